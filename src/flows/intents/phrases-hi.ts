import type { Phrases } from './phrases.ts'

/** Hindi in Devanagari and as it is typed in Latin letters. */
export const hi: Phrases = {
  erase: `
    डिलीट, डीलीट, डिलिट, डिलेट, डीलिट, डेलीट, डलीट, डेलिट, रिमूव, रीमूव, इरेज, इरेज़, क्लियर, हटव*, hatwa*, hatva*, mitwa*, मिटव*, उड़ाओ, मिटा*, हटा*, साफ, निकाल*, नष्ट, खत्म, delete, mita, mitao, mitado, mitaa, mitaiye,
    mitana, mitae, mitaen, hata, hatao, hatado, hataa, hataiye, hatana, hatae, hataen, hatwao, hata do, saaf, saf,
    hatega, mitega, हटेग*, मिटेग*, nikal, nikalo, nikaal, khatam, khatm, uda do, udaa do, उड़ा दो, उडा, hatane, mitane, हटाने, मिटाने`,
  data: `
    डेटा, डाटा, जानकारी, सूचना, नंबर, नम्बर, मोबाइल नंबर, मैसेज, मेसेज, मैसेजेस, संदेश, चैट, रिकॉर्ड, रिकार्ड,
    रिकॉर्डिंग, रिकार्डिंग, कॉल, बातचीत, सब कुछ, सबकुछ, सब, सारा, विवरण, प्रोफाइल, हिस्ट्री, data, deta, daata,
    dataa, jankari, jaankari, janakari, nambar, numbar, sab kuch, sab kuchh, sabkuch, sab, sara, saara, baatcheet,
    batchit, sandesh, mesej, maisej, chat, recording, rikarding
  `,
  self: `
    मेरा, मेरी, मेरे, मुझे, मुझको, अपना, अपनी, अपने, हमारा, हमारी, हमारे, mera, meri, mere, mujhe, muje, apna,
    apni, apne, hamara, hamari, hamare, mra
  `,
  not: `मत, नहीं, नही, नहि, ना, न, mat, mt, nahi, nahin, nhi, nai, na, nahee, mat karo, mat karna, bina, बिना`,
  past: `
    हो गया, हो गई, हो गयी, हो चुका, हुआ, हुई, किया, कर दिया, मिट गया, हट गया, कब, कितना समय, कितने दिन, कितनी देर,
    क्यों, किसने, स्टेटस, ho gaya, hogaya, ho gya, hogya, ho gai, ho gayi, hua, huaa, huwa, hui, kiya, kia,
    kar diya, kardiya, kr diya, krdiya, mit gaya, hat gaya, hata diya, mita diya, hata di, mita di, hataya, mitaya, हटा दिया, मिटा दिया, हटाया, मिटाया, ho chuka, kab, kab tak, kitna time, kitne din, kyu,
    kyun, kyon, kisne
  `,
  eraseWhole: `
    मुझे भूल जाओ, मुझे भूल जाइए, डेटा मत रखो, डेटा मत रखना, डेटा नहीं रखना, डाटा मत रखो, जानकारी मत रखो,
    सहमति वापस लेता, सहमति वापस लेती, सहमति वापस, consent wapas, sehmati wapas, data save mat, data store mat, data use mat, data istemal mat, number save mat, data use karna band, data istemal karna band,
    डेटा सेव मत, डेटा इस्तेमाल मत, डेटा यूज मत, डेटा इस्तेमाल करना बंद, नंबर सेव मत, mujhe bhool jao, mujhe bhul jao, data mat rakho, data mat rakhna,
    data na rakho, data nahi rakhna, number mat rakho, jankari mat rakho, sahmati wapas, sahmati vapas
  `,
  keep: `
    खाता रहने दें, खाता रहने दो, प्रोफाइल रहने दें, khata rehne do, account rehne do, profile rehne do,
    डेटा रहने दें, डेटा रहने दो, डेटा रहने दीजिए, डेटा रखो, डेटा रखें, डेटा रखिए, डेटा रख लो, डाटा रहने दो,
    डाटा रखो, डाटा रहने दें, जानकारी रहने दो, जानकारी रखो, data rehne do, data rahne do, data rehne de,
    data rahne de, data rehne den, data rahne den, data rehne dijiye, data rakho, data rakh lo, data rakhiye,
    data rakhna, data rakhe, data rakhen, jankari rehne do, data bacha lo, data bachao, data bacha do, data bacha lijiye, डेटा बचा लो, डेटा बचाओ, डेटा बचा लीजिए
  `,
  stop: `
    बंद, बन्द, रोको, रोक, रोकें, रोकिए, रोक दो, मत भेजो, मत भेजें, मत भेजना, नहीं चाहिए, ना भेजें, band, bandh,
    bnd, roko, rok, rokna, mat bhejo, mat bhejna, mat bheje, mt bhejo, na bheje, na bhejo, nahi chahiye,
    nhi chahiye, nahi chaiye, pareshan mat, परेशान मत, tang mat, stop karo
  `,
  ads: `
    विज्ञापन, ऐड, ऑफर, आफर, प्रचार, मैसेज, मेसेज, एसएमएस, स्पैम, कॉल, संदेश, vigyapan, vigyaapan, ad, ads, offer,
    offers, prachar, message, messages, msg, msgs, sms, mesej, call, calls, sandesh, promotion, add, adds
  `,
  back: `
    वापस, वापिस, रिस्टोर, गलती से, मन बदल, wapas, vapas, wapis, vapis, wapass, galti se, mann badal, man badal,
    restore, recover
  `,
  orders: `
    ऑर्डर, आर्डर, बुकिंग, टिकट, अपॉइंटमेंट, अमेजन, फ्लिपकार्ट, फेसबुक, इंस्टाग्राम, गूगल, पेटीएम, जियो, बैंक, लोन,
    बिल, पार्सल, सामान, रिफंड, आधार, saman, samaan, oder, ordar, bukking
  `,
  platforms: `अमेजन, फ्लिपकार्ट, फेसबुक, इंस्टाग्राम, गूगल, पेटीएम, जियो, बैंक`,
  trade: `रिपेयर*, फॉर्मेट, फार्मेट, रीसेट, रिसेट, बैकअप, लैपटॉप, पेन ड्राइव, सीसीटीवी`,
  cancel: `रद्द, कैंसिल, कैंसल, बंद, वापस, radd, cancel, cancil, cansel, kensal, band`,
  relatives: `
    मां, मम्मी, माताजी, माता, पापा, पिता, पिताजी, बाप, बेटा, बेटे, बेटी, पति, पत्नी, बीवी, भाई, बहन, दोस्त, दादा,
    दादी, नाना, नानी, चाचा, चाची, मामा, मामी, पडोसी, बच्चा, बच्चे, बच्ची, उसका, उसकी, उसके, उनका, उनकी, उनके, इनका,
    इनके, किसी और, दूसरे, दूसरा, परिवार, maa, mummy, mumy, mammi, mataji, papa, pita, pitaji, baap, beta, bete,
    beti, pati, patni, biwi, bivi, bhai, behen, behan, bahan, dost, dada, dadi, nana, nani, chacha, chachi, mama,
    mami, padosi, bachcha, bachche, bacche, bacchon, bachon, bachchon, baccho, बच्चों, bacha, bache, bachi, uska, uski, uske, unka, unki, unke, inka, inke, kisi aur,
    kisi or, dusre, doosre, dusra, parivar, pariwar, bachcho, bacho, didi, saas, sasur, bhabhi, mausi, bua, jiju, jija, chachu, sabka, sabki, sabke, us aadmi,
    us ladki, us ladke, us aurat, us bande, दीदी, सास, ससुर, भाभी, मौसी, बुआ, जीजू, जीजा, चाचू, सबका, सबकी, सबके, उस आदमी, उस लड़की, उस लड़के, उस औरत
  `,
  dead: `
    मर गया, मर गए, मर गई, मृत्यु, देहांत, निधन, गुजर गए, गुजर गया, गुजर गई, नहीं रहे, नहीं रही, स्वर्गीय,
    स्वर्गवास, mar gaya, mar gaye, mar gayi, mrityu, dehant, nidhan, guzar gaye, gujar gaye, guzar gaya,
    gujar gaya, guzar gayi, gujar gayi, nahi rahe, nahin rahe, nahi rahi, swargwas, swargiya, maut, मौत,
    दिवंगत, swargiya, swargeeya, divangat, कानूनी वारिस, kanooni waris, kanuni waris, की विधवा, ki vidhwa
  `,
  ill: `बीमार, बिमार, अस्पताल, हॉस्पिटल, कोमा, लकवा, bimar, beemar, bimaar, aspatal, koma, lakwa`,
  minor: `
    बच्चा, बच्चे, बच्ची, bachcho, bacho, नाबालिग, साल का, साल की, साल के, bachcha, bachche, bacche, bacchon, bachon, bachchon, baccho, बच्चों, bacha, bache, bachi, nabalig, saal ka,
    saal ki, saal ke, sal ka, sal ki, sal ke
  `,
  standsFor: `
    कानूनी वारिस, का वारिस, की वारिस, के वारिस, वारिस हूं, उत्तराधिकारी, का नॉमिनी, की नॉमिनी, के नॉमिनी, नॉमिनी हूं, नामित व्यक्ति, अभिभावक, कानूनी संरक्षक, का संरक्षक,
    की संरक्षक, के संरक्षक, संरक्षक हूं, का गार्जियन, की गार्जियन, के गार्जियन, गार्जियन हूं, की विधवा, स्वर्गीय, दिवंगत, kanooni waris, kanuni waris, ka waris, ki waris,
    ke waris, waris hu, waris hoon, uttaradhikari, ka nominee, ki nominee, ke nominee, nominee hu, nominee hun, nominee hoon, abhibhavak, ka guardian, ki guardian,
    ke guardian, guardian hu, guardian hun, guardian hoon, ki vidhwa, swargiya, swargeeya, divangat,
    देहांत, निधन, स्वर्गवास, dehant, nidhan, swargwas
  `,
  show: `
    क्या रखा है, क्या क्या रखा, क्या डेटा है, कौन सा डेटा, कौनसा डेटा, क्या जानकारी है, कौन सी जानकारी, डेटा दिखाओ,
    डेटा दिखाइए, डेटा दिखाएं, जानकारी दिखाओ, क्या पता है, kya rakha hai, kya kya rakha, kya data hai, kaun sa data,
    kaunsa data, konsa data, kon sa data, kya jankari hai, kaun si jankari, data dikhao, data dikhaiye,
    data dikha do, jankari dikhao, kya pata hai, kya kya data, kya bacha hai, क्या बचा है, abhi bhi kya, अभी भी क्या, क्या क्या डेटा, kitna data hai, कितना डेटा है
  `,
  looked: `
    किसने देखा, किसने देखी, किस किसने देखा, कौन देख रहा, किसने पढ़ा, किसने पढ़ी, किसने खोला, kisne dekha, kisne dekhi, kis kis ne dekha, kis ne dekha,
    kis ne dekhi, kaun dekh raha, kon dekh raha, kisne padha, kisne padhi, kisne khola
  `,
  person: `
    किसी से बात, इंसान, आदमी से बात, एजेंट, कस्टमर केयर, फोन करो, कॉल करो, कॉल करें, मैनेजर, kisi se baat,
    kisi se bat, insaan, insan, aadmi se baat, admi se bat, baat karni, baat karna, bat karni, baat karao,
    बात करनी, बात करना, बात कराओ, phone karo, call karo, agent se
  `,
  complain: `
    शिकायत, शिकायते, शिकायतें, कंप्लेंट, कम्प्लेंट, कंप्लेन, shikayat, shikayt, sikayat, complent, गलत हुआ, kanuni,
    कानूनी
  `,
  literal: `डिलीट, डीलीट, डिलिट, डिलेट, डीलिट, डेलीट, डलीट, डेलिट, delete`,
  away: `mita*, hata*, mitwa*, hatwa*, hatva*, मिटा*, हटा*, मिटव*, हटव*, नष्ट, रिमूव, रीमूव, इरेज`,
  ownData: `deta, daata, dataa, डेटा, डाटा`,
  between: `ko, ka, sara, saara, sab, pura, poora, apna, mera, ye, yeh, मेरा, अपना, सारा, सब, पूरा, को, कृपया`,
  wares: `wale, wala, wali, पैक`,
  thisChat: `yeh chat, ye chat, यह चैट, ये चैट`,
  before: `मत, ना, न, नहीं, नही, mat, mt, na, nahi, nahin, nhi`,
  behind: `मत, नहीं, नही, नहि, न, ना, mat, mt, nahi, nahin, nhi, na, nahee`,
  coaxing: `na, ना, न`,
  threat: `nahi to, nahin to, nahi toh, warna, varna, नहीं तो, वरना, वर्ना`,
  stopping: `
    रोक, रोको, रोकें, रोके, रोकिए, रोकिये, रोकना, रोकनी, रोकवा*, रुकवा*, कैंसिल, कैंसल, केंसल, केंसिल, कैन्सल, कैन्सिल, कैनसल, रद्द, रद, होल्ड, स्थगित, टालो, टाल, वापस लो, वापस ले लो, वापस लेना, वापस लेनी, वापस ले, बचाओ, बचा लो, बचाइए,
    rok, roko, roke, roken, rokiye, rokna, rokdo, rok do, rukwa*, rukva*, cansel, cancel, kensal, kensil, kancel, kansal, kainsal, kainsil, kainsel, cencel,
    radd, rad, radh, raddh, hold, sthagit, wapas lo, wapas le lo, wapas lena, wapas leni, wapas le, vapas lo, vapas le lo, vapas lena, vapas leni, bachao, bacha lo, bachaiye
  `,
  stoppingAny: `बंद, बन्द, स्टॉप, band, bandh, bnd, bund`,
  erasing: `मिटाना, मिटाने, हटाना, हटाने, निकालना, निकालने, mitana, mitane, hatana, hatane, nikalna, nikalne`,
  linking: `
    करना, करने, करनी, कराना, कराने, करवाना, करवाने, होना, होने, होता, होते, कर रहे हो, कर रहे हैं, कर रहे, हो रहा है, हो रहा, वाला, वाली, वाले, का, की, के, को, से, लिए, रिक्वेस्ट, रिक्वैस्ट,
    अनुरोध, प्रक्रिया, प्रोसेस, काम, बात, अभी, अब, तुरंत, कृपया, प्लीज, ये, यह, कोई, बिल्कुल, बिलकुल, ही, भी, कभी, जाने, देना, चाहता, चाहती,
    karna, karne, karni, krna, krne, karana, karane, karwana, karwane, karvana, karvane, hona, hone, hota, hote, kar rahe ho, kr rahe ho, kar rahe hai, kar rahe, ho raha hai, ho raha,
    wala, wali, wale, vala, vali, ka, ki, ke, ko, se, liye, lie, rikvest, prakriya, prosess, kaam, kam, baat, bat, abhi, ab, turant, please, plz, pls, ye, yeh, koi, bilkul, hi, bhi, kabhi, jane, dena, chahta, chahti
  `,
  doing: `
    करो, कर दो, कर दे, कर दें, कर दीजिए, कर दीजिये, करें, करिए, कीजिए, करना, करनी, कर, दो, दे, दें, दीजिए, दीजिये, देना, लो, लें, लीजिए, जाओ, चाहिए, है, प्लीज, कृपया, भाई, जी, सर, यार, अभी, अब, तुरंत, ना,
    karo, kro, kar, kr, kar do, kar de, kardo, krdo, kr do, karein, karen, kare, kariye, kijiye, karna, karni, krna, karwao, karvao, do, de, den, dein, dijiye, dena, lo, le, len, lijiye, jao, chahiye, hai,
    please, plz, pls, bhai, ji, sir, yaar, yr, abhi, ab, turant, jaldi, na, now, it
  `,
  need: `
    जरूरत, जरुरत, आवश्यकता, अनुमति, इजाजत, परमिशन, सहमति, मंजूरी, इरादा, इच्छा, मन, zarurat, jarurat, zaroorat, jaroorat, zrurat, jrurat, zarurt, jarurt, avashyakta, aavashyakta, permission, ijazat, ijajat,
    anumati, sahmati, manjuri, irada, ichha, ichcha, mann, man
  `,
  bidding: `
    बोला, बोली, बोले, कहा, कही, मांगा, मांगी, लिखा, bola, boli, bole, kaha, kahi, kahaa, manga, maanga, mangi, likha
  `,
  speaker: `मैंने, मैने, हमने, किसी ने, किसीने, maine, mene, maene, humne, hamne, kisi ne, kisine`,
  retracting: `
    नहीं, नही, नहि, मत, मत करो, रुको, रुकिए, रुक जाओ, रहने दो, रहने दें, रहने दीजिए, छोडो, कैंसल, कैंसिल, रद्द,
    nahi, nahin, nhi, mat, mt, mat karo, ruko, rukiye, ruk jao, ruk ja, rehne do, rahne do, rehne de, chhodo, chodo, cancel, radd
  `,
  who: `fraud ho, aapke paas kyu, kaun sa number hai, कौन हो, फ्रॉड, kaha se mila, kahan se mila`,
  happens: `क्या होगा, kya hoga`,
  account: `खाता, खाते, अकाउंट, khata, khate`,
  vocative: `bhai, bhaiya, भाई, भैया`,
  urgent: `abhi, अभी, chahiye, चाहिए`,
  speak: `में, मे, बात, करो, करें, बोलो, लिखो, भाषा, बदलो, बदलें, me, mein, mai, bolo, likho, baat, karo, bhasha, badlo`,
  changedMind: `मन बदल*, इरादा बदल*, विचार बदल*, मूड बदल*, man badal*, mann badal*, man bdl*, irada badal*, iraada badal*, vichar badal*, mood badal*, dimag badal*`,
  standing: `
    स्टेटस, स्थिति, स्तिथि, कोई अपडेट, क्या अपडेट, अपडेट है, अपडेट दो, अपडेट दीजिए, अपडेट बताओ, अपडेट बताइए, अपडेट चाहिए, क्या हुआ, क्या हुई, क्या बना, क्या चल रहा, क्या हो रहा, क्या हो गया, कब होगा, कब
    होगी, कब होंगे, कब तक, कब तक होगा, कब हो जाएगा, कब हो जायेगा, कब तक हो जाएगा, कब तक हो जायेगा, कब पूरा होगा, कब करोगे, कब करेंगे, कितना समय, कितना टाइम, कितना वक्त, कितने दिन, कितनी देर, कितने घंटे,
    हो गया, हो गई, हो चुका, हुआ क्या, हुआ या नहीं, हुआ कि नहीं, हुई या नहीं, हुई कि नहीं, हो गया या नहीं, हो गया कि नहीं, नहीं हुआ, नहीं हुई, कुछ नहीं हुआ, कहां तक पहुंचा, कहां तक पहुंची, कहां पहुंचा,
    कहां तक हुआ, कहां तक आया, कहां है, कितना बाकी, पेंडिंग, कोई जवाब नहीं, जवाब नहीं, रिप्लाई नहीं, sthiti, stithi, koi update, kya update, update hai, update do, update dijiye, update batao, update
    bataiye, update chahiye, kya hua, kya huwa, kya huaa, kya hui, kya bana, kya chal raha, kya chal rha, kya ho raha, kya ho rha, kya ho gaya, kab hoga, kab hogi, kab honge, kab ho ga, kab hone wala, kab
    tak, kab tk, kab tak hoga, kab ho jayega, kab ho jaega, kab ho jaayega, kab tak ho jayega, kab tak ho jaega, kab pura hoga, kab poora hoga, kab khatam hoga, kab karoge, kab karenge, kab kroge, kab tak
    karoge, kab tak intezar, kitna time, kitna tym, kitna samay, kitna waqt, kitna wakt, kitne din, kitni der, kitne ghante, kitna intezar, ho gaya, hogaya, ho gya, hogya, ho gayi, ho gai, ho chuka, hua
    kya, huaa kya, huwa kya, hui kya, hua ya nahi, hua ya nhi, hua ya nahin, hua ki nahi, hua ki nhi, hua ke nahi, huwa ya nahi, hui ya nahi, hui ki nahi, ho gaya ya nahi, ho gya ya nahi, ho gaya ki nahi,
    ho gya ki nhi, nahi hua, nahin hua, nhi hua, nahi huwa, nahi huaa, nahi hui, nhi hui, kuch nahi hua, kuchh nahi hua, kuch nhi hua, kahan tak pahuncha, kahan tak pahunchi, kahan tak pahucha, kaha tak
    pahuncha, kaha tak pahucha, kaha tak pahunchi, kaha tak pohcha, kaha tak pohancha, kahan tak pohancha, kahan tak pohncha, kaha tak pohncha, kaha pahuncha, kahan pahuncha, kaha tk pahucha, kahan tak
    aaya, kaha tak aaya, kahan tak hua, kaha tak hua, kahan tak gaya, kahan hai, kaha hai, kitna baki, kitna baaki, pending, jawab nahi, koi jawab nahi, reply nahi, atka
  `,
  matter: `
    रिक्वेस्ट, रिक्वैस्ट, अनुरोध, निवेदन, आवेदन, केस, केस नंबर, request, rikvest, riquest, request number, case, kes, case number, anurodh, nivedan, aavedan, arzi, arji, deletion
  `,
  aroundStanding: `
    मेरा, मेरी, मेरे, मुझे, अपना, अपनी, अपने, हमारा, हमारी, हमारे, का, की, के, को, में, पर, से, क्या, है, हैं, था, थी, हो, बताओ, बताइए, बताइये, बताएं, बता दो, बता दें, बता दीजिए, जरा, थोडा, प्लीज, कृपया,
    जी, सर, भाई, अभी, अब, तक, अब तक, अभी तक, अभी भी, और, तो, यह, ये, वह, वो, उसका, इसका, कुछ, कोई, दिन, महीने, हफ्ते, पहले, हो गए, लगेगा, लगेंगे, लग रहा, करना पडेगा, कि, नमस्ते, डेटा, डाटा, नंबर, खाता,
    चैट, काम, आया, मैंने, किया था, दिया था, की थी, दी थी, mera, meri, mere, mujhe, muje, apna, apni, apne, hamara, hamari, hamare, ka, ki, ke, ko, me, mein, main, mai, par, pe, se, kya, hai, hain, h, tha,
    thi, ho, batao, bataiye, bataye, bataiyega, bataein, bataen, btao, btaiye, bata do, bata dijiye, bata, btado, batado, zara, jara, thoda, please, plz, pls, ji, sir, bhai, bhaiya, yaar, abhi, ab, tak,
    tk, ab tak, abhi tak, abhi bhi, aur, or, to, toh, tho, ye, yeh, wo, woh, us, is, iska, iski, uska, uski, kuch, koi, din, mahine, hafte, pehle, pahle, ho gaye, ho gye, hogaye, lagega, lgega, lagenge,
    lagne wala, lag raha, karna padega, karna hoga, intezar, wait, bhi, hi, na, wala, wali, kal, parso, aaj, hello, namaste, suno, check karo, check karke, check kar ke, check kijiye, kaam, kam, data,
    deta, number, khata, account, chat, time, aaya, aya, maine, mene, kiya tha, kiya, diya tha, ki thi, di thi, bheja tha, kaha tha, bola tha, dala tha
  `,
  words: `है हैं हूं मेरा मेरी मेरे मुझे मुझको करो करें करिए कीजिए दो दें दीजिए को के में से नहीं नही मत क्या आप और हटाओ हटा मिटा मिटाओ
    मिटाइए हटाइए रहने गया गई चाहिए अपना अपनी अपने यह ये वह हां जी कुछ सब कैसे हिंदी हिन्दी शिकायत किसी वापस
    mera meri mere mujhe karo kardo krdo kar kr karna kariye kijiye hai hain hata hatao mita mitao mitado hatado aap
    apna apni apne chahiye rakho rehne rahne gaya kya nahin mat haan hindi hua dijiye bhejo wapas mujhko sab ko ka ki`,
  whole: {
    yes: `
      हां हटा दो, हां मिटा दो, haan hata do, haan mita do, haan bhai, ha bhai, theek h, हां, हा, जी, haa krdo, ha kr do, haan ji kar dijiye, haan kr do, ok kar do, ok karo, हां जी कर दो, जी हां, हां जी, ठीक है, ठीक, ओके, सही, हां करो, कर दो, करो, हां डिलीट करो, हां डिलीट करें,
      हां कर दो, बिल्कुल, haan, ha, haa, han, hn, ji, ji haan, ji ha, haan ji, ha ji, hanji, theek hai, thik hai,
      thik h, theek, thik, sahi, haan karo, ha karo, kar do, kardo, krdo, kr do, karo, haan delete karo,
      ha delete karo, haan kar do, ha kar do, bilkul, pakka, पक्का
    `,
    no: `
      nahi chahiye, नहीं चाहिए, नहीं, नही, ना, मत करो, ruk jao, ruk ja, रुक जाओ, cancel karo, cancel kar do, rehne do abhi, mat karo abhi, ruko mat karo, मत करें, रहने दो, रहने दें, नहीं रहने दें, रद्द, रद्द करो, कैंसिल, छोड़ो, छोडो, nahi,
      nahin, nhi, na, naa, mat karo, mat kar, rehne do, rahne do, rehne de, rahne de, chhodo, chodo, abhi nahi,
      baad me, बाद में, अभी नहीं, nahi ji, ji nahi, जी नहीं, nai
    `,
    greeting: `
      नमस्ते, नमस्कार, हैलो, हेलो, हाय, राम राम, प्रणाम, namaste, namaskar, namste, ram ram, pranam, hello ji,
      hi ji, salaam, salam, सलाम, सुनो, suno, shuru, शुरू
    `,
    thanks: `
      धन्यवाद, शुक्रिया, थैंक्यू, थैंक यू, बहुत धन्यवाद, बहुत बहुत धन्यवाद, dhanyawad, dhanyavad, dhanyvad,
      shukriya, sukriya, bahut dhanyawad, bahut shukriya, accha, acha, achha, अच्छा, thanku
    `,
    help: `
      मदद, मदद करो, मदद करें, हेल्प, सहायता, यह क्या है, ये क्या है, आप कौन, कौन, क्या, कैसे, क्यों, madad,
      madad karo, sahayata, yeh kya hai, ye kya hai, aap kaun, aap kaun ho, kaun ho, kaun, kon, kya, kaise,
      koi hai, koi hai kya, कोई है, कोई है क्या, kaise kare, kaise karu, कैसे करें, कैसे करे, कुछ समझ नहीं आया, मुझे कुछ समझ नहीं आया,
      kaun hai, कौन है, kuch samajh nahi aaya, samajh nahi aaya, समझ नहीं आया, kya karu, क्या करूं
    `,
    status: `
      स्टेटस, स्थिति, कब होगा, कब तक, हो गया, हो गया क्या, क्या हुआ, कितना समय लगेगा, कितनी देर, kab hoga, kab tak,
      kab tak hoga, ho gaya, ho gaya kya, hogaya kya, ho gya, kya hua, kya huwa, kitna time lagega, kitni der,
      sthiti, mera case, मेरा केस, केस
    `,
    stop: `
      बंद करो, बंद, बंद करें, बंद करिए, बंद कीजिए, बंद कर दो, रोको, रुको, स्टॉप, band karo, band, bandh karo,
      band kro, band kr do, band kar do, band kardo, bnd kro, ye sab band karo, yeh sab band karo, ये सब बंद करो,
      mujhe block karo, mujhe block kar do, मुझे ब्लॉक करो, मुझे ब्लॉक कर दो, roko, ruko, stop karo, sab band karo, सब बंद करो, band kariye, band kijiye
    `,
    keep: `डेटा रहने दें, rakh lo, रख लो, हां रहने दें, haan rehne do`,
    denied: `
      मैंने नहीं कहा, मैंने नहीं कहा था, मैंने नहीं किया, मैंने यह नहीं किया, मैंने ये नहीं किया, यह मैंने नहीं किया, ये मैंने नहीं किया, मैंने नहीं मांगा, मैंने नहीं माँगा,
      मैंने नहीं भेजा, यह मैं नहीं था, ये मैं नहीं था, maine nahi kaha, maine nahi kaha tha, maine nahi kiya, maine ye nahi kiya, maine yeh nahi kiya,
      ye maine nahi kiya, yeh maine nahi kiya, maine nahi manga, maine nahi bheja, ye main nahi tha, yeh main nahi tha
    `,
    shared: `
      डिलीट, डिलीट करो, delete karo, delete kro, delete kar do, delete kardo, मेरा डेटा रहने दो, मेरा डेटा रहने दें, डेटा रहने दें, डेटा रहने दो, mera data rehne do,
      data rehne do, mera data mat delete karo, mera data delete mat karo, मेरा डेटा डिलीट मत करो, स्टेटस, शिकायत,
      shikayat, किसी से बात करनी है, भाषा
    `,
    account: `
      मेरा callmissed खाता, callmissed खाता, मेरा कॉलमिस्ड खाता, कॉलमिस्ड खाता, मेरा callmissed अकाउंट, callmissed अकाउंट,
      mera callmissed khata, callmissed khata, mera callmissed account, callmissed ka account, mera callmissed ka account
    `,
    codeAgain: `
      फिर से भेजो, फिर से भेजें, दोबारा भेजो, दोबारा भेजें, नया कोड, नया कोड भेजो, नया कोड भेजें, कोड नहीं आया, ई मेल नहीं आया,
      phir se bhejo, fir se bhejo, dobara bhejo, naya code, naya code bhejo, code nahi aaya, code nahi aya, mail nahi aaya
    `,
    otherEmail: `
      दूसरा पता, दूसरा ईमेल, दूसरा ई मेल, गलत पता, गलत ईमेल, पता बदलना है, dusra email, dusra mail, dusra pata, galat email, galat mail
    `,
    sooner: `
      जल्दी, जल्दी करो, जल्दी करें, जल्दी डिलीट करें, जल्दी डिलीट करो, अभी, अभी करो, तुरंत, तुरंत करो, पहले करो,
      jaldi, jaldi karo, jaldi kro, jaldi delete karo, abhi, abhi karo, turant, turant karo
    `,
    language: `
      भाषा, भाषा बदलो, भाषा बदलें, हिंदी, हिन्दी, हिंदी में, हिन्दी में, हिंदी में बात करो, अंग्रेजी, अंग्रेजी में,
      इंग्लिश, bhasha, bhasha badlo, hindi, hindi me, hindi mein, hindi mai, in hindi, hindi please, angrezi,
      hindi me bolo, hindi me likho, english me, english mein
    `,
  },
}
