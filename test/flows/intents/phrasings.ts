import type { Intent } from '../../../src/flows/intent.ts'

export type Phrasings = Partial<Record<Intent['is'], string>>

/** How people really write, one phrasing between bars. */
export const english: Phrasings = {
  delete: `delete my data | Delete my data please | pls delete my info | DELETE MY DATA!!! | i want my data deleted now please | remove my number from your system
    | erase all my messages | please remove all my details | delete everything you have about me | forget me | can you delete my data? | how do i delete my data?
    | wipe my chat history | deleteee my data | delete | delete me | i want you to delete my information | remove my phone number | I withdraw my consent
    | data deletion request | delete my call recordings | stop messaging me and delete my data | dont keep my data | clear my records | delte my data
    | please erase my personal data | delete my data 🙏 | remove me completely | get rid of my data | my data delete pls`,
  'stop-ads': `STOP | stop | Unsubscribe | please stop | stop sending me offers | no more ads | stop the spam messages | dont send me messages | remove me from your list
    | take me off this list | opt out | stop promotional messages | I dont want these offers | stop it`,
  keep: 'keep my data | Keep my data! | please keep my data',
  denied: `It wasn't me! | this was not me | I did not ask for this | i didn’t request it`,
  status:
    'status | is my data deleted? | have you deleted my data? | when will you delete my data? | did you delete it? | deleted? | my data is not deleted yet?',
  help: 'help | what is this | who are you? | how does this work | what happens if i delete my data?',
  person: 'talk to a person | I want to talk to a human | agent | customer care number | call me',
  complain: 'COMPLAIN | I want to complain | this is a complaint | grievance',
  'who-looked': 'who looked at my case? | Who has seen my data? | who accessed my chat | who saw my messages?',
  language: 'language | change language | english | हिंदी | marathi',
  show: 'what data do you have about me? | show my data | what do you know about me',
  greeting: 'hi | Hello | hey | good morning | hiiii',
  thanks: 'thanks | thank you so much | ok thanks',
  yes: 'yes | Yes! | ok | sure | 👍 | yes delete it | go ahead',
  no: 'no | nope | not now | never mind',
}

export const hindi: Phrasings = {
  delete: `2 saal guzar gaye, mera data delete karo | kitne mahine guzar gaye, mera data delete karo
    | मेरा डेटा डिलीट करो | मेरा डाटा हटाओ | मेरी जानकारी मिटा दो | मेरा नंबर हटा दीजिए | मेरे सारे मैसेज डिलीट कर दो | मेरी चैट डिलीट करें | सब कुछ मिटा दो
    | मुझे अपना डेटा डिलीट कराना है | डिलीट | डिलीट करो | मेरा डेटा मत रखो | मेरी रिकॉर्डिंग हटाइए | कृपया मेरा डेटा डिलीट करें | अपना डेटा हटाना है
    | mera data delete karo | mera data delete kar do | mera data hata do | mera number hatao | meri jankari mita do | mere message delete karo | mera sara data delete kardo
    | mera data dilit karo | mujhe apna data delete karna hai | sab kuch delete karo | data delete krdo | plz mera data delete kro | meri chat delete karo
    | mera data mat rakho | mere number ka data hatao | apna data delete karwana hai | delete karo | mera data uda do | mera deta delete karo`,
  'stop-ads': `बंद करो | विज्ञापन बंद करो | मैसेज बंद करो | ऑफर मत भेजो | band karo | BAND KARO | ads band karo | message mat bhejo | offer band karo | ye sab band karo
    | मुझे ऑफर नहीं चाहिए | msg band kro | mujhe message nahi chahiye`,
  keep: 'डेटा रहने दें | मेरा डेटा रहने दो | mera data rehne do | data rakho',
  denied: 'ये मैंने नहीं किया | maine nahi kaha tha',
  status: `15 din guzar gaye, abhi tak delete nahi hua | 15 din guzar gaye, mera data delete hua kya
    | delete ho gaya? | डिलीट हो गया? | mera data delete ho gaya kya | मेरा डेटा डिलीट हुआ क्या? | kab delete hoga? | data delete nahi hua | स्टेटस | कब तक
    | डिलीट क्यों नहीं हुआ`,
  help: 'मदद | madad karo | yeh kya hai | आप कौन',
  person: 'किसी से बात करें | किसी से बात करनी है | kisi se baat karni hai | insaan se baat karao',
  complain: 'शिकायत | शिकायत करनी है | shikayat karni hai',
  'who-looked': 'मेरा केस किसने देखा? | mera case kisne dekha | मेरी चैट किसने पढ़ी',
  language: 'भाषा | bhasha | hindi me',
  show: 'क्या-क्या रखा है? | मेरा क्या डेटा है | mera kya data hai | mera data dikhao | कौन सा डेटा है मेरा',
  greeting: 'नमस्ते | namaste | हैलो',
  thanks: 'धन्यवाद | shukriya',
  yes: 'हाँ | हां जी | haan | ठीक है | haan delete karo | हाँ डिलीट करो',
  no: 'नहीं | nahi | रहने दो | mat karo | मत करो',
}

