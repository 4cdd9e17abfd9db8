import type { Phrases } from './phrases.ts'

/** Bengali in its own letters and as it is typed in Latin ones. */
export const bn: Phrases = {
  erase: `
    ডিলিট, ডিলেট, ডিলিট করে, ডিলিট করতে, delete korte, মুছে, মুছ*, মোছ*, মুছে ফেল*, সরিয়ে, সরাও, সরান, হটাও, হটান, বাদ দাও, বাদ দিন, নষ্ট, উড়িয়ে, উঠিয়ে দিন,
    delete kore, muche, muchhe, mucho, muchun, muchben, muchte, muchiye, mochho, mochun, soriye, sorao, soran, hotao, hotan, bad din,
    bad dao, uriye, urie, ডিলিড, ডিলিত, ডেলিট, ডেলেট, মুছিয়ে, muiche`,
  data: `
    ডেটা*, ডাটা*, তথ্য*, নম্বর*, নাম্বার*, মোবাইল নম্বর, মেসেজ*, ম্যাসেজ*, চ্যাট*, রেকর্ড*, কল*, কথাবার্তা, সব, সবকিছু, সব কিছু, সমস্ত,
    হিস্ট্রি, tothyo, tottho, totho, nombor, nombar, nambar, sob, shob, sobkichu, sob kichu, shob kichu, somosto, kothabarta
  `,
  self: `আমার, আমি, আমাকে, আমায়, নিজের, আমাদের, amar, amr, ami, amake, amay, nijer, amader`,
  not: `না, নয়, নেই, চাই না, korben na, koro na, korona, noy`,
  past: `
    মুছে দিয়েছেন, মুছে দিয়েছ, ডিলিট করে দিয়েছেন, হয়েছে, হয়েছে কি, হয়ে গেছে, হয়ে গেল, হয়েছিল, হলো কি, হল কি, হয়নি, হয় নি, করেছেন, করেছ, করলেন, মুছে গেছে, মুছেছেন, কবে, কখন, কতদিন, কত দিন,
    কত সময়, কতক্ষণ, কে মুছল, কে ডিলিট, hoyeche, hoyechhe, hoyese, hoye geche, hoye gechhe, hoye gese, hoyni, hoini, korechen, korecho,
    kobe, kokhon, kotodin, koto din, koto somoy, kotokhon, ke muchlo, ke delete, হলো, হল, করলো, করলেন, করছেন কি, holo, korlo, korlen, korso, korsen, korse, koreche, hoy ni, কেন, keno`,
  eraseWhole: `
    আমাকে ভুলে যান, আমাকে ভুলে যাও, ডেটা রাখবেন না, ডেটা রাখবে না, ডেটা রেখো না, তথ্য রাখবেন না, নম্বর রাখবেন না, সম্মতি ফিরিয়ে, সম্মতি তুলে,
    amake bhule jan, amake bhule jao, data rakhben na, data rekho na, tothyo rakhben na, nombor rakhben na, sommoti firiye
  `,
  keep: `
    ডেটা থাকুক, ডেটা থাক, ডেটা রাখুন, ডেটা রাখো, ডেটা রেখে দিন, ডেটা রেখে দাও, ডাটা থাকুক, ডাটা রাখুন, তথ্য থাকুক, তথ্য রাখুন, ডিলিট বন্ধ করুন, ডিলিট বাতিল,
    ডিলিট থামান, অ্যাকাউন্ট থাকুক, একাউন্ট থাকুক, প্রোফাইল থাকুক, account thakuk, profile thakuk, data thakuk, data thak, data rakhun, data rekhe din, data rekhe dao, delete bondho, delete batil
  `,
  stop: `
    বন্ধ, থামান, থামাও, পাঠাবেন না, পাঠাবে না, পাঠিও না, পাঠাইয়েন না, দেবেন না, দিও না, চাই না, লাগবে না, bondho, bandho, bondo, thaman, thamao,
    pathaben na, pathio na, deben na, chai na, lagbe na, দিবেন না, diben na, dien na`,
  ads: `বিজ্ঞাপন*, অ্যাড, অফার*, মেসেজ*, ম্যাসেজ*, প্রচার, এসএমএস, স্পাম, স্প্যাম, কল, ফোন, biggapon, bigyapon, biggapan, prochar`,
  back: `ফেরত, ফিরিয়ে, ফিরে, ভুল করে, মন বদল*, ferot, ferat, pherot, firiye, fire chai, bhul kore, mon bodl*`,
  orders: `
    অর্ডার*, বুকিং, টিকিট, পার্সেল, ব্যাংক, ব্যাঙ্ক, লোন, বিল*, ফেসবুক, ইনস্টাগ্রাম, গুগল, আমাজন, অ্যামাজন, ফ্লিপকার্ট, আধার, রিফান্ড, মাল,
    সাবস্ক্রিপশন, হোয়াটসঅ্যাপ অ্যাকাউন্ট
  `,
  cancel: `বাতিল, ক্যানসেল, ক্যান্সেল, ফেরত, বন্ধ, batil, bondho`,
  relatives: `
    tar data, tar number,
    মা, মায়ের, মার, বাবা, বাবার, ছেলে*, মেয়ে*, স্বামী*, স্ত্রী*, বউ*, বৌ*, ভাইয়ের, ভাইএর, বোনের, বোন, দাদু*, ঠাকুমা*, ঠাকুরদা*, দিদা*, নানি*, বন্ধু*, কাকা*,
    মামা*, বাচ্চা*, শিশু*, দাদার, দিদির, ওর, ওনার, তার, তাঁর, উনার, অন্য কারও, অন্য কারো, অন্যের, অন্য নম্বর*, mayer, amma, babar, chele, cheler, meye, meyer, swami,
    swamir, shamir, strir, bouer, bou, bhaiyer, bhaier, boner, bondhur, dadur, dadar, didir, thakumar, didar, kakar, bacchar, onar, unar, tnar,
    onno karo, onyo karo, onyer, শ্বশুর*, শাশুড়ি*, shoshur*, shashuri*, sasurer`,
  dead: `
    মারা গেছে*, মারা গিয়ে*, মারা গেলেন, মৃত, মৃত্যু, প্রয়াত, আর নেই, স্বর্গত, mara gech*, mara gese, mara gelen, mara giy*, ar nei, prayat, mrito,
    স্বর্গীয়, বিধবা স্ত্রী, আইনি উত্তরাধিকারী*, shorgiyo
  `,
  ill: `অসুস্থ, হাসপাতালে, কোমায়, পক্ষাঘাত, osustho, asustho, haspatale, hospitale, komay`,
  minor: `বাচ্চা*, শিশু*, নাবালক*, নাবালিকা*, বছরের, baccha*, nabalok, bochorer`,
  standsFor: `
    উত্তরাধিকারী*, আইনি উত্তরাধিকারী*, ওয়ারিশ*, ওয়ারিস*, নমিনি*, অভিভাবক*, বিধবা স্ত্রী, প্রয়াত, স্বর্গীয়, স্বর্গত, uttaradhikari, uttoradhikari, warish, nominee ami,
    ami nominee, obhibhabok, abhibhabok, prayat, shorgiyo,
    মারা গেছেন, মারা গিয়েছেন, মারা গেলেন, mara gechen, mara gelen
  `,
  show: `
    কী কী আছে, কি কি আছে, কী আছে, কী তথ্য, কি তথ্য, কী ডেটা, কি ডেটা, কোন ডেটা, কোন তথ্য, ডেটা দেখান, ডেটা দেখাও, তথ্য দেখান, তথ্য দেখাও, কী রেখেছেন,
    কি রেখেছেন, কী কী রাখা, কি কি রাখা, কী জানেন, কি জানেন, কী বাকি আছে, ki ki ache, ki ki ase, ki tothyo, ki data ache, ki ki data, kon data, data dekhan, data dekhao,
    tothyo dekhan, ki rekhechen, ki ki rakha, ki janen
  `,
  looked: `
    কে দেখেছে, কে দেখেছেন, কে কে দেখেছে, কে কে দেখেছেন, কারা দেখেছে, কারা দেখেছেন, কে দেখছে, কে দেখল, কে পড়েছে, কে পড়েছেন, কে খুলেছে, কে খুলেছেন, ke dekheche, ke dekhechhe,
    ke dekhechen, ke ke dekheche, ke ke dekhechen, kara dekheche, kara dekhechen, ke dekhche, ke poreche, ke porechen, ke khuleche, ke khulechen,
    কে আমার কেস দেখ*, কে আমার ডেটা দেখ*, কে আমার চ্যাট দেখ*, কে আমার মেসেজ পড়*, ke amar case dekh*, ke amar data dekh*, ke amar chat dekh*
  `,
  person: `
    মানুষের সঙ্গে, মানুষের সাথে, কারও সঙ্গে কথা, কারো সাথে কথা, কারও সাথে কথা, কথা বলতে চাই, কথা বলব, কথা বলতে পারি, এজেন্ট, ফোন করুন, কল করুন, কাস্টমার কেয়ার,
    ম্যানেজার, প্রতিনিধি, manusher sathe, manusher songe, karo sathe kotha, karo songe kotha, kotha bolte chai, kotha bolbo, phone korun,
    call korun, call koren, phone koren, কল করেন, ফোন করেন`,
  complain: `অভিযোগ*, নালিশ*, কমপ্লেন*, কমপ্লেইন, obhijog, ovijog, avijog, obijog, nalish`,
  doing: `করুন, করো, কর, করে, দিন, দাও, দেন, ফেলুন, ফেলো, ফেল, এখনই, এখুনি, তাড়াতাড়ি, korun, koro, kor, kore, din, dao, den, felun, felo, ekhoni, taratari, করুন, করো, কর, করেন, করে দিন, করে দাও, করে দেন, করে দে, দিন, দাও, দেন, korun, koro, koren, kore din, kore dao, kore den, kore dien, kore de`,
  literal: `ডিলিট, ডিলেট, ডিলিড, ডিলিত, ডেলিট, ডেলেট`,
  away: `মুছে, মুছুন, মোছ*, সরিয়ে, muche, muchhe, muchun, soriye`,
  ownData: `ডেটা, ডেটাগুলো, ডেটাটা, ডাটা, ডাটাগুলো`,
  between: `আমার, নিজের, সব, সমস্ত, পুরো, সম্পূর্ণ, amar, nijer, sob, shob, somosto, puro`,
  wares: `প্যাক, শেষ, কেবল, pack, shesh`,
  thisChat: `এই চ্যাট, এই চ্যাটটা, ei chat, ei chat ta`,
  behind: `না, নি`,
  refused: `ডিলিট বন্ধ, ডিলিট বাতিল, ডিলিট থামান, delete koro na, delete korben na, delete koren na, delete korona, delete kore deben na, muchben na, muche felben na, delete koris na, delete koiro na, delete koiren na, delete korio na, delete dio na, delete diyen na, delete kore dio na, delete kre dio na, delete kora lagbe na, delete kora jabe na, delete kora dorkar nai, delete kora dorkar nei, delete korte hobe na, muiche felben na, ডিলিট দিয়েন না`,
  threat: `নইলে, না হলে, নাহলে, noile, na hole, nahole, nahle`,
  gone: `চলে গেছে, গেছে কি, চলে গেল, এখনও আছে, chole geche, chole gechhe, geche ki, ekhono ache`,
  noContact: `
    মেসেজ করবেন না, মেসেজ করো না, মেসেজ দেবেন না, ফোন করবেন না, ফোন করো না, ফোন কোরো না, কল করবেন না, বিরক্ত করবেন না, বিরক্ত করো না, জ্বালাবেন না,
    message korben na, msg korben na, message korona, phone korben na, phone koro na, call korben na, birokto korben na, birokto koro na,
    jalaben na, মেসেজ দিবেন না, message diben na, msg diben na, বিরক্ত কইরেন না, birokto koiren na, phone diben na`,
  who: `আপনি কে, আপনারা কে, আপনারা কারা, তোমরা কারা, নম্বর কোথায় পেলেন, নম্বর কোথা থেকে, apni ke, apnara ke, apnara kara, number kothay pelen`,
  happens: `কী হবে, কি হবে, ki hobe`,
  account: `অ্যাকাউন্ট, একাউন্ট, অ্যাকাউন্টটা`,
  vocative: `দাদা, দিদি, ভাই, স্যার, didi, vai`,
  urgent: `এখনই, এখুনি, চাই, দয়া করে, প্লিজ, ekhoni, ekhuni, chai`,
  speak: `বলুন, লিখুন, কথা, ভাষা, বদলান, করুন, চাই, korun, kotha, bolun, bhasha, te`,
  changedMind: `মন বদল*, মত বদল*, মন পাল্ট*, mon bod*, mon badl*, mot bod*, mon palt*`,
  standing: `
    স্ট্যাটাস, স্টেটাস, অবস্থা, আপডেট, কী হলো, কি হলো, কী হল, কি হল, কী হয়েছে, কি হয়েছে, কবে হবে, কখন হবে, কতদিন, কত দিন, কত সময়, কতক্ষণ, কতদূর, কত দূর, হয়েছে কি, হয়েছে, হলো কি, হয়ে গেছে, হয়নি, হয়
    নি, কিছু হয়নি, হলো না, কিছু হলো না, হলো কি না, হয়েছে কি না, কোথায়, কোনো খবর, খবর কী, ki holo, ki hol, ki hoyeche, ki hoyechhe, kobe hobe, kokhon hobe, koto din, kotodin, koto somoy, kotokkhon,
    kotokhon, kotodur, koto dur, hoyeche ki, hoyeche ki na, hoyechhe ki na, holo ki na, holo ki, hoyni, hoy ni, kichu hoyni, holo na, kichu holo na, hoye geche, hoye geche ki, kothay, obostha, kono
    khobor, kono update, update ache, update ki, update din
  `,
  matter: `কেস*, রিকোয়েস্ট*, অনুরোধ*, আবেদন*, onurodh*, abedon*, request er, case er, request ta, case ta`,
  aroundStanding: `
    আমার, আমি, আমাকে, কি, কী, বলুন, বলো, বলবেন, জানান, জানাবেন, আছে, এখন, এখনও, এখনো, লাগবে, দয়া করে, একটু, এগোলো, এগিয়েছে, তো, ডেটা*, তথ্য*, কোনো, কোন, না, amar, amr, ami, amake, ki, er, ta, bolun,
    bolo, bolben, janan, janaben, ache, achhe, ekhon, ekhono, lagbe, doya kore, ektu, to, kono, kon, na, egolo, dada, didi
  `,
  words: `
    আমার আমি আমাকে আপনি আপনার আপনারা করুন করো করে করবেন দিন দাও কি না কী নেই হয়েছে হয়নি গেছে চাই থেকে মুছে ফেলুন ডেটা কেন
    কবে হবে বলতে কথা কারও সঙ্গে সাথে বাংলায় বাংলা বন্ধ সাহায্য নম্বর amar amr ami amake apnar apnara korun koro korben korte
    kore hoyeche hoyni hoini chai theke muche muchhe felun bolte bondho sahajjo obhijog banglay dekhan pathaben thakuk soriye
    keno kobe hobe dao koren koiren koiro koris korio kora korar lagbe jabe bolini chaini
  `,
  respelled: 'na=না, ma=মা, maa=মা, dada=দাদা, or=ওর, tar=তার',
  stopping: `থামান, থামাও, থামিয়ে, বাতিল, ক্যানসেল, ক্যান্সেল, স্থগিত, thaman, thamao, batil`,
  stoppingAny: `বন্ধ, bondho, bandho, bondo`,
  erasing: `মোছা, মোছার, মুছে ফেলা, মুছে ফেলার, সরানো, muche fela, muche felar`,
  linking: `করা, করার, করতে, করাটা, হওয়া, হওয়ার, যাবে, হবে, লাগবে, কোনো, কোন, টা, রিকোয়েস্ট, রিকুয়েস্ট, অনুরোধ, kora, korar, korte, korata, howa, howar, jabe, hobe, lagbe, kono, ta, onurodh, ফেলতে, felte`,
  need: `দরকার, প্রয়োজন, অনুমতি, dorkar, proyojon, onumoti`,
  bidding: `বলেছে, বলেছেন, বলল, বলেছি, boleche, bolechen, bolse, bolche, bollo`,
  whole: {
    yes: `
      হ্যাঁ, হ্যা, হাঁ, হ্যাঁ ডিলিট করুন, হ্যাঁ করুন, ঠিক আছে, ওকে, আচ্ছা ঠিক আছে, করুন, করে দিন, নিশ্চয়, অবশ্যই, রাজি, hya, hyan, hae, thik ache, thik ase,
      korun, kore din, hya korun, hya delete korun, obosshoi, raji, হ্যা করে দিন, হ্যাঁ করে দিন, ha kore din, ha kore dao, hya kore din, hae korun`,
    no: `
      না, না থাকুক, থাকুক, থাক, এখন না, পরে, করবেন না, করো না, বাদ দিন এখন, বাতিল, বাতিল করুন, লাগবে না, দরকার নেই, na thakuk, thakuk, thak, ekhon na, pore,
      korben na, koro na, batil, batil korun, lagbe na, dorkar nei, na thak, thak lagbe na, না থাক, থাক লাগবে না, না থাক দরকার নাই, dorkar nai, na lagbe na`,
    greeting: `নমস্কার, হ্যালো, হাই, আসসালামু আলাইকুম, সালাম, প্রণাম, শুভ সকাল, nomoskar, nomoshkar, assalamu alaikum, shuvo sokal, suprobhat`,
    thanks: `ধন্যবাদ, অনেক ধন্যবাদ, থ্যাঙ্ক ইউ, থ্যাংকস, আচ্ছা, ভালো, dhonnobad, dhonyobad, onek dhonnobad, dhanyabad, accha, bhalo`,
    help: `
      সাহায্য, সাহায্য করুন, সাহায্য চাই, হেল্প, এটা কী, এটা কি, আপনি কে, কে, কী, কি, কেন, কীভাবে, কিভাবে, বুঝলাম না, বুঝতে পারছি না, কী করব, sahajjo, sahajjo korun,
      eta ki, apni ke, kivabe, kibhabe, bujhlam na, bujhte parchi na, ki korbo
    `,
    status: `
      স্ট্যাটাস, অবস্থা, কবে হবে, কখন হবে, হয়ে গেছে, হয়েছে, হয়েছে কি, হলো, কতদিন লাগবে, কত সময় লাগবে, আমার কেস, কেস, kobe hobe, kokhon hobe, hoye geche, hoyeche,
      hoyeche ki, koto din lagbe, koto somoy lagbe, amar case
    `,
    stop: `
      বন্ধ করুন, বন্ধ করো, বন্ধ, থামান, থামুন, সব বন্ধ করুন, এসব বন্ধ করুন, স্টপ, আমাকে ব্লক করুন, bondho korun, bondho koro, bondho, bandho korun, thaman, thamun, sob bondho korun,
      amake block korun
    `,
    keep: `ডেটা থাকুক, রেখে দিন, হ্যাঁ থাকুক, rekhe din, hya thakuk`,
    denied: `
      আমি করিনি, আমি এটা করিনি, এটা আমি করিনি, আমি বলিনি, আমি চাইনি, আমি পাঠাইনি, ami korini, ami eta korini, eta ami korini, ami bolini, ami chaini, eta ami bolini, ami eta bolini, আমি এটা বলিনি, এটা আমি বলিনি`,
    shared: `
      ডিলিট, ডিলিট করুন, ডেটা থাকুক, আমার ডেটা থাকুক, amar data thakuk, আমার ডেটা ডিলিট করবেন না, স্ট্যাটাস, অভিযোগ, obhijog, কারও সঙ্গে কথা বলতে চাই, ভাষা
    `,
    account: `
      আমার callmissed অ্যাকাউন্ট, callmissed অ্যাকাউন্ট, আমার callmissed একাউন্ট, callmissed একাউন্ট, আমার কলমিসড অ্যাকাউন্ট, কলমিসড অ্যাকাউন্ট, callmissed এর অ্যাকাউন্ট,
      আমার callmissed এর অ্যাকাউন্ট, amar callmissed account, amar callmissed er account, callmissed er account
    `,
    codeAgain: `
      আবার পাঠান, আবার পাঠাও, নতুন কোড, নতুন কোড পাঠান, নতুন কোড পাঠাও, নতুন কোড দিন, আরেকটা কোড, কোড আসেনি, কোড পাইনি, ই মেল আসেনি, ইমেল আসেনি, মেল আসেনি,
      abar pathan, abar pathao, notun code, notun code pathan, notun code din, code aseni, code asheni, code paini, mail aseni, mail asheni, email aseni
    `,
    otherEmail: `
      অন্য ই মেল, অন্য ইমেল, অন্য ইমেইল, অন্য মেল, অন্য ঠিকানা, ভুল ই মেল, ভুল ইমেল, ভুল ইমেইল, ভুল ঠিকানা, ঠিকানা বদলাব, onno email, onno mail, onno thikana,
      bhul email, bhul mail, vul email, vul mail, bhul thikana
    `,
    sooner: `
      আগে, আগেই, আগে করুন, আগেই করুন, আগে ডিলিট করুন, আগেই ডিলিট করুন, তাড়াতাড়ি, তাড়াতাড়ি করুন, তাড়াতাড়ি ডিলিট করুন, এখনই, এখনই করুন, এখনই ডিলিট করুন, এখুনি, এক্ষুনি,
      taratari, taratari korun, taratari delete korun, ekhoni, ekhoni korun, ekhuni, ekkhuni, age korun, agei korun, agei delete korun
    `,
    language: `ভাষা, ভাষা বদলান, ভাষা পরিবর্তন, অন্য ভাষা, bhasha bodlan, onno bhasha`,
  },
}
