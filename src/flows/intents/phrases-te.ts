import type { Phrases } from './phrases.ts'

/** Telugu in its own letters and as it is typed in Latin ones. */
export const te: Phrases = {
  erase: `రిమూవ్, తీసెయ్య*, చెరిపెయ్య*, తొలగిస్త*, thises*, tises*, thisey*, 
    డిలీట్, డిలిట్, డెలీట్, డెలిట్, డిలీట్ చేయడం, డిలీట్ చేయాలని, తొలగించ*, తొలగించు, తొలిగించ*, తీసేయ*, తీసేయి, తీసివేయ*, తుడిచేయ*, తుడిచివేయ*, చెరిపేయ*, చెరిపివేయ*, నాశనం,
    delete cheya, delete cheyya, tholaginch*, tolaginch*, theesey*, teesey*, tisey*, thisey*, theesiveyy*, theesivey*, cheripey*, tudichey*
  `,
  data: `
    డేట, డేటని, డేటా*, డాటా*, సమాచార*, వివరా*, నంబర్, నంబర్ను, నంబర్లు, నెంబర్*, మొబైల్ నంబర్, మెసేజ్*, మేసేజ్*, చాట్*, రికార్డ*, కాల్, కాల్స్, అన్నీ, అన్ని, అంతా, మొత్తం, సందేశా*,
    datanu, data ni, samacharam, samacharanni, vivaralu, nambar, messagelu, annee, anni, antha, anta, mottam, motham
  `,
  self: `naadi, nadhi, నా, నాది, నాకు, నన్ను, నేను, మా, naa, nadi, naku, naaku, nannu, nenu, maa`,
  not: `వద్దు, లేదు, కాదు, కూడదు, vaddu, vadhu, oddu, odu, ledu, kadu, kudadu`,
  past: `chesaru, chesaaru, aindha, ainda, aindhi, ayipoinda, ayipoindha, epudu, yeppudu, avtunda, avutunda, avuthunda, avthunda, cheyaledu, cheyyaledu, avvaledhu, చేయలేదు, చెయ్యలేదు, అవుతుందా, 
    ఎందుకు, enduku, అయిందా, అయ్యిందా, అయిపోయిందా, అయ్యాయా, అయిందో, అవ్వలేదు, కాలేదు, చేశారా, చేసారా, చేశారు, చేసేశారా, తీసేశారా, తొలగించారా, ఎప్పుడు, ఎన్ని రోజులు, ఎంత సమయం, ఎంత టైం,
    ఎవరు డిలీట్, ayinda, ayindha, ayyinda, ayipoyinda, ayipoindha, avvaledu, avaledu, kaledu, chesara, chesaara, chesesara, teesesara, eppudu, eppudo, enni rojulu, entha
    time, enta time, evaru delete
  `,
  eraseWhole: `
    నన్ను మర్చిపోండి, నన్ను మరచిపోండి, డేటా పెట్టుకోవద్దు, డేటా ఉంచుకోవద్దు, డేటా ఉంచవద్దు, సమాచారం ఉంచుకోవద్దు, సమ్మతి వెనక్కి, nannu marchipondi, data pettukovaddu,
    data unchukovaddu, data unchoddu
  `,
  keep: `data alage unchandi, data alage undani, data undani, data undaneeyandi, data undaniyandi, data unchu, డేటా అలాగే ఉంచండి, డేటా అలాగే ఉండనివ్వండి, డేటా ఉండనీ*, డేటా ఉంచు, 
    ఖాతా ఉండనివ్వండి, ప్రొఫైల్ ఉండనివ్వండి, ఖాతా ఉంచండి, ప్రొఫైల్ ఉంచండి, khata undanivvandi, account undanivvandi, profile undanivvandi,
    డేటా ఉండనివ్వండి, డేటా ఉండనివ్వు, డేటా ఉంచండి, డేటా ఉండాలి, సమాచారం ఉంచండి, డిలీట్ ఆపండి, డిలీట్ క్యాన్సిల్, data undanivvandi, data undanivandi, data unchandi, data undani,
    delete aapandi, delete apandi
  `,
  stop: `
    ఆపండి, ఆపు, ఆపేయండి, వద్దు, పంపవద్దు, పంపొద్దు, పంపకండి, aapandi, apandi, aapeyandi, apeyandi, aapu, vaddu, vadhu, oddu, pampavaddu, pampoddu, pampakandi
  `,
  ads: `ప్రకటన*, యాడ్స్, ఆఫర్*, మెసేజ్*, ఎస్ఎంఎస్, స్పామ్, కాల్, కాల్స్, ఫోన్, prakatanalu, prakatana, adlu, offerlu, messagelu`,
  back: `malli kavali, మళ్ళీ కావాలి, మళ్లీ కావాలి, malli vast*, మళ్ళీ వస్త*, మళ్లీ వస్త*, తిరిగి కావాలి, తిరిగి ఇవ్వ*, తిరిగి, వెనక్కి, పొరపాటున, మనసు మార*, thirigi, tirigi, venakki, porapatuna, manasu mar*`,
  orders: `
    ఆర్డర్*, బుకింగ్, టికెట్*, పార్సిల్, బ్యాంక్*, లోన్, అప్పు, బిల్లు*, ఫేస్బుక్*, ఇన్స్టాగ్రామ్*, గూగుల్*, అమెజాన్*, ఫ్లిప్కార్ట్*, ఆధార్*, రీఫండ్, వాట్సాప్ ఖాతా*,
    సబ్స్క్రిప్షన్
  `,
  cancel: `రద్దు, క్యాన్సిల్, క్యాన్సల్, raddu, cancel`,
  relatives: `tammudu, thammudu, తమ్ముడి, ayana, aayana, aavida, avida, vaadi, vadi, valladi, vaalladi, valla, babu, kuthuru, kuturu, koothuru, ఆయన, ఆవిడ, వాళ్ళ*, బాబు*, frnd, frnds, 
    అమ్మ, అమ్మది, అమ్మగారి, నాన్న, నాన్నది, నాన్నగారి, తల్లి*, తండ్రి*, కొడుకు*, కూతురు*, భర్త*, భార్య*, అన్న, అన్నయ్య*, తమ్ముడి, తమ్ముడు, అక్క*, చెల్లి*, తాత*, అమ్మమ్మ*, నానమ్మ*,
    స్నేహితుడి*, స్నేహితురాలి*, ఫ్రెండ్*, మామయ్య*, బాబాయి*, పిల్లల*, పాప*, బాబు, అతని, ఆమె, వాళ్ల, వాడి, వారి, వేరొకరి*, వేరే వాళ్ల, వేరే నంబర్, amma, ammadi, nanna, nannadi,
    nannagari, thalli, thandri, koduku, kuturi, kuthuri, bhartha, bharta, bharya, annayya, tammudi, thammudi, akka, chelli, chellidi, tatha, ammamma, snehithudi,
    pillala, athani, ame, vaalla, verokari, vere valla
  `,
  dead: `
    చనిపోయ*, మరణించ*, పోయారు, కాలం చేశారు, స్వర్గస్తు*, chanipoy*, maraninch*, poyaru, kalam chesaru,
    కీర్తిశేషు*, స్వర్గీయ, దివంగత, keerthisesh*, keertisesh*, divangata, చట్టబద్ధ వారసు*, వితంతువు*
  `,
  ill: `ఆరోగ్యం బాగాలేదు, ఆరోగ్యం బాలేదు, ఆసుపత్రిలో, హాస్పిటల్లో, కోమాలో, arogyam baaledu, arogyam bagoledu, hospitallo, asupatrilo`,
  minor: `పిల్లల*, పాప*, మైనర్, ఏళ్ల, pillala, papa, ella`,
  standsFor: `
    వారసుడి*, వారసుడు, వారసురాలు, వారసురాలి*, చట్టబద్ధ వారసు*, నామినీ*, సంరక్షకుడు, సంరక్షకుడి*, సంరక్షకురాలు, గార్డియన్ని, గార్డియన్ను, వితంతువు*, కీర్తిశేషు*, స్వర్గీయ,
    దివంగత, varasudu, varasudini, vaarasudu, vaarasudini, varasuralu, varasuralini, vaarasuralu, nominee ni, nenu nominee, samrakshakudu, samrakshakudini,
    samrakshakuralu, guardian ni, keerthisesh*, keertisesh*, divangata,
    చనిపోయారు, మరణించారు, chanipoyaru, maranincharu
  `,
  show: `
    ఏ డేటా, ఏ సమాచారం, ఏం డేటా, ఏమేం ఉంది, ఏమేం ఉన్నాయి, ఏముంది, ఏం దాచారు, ఏమేం దాచారు, డేటా చూపించ*, డేటా చూపండి, సమాచారం చూపించ*, ఏం తెలుసు, ఏం మిగిలింది, em data, emi data, e data undi,
    emem undi, emundi, em undi, em daacharu, em dacharu, data chupinch*, data choopinch*, em telusu
  `,
  looked: `
    ఎవరు నా కేసు చూశారు, ఎవరు నా కేసును చూశారు, ఎవరు నా డేటా చూశారు,
    ఎవరు చూశారు, ఎవరు చూసారు, ఎవరెవరు చూశారు, ఎవరెవరు చూసారు, ఎవరు చూస్తున్నారు, ఎవరు చదివారు, ఎవరు తెరిచారు, evaru chusaru, evaru choosaru, evaru chusharu, evarevaru chusaru, evaru chustunnaru,
    evaru chadivaru, evaru terichaaru, evaru tericharu
  `,
  person: `
    మనిషితో, ఒకరితో మాట్లాడ*, ఎవరితోనైనా మాట్లాడ*, మాట్లాడాలి, ఏజెంట్, కస్టమర్ కేర్, ఫోన్ చేయండి, కాల్ చేయండి, మేనేజర్*, manishitho, okaritho matlad*, evarithonaina matlad*,
    matladali, maatladali, phone cheyandi, call cheyandi
  `,
  complain: `ఫిర్యాదు*, కంప్లైంట్, కంప్లయింట్, firyadu, phiryadu, firyaadu`,
  doing: `చేయండి, చెయ్యండి, చేయి, చెయ్యి, చేసేయండి, చేసేయి, చేసెయ్, చేసి, పెట్టండి, వెంటనే, ఇప్పుడే, త్వరగా, cheyandi, cheyyandi, cheyi, cheyyi, chey, chei, cheseyandi, cheseyi, chesey, chesi, pettandi, ventane, ippude, twaraga`,
  literal: `డిలీట్, డిలిట్, డెలీట్`,
  away: `రిమూవ్, తీసెయ్య*, చెరిపేయ*, చెరిపెయ్య*, చెరిపివేయ*, thises*, tises*, thisey*, tisey*, తొలగించ*, తీసేయ*, తీసివేయ*, tholaginch*, tolaginch*, theesey*, teesey*`,
  ownData: `డేట, డేటాలను, డేటా, డేటాను, డేటాని, డాటా, datanu`,
  between: `anta, అంత, నా, మొత్తం, అంతా, అన్నీ, ఈ, naa, na, mottam, motham, antha, ni`,
  wares: `ప్యాక్, అయిపోయింది, కేబుల్, pack, ayipoyindi`,
  thisChat: `ఈ చాట్, ఈ చాట్ను, ee chat`,
  behind: `cheppaledu, adagaledu, koraledu, చెప్పలేదు, అడగలేదు, కోరలేదు, 
    వద్దు, చేయవద్దు, చేయొద్దు, చెయ్యొద్దు, చేయకండి, చెయ్యకండి, చేయకు, చెయ్యకు, చేయకూడదు, కూడదు, లేదు, vaddu, vadhu, oddu, cheyavaddu, cheyyavaddu, cheyoddu, cheyyoddu,
    cheyyodu, cheyodhu, cheyyodhu, cheyakandi, cheyyakandi, cheyaku, cheyyaku, cheyakudadu, kudadu, ledu
  `,
  refused: `delete cheyalsina avasaram ledu, delete avasaram ledu, delete cheyakunda unch*, delete cheyyakunda unch*, delete kakunda chu*, delete cheyadaniki veelledu, డిలీట్ చేయాల్సిన అవసరం లేదు, డిలీట్ అవసరం లేదు, డిలీట్ చేయకుండా ఉంచ*, delete cheyamani evaru, డిలీట్ చేయమని ఎవరు, 
    తొలగించవద్దు, తొలగించకూడదు, తీసేయకూడదు, తుడిచేయకూడదు, తొలగించొద్దు, తొలగించకండి, తీసేయవద్దు, తీసేయొద్దు, తీసేయకండి, తుడిచేయవద్దు, theeseyoddu, teeseyoddu, teeseyyoddu, theeseyakandi, teeseyakandi, tholaginchavaddu,
    tolaginchoddu, tholaginchakandi
  `,
  threat: `లేకపోతే, లేదంటే, lekapothe, ledante`,
  gone: `పోయిందా, ఇంకా ఉందా, poyinda, poyindha, inka unda`,
  noContact: `messages pampaku, messages cheyakandi, message pampaku, call cheyaku, phone cheyoddu, phone cheyaku, disturb cheyakandi, disturb cheyoddu, మెసేజ్లు చేయకండి, 
    మెసేజ్ చేయకండి, మెసేజ్ చేయవద్దు, మెసేజ్ చేయొద్దు, మెసేజ్లు పంపకండి, ఫోన్ చేయకండి, ఫోన్ చేయవద్దు, ఫోన్ చేయొద్దు, కాల్ చేయకండి, కాల్ చేయొద్దు, విసిగించకండి, ఇబ్బంది పెట్టకండి, message cheyakandi,
    message cheyyoddu, message cheyoddu, phone cheyakandi, phone cheyyoddu, call cheyakandi, call cheyyoddu, call cheyoddu, visiginchakandi, ibbandi pettakandi
  `,
  who: `మీరు ఎవరు, ఎవరు మీరు, నంబర్ ఎలా వచ్చింది, meeru evaru, evaru meeru, number ela vachindi`,
  happens: `em avutundi, em avuthundi, emavuthundi, ఏం అవుతుంది, ఏమవుతుంది, ఏం జరుగుతుంది, emavutundi, em avuthundi, em jarugutundi`,
  account: `ఖాతా, ఖాతాను, అకౌంట్, అకౌంట్ను, khata`,
  vocative: `అన్న, అన్నా, సార్, మేడమ్, అక్క, anna, annayya, sir, akka, babu`,
  urgent: `వెంటనే, ఇప్పుడే, దయచేసి, కావాలి, చేయాలి, ventane, ippude, dayachesi, kavali, cheyali`,
  speak: `cheppandi, చెప్పండి, లో, మాట్లాడండి, రాయండి, మార్చండి, భాష, lo, matladandi, rayandi, marchandi, bhasha`,
  changedMind: `మనసు మార*, manasu mar*, manasu maar*`,
  standing: `
    స్టేటస్, స్థితి, అప్డేట్, ఏమైంది, ఏమయింది, ఏమయ్యింది, ఏం అయింది, ఎప్పుడు అవుతుంది, ఎప్పుడు అయిపోతుంది, ఎప్పటికి అవుతుంది, ఎంత సమయం, ఎంత టైం, ఎన్ని రోజులు, ఇంకా అవ్వలేదు, ఇంకా కాలేదు, ఇంకా అయిపోలేదు,
    అయిందా, అయ్యిందా, అయిపోయిందా, అయిందా లేదా, ఎక్కడ ఉంది, ఎక్కడి వరకు వచ్చింది, emaindi, emayindi, emayyindi, em aindi, em ayindi, emi aindi, eppudu avutundi, eppudu avuthundi, eppudu avtundi, eppudu
    aipothundi, eppudu aipotundi, eppatiki avutundi, entha time, enta time, entha samayam, enni rojulu, inka avvaledu, inka avaledu, inka kaledu, inka aipoledu, ayinda, aindha, ayindha, ayipoyinda, ayinda
    leda, aindha leda, ekkada undi, ekkadi varaku vachindi, ela undi, emaina update, emanna update, update unda, update enti, update cheppandi
  `,
  matter: `కేసు*, కేస్*, రిక్వెస్ట్*, అభ్యర్థన*, దరఖాస్తు*, abhyarthana*, darakhastu, request gurinchi, case gurinchi`,
  aroundStanding: `
    నా, నాకు, ఏమిటి, ఏంటి, ఏంటీ, చెప్పండి, చెప్పు, ఇంకా, ఇప్పుడు, పడుతుంది, ఏమైనా, ఉందా, ఉంది, గురించి, దయచేసి, డేటా*, na, naa, naku, naaku, enti, enty, emiti, cheppandi, cheppu, inka, ippudu, padutundi,
    paduthundi, emaina, emanna, unda, undi, gurinchi, andi, dayachesi
  `,
  words: `cheseyandi chesey cheseyi cheyyi chesi cheyagalara pettandi avvali avvaledu cheyaledu cheyyaledu kaledu enduku unchandi undani theesey thiseyandi thisesyandi tiseyandi teesey chesaru cheyyaddu cheppandi malli 
    naa nadi naku naaku nannu nenu cheyandi cheyyandi chey cheyi cheyali cheyavaddu cheyyoddu cheyoddu cheyakandi cheyyakandi
    cheyaku meeru mee undi unda vaddu oddu ledu kavali eppudu emi ayinda ayyinda chesara ayipoyinda theeseyandi teeseyandi
    tholaginchandi antha mottam motham bhasha matladali firyadu dhanyavadalu avunu sare pampakandi pampoddu undanivvandi
    aapandi dayachesi ventane chanipoyaru chanipoyadu nannagari koduku bhartha bharya chupinchandi thirigi tirigi
  `,
  respelled: 'kadu=కాదు, inka=ఇంకా, na=నా, nanna=నాన్న, anna=అన్న, maa=మా, dada=దాదా',
  stopping: `రద్దు, క్యాన్సిల్, క్యాన్సల్, raddu`,
  stoppingAny: `ఆపండి, ఆపు, ఆపేయండి, aapandi, apandi, aapeyandi, apeyandi`,
  erasing: `తొలగించడం, తొలగించటం, తీసేయడం, tholaginchadam`,
  linking: `చేయడం, చేయటం, చెయ్యడం, రిక్వెస్ట్, అభ్యర్థన, అభ్యర్థనను, cheyadam, cheyatam, cheyyadam, cheyyatam`,
  whole: {
    yes: `sare cheyandi, ok cheyandi, ha cheyandi, haa cheyandi, avnu, అవునండి, సరే చేయండి, అవును, సరే, ఓకే, అవును డిలీట్, అవును డిలీట్ చేయండి, చేయండి, చేసేయండి, తప్పకుండా, avunu, sare, sarey, avunu delete cheyandi, cheyandi, cheseyandi, cheyyandi`,
    no: `వద్దండి, వద్దండీ, అవసరం లేదు, vaddandi, vadduu, avasaram ledu, 
      వద్దు, కాదు, లేదు, వద్దు ఉండనివ్వండి, ఉండనివ్వండి, ఇప్పుడు వద్దు, తర్వాత, రద్దు, వదిలేయండి, vaddu, vadhu, oddu, kadu, kaadu, ledu, undanivvandi, ippudu vaddu, tarvata, tharvatha,
      vadileyandi
    `,
    greeting: `నమస్కారం, నమస్తే, హలో, హాయ్, శుభోదయం, namaskaram, subhodayam`,
    thanks: `థాంక్యూ, ధన్యవాదాలండి, ధన్యవాదాలు, ధన్యవాదములు, చాలా ధన్యవాదాలు, థాంక్స్, థ్యాంక్స్, మంచిది, dhanyavadalu, dhanyavadamulu, chala thanks, manchidi`,
    help: `idi enti, ఇది ఏంటి, 
      సహాయం, సాయం, సహాయం కావాలి, సాయం చేయండి, హెల్ప్, ఇది ఏమిటి, ఇదేంటి, మీరు ఎవరు, ఎవరు, ఏమిటి, ఏంటి, ఎలా, ఎందుకు, అర్థం కాలేదు, ఏం చేయాలి, sahayam, sayam, sahayam kavali,
      idi emiti, identi, meeru evaru, evaru, enti, ela, endhuku, artham kaledu, ardham kaledu, em cheyali
    `,
    status: `
      స్టేటస్, స్థితి, ఎప్పుడు అవుతుంది, అయిందా, అయిపోయిందా, ఎంత సమయం పడుతుంది, ఎన్ని రోజులు పడుతుంది, నా కేసు, eppudu avutundi, ayinda, ayipoyinda, entha time padutundi, na case, naa case
    `,
    stop: `
      ఆపండి, ఆపు, ఆపేయండి, అన్నీ ఆపండి, ఇక చాలు, నన్ను బ్లాక్ చేయండి, స్టాప్, aapandi, apandi, aapeyandi, apeyandi, anni aapandi, ika chalu, stop cheyandi, nannu block cheyandi
    `,
    keep: `డేటా ఉండనివ్వండి, ఉంచండి, అవును ఉండనివ్వండి, unchandi, avunu undanivvandi`,
    denied: `నేను కాదు, ఇది నేను కాదు, nenu కాదు, nenu cheyyaledu, nenu kaadu, nenu kadu, 
      నేను చేయలేదు, ఇది నేను చేయలేదు, నేను ఇది చేయలేదు, నేను అడగలేదు, నేను పంపలేదు, nenu cheyaledu, idi nenu cheyaledu, nenu adagaledu, nenu pampaledu
    `,
    shared: `
      డిలీట్, డిలీట్ చేయండి, డేటా ఉండనివ్వండి, నా డేటా ఉండనివ్వండి, na data undanivvandi, naa data undanivvandi, నా డేటా డిలీట్ చేయవద్దు, స్టేటస్, ఫిర్యాదు, firyadu, ఒకరితో మాట్లాడాలి, భాష
    `,
    account: `
      నా callmissed ఖాతా, callmissed ఖాతా, నా కాల్మిస్డ్ ఖాతా, కాల్మిస్డ్ ఖాతా, నా callmissed అకౌంట్, callmissed అకౌంట్, naa callmissed khata, na callmissed khata, naa callmissed account,
      na callmissed account
    `,
    codeAgain: `
      మళ్లీ పంపండి, మళ్ళీ పంపండి, మళ్లీ పంపు, కొత్త కోడ్, కొత్త కోడ్ పంపండి, కోడ్ రాలేదు, కోడ్ మళ్లీ పంపండి, ఈమెయిల్ రాలేదు, ఈ మెయిల్ రాలేదు, మెయిల్ రాలేదు, malli pampandi, kotha code, kottha code,
      kotha code pampandi, code raledu, code malli pampandi, email raledu, mail raledu
    `,
    otherEmail: `
      వేరే ఈమెయిల్, వేరే ఈ మెయిల్, వేరే మెయిల్, వేరే అడ్రస్, తప్పు ఈమెయిల్, తప్పు అడ్రస్, ఈమెయిల్ మార్చాలి, ఈమెయిల్ మార్చండి, vere email, vere mail, vere address, tappu email, thappu email,
      email marchali, email marchandi
    `,
    sooner: `
      త్వరగా, త్వరగా చేయండి, త్వరగా డిలీట్ చేయండి, ముందుగానే, ఇప్పుడే, ఇప్పుడే చేయండి, ఇప్పుడే డిలీట్ చేయండి, వెంటనే, వెంటనే చేయండి, twaraga, tvaraga, thvaraga, tondaraga, twaraga cheyandi,
      tvaraga cheyandi, twaraga delete cheyandi, ippude, ippude cheyandi, ventane, ventane cheyandi
    `,
    language: `భాష, భాష మార్చండి, వేరే భాష, bhasha marchandi, vere bhasha`,
  },
}