export const marathi: Phrasings = {
  delete: `माझा डेटा डिलीट करा | माझा डेटा काढून टाका | माझी माहिती काढून टाका | माझी माहिती पुसून टाका | माझा नंबर काढा | माझे मेसेज डिलीट करा | माझे चॅट हटवा | सगळं डिलीट करा
    | मला माझा डेटा डिलीट करायचा आहे | माझी सगळी माहिती नष्ट करा | कृपया माझा डेटा डिलीट करा | माझी रेकॉर्डिंग काढून टाका | माझा डेटा ठेवू नका | माझा नंबर हटवा | डिलीट करा
    | माझा डाटा पुसा | maza data kadhun taka | majha data delete kara | mazi mahiti kadhun taka | maza number kadha | majhi mahiti pusun taka | maze message delete kara
    | mazha data hatva | sagla delete kara | mala maza data delete karaycha aahe | maza data thevu naka | majha data kadhun taka please | maza data delet kara | delete kara
    | majhe chat delete kara | maza sagla data kadhun taka`,
  'stop-ads': `बंद करा | जाहिराती बंद करा | मेसेज बंद करा | ऑफर पाठवू नका | band kara | jahirat band kara | message pathvu naka | मला ऑफर नको | मेसेज नको | offers nako
    | थांबवा | he band kara`,
  keep: 'डेटा राहू द्या | माझा डेटा राहू द्या | माझा डेटा ठेवा | maza data theva | data rahu dya',
  denied: 'हे मी केलं नाही | he mi kela nahi',
  status: `डिलीट झाला का? | माझा डेटा डिलीट झाला का | कधी होईल | maza data delete zala ka? | kadhi delete hoil? | डेटा काढला का? | delete jhala ka | स्थिती`,
  'who-looked': 'माझी केस कोणी पाहिली? | maza data koni pahila | माझे मेसेज कुणी वाचले',
  help: 'मदत | मदत करा | he kay aahe | तुम्ही कोण',
  person: 'कुणाशी तरी बोलायचं आहे | माणसाशी बोलायचं आहे | konashi tari bolaycha aahe | फोन करा',
  complain: 'तक्रार | तक्रार करायची आहे | takrar karaychi aahe',
  language: 'भाषा बदला | मराठी | marathit bola',
  show: 'माझी कोणती माहिती आहे? | काय डेटा आहे माझा | mazi konti mahiti aahe | माहिती दाखवा',
  greeting: 'नमस्कार | namaskar | राम राम',
  thanks: 'आभारी आहे | dhanyavad | खूप आभार',
  yes: 'हो | होय | हो चालेल | ho | thik aahe | हो डिलीट करा',
  no: 'नको | नको राहू द्या | करू नका | nako | karu naka',
}

