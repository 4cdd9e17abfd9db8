import type { Phrases } from './phrases.ts'

/** Tamil in its own letters and as it is typed in Latin ones. */
export const ta: Phrases = {
  erase: `ரிமூவ், neeka, neekka, alith*, azhinga, azhich*, 
    டெலிட், டெலீட், டிலீட், டெலிட் செய்ய, டெலிட் பண்ண, அழி*, அழித்து, அழிச்சு, நீக்க*, நீக்கி, நீக்கு, எடுத்துவிடு*, எடுத்துடு*, எடுத்து விடு*, துடை*, delete panna,
    delete seiya, azhi*, azhichidu*, azhikka*, aliche, alichidu*, alikka*, neekk*, neeki, nikki, eduthidu*, eduthudu*, eduthuvidu*, thookidu*,
    தூக்கிடு*, தூக்கி விடு*
  `,
  data: `
    டேடா*, தரவு*, தரவை, டேட்டா*, டாட்டா*, தகவல்*, விவர*, நம்பர*, எண், எண்ணை, மெசேஜ*, மேசேஜ*, செய்தி*, சாட*, ரெக்கார்ட*, கால், கால்கள், எல்லாம், எல்லாத்தையும், எல்லாவற்றையும், அனைத்தையும், எல்லா,
    data-va, datava, datavai, thagaval*, vivaram*, numberai, numbera, number-a, messagea, ellam, ellathaiyum, ellaathayum, yellam, anaithaiyum, chat-a
  `,
  self: `என், எனது, என்னுடைய, என்னோட, எனக்கு, என்னை, நான், எங்கள், en, enoda, ennoda, ennudaiya, enathu, enakku, ennai, naan, yen, engal`,
  not: `வேண்டாம், வேணாம், கூடாது, இல்லை, vendam, venam, venda, koodathu, illa, illai`,
  past: `aayitta, ayitta, aayitucha, ayitucha, aayiruchu, pannitinga, pannittinga, pannala, aaguma, eppa, epo, yeppo, yeppa, ஆயிட்டா, ஆயிட்டதா, ஆயிருச்சா, ஆகுமா, பண்ணல, பண்ணலை, செய்யவில்லை, 
    நீக்கப்பட்ட*, அழிக்கப்பட்ட*, அழித்துவிட்டீர்களா, நீக்கிவிட்டீர்களா, நீக்கினீர்களா, பண்ணிட்டீங்களா, panniteengala, pannitteengala, ஆகிவிட்டதா, ஆயிடுச்சா, ஆச்சா, ஆகிடுச்சா, ஆனதா, ஆகவில்லை, ஆகல, ஆகலை, செய்தீர்களா, செஞ்சாச்சா, பண்ணியாச்சா, பண்ணீங்களா, அழிச்சாச்சா, அழித்தீர்களா,
    நீக்கியாச்சா, எப்போது, எப்ப, எப்போ, எத்தனை நாள், எவ்வளவு நேரம், யார் டெலிட், யார் அழித்*, ayiducha, aayiducha, aagiducha, agiducha, aacha, acha, aagala,
    agala, pannacha, panniyacha, panneengala, pannitingala, panitingala, azhichacha, eppo, eppodhu, evlo neram, evlo naal, yaar delete
  `,
  eraseWhole: `
    என்னை மறந்துவிடு*, என்னை மறந்து விடு*, டேட்டாவை வைத்திருக்க வேண்டாம், டேட்டா வைக்காதீர்கள், டேட்டாவை வைத்திருக்காதீர்கள், டேட்டா வச்சிருக்காதீங்க, தகவலை வைத்திருக்க வேண்டாம்,
    சம்மதத்தை திரும்ப, ennai marandhudunga, ennai maranthudunga, data vachirukkadheenga, data vaikkadheenga, data vechukka vendam
  `,
  keep: `data apdiye irukattum, data apdiye irukkattum, data appadiye irukkattum, data vachukonga, data vachukkonga, data iruka vidunga, data irukka vidunga, டேட்டா அப்படியே இருக்கட்டும், டேட்டாவை வச்சுக்கோ*, டேட்டா வச்சுக்கோ*, 
    டேட்டா இருக்கட்டும், டேட்டாவை வைத்திரு*, டேட்டாவை வச்சிரு*, தகவல் இருக்கட்டும், டெலிட்டை நிறுத்து*, டெலிட்டை ரத்து, டெலிட்டை கேன்சல், data irukkattum, data irukatum, data irukkatum,
    data vachikonga, datava vachukonga, delete cancel pannunga, கணக்கு இருக்கட்டும், புரொஃபைல் இருக்கட்டும், புரொஃபைல் வேண்டும், kanakku irukkattum, account irukkattum, profile irukkattum
  `,
  stop: `anupadh*, anuppadh*, anupath*, anuppath*, 
    நிறுத்து*, நிறுத்த*, வேண்டாம், வேணாம், அனுப்பாதே, அனுப்பாதீர்கள், அனுப்பாதீங்க, அனுப்ப வேண்டாம், niruthu*, nirutthu*, vendam, venam, anuppadheenga,
    anupadheenga, anuppathinga, anupathinga, anuppadhe, anupadinga
  `,
  ads: `விளம்பர*, ஆஃபர*, ஆபர*, மெசேஜ*, மேசேஜ*, எஸ்எம்எஸ், ஸ்பேம், கால், போன், vilambaram*, vilamparam*, offerai`,
  back: `திரும்ப, திருப்பி, தவறுதலாக, தெரியாம, மனசு மாறி*, மனம் மாறி*, thirumba, thirupi, thiruppi, thavarudhalaga, theriyama, manasu mari*`,
  orders: `
    ஆர்டர*, புக்கிங், டிக்கெட*, பார்சல*, வங்கி*, பேங்க், லோன், கடன், பில*, ஃபேஸ்புக*, பேஸ்புக*, இன்ஸ்டாகிராம*, கூகுள*, அமேசான*, ஃபிளிப்கார்ட*, ஆதார*, ரீஃபண்ட்,
    சந்தா, வாட்ஸ்அப் கணக்கு*
  `,
  cancel: `ரத்து, கேன்சல், கேன்ஸல், radhu, rathu, cancel`,
  relatives: `annan, பிள்ளை*, payyan, pasanga, pasangaloda, veetukarar*, veetukar*, வீட்டுக்காரர*, வீட்டுக்காரி*, அவங்க*, இவங்க*, இவர*, இவன*, இவள*, avanga, avangaloda, avar, avan, aval, ivar, ivaroda, ivan, ivanga, 
    அம்மா*, அப்பா*, மகன*, மகள*, பையன*, பொண்ணு*, கணவர*, கணவன*, மனைவி*, புருஷன*, பொண்டாட்டி*, அண்ணன*, அண்ணனோட, தம்பி*, அக்கா*, தங்கை*, தங்கச்சி*, தாத்தா*,
    பாட்டி*, நண்பன*, நண்பர*, பிரெண்ட*, மாமா*, சித்தி*, குழந்தை*, அவர*, அவன*, அவள*, வேறொருவர*, வேற ஒருத்தர*, வேறு நம்பர*, amma, ammavoda, amma oda, ammavin, appa, appavoda,
    appavin, magan, maganoda, magal, magaloda, paiyan, paiyanoda, ponnu, ponnoda, purushan, purushanoda, kanavar, kanavaroda, manaivi,
    manaiviyoda, pondatti, annanoda, thambi, thambiyoda, akkavoda, thangachi, thaathavoda, thatha, paatti, nanban, nanbanoda, kuzhandhai,
    kuzhandhaiyoda, avaroda, avanoda, avaloda, vera oruthar*
  `,
  dead: `
    இறந்து*, இறந்த, காலமாகி*, காலமான*, காலமானார், மறைந்த*, செத்து*, iranthu*, irandhu*, kaalamana*, kalamana*, sethu poit*, thavarit*, தவறிட்டா*,
    அமரர், மறைந்த திரு, காலமான திரு, amarar, maraintha thiru, சட்டப்பூர்வ வாரிசு*
  `,
  ill: `உடம்பு சரியில்லை, உடல்நலம் இல்லை, ஆஸ்பத்திரியில், மருத்துவமனையில், கோமாவில், udambu sari illa, udambu seriyilla, aspathiriyil, hospitalla`,
  minor: `குழந்தை*, சிறுவன*, சிறுமி*, வயது, வயசு, kuzhandhai, kuzhandhaiyoda, vayasu, vayadhu`,
  standsFor: `
    வாரிசு*, சட்டப்பூர்வ வாரிசு*, நாமினி*, பாதுகாவலர*, காப்பாளர*, விதவை*, அமரர், மறைந்த திரு, மறைந்த திருமதி, காலமான திரு, vaarisu*, varisudhar*, paadhukaavalar*,
    padhukavalar*, pathukavalar*, nominee naan, naan nominee, naan guardian, amarar, maraintha thiru,
    காலமானார், காலமானவர*, இறந்துவிட்டா*, kaalamanar*, kalamanar*, kaalamaanaar*
  `,
  show: `
    என்ன டேட்டா, என்ன தகவல்*, என்ன இருக்கு, என்னென்ன, என்ன வைத்து*, என்ன வச்சி*, டேட்டாவை காட்டு*, டேட்டாவைக் காட்டு*, டேட்டா காட்டு*, தகவலை காட்டு*, தகவலைக் காட்டு*, எந்த டேட்டா,
    என்ன தெரியும், enna data, enna irukku, ennenna, enna vachirukeenga, enna vachirukinga, data kaattu*, data kattu*, datava kaattu*, datava kattu*, enna thagaval,
    enna theriyum
  `,
  looked: `
    யார் பார்த்த*, யாரு பார்த்த*, யார் பாத்த*, யாரு பாத்த*, யாரெல்லாம் பார்த்த*, யாரெல்லாம் பாத்த*, யார் யார் பார்த்த*, யார் படித்த*, யார் படிச்ச*, யார் திறந்த*,
    yaar paartha*, yaaru paartha*, yaar partha*, yaaru partha*, yaar paatha*, yaaru paatha*, yaarellam paartha*, yaarellam partha*, yaarellam paatha*, yaar padich*, yaar thirandh*
  `,
  person: `
    ஒருவரிடம் பேச*, யாரிடமாவது பேச*, யார்கிட்டயாவது பேச*, மனிதரிடம், ஆளிடம் பேச*, ஏஜென்ட், கஸ்டமர் கேர், போன் பண்ணுங்க, கால் பண்ணுங்க, மேனேஜர*, பேச வேண்டும், பேசணும்,
    yaarkittayavadhu pes*, yarkitayavathu pes*, pesanum, pesa vendum, pesa venum, oruthar kitta pes*, phone pannunga, call pannunga, manushan kitta
  `,
  complain: `case poduv*, கேஸ் போடுவ*, புகார*, கம்ப்ளைன்ட், கம்ப்ளெயின்ட், pugar*, pukar*, complaint`,
  doing: `செய், செய்ங்க, செய்யுங்க, செய்யுங்கள், செய்யவும், செய்து, செய்துவிடுங்கள், பண்ணு, பண்ணுங்க, பண்ணுங்கள், பண்ணவும், பண்ணி, பண்ணிடு, பண்ணிடுங்க, பண்ணிருங்க, செய்து விடு*, பண்ணி விடு*, கொடுங்க, தாங்க, உடனே, இப்போ, இப்பவே, சீக்கிரம், pannu, pannunga, pannungal, pannuga, panunga, panni, pannidu, pannidunga, pannirunga, pannuda, sei, seiyunga, seiyungal, seiyavum, seyyunga, udane, ippo, ippove, seekiram`,
  literal: `டெலிட், டெலீட், டிலீட்`,
  away: `ரிமூவ், alich*, azhich*, alith*, அழி*, அழித்து, நீக்க*, நீக்கு*, நீக்கி, azhi*, neekk*`,
  ownData: `தரவு, தரவை, தரவுகளை, டேடா, டேடாவை, டேட்டாவையும், டேட்டா, டேட்டாவை, டேட்டாவ, டேட்டாவைத், டாட்டா, datava, datavai`,
  between: `ah, full, vai, எல்லாத்தையும், முழுசா, என், எனது, என்னுடைய, என்னோட, எல்லா, எல்லாம், முழு, முழுவதும், இந்த, en, ennoda, enoda, ella, ellam, va`,
  wares: `பேக், முடிஞ்சு, முடிந்து, கேபிள், pack, mudinju`,
  thisChat: `இந்த சாட், இந்த சாட்டை, indha chat, intha chat`,
  behind: `koodadh*, koodath*, kudadh*, sollala, sollalai, sollave, sollavillai, kekala, kekalai, ketkala, ketkalai, சொல்லல, சொல்லலை, சொல்லவே, சொல்லவில்லை, கேக்கல, கேட்கல, கேட்கவில்லை, 
    வேண்டா*, வேணா*, கூடாது, மாட்டேன், பண்ணாதீ*, பண்ணாதே, செய்யாதீ*, செய்யாதே, vendam, venam, venda, vena, koodathu, kudathu, pannadh*, pannath*, panna vendam, panadh*,
    panath*, seiyadh*, seiyath*, seyyadh*
  `,
  refused: `azhichidadh*, azhichidath*, azhichiradh*, azhichirath*, neeka vendam, neeka venam, azhikka venam, azhika vendam, edukka vendam, எடுக்காதீ*, எடுக்க வேண்டாம்,
 delete panna sollala, delete panna thevai illa*, delete panna thevaiyilla*, delete pannanumnu illa*, delete pannama vidu*, delete pannama iru*, டெலிட் பண்ணத் தேவையில்ல*, டெலிட் பண்ண தேவையில்ல*, டெலிட் செய்யத் தேவையில்லை, டெலிட் பண்ணாம விடு*, டெலிட் பண்ணாம இரு*, டெலிட் செய்யாமல் விடு*, அழிக்கவேண்டாம், அழிக்கக்கூடாது, அழிக்கக் கூடாது, அழிக்க கூடாது, நீக்கவேண்டாம், நீக்கக்கூடாது, நீக்கக் கூடாது, நீக்க கூடாது, azhikkavendam, azhikka vendam, neekkavendam, neekka vendam, அழிக்காதே, அழிக்காதீ*, அழிக்க வேண்டாம், நீக்காதே, நீக்காதீ*, நீக்க வேண்டாம், azhikkadh*, azhikkath*, azhikadh*, neekkadh*, neekkath*, neekadh*`,
  threat: `இல்லன்னா, இல்லைனா, இல்லனா, இல்லைன்னா, இல்லாவிட்டால், இல்லையென்றால், illana, illanna, illaina`,
  gone: `போச்சா, போயிடுச்சா, போய்விட்டதா, இன்னும் இருக்கா, pocha, poiducha, poyiducha, innum irukka`,
  noContact: `message anupadh*, message anuppadh*, msg anupadh*, thollai pannadh*, thollai pannath*, phone pannath*, 
    மெசேஜ் பண்ணாதீ*, மெசேஜ் அனுப்பாதீ*, மெசேஜ் செய்யாதீ*, கால் பண்ணாதீ*, போன் பண்ணாதீ*, தொந்தரவு செய்யாதீ*, தொந்தரவு பண்ணாதீ*, தொல்லை பண்ணாதீ*, message pannadh*, message pannath*,
    msg pannadh*, call pannadh*, call pannath*, phone pannadh*, thondharavu pannadh*, thontharavu pannath*, tholla pannadh*
  `,
  who: `நீங்க யாரு, நீங்கள் யார், நம்பர் எப்படி கிடைத்த*, neenga yaaru, neenga yaru, number eppadi kidai*`,
  happens: `என்ன ஆகும், என்ன நடக்கும், enna aagum, enna nadakkum`,
  account: `கணக்கு, கணக்கை, அக்கவுண்ட், அக்கவுண்ட்டை, kanakku`,
  vocative: `அண்ணா, அக்கா, சார், மேடம், தம்பி, anna, akka, sir, machan, thambi`,
  urgent: `உடனே, இப்போதே, இப்பவே, தயவு செய்து, வேண்டும், வேணும், udane, ippave, venum, vendum`,
  speak: `sollu, sollunga, பேசுங்க, சொல்லு, சொல்லுங்க, பேசு, பேசுங்கள், எழுது, எழுதுங்கள், மாற்று, மாற்றுங்கள், மொழி, la, pesu, pesunga, ezhudhu, mozhi`,
  changedMind: `மனசு மாறி*, மனம் மாறி*, மனதை மாற்றி*, manasu mari*, manasu maari*, manam maari*`,
  standing: `
    ஸ்டேட்டஸ், நிலை, நிலவரம், அப்டேட், என்ன ஆச்சு, என்னாச்சு, என்ன ஆனது, என்ன ஆயிற்று, எப்போ ஆகும், எப்போது ஆகும், எப்ப ஆகும், எப்போ முடியும், எப்போது முடியும், எப்ப முடியும், எத்தனை நாள், எவ்வளவு நேரம்,
    எவ்வளவு நாள், எவ்ளோ நேரம், இன்னும் ஆகவில்லை, இன்னும் ஆகல, இன்னும் ஆகலை, இன்னும் முடியல, இன்னும் முடியலை, இன்னும் முடியவில்லை, முடிந்ததா, முடிஞ்சுதா, முடிஞ்சிதா, ஆச்சா, ஆயிடுச்சா, எங்கே இருக்கிறது,
    எங்க இருக்கு, enna aachu, enna achu, ennachu, ennaachu, enna aanadhu, eppo aagum, eppo agum, eppa aagum, eppo mudiyum, eppa mudiyum, epo mudiyum, epo aagum, eppo nadakkum, evlo naal, evlo neram,
    evvalavu naal, evvalavu neram, ethana naal, ethanai naal, innum aagala, innum agala, innum aagalai, innum mudiyala, mudinjucha, mudinjicha, mudinjadha, mudinjudha, aacha, aayiducha, ayiducha, enga
    irukku, enga iruku, enna nilamai, nilavaram, ethavathu update, edhavadhu update, ethachum update, update irukka, update iruka, update enna, enna update
  `,
  matter: `கேஸ்*, கேஸ*, கோரிக்கை*, ரிக்வெஸ்ட்*, விண்ணப்ப*, korikkai*, request oda, case oda, vinnappam`,
  aroundStanding: `
    என், என்னோட, என்னுடைய, எனது, எனக்கு, சொல்லுங்க, சொல்லுங்கள், சொல்லு, கொஞ்சம், என்ன, ஆகும், இருக்கா, இருக்கு, இப்போ, இன்னும், ஏதாவது, இல்லையா, டேட்டா*, தரவு*, en, ennoda, enoda, ennudaiya, enathu,
    enakku, sollunga, solunga, sollu, konjam, enna, ena, aagum, agum, irukka, iruka, irukku, ippo, innum, ethavathu, edhavadhu, ethachum, illaiya, ilaya, illa, anna, akka
  `,
  words: `
    என் என் en enoda ennoda ennudaiya enakku ennai naan pannunga panunga pannidunga pannu panna pannadheenga pannathinga
    azhichidu azhichidunga azhikka azhi vendam venum vendum irukku enna eppo neenga unga ayiducha aayiducha aacha irukkattum
    niruthu niruthunga nandri vanakkam udhavi pugar mozhi pesanum seiyungal seiya anuppadheenga thagaval datava amma appa
    ammavoda appavoda thirumba ellathaiyum neekkunga vilambaram
  `,
  respelled: 'kitta=கிட்ட, anna=அண்ணா, na=நா',
  stopping: `ரத்து, கேன்சல், கேன்ஸல், radhu, rathu`,
  stoppingAny: `நிறுத்து*, niruthu*, nirutthu*, nirutu*`,
  erasing: `அழிப்பதை, அழிக்கறத, நீக்குவதை, நீக்கறத, azhikkaradha, azhikkuradha`,
  linking: `பண்றத, பண்றதை, பண்ணுறத, பண்றது, செய்வதை, செய்றத, செய்றதை, ரிக்வெஸ்ட், ரிக்வெஸ்ட்டை, கோரிக்கை, கோரிக்கையை, panratha, pandratha, pandradha, panradha, pannuradha, ah, aagama, aagaama, ஆகாம`,
  whole: {
    yes: `sari pannunga, seri pannunga, ok pannunga, ama, சரி பண்ணுங்க, ஓகே பண்ணுங்க, 
      ஆம், ஆமா, ஆமாம், சரி, ஓகே, ஆம் டெலிட் செய், ஆம் டெலிட் செய்யுங்கள், செய்யுங்கள், செய், பண்ணுங்க, நிச்சயமாக, aam, aama, aamaa, amam, seri, sari, aama delete pannunga, pannunga,
      seiyungal
    `,
    no: `vendam vidunga, illa vendam, venaam, வேணாம் விடுங்க, delete vidunga, டெலிட் விடுங்க, 
      இல்லை, இல்ல, வேண்டாம், வேணாம், வேண்டாம் இருக்கட்டும், வேண்டாம் வைத்திரு, வைத்திரு, இருக்கட்டும், இப்போது வேண்டாம், அப்புறம், பிறகு, ரத்து, விடுங்க, illa, illai, vendam, venam, vena, irukkattum, ippo vendam,
      appuram, apram, vidunga, delete vendam vidunga
    `,
    greeting: `வணக்கம், ஹலோ, ஹாய், காலை வணக்கம், vanakkam, vanakam, kaalai vanakkam`,
    thanks: `ரொம்ப நன்றிங்க, நன்றிங்க, thanks nga, நன்றி, மிக்க நன்றி, ரொம்ப நன்றி, தேங்க்ஸ், நல்லது, nandri, romba nandri, mikka nandri, nalladhu`,
    help: `
      உதவி, உதவி வேண்டும், உதவுங்கள், ஹெல்ப், இது என்ன, நீங்கள் யார், யார், என்ன, எப்படி, ஏன், புரியவில்லை, புரியல, என்ன செய்ய, udhavi, uthavi, idhu enna, neenga yaaru, yaaru,
      enna, eppadi, puriyala, enna panradhu, enna seiya
    `,
    status: `
      ஸ்டேட்டஸ், நிலை, எப்போது ஆகும், எப்போ ஆகும், ஆகிவிட்டதா, ஆச்சா, முடிந்ததா, எத்தனை நாள் ஆகும், எவ்வளவு நேரம் ஆகும், என் கேஸ், நிலவரம், nilai, eppo aagum, aacha, ayiducha, mudinjadha,
      evlo neram aagum, en case
    `,
    stop: `
      நிறுத்து, நிறுத்துங்கள், நிறுத்துங்க, எல்லாம் நிறுத்துங்க, போதும், என்னை பிளாக் பண்ணுங்க, ஸ்டாப், niruthu, niruthunga, niruthungal, ellam niruthunga, podhum, stop pannunga,
      ennai block pannunga
    `,
    keep: `டேட்டா இருக்கட்டும், வைத்திருங்கள், ஆம் இருக்கட்டும், vachikonga, aama irukkattum`,
    denied: `naan idha kekala, naan kekala, idhu naan illa, naan illa, நான் இல்ல, நான் இல்லை, இது நான் இல்லை, நான் கேக்கல, நான் கேட்கல, நான் அனுப்பல, 
      நான் செய்யவில்லை, நான் இதை செய்யவில்லை, இதை நான் செய்யவில்லை, நான் கேட்கவில்லை, நான் அனுப்பவில்லை, naan seyyavillai, naan pannala, naan idha pannala, naan ketkala, naan anuppala
    `,
    shared: `
      டெலிட், டெலிட் செய், டெலிட் பண்ணுங்க, டேட்டா இருக்கட்டும், என் டேட்டா இருக்கட்டும், en data irukkattum, என் டேட்டாவை டெலிட் செய்ய வேண்டாம், ஸ்டேட்டஸ், புகார், pugar,
      ஒருவரிடம் பேச வேண்டும், மொழி
    `,
    account: `
      என் callmissed கணக்கு, callmissed கணக்கு, என் கால்மிஸ்டு கணக்கு, கால்மிஸ்டு கணக்கு, என்னோட callmissed கணக்கு, என் callmissed அக்கவுண்ட், callmissed அக்கவுண்ட்,
      en callmissed kanakku, callmissed kanakku, en callmissed account, ennoda callmissed account, enoda callmissed account, ennoda callmissed kanakku
    `,
    codeAgain: `
      மீண்டும் அனுப்பு, மீண்டும் அனுப்புங்கள், திரும்ப அனுப்பு, திரும்ப அனுப்புங்க, புதிய கோடு, புதிய கோடு அனுப்பு, புதிய கோடு அனுப்புங்கள், புது கோடு அனுப்புங்க, கோடு வரவில்லை, கோடு வரல, இமெயில் வரவில்லை, இமெயில் வரல, மெயில் வரல,
      meendum anuppu, thirumba anuppu, thirumba anuppunga, pudhiya code, pudhu code, puthu code, pudhu code anuppunga, code varala, code varavillai, mail varala, email varala
    `,
    otherEmail: `
      வேறு முகவரி, வேற முகவரி, வேறு இமெயில், வேற இமெயில், வேறு மெயில், தவறான முகவரி, தவறான இமெயில், தப்பான இமெயில், முகவரியை மாற்ற வேண்டும், இமெயிலை மாற்ற வேண்டும்,
      vera mail, vera email, veru email, vera mugavari, thappana email, thappana mail, email maathanum
    `,
    sooner: `
      சீக்கிரம், சீக்கிரமா, சீக்கிரம் செய்யுங்கள், சீக்கிரம் பண்ணுங்க, சீக்கிரம் டெலிட் செய், முன்பே டெலிட் செய், முன்பே செய், முன்னாடியே, விரைவாக, உடனே, உடனடியாக, உடனே செய்யுங்கள், உடனே டெலிட் செய், இப்போதே, இப்பவே,
      seekiram, seekirama, sikkiram, seekiram pannunga, seekiram delete pannunga, udane, udane pannunga, ippave, ippove, ippave pannunga
    `,
    language: `மொழி, மொழியை மாற்று, மொழி மாற்று, வேறு மொழி, mozhi, mozhi maathu, vera mozhi`,
  },
}
