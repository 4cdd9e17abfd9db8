import type { Phrases } from './phrases.ts'

/** Assamese in its own letters and as it is typed in Latin ones. */
export const as: Phrases = {
  erase: `
    ডিলিট, ডিলেট, ডিলিট কৰি, ডিলিট কৰিব, মচি*, মোচি*, মুচি*, মচক, আঁতৰাই*, আঁতৰাওক, আঁতৰোৱা, আতৰাই*, আতৰাওক, গুচাই*, গুচাওক, উৰুৱাই*, নষ্ট, delete kori, delete koribo, mosi*, mochi*, atorai*, atoraok, guchai*,
    gusai*, guchaok, আঁতৰাব, আতৰাব, atorabo, মচা, মচাৰ`,
  data: `ডাটা*, ডেটা*, তথ্য*, নম্বৰ*, মেছেজ*, বাৰ্তা*, চেট*, চ্যাট*, ৰেকৰ্ড*, কল*, সকলো, সকলোবোৰ, গোটেই, tothyo, tathya, nombor, sokolo, xokolo, hokolo, gotei`,
  self: `মোৰ, মই, মোক, নিজৰ, আমাৰ, mur, mor, moi, mok, moor, nijor, amar`,
  not: `নহয়, নাই, নালাগে, নকৰিব, nokoribo, nokoriba, nalage, nohoy`,
  past: `
    মচিলেনে, মচিলেনেকি, হ’ল নে, কৰিলেনে, হ’ল নেকি, হৈছে, হৈ গৈছে, হৈ গ’ল, হোৱা নাই, হোৱা নাইনে, কৰিলে নে, কৰিলে নেকি, কৰিছে নে, মচিলে নে, কেতিয়া, কিমান দিন, কিমান সময়, কোনে ডিলিট, কোনে মচিলে, hol neki, hoise, hoise neki, hoi gol, hua nai, huwa nai,
    korile ne, korile neki, ketia, ketiya, kiman din, kiman homoi, kune delete, হ’ল, হৈছেনে, হ’লনে, hol, hoisene, কোনে মোৰ ডাটা ডিলিট, kune mor data delete, kune mur data delete, কিয়, kio, kiyo`,
  eraseWhole: `মোক পাহৰি যাওক, মোক পাহৰি যোৱা, ডাটা নাৰাখিব, ডাটা নাৰাখিবা, তথ্য নাৰাখিব, সন্মতি উঠাই, mok pahori jaok, mok pahori jua, data narakhibo, data narakhiba`,
  keep: `ডাটা থাকক, ডাটা ৰাখক, ডাটা ৰাখি থওক, ডাটা ৰাখিব দিয়ক, তথ্য থাকক, ডিলিট বন্ধ কৰক, ডিলিট বাতিল, একাউণ্ট থাকক, প্ৰ’ফাইল থাকক, account thakok, profile thakok, data thakok, data rakhok, data rakhi thok, data thakibo diyok, ডাটা থাকিব দিয়ক`,
  stop: `বন্ধ, নপঠাব, নপঠিয়াব, নপঠাবা, নালাগে, ৰখাওক, bondho, bandho, bondo, napathabo, nopothabo, nopothiabo, nalage`,
  ads: `বিজ্ঞাপন*, অফাৰ*, মেছেজ*, এছএমএছ, স্পাম, কল, ফোন, biggapon, bigyapon`,
  back: `ঘূৰাই, ঘুৰাই, ভুলতে, মন সলনি, ghurai, ghuraai, bhulote, bhulot, mon xoloni, mon soloni`,
  orders: `অৰ্ডাৰ*, বুকিং, টিকট*, পাৰ্চেল, বেংক*, লোন, ঋণ, বিল, ফেচবুক*, ইনষ্টাগ্ৰাম*, গুগল, আমাজন, ফ্লিপকাৰ্ট, আধাৰ, ৰিফাণ্ড`,
  cancel: `বাতিল, কেন্সেল, বন্ধ, batil, cancel`,
  relatives: `
    tar data, tar number,
    ভাইৰ, মা, মাৰ, মাক*, দেউতা*, পিতা*, বাবাৰ, ল’ৰা*, পুতেক*, ছোৱালী*, জীয়েক*, স্বামী*, গিৰিয়েক*, পত্নী*, ঘৈণী*, মানুহজনীৰ, ভাইটিৰ, ভায়েক*, দাদাৰ, ককাইদেউ*, ভনীৰ, ভনী*, বাইদেউৰ, ককা, ককাৰ, আইতা*, বন্ধু*, খুৰা*, মামা*, শিশু*, তেওঁৰ, তাৰ, তাইৰ, আন
    কাৰোবাৰ, আনৰ, আন নম্বৰ, mar, deuta, deutar, lorar, luratur, lora, suali, sualir, suwalir, swamir, girihotor, bhaitir, bhonir, dadar, kokar, aitar, bondhur, teur, teor, an karubar, aan karubar, maak, maa r, bhaiti r, bhair, ghoiniyek*, bondhu r, lora r, tair, suwali*, ছোৱালী*`,
  dead: `
    ঢুকাল, ঢুকাইছে, ঢুকুৱা, মৃত্যু, মৰিল, মৰি গ’ল, স্বৰ্গী*, dhukal, dhukaise, mrityu, moril, mori gol,
    স্বৰ্গীয়, প্ৰয়াত, swargiyo, proyat, আইনী উত্তৰাধিকাৰী*, বিধৱা
  `,
  ill: `অসুস্থ, বেমাৰ, হাস্পতালত, চিকিৎসালয়ত, কোমাত, bemar, oxustho, hospitalot`,
  minor: `শিশু*, নাবালক*, বছৰৰ, সৰু ল’ৰা*, সৰু ছোৱালী*, nabalok, bosoror`,
  standsFor: `
    উত্তৰাধিকাৰী*, আইনী উত্তৰাধিকাৰী*, নমিনী*, নমিনি*, অভিভাৱক*, বিধৱা, স্বৰ্গীয়, প্ৰয়াত, uttoradhikari, obhibhabok, abhibhabok, moi nominee, swargiyo, proyat
  `,
  show: `কি ডাটা, কোন ডাটা, কি তথ্য, কি কি আছে, কি কি ৰখা, কি ৰাখিছে, ডাটা দেখুৱা*, তথ্য দেখুৱা*, কি জানে, কি বাকী, ki data ase, ki data ache, kun data, ki ki ase, ki ki rakhise, data dekhua*, data dekhuwa*, ki rakhise`,
  looked: `
    কোনে চালে, কোনে চাইছে, কোনে কোনে চাইছে, কোনে চাই আছে, কোনে দেখিলে, কোনে দেখিছে, কোনে কোনে দেখিছে, কোনে পঢ়িলে, কোনে পঢ়িছে, কোনে খুলিলে, কোনে খুলিছে, kune sale, kune saise,
    kune kune saise, kune dekhile, kune dekhise, kune kune dekhise, kune porhise, kune khulise,
    কোনে মোৰ কেচ চাই*, কোনে মোৰ ডাটা চাই*, কোনে মোৰ চেট চাই*, কোনে মোৰ মেছেজ পঢ়ি*, kune mur case sai*, kune mur data sai*, kune mur chat sai*
  `,
  person: `মানুহৰ লগত, কাৰোবাৰ লগত কথা*, কাৰোবাৰ সৈতে কথা, কথা পাতিব, কথা পাতিম, এজেণ্ট, কাষ্টমাৰ কেয়াৰ, ফোন কৰক, কল কৰক, মেনেজাৰ, manuhor logot, karubar logot kotha, kotha patibo, kotha patim, phone korok`,
  complain: `অভিযোগ*, গোচৰ, কমপ্লেইন, obhijug, abhijog, ovijug`,
  doing: `কৰক, কৰা, কৰি, দিয়ক, দিয়া, পেলাওক, এতিয়াই, সোনকালে, korok, kora, kori, diyok, diyak, diok, pelaok, etiyai, xunkale, কৰক, কৰি দিয়ক, কৰি দিয়া, দিয়ক, দিয়া, korok, kori diyok, kori diya, kori dia, diyok, diya`,
  literal: `ডিলিট, ডিলেট`,
  away: `মচি*, মোচি*, আঁতৰাই*, আঁতৰাওক, আতৰাই*, গুচাই*, mosi*, atorai*, guchai*`,
  ownData: `ডাটা, ডাটাবোৰ, ডাটাখিনি, ডেটা`,
  between: `মোৰ, নিজৰ, সকলো, গোটেই, mur, mor, sokolo, gotei`,
  wares: `পেক, শেষ, pack, xekh`,
  thisChat: `এই চেট, এই চেটটো, ei chat`,
  behind: `নকৰ*, নালাগে, নাই, নেপেলাব, নিদিব, nokor*, nakor*, nalage, nepelab*, নহওক, নহয়, nohok, nohoy, nidibo, nidiba`,
  refused: `ডিলিট বন্ধ, ডিলিট বাতিল, নমচিব, নমচিবা, নুমচিব, নাঁতৰাব, নাতৰাব, নুগুচাব, nomosib*, natorab*`,
  threat: `নহ’লে, নহলে, nohole, nohale`,
  gone: `গ’ল নেকি, গুচি গ’ল, এতিয়াও আছে, gol neki, gusi gol`,
  noContact: `মেছেজ নকৰিব, মেছেজ নকৰিবা, ফোন নকৰিব, ফোন নকৰিবা, কল নকৰিব, আমনি নকৰিব, বিৰক্ত নকৰিব, message nokoribo, message nokoriba, msg nokoribo, phone nokoribo, phone nokoriba, call nokoribo, amoni nokoribo, মেছেজ নিদিব, message nidibo, phone nidibo, call nidibo`,
  who: `আপুনি কোন, আপোনালোক কোন, নম্বৰ ক’ৰ পৰা, apuni kun, number kor pora`,
  happens: `কি হ’ব, ki hobo`,
  account: `একাউণ্ট, একাউণ্টটো`,
  vocative: `দাদা, ভাইটি, বাইদেউ, ছাৰ, dada, baideu, bhaiti, sir`,
  urgent: `এতিয়াই, লগে লগে, অনুগ্ৰহ কৰি, খোজোঁ, etiai, etiyai, khuju`,
  speak: `ত, কওক, লিখক, কথা, ভাষা, সলাওক, কৰক, t, kouk, likhok, bhaxa`,
  changedMind: `মন সলনি*, মন বদল*, mon xoloni*, mon soloni*`,
  standing: `
    ষ্টেটাছ, অৱস্থা, আপডেট, কি হ’ল, কি হৈছে, কেতিয়া হ’ব, কিমান দিন, কিমান সময়, হোৱা নাই, একো হোৱা নাই, হ’ল নেকি, হ’ল নে, হ’ল নে নাই, হৈছে নেকি, ক’ত আছে, ক’ত, ki hol, ki hoise, ketia hobo, ketiya hobo,
    kiman din, kiman homoi, kiman xomoi, hua nai, huwa nai, eku hua nai, hol neki, hol ne, hol ne nai, hoise neki, kot ase, kot ache, kiba update, update ase, update ki
  `,
  matter: `কেচ*, অনুৰোধ*, আবেদন*, onurodh*, abedon*, request r, case r`,
  aroundStanding: `
    মোৰ, মই, মোক, কি, কওক, জনাওক, আছে, এতিয়া, এতিয়াও, এতিয়ালৈকে, লাগিব, কিবা, নেকি, অনুগ্ৰহ কৰি, ডাটা*, mur, mor, moi, mok, ki, r, kowk, kuwk, kouk, jonaok, ase, etiya, etia, etiyao, etiao, etialoike,
    lagibo, kiba, neki
  `,
  words: `
    মোৰ মই মোক আপুনি আপোনাৰ কৰক কৰিব নকৰিব নকৰিবা দিয়ক দিয়া নেকি হোৱা হৈছে গৈছে কেতিয়া আৰু লাগে নালাগে কাৰোবাৰ লগত পাতিব
    সহায় অসমীয়া অসমীয়াত আঁতৰাওক ঘূৰাই mur moi mok kori diya diyok korok koribo nokoribo nokoriba apuni apunar ase hoise
    neki ketia ketiya lage nalage patibo patim xohai hohai sokolo xokolo hokolo gotei axomiya logot karubar ghurai thakok
    narakhibo napathabo mosi diyok atorai deutar teur dhukal etia etiya
  `,
  respelled: 'mor=মোৰ, mar=মাৰ, dada=দাদা, tar=তাৰ',
  stopping: `ৰখাওক, ৰখাই দিয়ক, বাতিল, কেন্সেল, স্থগিত, rokhaok, rokhauk, batil`,
  stoppingAny: `বন্ধ, bondho`,
  linking: `কৰা, কৰাৰ, কৰিব, কৰিবলৈ, কোৱা, বিচৰা, ৰিকুৱেষ্ট, অনুৰোধ, korar, koribo, koribole, koriboloi, kua, kowa, bisora, পেলোৱা, পেলোৱাৰ`,
  need: `দৰকাৰ, প্ৰয়োজন, উচিত, dorkar, proyujon`,
  bidding: `কৈছিল, ক’লে, koisil, koise`,
  erasing: `মচা, মচাৰ, আঁতৰোৱা, আঁতৰোৱাৰ, mosa, mosar`,
  whole: {
    yes: `হয়, হ’ব, ঠিক আছে, অ’কে, হয় ডিলিট কৰক, কৰক, কৰি দিয়ক, নিশ্চয়, hoy, hobo, thik ase, hoy delete korok, korok, kori diya, hoy kori diyok, হয় কৰি দিয়া, হয় কৰি দিয়ক`,
    no: `নহয়, নাই, নালাগে, নালাগে থাকক, থাকক, এতিয়া নালাগে, পিছত, নকৰিব, বাতিল, বাতিল কৰক, nohoy, nalage, thakok, etia nalage, pisot, nokoribo, nai thakok, nai nalage, নাই নালাগে, নাই থাকক`,
    greeting: `নমস্কাৰ, হেল’, হাই, সুপ্ৰভাত, nomoskar, namaskar`,
    thanks: `ধন্যবাদ, বহুত ধন্যবাদ, ভাল, dhonyobad, bohut dhonyobad, dhanyabaad`,
    help: `সহায়, সহায় কৰক, সহায় লাগে, এইটো কি, আপুনি কোন, কোন, কি, কেনেকৈ, কিয়, বুজা নাপালোঁ, কি কৰিম, xohai, hohai, xohai lage, eitu ki, apuni kun, kenekoi, buja napalu, ki korim`,
    status: `ষ্টেটাছ, অৱস্থা, কেতিয়া হ’ব, হ’ল নেকি, হৈছে নেকি, কিমান সময় লাগিব, কিমান দিন লাগিব, মোৰ কেচ, ketia hobo, hol neki, hoise neki, kiman homoi lagibo, mur case`,
    stop: `বন্ধ কৰক, বন্ধ কৰা, বন্ধ, সকলো বন্ধ কৰক, ৰখাওক, মোক ব্লক কৰক, ষ্টপ, bondho korok, bondho kora, sokolo bondho korok, mok block korok`,
    keep: `ডাটা থাকক, ৰাখি থওক, হয় থাকক, rakhi thok, hoy thakok`,
    denied: `
      মই কৰা নাই, মই এইটো কৰা নাই, এইটো মই কৰা নাই, মই কোৱা নাই, মই বিচৰা নাই, moi kora nai, moi eitu kora nai, moi kua nai, moi bisora nai, moi kora nai eitu, moi eitu kua nai, মই এইটো কোৱা নাই`,
    shared: `ডিলিট, ডিলিট কৰক, ডাটা থাকক, মোৰ ডাটা থাকক, mur data thakok, মোৰ ডাটা ডিলিট নকৰিব, ষ্টেটাছ, অভিযোগ, কাৰোবাৰ লগত কথা পাতিব খোজোঁ, ভাষা`,
    account: `
      মোৰ callmissed একাউণ্ট, callmissed একাউণ্ট, মোৰ কলমিছড একাউণ্ট, কলমিছড একাউণ্ট, মোৰ কলমিছডৰ একাউণ্ট, কলমিছডৰ একাউণ্ট, mur callmissed account, mor callmissed account,
      mur callmissed r account, callmissed r account
    `,
    codeAgain: `
      আকৌ পঠাওক, আকৌ পঠোৱা, নতুন ক’ড, নতুন ক’ড পঠাওক, নতুন ক’ড দিয়ক, আন এটা ক’ড, ক’ড অহা নাই, ক’ড পোৱা নাই, ই মেইল অহা নাই, ইমেইল অহা নাই, মেইল অহা নাই, akou pothaok,
      akou pathaok, akou pothuwa, notun code pothaok, notun code pathaok, notun code diyok, code oha nai, code puwa nai, mail oha nai, email oha nai
    `,
    otherEmail: `
      আন ই মেইল, আন ইমেইল, আন মেইল, বেলেগ ই মেইল, বেলেগ ইমেইল, আন ঠিকনা, বেলেগ ঠিকনা, ভুল ই মেইল, ভুল ইমেইল, ভুল ঠিকনা, ঠিকনা সলাম, aan email, beleg email,
      beleg mail, beleg thikona, aan thikona
    `,
    sooner: `
      আগতে, আগতেই, আগতে কৰক, আগতেই কৰক, আগতে ডিলিট কৰক, আগতেই ডিলিট কৰক, সোনকালে, সোনকালে কৰক, সোনকালে ডিলিট কৰক, এতিয়াই, এতিয়াই কৰক, এতিয়াই ডিলিট কৰক, xunkale, sunkale, hunkale,
      sunkale korok, xunkale korok, hunkale korok, etiai, etiyai, etiai korok, agote korok, agotei delete korok
    `,
    language: `ভাষা, ভাষা সলাওক, আন ভাষা, bhaxa, bhaxa solaok`,
  },
}