/** What must never open a deletion. */
export const hardNegatives: Phrasings = {
  'somebody-else': `delete my mother's data | delete my son's data | my father died, delete his data | मेरी माँ का डेटा डिलीट करो | mere bete ka data delete karo | meri mummy ka number hatao
    | माझ्या आईचा डेटा डिलीट करा | mulacha data kadhun taka | delete his messages | delete data of someone else | papa ka data mita do | मेरे पति का डेटा हटाओ | delete my wife's number
    | वडिलांची माहिती काढून टाका | uska data delete karo | delete my friend's chat | mere bacche ka data delete karo | mere bacchon ka data hatao
    | मेरे बच्चों का डेटा डिलीट करो`,
  'get-back': `get my data back | please restore my data | data wapas chahiye | डेटा वापस चाहिए | माझा डेटा परत द्या | maza data parat pahije | i deleted my data by mistake, bring it back
    | undo the deletion | delete kiya hua data wapas karo | i changed my mind`,
  elsewhere: `delete my amazon account | cancel my order | order cancel karo | delete my facebook data | ऑर्डर रद्द करो | ऑर्डर रद्द करा | remove item from cart | delete my instagram account
    | close my bank account | flipkart account delete karo | booking cancel karo | delete my whatsapp account`,
  negated: `don't delete my data | do not delete my data | mera data delete mat karo | मेरा डेटा डिलीट मत करो | data delete nahi karna | माझा डेटा डिलीट करू नका | maza data delete karu nako
    | डेटा काढू नका डिलीट नको | please never delete my chat | mat delete karo mera data | मत डिलीट करो मेरा डेटा | cancel the deletion of my data`,
  status: 'delete ho gaya? | was my data deleted? | who deleted my messages | mera data kisne delete kiya',
  account: 'delete my callmissed account | mera callmissed khata delete karo',
  none: 'what is the price of sweets | mera order kab aayega | 2 kilo aam bhej do | where is your shop | माझी ऑर्डर कुठे आहे | asdf qwerty | 1234 | दुकान कब खुलेगी',
}

/** What customers write to a shop every day: none of it may be taken from the shop's chat. */
export const shopTalk = `sab khatam ho gaya kya? | sab khatam ho gaya | सब खत्म हो गया क्या | sab mithai khatam ho gayi kya
  | sara stock khatam hua kya | chat khatam ho gayi kya? | papdi chat hata do | paneer chat hata do
  | sev chat nikal do meri | mera bill number nikal do | mera number nikalo list me | mera token number kab niklega
  | sorry wrong message delete it | wrong msg delete kar do | pichla message delete kar do
  | galti se message bheja delete kar dena | mera pichla message hata do | remove my number and add this 9876543210
  | remove my old number and add new number | please remove my details from the invoice | clear my bill details
  | clear all my dues details | delete my address | delete my previous message | delete message sent by mistake
  | delete the last message please | please delete my review photo and info | mera record nikal ke bhejo
  | mera hisab saaf karo sab | sab saaf kar do | sara maal nikal do | sab nikal do | meri sab mithai nikal do
  | jankari nikal ke do | information nikalo mere parcel ki | tracking number nikal do | mala number kadhun dya
  | maza number kadhun dya line madhe | number kadha | appointment cha number kadha | saglya photo kadha
  | sagla samaan kadhun theva | maza sagla maal kadhun theva | sagle dag kadhun taka | sab daag hata do
  | sare daag hatao mere kapde se | meri saree se daag nikal do sab | take down my number
  | take down my details for delivery | please take down my phone number | note down my number | forget my message
  | forget everything i said, send 2 kg | forget my last message | i want to clear everything and pay
  | history class details clear karo | destroy everything lol | data pack khatam ho gaya
  | mera data khatam ho gaya recharge kar do | mera data pack khatam ho gaya | mera net data khatam
  | internet data khatam ho gaya hai | mobile data clear kaise kare | number saaf nahi dikh raha | voice saaf nahi aa rahi
  | call saaf nahi aa raha | awaz saaf nahi call pe | मेरा डेटा खत्म हो गया रिचार्ज कर दो | कॉल साफ नहीं आ रही
  | delete for everyone my message | remove me from the whatsapp group | GDPR wale consultant ho aap?
  | do you do dpdp compliance consulting | is dpdp training available | my data cable is not working remove it
  | I bought a data cable, please remove from bill | remove voice recording fees from my bill
  | how do i clear history on my phone that i bought | screen record hata do | mera personal loan khatam karo
  | meri call kab khatam hogi | meeting khatam ho gayi sab`

