import type { Language } from '../../../src/flows/language.ts'

/** How people ask how their own deletion stands, in their letters and in Latin ones, one phrasing between bars. */
export const asking: Record<Language, string> = {
  en: `any update? | any updates on this | any news on my request | what is the status of my request | what's the status | status please | check status | my request status | case status please | whats happening with my case
    | what happened to my request | what happened to my data | how long will it take | how much time will it take | how many more days | when will it be done | when will it be completed | when will my data be gone | is it done yet | is it done or not
    | still not done | still pending? | nothing happened yet | still waiting for update | where is my request | how far is my case | no update yet | please tell me the status of my case | hello, any update on my case? | did it get done
    | i want to know the status of my request | has it been done | is my request completed | what about my request | any progress | it has been 5 days, any update?`,
  hi: `status kya hai | mera status batao | mera status kya hai bhai | status batao please | kab hoga | kab tak hoga | kab tak ho jayega sir | kitna time lagega | kitna samay lagega | kitne din lagenge | aur kitna time lagega
    | kya hua mere request ka | mere request ka kya hua | meri request ka kya hua sir | mera case kahan tak pahuncha | mera case kaha tak pahucha | case ka kya hua | delete hua ya nahi | data delete hua ya nahi | hua ya nahi | ho gaya kya
    | abhi tak nahi hua | abhi tak kuch nahi hua | ab tak nahi hua | koi update hai kya | koi update | koi jawab nahi aaya | mera data delete hua kya | mere data ka kya hua | kya chal raha hai mere case me | request ka status kya hai
    | 5 din ho gaye abhi tak nahi hua | kaam hua ya nahi | mera kaam kab hoga | kitna baki hai | kab tak intezar karna padega | mera kab delete hoga
    | स्टेटस क्या है | मेरा स्टेटस बताओ | कब होगा | कब तक होगा | कितना समय लगेगा | कितने दिन लगेंगे | मेरी रिक्वेस्ट का क्या हुआ | मेरे केस का क्या हुआ | मेरा केस कहाँ तक पहुँचा | डिलीट हुआ या नहीं | अभी तक नहीं हुआ
    | अभी तक कुछ नहीं हुआ | हुआ कि नहीं | कोई अपडेट है क्या | मेरे अनुरोध की स्थिति बताइए | क्या हुआ मेरे डेटा का`,
  mr: `maza case kuthe aahe | majhi request kuthparyant aali | mazya request che kay zale | status kay aahe | kay zala mazya case cha | kadhi honar | kadhi hoil sanga | kiti vel lagel | kiti divas lagtil | ajun zala nahi
    | ajun kahi zala nahi | kahi update aahe ka | zala ka nahi | data delete zala ka nahi | माझी केस कुठे आहे | माझी केस कुठपर्यंत आली | माझ्या विनंतीचं काय झालं | स्टेटस काय आहे | स्थिती काय आहे | कधी होणार | किती वेळ लागेल
    | किती दिवस लागतील | अजून झालं नाही | अजून काही झालं नाही | काही अपडेट आहे का | झालं की नाही | माझ्या केसचं काय झालं`,
  bn: `amar case er ki holo | amar request er ki holo | status ki | obostha ki | kobe hobe | kokhon hobe | koto din lagbe | koto somoy lagbe | ekhono hoyni | ekhono kichu hoyni | kono update ache | hoyeche ki na | amar data delete hoyeche ki na
    | আমার কেসের কী হলো | আমার রিকোয়েস্টের কী হলো | স্ট্যাটাস কী | অবস্থা কী | কবে হবে | কতদিন লাগবে | কত সময় লাগবে | এখনও হয়নি | এখনও কিছু হয়নি | কোনো আপডেট আছে | হলো কি না | আমার অনুরোধ কতদূর এগোলো`,
  ta: `en case enna aachu | en request enna aachu | status enna | eppo mudiyum | eppo aagum | evlo naal aagum | evlo neram aagum | innum aagala | innum mudiyala | ethavathu update irukka | mudinjucha illaiya | en case enga irukku
    | என் கேஸ் என்ன ஆச்சு | என் கோரிக்கை என்ன ஆனது | ஸ்டேட்டஸ் என்ன | எப்போ முடியும் | எத்தனை நாள் ஆகும் | எவ்வளவு நேரம் ஆகும் | இன்னும் ஆகவில்லை | இன்னும் முடியல | ஏதாவது அப்டேட் இருக்கா | என் கேஸ் எங்கே இருக்கிறது`,
  te: `na case emaindi | naa request emaindi | status enti | eppudu avutundi | eppudu aipothundi | entha time padutundi | enni rojulu padutundi | inka avvaledu | inka kaledu | emaina update unda | ayinda leda | na case ekkadi varaku vachindi
    | నా కేసు ఏమైంది | నా రిక్వెస్ట్ ఏమైంది | స్టేటస్ ఏంటి | ఎప్పుడు అవుతుంది | ఎంత సమయం పడుతుంది | ఎన్ని రోజులు పడుతుంది | ఇంకా అవ్వలేదు | ఇంకా కాలేదు | ఏమైనా అప్డేట్ ఉందా | అయిందా లేదా`,
  kn: `nanna case enaytu | nanna request enaytu | status enu | yavaga agutte | yavaga mugiyutte | eshtu time beku | eshtu dina beku | innu agilla | innu aagilla | enadru update ideya | ayta illva | nanna case elli ide
    | ನನ್ನ ಕೇಸ್ ಏನಾಯ್ತು | ನನ್ನ ವಿನಂತಿ ಏನಾಯಿತು | ಸ್ಟೇಟಸ್ ಏನು | ಯಾವಾಗ ಆಗುತ್ತೆ | ಎಷ್ಟು ಸಮಯ ಬೇಕು | ಎಷ್ಟು ದಿನ ಆಗುತ್ತೆ | ಇನ್ನೂ ಆಗಿಲ್ಲ | ಏನಾದ್ರೂ ಅಪ್ಡೇಟ್ ಇದೆಯಾ | ನನ್ನ ಕೇಸ್ ಎಲ್ಲಿದೆ`,
  gu: `mara case nu shu thayu | mari request nu su thayu | status shu che | kyare thase | ketlo time lagse | ketla divas lagse | haju nathi thayu | haji sudhi nathi thayu | koi update che | thayu ke nahi | maro case kya sudhi pahochyo
    | મારા કેસનું શું થયું | મારી વિનંતીનું શું થયું | સ્ટેટસ શું છે | ક્યારે થશે | કેટલો સમય લાગશે | કેટલા દિવસ લાગશે | હજુ નથી થયું | હજી સુધી નથી થયું | કોઈ અપડેટ છે | થયું કે નહીં`,
  pa: `mere case da ki hoya | meri request da ki baneya | status ki hai | kado hovega | kinna time lagega | kinne din lagange | hale tak nahi hoya | aje nahi hoya | koi update hai | hoya ke nahi | mera case kithe pahuncheya
    | ਮੇਰੇ ਕੇਸ ਦਾ ਕੀ ਹੋਇਆ | ਮੇਰੀ ਰਿਕਵੈਸਟ ਦਾ ਕੀ ਬਣਿਆ | ਸਟੇਟਸ ਕੀ ਹੈ | ਕਦੋਂ ਹੋਵੇਗਾ | ਕਿੰਨਾ ਸਮਾਂ ਲੱਗੇਗਾ | ਕਿੰਨੇ ਦਿਨ ਲੱਗਣਗੇ | ਹਾਲੇ ਤੱਕ ਨਹੀਂ ਹੋਇਆ | ਅਜੇ ਨਹੀਂ ਹੋਇਆ | ਕੋਈ ਅਪਡੇਟ ਹੈ | ਹੋਇਆ ਕਿ ਨਹੀਂ`,
  ml: `ente case enthayi | ente request enthayi | status enthanu | eppo aakum | eppol theerum | ethra divasam edukkum | ethra samayam edukkum | ithuvare aayilla | update undo | enthenkilum update undo | aayo illayo | ente case evide vare ethi
    | എന്റെ കേസ് എന്തായി | എന്റെ അപേക്ഷ എന്തായി | സ്റ്റാറ്റസ് എന്താണ് | എപ്പോൾ ആകും | എത്ര ദിവസം എടുക്കും | ഇതുവരെ ആയില്ല | അപ്ഡേറ്റ് ഉണ്ടോ | ആയോ ഇല്ലയോ`,
  or: `mo case ra kana hela | mo request kana hela | status kana | kebe heba | kete dina lagiba | kete samaya lagiba | ebe jae heini | kichi update achi | hela ki nahi | mo case keunthi achi
    | ମୋ କେସର କ’ଣ ହେଲା | ମୋ ଅନୁରୋଧର କଣ ହେଲା | ଷ୍ଟାଟସ୍ କଣ | କେବେ ହେବ | କେତେ ଦିନ ଲାଗିବ | କେତେ ସମୟ ଲାଗିବ | ଏଯାଏଁ ହୋଇନାହିଁ | କିଛି ଅପଡେଟ୍ ଅଛି | ହେଲା କି ନାହିଁ`,
  ur: `mera case kahan tak pohncha | meri darkhwast ka kya bana | kitna waqt lagega | ab tak kuch nahi hua | kab tak ho ga | میری درخواست کا کیا ہوا | میرے کیس کا کیا بنا | اسٹیٹس کیا ہے | کب ہوگا | کب تک ہو گا | کتنا وقت لگے گا | کتنے دن لگیں گے
    | ابھی تک نہیں ہوا | اب تک کچھ نہیں ہوا | کوئی اپڈیٹ ہے | ہوا یا نہیں | میرا کیس کہاں تک پہنچا`,
  as: `mur case r ki hol | mor request r ki hol | status ki | ketia hobo | kiman din lagibo | kiman homoi lagibo | etiyao hua nai | kiba update ase neki | hol ne nai | mur case kot ase
    | মোৰ কেচৰ কি হ’ল | মোৰ অনুৰোধৰ কি হ’ল | ষ্টেটাছ কি | কেতিয়া হ’ব | কিমান দিন লাগিব | কিমান সময় লাগিব | এতিয়াও হোৱা নাই | কিবা আপডেট আছে নেকি | হ’ল নে নাই`,
}

