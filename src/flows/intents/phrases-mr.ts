import type { Phrases } from './phrases.ts'

/** Marathi in Devanagari and as it is typed in Latin letters. */
export const mr: Phrases = {
  erase: `
    डिलीट, रिमूव्ह, रिमूव, क्लिअर, काढू, हटवू, पुसू, kadhu, kadu, hatvu, pusu, काढला, काढली, काढले, काढलं, काढा, काढून, काढ, काढाव*, काढायच*, पुसा, पुसून, पुसायच*, हटवा, हटव, हटवून, हटवायच*, नष्ट, मिटवा, मिटवून,
    खोडा, खोडून, संपवा, delete, kadha, kadhla, kadhli, kadhun, kadun, kaadhun, kadhoon, kadhave, kadhayche, kadhaycha, kadh,
    kaadha, pusa, pusun, pusoon, pusayche, hatva, hatwa, hatvun, hatav, mitva, mitvun, nasht, khoda, khodun
  `,
  data: `
    डेटा, डाटा, माहिती, नंबर, मोबाईल नंबर, मेसेज, मेसेजेस, संदेश, चॅट, चॅटस, रेकॉर्ड, रेकॉर्डिंग, कॉल, संभाषण,
    सगळं, सगळे, सगळी, सगळा, सर्व, सर्वकाही, तपशील, प्रोफाइल, data, mahiti, maahiti, mahitee, number, nambar, sagla,
    sagle, sagli, sagala, sagale, sarva, sarv, sambhashan, tapshil, chat, message, recording
  `,
  self: `
    माझा, माझी, माझे, माझं, माझ्या, मला, माझ, आमचा, आमची, आमचे, maza, majha, mazha, mazi, majhi, mazhi, maze,
    majhe, mazhe, majh, mazya, majhya, mala, aamcha, amcha, amchi
  `,
  not: `नको, नका, नकोस, नाही, नये, नकोय, nako, naka, nakos, nahi, naye, nakoy, नकोत`,
  past: `
    झाला, झाली, झाले, झालं, झालाय, केला, केली, केले, केलं, काढला, काढली, काढले, कधी, किती वेळ, किती दिवस, का नाही,
    कुणी, कोणी, zala, jhala, zali, jhali, zale, jhale, zalay, jhalay, kela, keli, kele, kadhla, kadhli, kadhi,
    kiti vel, kiti divas, koni, kuni
  `,
  eraseWhole: `
    मला विसरून जा, मला विसरा, डेटा वापरू नका, data vapru naka, डेटा ठेवू नका, माहिती ठेवू नका, डाटा ठेवू नका, नंबर ठेवू नका, संमती मागे, mala visra,
    mala visrun ja, data thevu naka, mahiti thevu naka, number thevu naka, sammati mage
  `,
  keep: `
    खातं राहू द्या, खाते राहू द्या, खातं ठेवा, प्रोफाइल राहू द्या, khata rahu dya, account rahu dya, profile rahu dya,
    डेटा ठेवा, डेटा राहू द्या, डेटा राहू दे, डेटा असू द्या, डाटा ठेवा, माहिती ठेवा, माहिती राहू द्या, data theva,
    data thewa, data rahu dya, data rahu de, data asu dya, तसाच राहू द्या, तशीच राहू द्या, tasach rahu dya, mahiti theva, mahiti rahu dya
  `,
  stop: `
    बंद, थांबवा, थांबव, थांबा, पाठवू नका, पाठवु नका, नको, नकोत, त्रास देऊ नका, band, thambva, thambwa, thamba,
    pathvu naka, pathau naka, pathavu naka, nako, nakot, tras deu naka
  `,
  ads: `
    जाहिरात, जाहिराती, ऑफर, ऑफर्स, मेसेज, मेसेजेस, एसएमएस, कॉल, संदेश, प्रचार, jahirat, jahirati, jaahirat, offer,
    offers, message, messages, msg, sms, call, calls, prachar, ads
  `,
  back: `परत, पुन्हा मिळ*, चुकून, मन बदल*, parat, punha mil*, chukun, man badal*, restore`,
  orders: `
    ऑर्डर, बुकिंग, तिकीट, अपॉइंटमेंट, पार्सल, बँक, कर्ज, बिल, फेसबुक, इंस्टाग्राम, अमेझॉन, फ्लिपकार्ट, गुगल, रिफंड,
    आधार, tikit, karj
  `,
  platforms: `बँक, फेसबुक, इंस्टाग्राम, अमेझॉन, फ्लिपकार्ट, गुगल`,
  trade: `रिपेअर*, फॉरमॅट, फॉर्मॅट, रिसेट, बॅकअप, लॅपटॉप`,
  cancel: `रद्द, कॅन्सल, बंद, परत, radd, rad, cancel, band`,
  relatives: `
    आईचा, आईची, आईचे, आईचं, आईच्या, आई, बाबा, बाबांचा, बाबांची, बाबांचे, वडिल*, वडील, वडीलांचा, मुलगा, मुलाचा,
    मुलाची, मुलाचे, मुलाच्या, मुलगी, मुलीचा, मुलीची, मुलीचे, मुलीच्या, नवरा, नवऱ्या*, बायको, बायकोचा, बायकोची,
    बायकोचे, भाऊ, भावाचा, भावाची, भावाचे, बहीण, बहिणी*, मित्र*, मैत्रिणी*, आजी, आजीचा, आजीची, आजीचे, आजोबा*, काका,
    काकांचा, मामांचा, त्याचा, त्याची, त्याचे, त्यांचा, त्यांची, त्यांचे, तिचा, तिची, तिचे, दुसऱ्या*, दुसऱ्याचा,
    शेजार*, पतीचा, पतीची, पतीचे, पत्नीचा, पत्नीची, बाळ*, लहान मुल*, aai, aaicha, aaichi, aaiche, aaichya, baba,
    babancha, vadil, vadilancha, vadilanche, vadilanchi, mulga, mulacha, mulachi, mulache, mulgi, mulicha, mulichi,
    muliche, navra, navryacha, bayko, baykocha, baykochi, bhau, bhavacha, bahin, bahinicha, mitra, mitracha,
    mitrachi, maitrinicha, aaji, aajicha, ajoba, ajobancha, kaka, tyacha, tyachi, tyache, tyancha, tyanchi,
    tyanche, ticha, tichi, tiche, मुलांचा, मुलांची, मुलांचे, मुलांच्या, मुले, सासू*, सासरे, सासऱ्या*, वहिनी*, mulancha, mulanchi, mulanche, sasu, sasucha, sasuchi, sasuche, vahini,
    vahinicha, vahinichi, mulane, mulanne, dusryacha, dusrya, shejaryacha
  `,
  dead: `
    वारले, वारला, वारली, निधन, मृत्यू, गेले, देवाघरी, मरण पावले, मेला, मेले, स्वर्गवासी, varle, warle, varla,
    varli, nidhan, mrutyu, devaghari, mela, mele,
    स्वर्गीय, कैलासवासी, दिवंगत, kailasvasi, कायदेशीर वारस, kaydeshir varas, kaydeshir waras, यांची विधवा
  `,
  ill: `आजारी, दवाखान्यात, रुग्णालयात, हॉस्पिटलमध्ये, कोमात, ajari, aajari, davakhanyat, hospitalmadhe`,
  minor: `
    लहान मुल*, लहान मूल, मुलांचा, मुलांची, मुलांचे, mulancha, mulanchi, mulanche, अल्पवयीन, वर्षांचा, वर्षांची, वर्षाचा, वर्षाची, बाळ*, lahan mul, lahan mulga, lahan mulgi,
    lahan mulacha, lahan mulicha, alpavayin, varshacha, varshancha, varshanchi
  `,
  standsFor: `
    कायदेशीर वारस, चा वारस, ची वारस, चे वारस, वारस आहे, वारसदार, नॉमिनी आहे, नामनिर्देशित, कायदेशीर पालक, पालक आहे, पालक म्हणून, यांच्या वतीने, यांची विधवा, स्वर्गीय,
    कैलासवासी, दिवंगत, kaydeshir varas, kaydeshir waras, varas aahe, varas ahe, waras aahe, varasdar, nominee aahe, nominee ahe, kaydeshir palak, palak aahe, palak ahe,
    yanchya vatine, kailasvasi, swargiya,
    निधन, वारले, वारली, मरण पावले, varle, warle, nidhan
  `,
  show: `
    काय माहिती आहे, कोणती माहिती, कोणता डेटा, काय डेटा आहे, काय काय आहे, काय ठेवले, काय ठेवलं, माहिती दाखवा,
    डेटा दाखवा, काय साठव*, kay mahiti aahe, kay mahiti ahe, konti mahiti, konta data, kay data aahe, kay data ahe,
    kay kay aahe, kay kay ahe, kay thevla, kay thevle, काय उरल*, kay urla*, अजून काय आहे, ajun kay aahe, ajun kay ahe, mahiti dakhva, data dakhva, mahiti dakhava, data dakhava
  `,
  looked: `
    कोणी पाहिल*, कोणी पाहिली, कुणी पाहिल*, कोणी बघितल*, कुणी बघितल*, कोणी वाचल*, कुणी वाचल*, कोणी उघडल*, koni pahil*, kuni pahil*, koni baghitl*,
    kuni baghitl*, koni vachl*, kuni vachl*, koni ughadl*
  `,
  person: `
    माणसाशी, माणसासोबत, कोणाशी बोल*, कोणाशी तरी, कुणाशी बोल*, कुणाशी तरी, बोलायचे, बोलायचं, फोन करा, कॉल करा,
    कस्टमर केअर, एजंट, प्रतिनिधी, manasashi, konashi bol*, konashi tari, kunashi bol*, bolayche, bolaycha,
    bolaychay, phone kara, call kara, pratinidhi
  `,
  complain: `तक्रार, तक्रारी, कंप्लेंट, takrar, takraar, चुकीचं झालं, चुकीचे झाले`,
  away: `रिमूव्ह, पुसा, पुसून, काढून टा*, हटव*, मिटव*, pusa, pusun, kadhun ta*, hatv*, mitva*`,
  between: `maza, majha, mazha, sagla, sarv, माझा, सगळा, सर्व`,
  thisChat: `he chat, हे चॅट`,
  before: `नको, nako, naka`,
  behind: `नको, नका, नकोस, नाही, नये, nako, naka, nakos, naye`,
  threat: `नाहीतर, nahitar`,
  stopping: `
    थांब, थांबा, थांबव*, रोखा, रोखून, रोखणे, रद्द, रद, कॅन्सल, कॅन्सेल, कॅन्सिल, मागे घ्या, मागे घ्यायची, वाचवा, mage ghya, mage ghyaychi, vachva, vachava, thamb, thamba, thambav*, thambaw*, thambv*, thambw*, rokha, radd, rad
  `,
  stoppingAny: `बंद, band, bandh`,
  erasing: `
    काढणे, काढणं, काढण्या*, काढून टाकणे, काढून टाकणं, काढून टाकण्या*, काढून टाकाय*, पुसणे, पुसणं, पुसण्या*, पुसून टाकणे, पुसून टाकणं, पुसून टाकण्या*, हटवणे, हटवणं, हटवण्या*, मिटवणे, मिटवणं,
    kadhne, kadhun takne, kadhun taknya*, kadhun takay*, pusne, pusun takne, hatvne, hatavne, hatavane, mitavne
  `,
  linking: `
    करणे, करणं, करण्या*, करण्यास, करायला, करायचे, करायचं, करायची, करायचा, करत आहात, करत आहे, करताय, करू, द्या, होणे, होणं, होण्या*, होऊ, देऊ, होत आहे, रिक्वेस्ट, विनंती, प्रक्रिया, काही, आत्ता, आता, अजिबात, मुळीच,
    karne, karna, karnyachi, karnyache, karnyapasun, karnyas, karayla, karaycha, karayche, karaychi, karat aahat, karat ahat, karu, dya, hone, honyapasun, hou, deu, vinanti, kahi, atta, aatta, ata, ajibat
  `,
  doing: `
    करा, कर, करून, टाका, टाक, द्या, दे, घ्या, करायचे, करायचं, करायची, करायचा, आहे, प्लीज, कृपया, आत्ता, लगेच, पाहिजे, kara, karaa, kar, karun, taka, tak, dya, de, ghya, karaycha, karayche, karaychi, aahe, ahe, atta, aatta,
    lagech, pahije, please
  `,
  need: `गरज, आवश्यकता, परवानगी, इच्छा, garaj, avashyakta, parvangi, parwangi, ichha, iccha`,
  bidding: `सांगितलं, सांगितले, सांगितली, सांगितलेलं, म्हटलं, म्हणालो, म्हणाले, मागितलं, sangitla, sangitle, sangitli, sangitlay, mhatla, mhatle, mhanalo, magitla`,
  speaker: `मी, आम्ही, mi, me, mee, amhi, aamhi`,
  retracting: `नको, नका, नको रे, थांबा, थांब, राहू द्या, राहू दे, nako, naka, thamba, thamb, rahu dya, rahu de, radd, रद्द`,
  happens: `काय होईल, kay hoil`,
  account: `खातं, खाते, अकाऊंट`,
  vocative: `dada, kaka, दादा, काका, bhau`,
  speak: `मध्ये, बोला, बदला, लिहा, madhe, bola, badla, liha`,
  changedMind: `मन बदल*, विचार बदल*, मत बदल*, man badal*, vichar badal*`,
  standing: `
    स्टेटस, स्थिती, अपडेट, काय झालं, काय झाले, काय झाला, कुठे आहे, कुठंय, कुठे आली, कुठे आला, कुठपर्यंत आली, कुठपर्यंत आला, कुठपर्यंत पोहोचली, कुठपर्यंत पोहोचला, कुठे पोहोचली, कुठे पोहोचला, कधी होणार, कधी
    होईल, कधी पर्यंत, कधीपर्यंत, किती वेळ, किती दिवस, झालं का, झाले का, झाला का, झाली का, झालं नाही, झाले नाही, झाला नाही, झाली नाही, काही झालं नाही, झालं की नाही, झाले की नाही, झाला की नाही, झाली की
    नाही, kuthe aahe, kuthe ahe, kuthe aali, kuthe ala, kuthe aala, kuthparyant aali, kuthparyant aala, kuthparyant ali, kuthparyant pohochli, kuthe pohochli, kuthe pohochla, kay zala, kay jhala, kay
    zale, kay jhale, kay zali, kay jhali, kadhi honar, kadhi hoil, kadhi hoel, kadhi paryant, kadhiparyant, kiti vel, kiti wel, kiti divas, zala ka, jhala ka, zale ka, jhale ka, zali ka, jhali ka, zala
    nahi, jhala nahi, zale nahi, jhale nahi, zali nahi, nahi zala, nahi jhala, nahi zale, nahi jhale, kahi zala nahi, kahi zale nahi, kahi update, update aahe, zala ki nahi, jhala ki nahi, zale ki nahi,
    zala ka nahi, jhala ka nahi, zali ka nahi
  `,
  matter: `विनंती*, रिक्वेस्ट*, अर्ज*, केस*, vinanti*, request chi, case cha, case chi, arj`,
  aroundStanding: `
    माझा, माझी, माझे, माझं, माझ्या, मला, आमचा, आमची, आहे, आहेत, का, काय, सांगा, सांग, कळवा, आता, अजून, अजूनही, अजुन, काही, लागेल, लागतील, की, चा, ची, चे, चं, ला, तर, हे, ते, ती, अद्याप, डेटा, माहिती,
    maza, mazi, maze, majha, majhi, majhe, mazha, mazhi, mazya, majhya, aahe, ahe, aahet, ka, kay, sanga, sang, kalva, ata, atta, ajun, ajunahi, adyap, kahi, lagel, lagtil, ki, cha, chi, che, chya, la,
    tar, he, te, ti, mahiti
  `,
  words: `आहे आहेत माझा माझी माझे माझं माझ्या मला करा नको नका काढून काढा टाका पुसून पाहिजे हवे हवं हवी तुम्ही आणि काय कसे कसं होय
    ठेवा राहू द्या पाठवू झाला झालं झाले कधी नाही दाखवा मराठी सगळं सगळे सगळी माहिती तक्रार बोलायचं मदत चालेल कोणती थांबवा
    maza majha mazha mazi majhi mazhi maze majhe mala kara kadhun kadha kadhave taka pusun nako naka aahe ahe pahije
    mahiti havi tumhi kay theva rahu dya zala jhala zale jhale marathi sagla takrar bolayche madat majhya mazya`,
  whole: {
    yes: `
      हो काढा, ho kadha, हो, होय, हो चालेल, हो करून टाक, करून टाक, ho karun tak, चालेल, ठीक आहे, ठीक, बरं, हो करा, करा, करून टाका, हो काढून टाका, हो डिलीट करा, नक्की, ho,
      hoy, hoye, ho chalel, chalel, thik aahe, thik ahe, theek aahe, theek ahe, bara, ho kara, kara, karun taka,
      ho kadhun taka, ho delete kara, nakki
    `,
    no: `
      नको रे, nako re, नाही, नको, नका, नका करू, करू नका, राहू द्या, राहू दे, नको राहू द्या, रद्द, रद्द करा, असू द्या, nako,
      nahi nako, naka, naka karu, karu naka, rahu dya, rahu de, nako rahu dya, asu dya, radd kara, nantar, नंतर,
      आत्ता नको, aatta nako, atta nako, sodun dya, सोडून द्या
    `,
    greeting: `
      नमस्कार, नमस्ते, हॅलो, हाय, राम राम, जय महाराष्ट्र, namaskar, jai maharashtra, jay maharashtra, suru kara,
      सुरू करा
    `,
    thanks: `
      धन्यवाद, आभार, आभारी आहे, खूप धन्यवाद, खूप आभार, थँक्यू, dhanyavad, dhanyawad, aabhar, abhar, aabhari aahe,
      abhari ahe, khup dhanyavad, khup aabhar, chan, छान
    `,
    help: `
      काय करायचं, काय करायचे, kay karaycha, kay karayche, मदत, मदत करा, मदत हवी, हे काय आहे, तुम्ही कोण, कोण, काय, कसं, कसे, madat, madat kara, madat havi,
      he kay aahe, he kay ahe, tumhi kon, tumhi kon aahat, kay, kasa, kase, समजलं नाही, samajla nahi, kalla nahi,
      कळलं नाही
    `,
    status: `
      स्थिती, काय झालं, काय झाले, झालं का, झाले का, झाला का, कधी होईल, कधी होणार, किती वेळ, किती वेळ लागेल,
      kay zala, kay jhala, zala ka, jhala ka, zale ka, jhale ka, kadhi hoil, kadhi honar, kiti vel, kiti vel lagel, अजून किती वेळ, ajun kiti vel,
      माझी केस, mazi case, sthiti
    `,
    stop: `
      मला ब्लॉक करा, mala block kara, बंद करा, बंद कर, बंद, हे बंद करा, सगळं बंद करा, थांबवा, थांबा, band kara, band kar, he band kara,
      sagla band kara, thambva, thambwa, thamba, band karaa
    `,
    keep: `डेटा राहू द्या, theva, ठेवा, हो ठेवा, ho theva, हो राहू द्या`,
    denied: `
      मी केलं नाही, मी केले नाही, मी हे केलं नाही, मी हे केले नाही, हे मी केलं नाही, हे मी केले नाही, मी सांगितलं नाही, मी मागितलं नाही, मी पाठवलं नाही,
      mi kela nahi, mi he kela nahi, he mi kela nahi, mi sangitla nahi, mi magitla nahi, mi pathavla nahi
    `,
    shared: `
      डिलीट करा, delete kara, डेटा राहू द्या, माझा डेटा राहू द्या, maza data rahu dya, data rahu dya, माझा डेटा डिलीट करू नका,
      स्थिती, तक्रार, takrar, कुणाशी तरी बोलायचं आहे
    `,
    account: `
      माझं callmissed खातं, माझे callmissed खाते, callmissed खातं, callmissed खाते, माझं कॉलमिस्ड खातं, माझं callmissed अकाउंट,
      maza callmissed khata, majha callmissed khata, maze callmissed khate, maza callmissed account, majha callmissed account
    `,
    codeAgain: `
      पुन्हा पाठवा, परत पाठवा, नवा कोड, नवीन कोड, नवा कोड पाठवा, नवीन कोड पाठवा, कोड आला नाही, ई मेल आला नाही,
      punha pathva, parat pathva, nava code, navin code, code aala nahi, code ala nahi, mail aala nahi
    `,
    otherEmail: `
      दुसरा पत्ता, दुसरा ईमेल, दुसरा ई मेल, चुकीचा पत्ता, चुकीचा ईमेल, dusra patta, dusra email, chukicha email, chukicha patta
    `,
    sooner: `
      लवकर, लवकर करा, लवकर डिलीट करा, आत्ता, आत्ताच, आत्ता करा, लगेच, लगेच करा, lavkar, lavkar kara, lavkar delete kara,
      aatta, aattach, lagech, lagech kara
    `,
    language: `
      भाषा, भाषा बदला, मराठी, मराठीत, मराठीत बोला, मराठी मध्ये, इंग्रजी, इंग्रजीत, हिंदीत, bhasha, bhasha badla,
      marathi, marathit, marathit bola, marathi madhe, in marathi, marathi please, marathi me, marathi mein,
      ingraji, hindit
    `,
  },
}