/** Plain wishes that a business's chat gives up. */
export const plainWishes = `2 saal guzar gaye, mera data delete karo | દસ દિવસ ગુજરી ગયા, મારો ડેટા ડિલીટ કરો
  | delete my data | Delete my data please | DELETE MY DATA!!! | i want my data deleted now please | delete all my data
  | please erase my personal data | delete my personal information | can you delete my data? | data deletion request | remove my data
  | stop messaging me and delete my data | wipe my chat history | delete this chat | get my data deleted | my data delete | data delete
  | मेरा डेटा डिलीट करो | मेरा डाटा हटाओ | मेरा डेटा मिटा दो | अपना डेटा हटाना है | mera data delete karo | mera sara data delete kardo
  | mera data hata do | yeh chat delete karo | data delete krdo | mera data mita do | माझा डेटा डिलीट करा | माझा डेटा काढून टाका
  | maza data kadhun taka | majha data delete kara | मला माझा डेटा डिलीट करायचा आहे`

export const listed = (phrasings: string): string[] => phrasings.split('|').map((text) => text.trim().replace(/\s+/g, ' '))

export function each(phrasings: Phrasings): [string, string][] {
  return Object.entries(phrasings).flatMap(([is, list]) =>
    list.split('|').map((text): [string, string] => [text.trim().replace(/\s+/g, ' '), is]),
  )
}

/** A "not" that speaks of something else, or only coaxes: wishes all the same. */
export const notRefused = `मेरा डेटा डिलीट कर दो ना | मेरा डेटा डिलीट करो ना | mera data delete karo na | mera data delete kar na | maza data delet kara na
  | message mat bhejo aur mera data delete karo | मैसेज मत भेजो और मेरा डेटा डिलीट करो | i did not give consent, delete my data
  | i am not your customer delete my data | not interested delete my number | i never gave you my number remove it | mujhe nahi chahiye mera data delete karo
  | data nahi chahiye delete karo | don't message me again and delete my number | spam mat karo data delete karo | i dont know you delete my data
  | msg nahi chahiye mera number delete karo | मला मेसेज नको माझा नंबर काढून टाका | dont sell my data delete it | do not contact me again. delete my data
  | my data without consent delete it`

export const refused = `dont delete | please dont delete my data | no dont delete my chats | wait dont delete | mera data delete mat karna | data delete na kare
  | delete mat karo | mat delete karo | nahi delete karna | delete nahi karna hai | mera data mat hatao | data mat mitao | डेटा मत हटाओ | डिलीट मत करना
  | मेरा डेटा डिलीट न करें | डेटा डिलीट नहीं करना है | मत हटाओ मेरा डेटा | माझा डेटा काढू नका | डिलीट करू नका | delete karu naka | maza data kadhu naka
  | data delete nako | i dont want to delete my data | kadhu nako | nako kadhu`

