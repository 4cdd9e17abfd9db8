import type { Phrasings } from './phrasings.ts'

/** As people write when they are angry, in a hurry, dictating, kind, or between two languages. */
export const heard: Phrasings = {
  delete: `u guys r pathetic delete my data NOW | delet all my data immediatly | DELETE EVERYTHING ABOUT ME | plz plz delete my number frm ur database | I'd like all of my personal data erased, thank you
    | kindly remove my contact details from your records | could you please delete my information | remove my number from database | remove my contact | i want to delete my data | need my data gone
    | get my number off your system | make my data disappear | hello delete my data | hi please delete my chat | delete my data question mark no sorry full stop | okay google delete my data | my data... delete... now
    | delete 🗑️ my data | 🗑️ delete my data 😡😡 | data delete karna hai mujhe | mera data delete karwa do yaar | mera data permanently delete karo | meri details hata do | mera contact delete karo | apne record se mera number hatao
    | mera pura data saaf karo | mera data delete karne ka hai | mujhe mera data delete chahiye | sir ji mera data delete kar dijiye bahut meherbani hogi | mera data hataiye warna police me jaunga | मेरा डेटा तुरंत हटाओ | मेरा डेटा delete करो
    | mera डेटा delete करो please | मेरी पर्सनल जानकारी हटाओ | मेरा सब डाटा डिलिट मारो | मेरा नंबर अपने सिस्टम से निकालो | मेरा डेटा डिलीट करवा दीजिए प्लीज़ 🙏 | मेरे मैसेज और कॉल रिकॉर्डिंग सब हटा दो | maza sagla data delete karun taka
    | maza number tumchya system madhun kadha | maza data delete karaycha ahe | krupaya maza data kadhun taka | majhi sagli mahiti pusun taka na please | माझा नंबर तुमच्या यादीतून काढून टाका | माझा data delete करा | माझी वैयक्तिक माहिती पुसून टाका
    | माझा डेटा कायमचा डिलीट करा | माझे सगळे मेसेज पुसून टाका 🙏`,
  'stop-ads': `stop these msgs | stop it already | no more offers pls | STOP SPAMMING ME | stop calling me | i said stop | block this number pls | unsubscribe me please | don't text me | enough messages | roz roz message mat bhejo | offer wale msg band karo
    | msg aana band karo | call karna band karo | mujhe call mat karo | pareshan mat karo mujhe | ye faltu msg band kro | मुझे मैसेज मत भेजो | रोज़ रोज़ मैसेज मत भेजो | विज्ञापन नहीं चाहिए | कॉल मत करो | मला मेसेज पाठवू नका | सारखे मेसेज नको
    | मला कॉल करू नका | message nako | mala tras deu naka | roj message pathvu naka`,
  negated: `pls dont delete | dont you dare delete my data | never delete my data | i do not want my data deleted | i didnt ask to delete my data | no need to delete my data | mera data delete nahi karwana | delete mat kar dena | मेरा डेटा डिलीट नहीं करवाना | डेटा डिलीट मत करना प्लीज़
    | maza data delete karaycha nahi | delete karu nako please | माझा डेटा डिलीट करू नका हं | डिलीट नको`,
  keep: `keep my data please | please keep everything | i changed my mind keep my data | no keep my data | data rehne do please | मेरा डेटा रहने दीजिए | माझा डेटा तसाच राहू द्या | maza data rahu dya please`,
  status: `did u delete it yet | is it deleted yet | has everything been erased? | is my number still in your system? | any update on my deletion request | what happened to my request | how many days will it take | mera data delete hua ya nahi | delete ho gaya na?
    | kab tak delete hoga | data hata diya kya | मेरा डेटा कब तक हटेगा | डिलीट हुआ कि नहीं | अभी तक डिलीट क्यों नहीं हुआ | maza data delete zala ka nahi | kadhi paryant delete hoil | डेटा डिलीट झाला की नाही | अजून किती वेळ`,
  'somebody-else': `delete my late fathers number | erase my sons chat | delete data of my friend | mere papa ka number hata do | meri beti ka data delete karo | meri biwi ka number delete karo | मेरे भाई का डेटा हटा दो | मेरी दादी का नंबर डिलीट करो | maza mulacha data delete kara | mazya aaicha number kadha
    | माझ्या मुलाचा डेटा काढा | आजीचा नंबर काढून टाका`,
  'get-back': `give me back my data | i deleted by mistake please restore | mera data wapas karo | galti se delete kar diya wapas lao | डिलीट किया हुआ वापस चाहिए | चुकून डिलीट झालं परत द्या | maza data parat dya`,
  elsewhere: `delete my zomato account | cancel my subscription | remove my swiggy order | mera recharge order cancel karo | मेरा ऑर्डर कैंसिल करो | माझी ऑर्डर रद्द करा | gmail account delete karo`,
  person: `let me speak to a human | can i talk to someone | give me a real person | manager se baat karao | kisi se baat karao | किसी इंसान से बात कराओ | माणसाशी बोलायचं आहे मला | कुणाशी बोलू`,
  complain: `i am going to complain | i want to file a complaint | consumer court me jaunga complaint karunga | शिकायत दर्ज करो | मुझे शिकायत दर्ज करानी है | माझी तक्रार आहे | takrar nondvaychi aahe`,
  show: `what do you have on me | show me my data | tell me what data you have | mera kya kya data hai aapke paas | मेरे बारे में क्या जानकारी है | माझी काय माहिती आहे तुमच्याकडे`,
  help: `who r u | who is this?? | what is happening | ye kya hai bhai | aap kaun ho | तुम कौन हो | हे काय आहे | kaun hai`,
  none: `mera parcel kaha hai | do you have red saree | kal dukan khuli hai kya | aaj ka rate kya hai | माझा पार्सल कुठे आहे | 1 kg pedha pathva | good product thanks for asking rate`,
}
