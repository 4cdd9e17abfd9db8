import type { Phrases } from './phrases.ts'

/** Gujarati in its own letters and as it is typed in Latin ones. */
export const gu: Phrases = {
  erase: `
    ડિલીટ, ડીલીટ, ડિલિટ, ડીલિટ, ડિલીટ કરવો, ડિલીટ કરવા, કાઢી નાખ*, કાઢી નાંખ*, કાઢો, કાઢી દો, ભૂંસી*, ભુંસી*, ભૂંસ*, હટાવ*, મિટાવ*, મિટાવી, સાફ, નાશ, રદ કરી નાખો, kadhi nakh*, kadhi naakh*,
    kaadhi nakh*, kadho, bhusi nakh*, bhunsi nakh*, hatavo, hatavi, hatavi do, mitavo, mitavi, delete karvo, delete karva, delete karvu, ડિલેટ, ડીલેટ, કાઢતા, કાઢશો, કાઢજો, kadhta, kadhsho, kadhjo`,
  data: `
    ડેટા*, ડાટા*, માહિતી*, વિગત*, નંબર*, મોબાઇલ નંબર, મેસેજ*, સંદેશ*, ચેટ*, રેકોર્ડ*, કૉલ, કોલ, બધું, બધુ, બધો, બધા, બધી, સંપૂર્ણ, mahiti, maahiti, vigat, badhu, badho, badha, badhi,
    nambar
  `,
  self: `મારો, મારી, મારું, મારા, મને, હું, મારે, પોતાનો, અમારો, maro, maru, mari, mara, mane, hu, mare, maaro, maaru, potano`,
  not: `ન, ના, નહીં, નહિ, નહી, નથી, મા, nahi, nathi, nai, na`,
  past: `
    કાઢી નાખ્યો, કાઢી નાખ્યું, kadhi nakhyo, kadhi nakhyu, થયો, થયું, થઈ ગયો, થઈ ગયું, થઇ ગયો, થઇ ગયું, થયો કે, થયો નથી, થયું નથી, નથી થયો, નથી થયું, કર્યો, કર્યું, કરી નાખ્યો, ક્યારે, કેટલા દિવસ, કેટલો સમય, કેટલી વાર, કોણે, thayo, thayu, thai gayo,
    thai gayu, thay gayo, thayo nathi, nathi thayo, karyo, karyu, kyare, ketla divas, ketlo samay, ketlo time, kone, થઈ ગ્યો, કરી દીધો, કરી દીધું, thai gyo, thai gyu, kari didho, kari didhu, કેમ નથી, kem nathi, કેમ, kem`,
  eraseWhole: `મને ભૂલી જાઓ, મને ભૂલી જાવ, ડેટા ન રાખો, ડેટા રાખશો નહીં, ડેટા ના રાખો, માહિતી ન રાખો, સંમતિ પાછી, mane bhuli jao, mane bhuli jav, data na rakho, data rakhsho nahi`,
  keep: `
    ખાતું રહેવા દો, ખાતુ રહેવા દો, એકાઉન્ટ રહેવા દો, પ્રોફાઇલ રહેવા દો, khatu rehva do, khatu raheva do, account rehva do, profile rehva do,
    ડેટા રહેવા દો, ડેટા રાખો, ડેટા રાખી લો, ડેટા ભલે રહે, માહિતી રહેવા દો, ડિલીટ બંધ કરો, ડિલીટ રદ, ડિલીટ રોકો, data rehva do, data raheva do, data rahva do, data rakhi lo, delete bandh karo,
    delete rad karo, data rehva dejo, data rehvado, data rehva do ne`,
  stop: `બંધ, રોકો, અટકાવો, મોકલશો નહીં, મોકલો નહીં, ન મોકલો, ના મોકલો, મોકલતા નહીં, નથી જોઈતી, નથી જોઈતા, નથી જોઈતો, નથી જોઈતું, bandh, roko, atkavo, moklsho nahi, mokalsho nahi, na moklo, na mokalo, nathi joiti, nathi joita, nathi joito, nathi joitu`,
  ads: `જાહેરાત*, જાહેરખબર*, ઑફર*, ઓફર*, મેસેજ*, એસએમએસ, સ્પામ, કૉલ, કોલ, ફોન, jaherat*, jahera*`,
  back: `પાછો, પાછું, પાછી, પાછા, પરત, ભૂલથી, ભુલથી, મન બદલ*, pacho, pachho, pachu, pachhu, paachho, bhulthi, bhul thi, man badlayu`,
  orders: `
    ઓર્ડર*, ઑર્ડર*, બુકિંગ, ટિકિટ*, પાર્સલ, બેંક*, બૅંક*, લોન, બિલ*, ફેસબુક*, ઇન્સ્ટાગ્રામ*, ગૂગલ*, એમેઝોન*, ફ્લિપકાર્ટ*, આધાર, રિફંડ, વોટ્સએપ એકાઉન્ટ, સબ્સ્ક્રિપ્શન
  `,
  cancel: `રદ, કેન્સલ, કૅન્સલ, બંધ, પરત, rad, cancel, bandh`,
  relatives: `
    મમ્મી*, માતા*, બા, બાનો, પપ્પા*, પિતા*, બાપુજી*, દીકરા*, દીકરો, દીકરી*, છોકરા*, છોકરી*, પતિ*, પત્ની*, વહુ*, ભાઈનો, ભાઈની, ભાઈનું, ભાઈના, બહેન*, બેનનો, બેનનું, દાદા*, દાદી*, નાના*, નાની*, મિત્ર*,
    દોસ્ત*, કાકા*, મામા*, બાળક*, તેનો, તેની, તેનું, તેના, તેમનો, તેમનું, એનો, એનું, એમનો, બીજા કોઈ*, બીજાનો, બીજાનું, mummy no, mummyno, mammi no, papa no, papano, pappa no, pappano, dikrano,
    dikra no, dikrino, dikri no, pati no, patino, patni no, patnino, bhai no, bhaino, ben no, benno, bahen no, dost no, dostno, mitra no, balakno, balak no, teno, tenu, emno, bija no, bijano, chokra no, chhokra no, chokri no, sasu no, eno, tena, enu, સાસુ*, સસરા*, wife no`,
  dead: `
    ગુજરી ગયા, ગુજરી ગયો, ગુજરી ગઈ, મરી ગયા, મરી ગયો, અવસાન, મૃત્યુ, નથી રહ્યા, દેવલોક, સ્વર્ગવાસ*, gujri gaya, gujari gaya, mari gaya, avsan, nathi rahya,
    સ્વર્ગસ્થ, સ્વર્ગીય, swargasth*, કાયદેસર વારસ*, kaydesar varas
  `,
  ill: `બીમાર, માંદા, માંદો, હોસ્પિટલમાં, કોમામાં, bimar, manda, hospital ma`,
  minor: `બાળક*, સગીર, વર્ષનો, વર્ષની, વર્ષના, balakno, balak no, varsno, varshno`,
  standsFor: `
    વારસદાર*, કાયદેસર વારસ*, ના વારસ, નો વારસ, ની વારસ, વારસ છું, નોમિની*, વાલી, વાલી છું, વિધવા, સ્વર્ગસ્થ, સ્વર્ગીય, varasdar, kaydesar varas, varas chu, varas chhu,
    nominee chu, nominee chhu, vali chu, vali chhu, guardian chu, guardian chhu, swargasth*,
    અવસાન, avsan
  `,
  show: `
    શું રાખ્યું છે, શું શું રાખ્યું, શું ડેટા છે, કયો ડેટા, કઈ માહિતી, શું માહિતી છે, ડેટા બતાવો, માહિતી બતાવો, શું શું છે, શું ખબર છે, શું બાકી છે, shu data che, su data che, kayo data, kai mahiti, data batavo,
    mahiti batavo, shu shu rakhyu, su su rakhyu, shu rakhyu che, su rakhyu che
  `,
  looked: `
    કોણે જોયો, કોણે જોયું, કોણે જોયા, કોણે જોઈ, કોણે કોણે જોયો, કોણ જુએ છે, કોણ જોઈ રહ્યું, કોણે વાંચ્*, કોણે વાંચી, કોણે ખોલ્*, કોણે મારો કેસ જોયો, કોણે મારો ડેટા જોયો, કોણે મારી ચેટ જોઈ,
    કોણે મારા મેસેજ જોયા, કોણે મારા મેસેજ વાંચ્યા, kone joyo, kone joyu, kone joya, kone joi, kon jue che, kon jove che, kone vanchy*, kone vanchi, kone kholy*, kone maro case joyo, kone maro data joyo,
    kone mari chat joi, kone mara message vanchya
  `,
  person: `
    માણસ સાથે, કોઈની સાથે વાત, કોઈ સાથે વાત, વાત કરવી છે, વાત કરવી, એજન્ટ, કસ્ટમર કેર, ફોન કરો, કૉલ કરો, કોલ કરો, મેનેજર*, manas sathe, maanas sathe, koi sathe vat, koini sathe vat, vat karvi che, vaat karvi,
    koi sathe vaat
  `,
  complain: `ફરિયાદ*, કમ્પ્લેન, કમ્પ્લેઇન, fariyad, phariyad, faryad`,
  doing: `કરો, કર, કરી, દો, દે, આપો, નાખો, નાંખો, જલ્દી, હમણાં, તરત, kari, aapo, apo, nakho, nankho, hamna, tarat, કરો, કરી દો, કરી નાખો, કરી આપો, કરજો, કર, દો, ને, kari do, kari nakho, kari aapo, karjo, kari de, kari nakhjo, ne`,
  literal: `ડિલીટ, ડીલીટ, ડિલિટ, ડીલિટ, ડિલેટ, ડીલેટ`,
  away: `કાઢી નાખ*, કાઢી નાંખ*, ભૂંસી*, હટાવ*, મિટાવ*, kadhi nakh*, hatavo, hatavi, bhusi nakh*`,
  ownData: `ડેટા, ડેટાને, ડાટા`,
  between: `મારો, મારા, બધો, આખો, સંપૂર્ણ, maro, maru, mara, badho, akho, ne`,
  wares: `પેક, પૂરો, પૂરું, કેબલ, pack, puro`,
  thisChat: `આ ચેટ, aa chat`,
  before: `ન, ના, નહીં, nahi`,
  behind: `ન, ના, નહીં, નહિ, નહી, નથી, કરશો નહીં, મા, nathi, nai, nahi`,
  threat: `નહીં તો, નહિ તો, નહીંતર, nahi to, nahitar, nahitar`,
  gone: `ગયો, ગયું, જતો રહ્યો, હજી છે, gayo ke, gayu ke, haji che`,
  noContact: `
    મેસેજ કરશો નહીં, મેસેજ ન કરો, મેસેજ ના કરો, ફોન ન કરો, ફોન ના કરો, ફોન કરશો નહીં, કૉલ ન કરો, કોલ ના કરો, હેરાન ન કરો, હેરાન ના કરો, message na karo, msg na karo, message karsho nahi, phone na karo,
    phone karsho nahi, call na karo, heran na karo, heran karsho nahi, મેસેજ ના કરતા, મેસેજ ન કરતા, ફોન ના કરતા, message na karta, phone na karta, call na karta`,
  who: `તમે કોણ, નંબર ક્યાંથી, tame kon, number kyathi, number kya thi`,
  happens: `શું થશે, shu thase, su thase`,
  account: `ખાતું, ખાતુ, એકાઉન્ટ, khatu`,
  vocative: `ભાઈ, બેન, સાહેબ, સર, bhai, ben, saheb`,
  urgent: `હમણાં, અત્યારે જ, કૃપા કરીને, પ્લીઝ, જોઈએ છે, hamna, atyare`,
  speak: `માં, બોલો, લખો, વાત, કરો, ભાષા, બદલો, ma, bolo, lakho, bhasha, badlo`,
  changedMind: `મન બદલ*, વિચાર બદલ*, man badal*, man badlayu, vichar badal*`,
  standing: `
    સ્ટેટસ, સ્થિતિ, અપડેટ, શું થયું, શુ થયુ, ક્યારે થશે, ક્યાં સુધી, કેટલો સમય, કેટલો ટાઇમ, કેટલા દિવસ, કેટલી વાર, નથી થયું, થયું નથી, કંઈ નથી થયું, થઈ ગયું, થયું કે નહીં, થયું કે નહિ, થયું કે, ક્યાં
    પહોંચ્યું, ક્યાં પહોંચ્યો, ક્યાં સુધી પહોંચ્યું, ક્યાં સુધી પહોંચ્યો, ક્યાં છે, shu thayu, su thayu, shu thyu, su thyu, kyare thase, kyare thashe, ketlo samay, ketlo time, ketla divas, ketli vaar,
    ketli var, nathi thayu, nathi thyu, thayu nathi, kai nathi thayu, thai gayu, thai gyu, thayu ke nahi, thayu ke nai, thyu ke nai, thayu ke, kya pahochyu, kya pahochyo, kya sudhi pahochyu, kya sudhi
    pahochyo, kya che, kyan che, kyan chhe, update che, kai update, update shu
  `,
  matter: `કેસ*, રિક્વેસ્ટ*, વિનંતી*, અરજી*, vinanti*, arji, request nu, case nu`,
  aroundStanding: `
    મારો, મારી, મારું, મારા, મને, નું, નો, ની, ના, છે, શું, કહો, કહેજો, જણાવો, હવે, હજુ, હજી, હજુ સુધી, હજી સુધી, લાગશે, કોઈ, કંઈ, કૃપા કરીને, ડેટા*, maro, mari, maru, mara, mane, nu, no, ni, na, che,
    chhe, shu, su, kaho, kejo, kahejo, janavo, have, haju, haji, haju sudhi, haji sudhi, hju, hji, sudhi, lagse, lagshe, koi, kai
  `,
  words: `
    maro maru mari mane mare maaro maaru karva karvo karvu che chhe nathi shu su tame tamaro joie joiye joiti nakho nakhi
    hatavo batavo batao thayo thayu thai gayo kyare fariyad madad dhanyavaad aabhar kem karsho moklo moklsho rehva badhu
    badho mokalsho potano vat ketlo dikrano pappano pacho pachho atyare hamna batavo kon thase bhulthi
  `,
  respelled: 'mari=મારી, mara=મારા, kadhi=કાઢી',
  refused: `ડિલીટ રદ, ડિલીટ બંધ, ડિલીટ રોકો, કાઢી ન નાખ*, કાઢી ના નાખ*, kadhi na nakh*`,
  stopping: `રોકો, રોકી દો, અટકાવો, રદ, કેન્સલ, કૅન્સલ, roki do, atkavo`,
  stoppingAny: `બંધ`,
  erasing: `કાઢવાનું, કાઢવાની, ભૂંસવાનું, હટાવવાનું, kadhvanu, kadhvani, hatavvanu`,
  linking: `કરવાનું, કરવાની, કરવાનો, કરવા, કરવું, કરવો, થવાનું, થવા, રિક્વેસ્ટ, વિનંતી, કોઈ, karvanu, karvani, karvano, karva, karvu, karvo, thava, thavanu`,
  need: `જરૂર, જરુર, પરવાનગી, મંજૂરી, jarur, jarrur`,
  bidding: `કહ્યું, કીધું, માંગ્યું, kahyu, kidhu, mangyu`,
  speaker: `મેં, અમે, ame`,
  whole: {
    yes: `હા, હા જી, ઠીક છે, ઓકે, બરાબર, હા ડિલીટ કરો, કરો, કરી દો, હા કરો, ચોક્કસ, ha delete karo, thik che, barabar, kari do, ha karo, chokkas, haa, ha kari do, હા કરી દો`,
    no: `ના, નહીં, ના રહેવા દો, રહેવા દો, હમણાં નહીં, પછી, ન કરો, ના કરો, રદ, રદ કરો, રહેવા દો હમણાં, naa, na rehva do, rehva do, raheva do, hamna nahi, pachi, na karo, na nathi karvu, ના ભાઈ રહેવા દો, na bhai rehva do, નથી કરવું`,
    greeting: `નમસ્તે, નમસ્કાર, કેમ છો, જય શ્રી કૃષ્ણ, હેલો, હાય, kem cho, jai shree krishna, jsk`,
    thanks: `આભાર, ખૂબ આભાર, ધન્યવાદ, થેંક્યુ, સરસ, khub aabhar, khub abhar, dhanyavaad, saras, khub khub aabhar, ખૂબ ખૂબ આભાર`,
    help: `મદદ, મદદ કરો, મદદ જોઈએ છે, હેલ્પ, આ શું છે, તમે કોણ છો, કોણ, શું, કેવી રીતે, કેમ, સમજાયું નહીં, ખબર ન પડી, શું કરવું, madad joie, aa shu che, aa su che, tame kon cho, shu, kem, kevi rite, samjayu nahi, shu karvu`,
    status: `સ્ટેટસ, સ્થિતિ, ક્યારે થશે, થઈ ગયું, થયું, થઈ ગયું કે, કેટલો સમય લાગશે, કેટલા દિવસ લાગશે, મારો કેસ, kyare thase, thai gayu, thayu, ketlo samay lagse, ketlo time lagse, maro case`,
    stop: `બંધ કરો, બંધ, બધું બંધ કરો, રોકો, બસ કરો, મને બ્લોક કરો, સ્ટોપ, bandh karo, bandh, badhu bandh karo, bas karo, mane block karo, stop karo`,
    keep: `ડેટા રહેવા દો, રાખી લો, હા રહેવા દો, rakhi lo, ha rehva do`,
    denied: `
      મેં નથી કર્યું, મેં આ નથી કર્યું, આ મેં નથી કર્યું, મેં નથી કહ્યું, મેં નથી માંગ્યું, me nathi karyu, me aa nathi karyu, aa me nathi karyu, me nathi kahyu, me nathi mangyu, aa me nathi kidhu, me nathi kidhu, મેં નથી કીધું, આ મેં નથી કીધું`,
    shared: `ડિલીટ, ડિલીટ કરો, ડેટા રહેવા દો, મારો ડેટા રહેવા દો, maro data rehva do, મારો ડેટા ડિલીટ ન કરો, સ્ટેટસ, ફરિયાદ, fariyad, કોઈની સાથે વાત કરવી છે, ભાષા`,
    account: `
      મારું callmissed ખાતું, મારુ callmissed ખાતુ, callmissed ખાતું, callmissed ખાતુ, મારું કૉલમિસ્ડ ખાતું, કૉલમિસ્ડ ખાતું, કોલમિસ્ડ ખાતું, મારું callmissed એકાઉન્ટ, callmissed એકાઉન્ટ, callmissed નું ખાતું,
      maru callmissed khatu, callmissed khatu, maru callmissed account, callmissed nu khatu, callmissed nu account, maru callmissed nu khatu
    `,
    codeAgain: `
      ફરી મોકલો, ફરીથી મોકલો, નવો કોડ, નવો કોડ મોકલો, કોડ ફરી મોકલો, કોડ આવ્યો નથી, કોડ નથી આવ્યો, કોડ ન આવ્યો, કોડ ના આવ્યો, કોડ મળ્યો નથી, ઈ મેલ આવ્યો નથી, ઈ મેલ નથી આવ્યો, ઈમેલ આવ્યો નથી, ઈમેલ નથી આવ્યો,
      fari moklo, farithi moklo, fari mokalo, navo code, navo code moklo, navo code mokalo, code avyo nathi, code aavyo nathi, code nathi avyo, code nathi aavyo, code malyo nathi, mail avyo nathi, mail nathi avyo
    `,
    otherEmail: `
      બીજો ઈ મેલ, બીજો ઈમેલ, બીજો મેલ, બીજું સરનામું, ખોટો ઈ મેલ, ખોટો ઈમેલ, ખોટું સરનામું, ઈ મેલ બદલવો છે, ઈમેલ બદલવો છે, ઈમેલ બદલો, bijo email, bijo mail, biju sarnamu, khoto email, khoto mail, khotu sarnamu,
      email badalvo che, email badlo
    `,
    sooner: `
      વહેલું, વહેલું કરો, વહેલું ડિલીટ કરો, હા વહેલું કરો, જલદી, જલ્દી, જલદી કરો, જલ્દી કરો, જલદી ડિલીટ કરો, જલ્દી ડિલીટ કરો, હમણાં, હમણાં જ, હમણાં કરો, હમણાં જ કરો, અત્યારે, અત્યારે જ, અત્યારે કરો, અત્યારે જ કરો, તરત, તરત કરો,
      vahelu, vahelu karo, vahelu delete karo, jaldi, jaldi karo, jaldi delete karo, hamna, hamna j, hamna karo, hamna j karo, atyare, atyare j, atyare karo, atyare j karo, tarat, tarat karo
    `,
    language: `ભાષા, ભાષા બદલો, બીજી ભાષા, bhasha badlo, biji bhasha`,
  },
}