/** Mistyped, passive, threatening, addressed to a "bhai": what was misread before. */
export const oftenMisread: Phrasings = {
  delete: `deleet my data | detele my data | plz delit my data | d e l e t e my data | dlete | i need my data to be deleted | my data should be deleted | get my data deleted
    | mera data delete kiya jaye | मेरा डेटा डिलीट किया जाए | u have my number delete it | mera data dlt krdo bhai | bhai mera data delete kar de | मेरा डाटा डिलिट करो भाई
    | my name is Kaka, delete my data | delete my data immediately otherwise i will complain | mera data delete kr dijiye nahi to complain karunga | stop using my data
    | i am your client, delete my data | my client id is 4711, delete my data | please be patient with me and delete my data
    | delete my data, sorry for the late reply | delete my data from the real estate offers | mera naam waris hai, mera data delete karo
    | aapki taraf se message aate hain, mera number delete karo | आपकी तरफ से मैसेज आते हैं, मेरा नंबर हटाओ`,
  elsewhere: 'remove nominee from my policy',
  keep: 'stop the deletion | stop delete | undo | data rahne do bhai',
  'stop-ads': `msg mat karo | call mat karo | phone karu naka | do not disturb | DND | unsubcribe | dont msg me again | do not call me | मैसेज मत करो | फोन करू नका
    | त्रास देऊ नका | pareshan mat karo`,
  no: 'ruk jao | rehne do | cancel karo | dont do it',
  status: 'abhi tak delete nahi hua | अभी तक डिलीट नहीं हुआ',
  yes: 'yess | ha kr do | haan ji | ok kar do | हो करून टाक',
  help: 'who are you people | why do you have my data | is this scam?',
  person: 'talk to support',
}