/** A business's own matters, in a business's chat. */
export const ofABusiness = `delete ho gaya kya mera order | order status | my order status | payment status | what is the status of my payment | delivery kab hogi | delivery kab tak hogi | mera order kab aayega | mera order kahan tak pahuncha | order ka kya hua
  | mera parcel kahan hai | refund kab hoga | refund kab milega | mera refund abhi tak nahi aaya | refund status | booking ka status | appointment kab hai | kitna time lagega delivery me | any update on my order | any update on delivery
  | when will my order be delivered | how long will delivery take | is my order done | mera saman kab aayega | loan status kya hai | recharge hua ya nahi | payment hua ya nahi | paise kab aayenge | result kab aayega | report kab milegi
  | maza order kuthe aahe | amar order er ki holo | amar parcel kothay | en order enna aachu | na order emaindi | nanna order enaytu | mara order nu shu thayu | mere order da ki hoya | ente order enthayi | mo order ra kana hela
  | میرے آرڈر کا کیا ہوا | mur order r ki hol | ऑर्डर का स्टेटस क्या है | डिलीवरी कब होगी | पेमेंट हुआ या नहीं | माझी ऑर्डर कुठे आहे | আমার অর্ডারের কী হলো | என் ஆர்டர் என்ன ஆச்சு | నా ఆర్డర్ ఏమైంది
  | status kya hai | kab hoga | any update? | kitna time lagega | abhi tak nahi hua | mera case kahan tak pahuncha | kya hua | koi update | shop kab khulega | kab tak open ho | class kab hogi | exam kab hoga | doctor kab aayenge`