/** Angry, misspelt, spoken, in a single word: as they come, in all three languages. */
export const inTheirWords: Phrasings = {
  delete: `remove me | erase me | delete all | wipe everything | pls del my data | del my data | delete evrything u hav on me
    | remove all my stuff from ur server | i want to be forgotten | please forget my number
    | dont want you to have my data remove it | delete my details now!! or i go to consumer court
    | you people have no right to my data delete it right now | take my number out of your system
    | i want my number removed | hey siri delete my data | delete my data comma please | delete my data full stop
    | data delete | deletion | remove my data now you idiots | my chats should be deleted
    | i do not want my data with you, delete | please clear all my chat with you | erase | मेरा सारा रिकॉर्ड हटा दो
    | मेरा नाम और नंबर मिटा दो | मुझे हटा दो | मेरी सारी चैट उड़ा दो | डाटा डिलीट | डेटा हटाओ
    | मेरा डेटा निकाल दो अपने सिस्टम से | मेरी निजी जानकारी डिलीट कर दीजिए | डिलीट कर दे भाई मेरा सब कुछ
    | मेरा डाटा डिलीट कर दो वरना शिकायत करूंगा | मेरा डेटा डिलीट करवाना है मुझे | mujhe hata do
    | mera naam number sab hata do | mere sare msg uda do | mera data delet krdo yr | mera data nikal do apne system se
    | meri sari chat delete maro | data hatao mera | sab delete kar do jo bhi hai mera | mera no delete kro
    | mera mobile number hata do | mera dataa delete kijiye | meri call recording delete kar do | mera record mitao
    | delete kr do mera data fatafat | माझं सगळं काढून टाका | माझी सर्व माहिती डिलीट करा | माझे नाव आणि नंबर काढून टाका
    | मला काढून टाका | माझा डेटा लगेच डिलीट करा नाहीतर तक्रार करेन | माझं रेकॉर्डिंग पुसून टाका | डेटा काढा
    | माझा सगळा डेटा काढून टाका हो | mala kadhun taka | maza nav ani number kadhun taka | maza data lagech delete kara
    | mazi sagli mahiti delete kara | data kadhun taka na | maze recording kadhun taka | maza deta dilit kara`,
  'stop-ads': `block me | stop msging me | no more msgs pls | stop bothering me | leave me alone | dont disturb me | unsub
    | remove me from the group list | stop spam | no spam | spam band karo | मुझे परेशान मत करो | मैसेज आना बंद करो
    | आप लोग मैसेज करना बंद करो | mujhe msg karna band karo | pareshan mat kro yaar | kitne message bhejte ho band karo
    | mujhe block kar do | मला ब्लॉक करा | मला मेसेज करू नका | jahirati nakot | message pathvane band kara | stopp
    | STOP!!!`,
  status: `is my data gone | is it gone? | has my data been removed | are you done deleting | did you delete
    | is my data still there? | is everything deleted | kya mera data hat gaya | mera data gaya kya | ho gaya kya
    | hua kya delete | डेटा हट गया क्या | मेरा डेटा मिट गया? | क्या सब डिलीट हो गया | अभी तक क्यों नहीं हटा
    | maza data gela ka | delete zala ki nahi | डेटा गेला का | अजून डिलीट झालं नाही | माझी माहिती काढली का
    | how long will it take | when will it be deleted | kitna time lagega | my case | where is my case`,
  negated: `डेटा मत हटाना, रहने दो | maza data nako delete kara | माझा डेटा नको डिलीट करा | nako delete karu | mera data na hatao
    | do NOT erase anything | please dont remove my data | डिलीट ना करें | मेरा नंबर मत मिटाओ | काढून टाकू नका
    | delete karaycha nahi | डिलीट करायचं नाही | not delete | dont del my data | delete nako`,
  keep: `dont delete anything keep my data | let it be, keep my data | data rahu de | i want to keep my data | keep it`,
  'get-back': `i want my data back | recover my chats | mera data wapis do | मेरी चैट वापस लाओ | माझे मेसेज परत द्या
    | galti se delete ho gaya wapas chahiye | undelete my data`,
  'somebody-else': `delete my brothers data | delete my dad's number | मेरी पत्नी का नंबर हटाओ | mere bhai ka data hata do
    | pati ka data delete karo | aaicha data kadhun taka | माझ्या नवऱ्याचा डेटा काढून टाका
    | delete data for my late husband | remove my daughter's chats | dadi ka data delete karna hai wo nahi rahi
    | delete her data | i am the legal heir of late shri ramesh kumar, delete the data | i am his nominee, please delete the data
    | i am the guardian of ravi, delete the data | delete the data of the late mrs sharma | delete my client's data
    | मैं उनका कानूनी वारिस हूँ, डेटा डिलीट करो | main unka nominee hu, data delete karo | स्वर्गीय रमेश कुमार का डेटा हटाओ
    | मैं उसका अभिभावक हूँ, डेटा डिलीट करो | मी कायदेशीर वारस आहे, डेटा डिलीट करा | mi nominee aahe, data delete kara
    | स्वर्गीय रमेश कुलकर्णी यांचा डेटा काढून टाका | मी पालक आहे, डेटा डिलीट करा`,
  elsewhere: `delete my google account | delete my paytm account | mera order hata do | close my loan account
    | train ticket cancel karo | delete my swiggy account | delete my insta`,
  person: `i need a human | connect me to someone | kisi insan se baat karao | real person please | someone call me
    | manasashi bolaycha aahe | customer care`,
  complain: `i will complain to the police | yeh complaint hai | मुझे शिकायत करनी है | तक्रार आहे | file a complaint
    | grievance officer`,
  show: `what have you stored about me | which data do you keep | mere bare me kya jankari hai | मेरी क्या जानकारी है आपके पास
    | tumchyakade mazi kay mahiti aahe | show me everything you have | kya kya data hai`,
  help: `koi hai kya | what | kya | what should i do | samajh nahi aaya | how | मुझे कुछ समझ नहीं आया | काय करायचं | kaise kare`,
  yes: `yes please | haan bhai | ok done | theek h | yep | ya | हाँ हटा दो | हो काढा`,
  no: `no thanks | nahi chahiye | abhi nahi | नको रे | nope dont | na`,
  thanks: `thx | tysm | ok thank you | बहुत धन्यवाद | shukriya bhai`,
  greeting: `hii | hello sir | gm | namaste ji | हेलो | namaskar sir`,
  none: `mera khana kab aayega | send me the menu | 500 | what time do you open | यह साड़ी कितने की है | भाव काय आहे
    | ok cool nice weather | location bhejo | kal milte hai`,
}