/** Not asked after one's own deletion on any number: something else is said or asked. */
export const asksSomethingElse = `order status | payment status | delivery kab hogi | mera order kahan tak pahuncha | parcel kahan hai | refund kab hoga | result kab aayega | kitna paisa lagega | kitne paise lagenge | shop kab khulega | kab tak open ho
  | mera order kab aayega | when will you open | how much does it cost | what time do you close | aap kya karte ho | kya kar rahe ho | kya chahiye | my whatsapp status | status video bhejo | status lagao
  | delivery status | train ka status | pnr status | loan ka kya hua | my mother's case | salary kab aayegi | recharge hua ya nahi | kab aaoge | kaha ho`

/** The reference of one's own case, as it is typed. */
export const withReference = `CM-7K3F-9QXD | cm-7k3f-9qxd | cm 7k3f 9qxd | CM7K3F9QXD | cm7k3f 9qxd | CM – 7K3F – 9QXD | CM_7K3F_9QXD | #CM-7K3F-9QXD | C M 7K3F 9QXD | CM-7K3F-9QXD? | case CM-7K3F-9QXD ka kya hua | CM-7K3F-9QXD ka status
  | my case CM-7K3F-9QXD | case number CM-7K3F-9QXD | mera case number CM-7K3F-9QXD hai | status of CM-7K3F-9QXD | what happened to cm 7k3f 9qxd | any update on CM-7K3F-9QXD? | CM-7K3F-9QXD kab hoga | CM-7K3F-9QXD abhi tak nahi hua
  | hello CM-7K3F-9QXD | CM-7K3F-9QXD please | reference CM-7K3F-9QXD | ref no: CM-7K3F-9QXD | Your case: CM-7K3F-9QXD | maza case CM-7K3F-9QXD kuthe aahe | मेरा केस CM-7K3F-9QXD का क्या हुआ | আমার কেস CM-7K3F-9QXD | என் கேஸ் CM-7K3F-9QXD என்ன ஆச்சு
  | నా కేసు CM-7K3F-9QXD ఏమైంది | میرا کیس CM-7K3F-9QXD | is CM-7K3F-9QXD deleted | CM-7K3F-9QXD delete hua ya nahi`

/** No reference: other numbers, and words that look a little like one. */
export const withoutReference = `CM data kare | 170 cm 7k3f 9qxd | 7k3f 9qxd | cm 7k3f | CM-7K3F-9QXDA | XCM-7K3F-9QXD | ACM 7K3F 9QXD | my code is 472 | cm sahab kab aayenge`
