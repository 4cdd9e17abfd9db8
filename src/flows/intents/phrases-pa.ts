import type { Phrases } from './phrases.ts'

/** Punjabi in Gurmukhi and as it is typed in Latin letters. */
export const pa: Phrases = {
  erase: `ਡਿਲੀਟ, ਡੀਲੀਟ, ਡਿਲਿਟ, ਡਲੀਟ, ਮਿਟਾ*, ਹਟਾ*, ਸਾਫ਼, ਖਤਮ, ਖ਼ਤਮ, ਕੱਢ ਦਿਓ, ਕੱਢੋ, ਉਡਾ ਦਿਓ, mita deo, mita dio, mitado, mita dyo, hata deo, hata dio, hata dyo, kadd deo, kad deo, delete karna, ਡਿਲੇਟ, ਡੀਲੇਟ, hataeo, ਹਟਾਇਓ`,
  data: `ਡਾਟਾ, ਡੇਟਾ, ਜਾਣਕਾਰੀ, ਨੰਬਰ, ਮੋਬਾਈਲ ਨੰਬਰ, ਮੈਸੇਜ, ਮੈਸਜ, ਸੁਨੇਹੇ, ਚੈਟ, ਰਿਕਾਰਡ, ਰਿਕਾਰਡਿੰਗ, ਕਾਲ, ਸਭ, ਸਭ ਕੁਝ, ਸਾਰਾ, ਸਾਰੇ, ਸਾਰੀ, jankari, sab kujh, sab kuj, sara, saara, sare`,
  self: `ਮੇਰਾ, ਮੇਰੀ, ਮੇਰੇ, ਮੈਨੂੰ, ਮੈਂ, ਆਪਣਾ, ਸਾਡਾ, mainu, menu, main, apna, mera, meri, mere`,
  not: `ਨਾ, ਨਹੀਂ, ਨਹੀ, ਮਤ, nahi, nai, na`,
  past: `
    ਮਿਟਾ ਦਿੱਤਾ, ਹਟਾ ਦਿੱਤਾ, mita ditta, hata ditta, ਹੋ ਗਿਆ, ਹੋ ਗਈ, ਹੋਇਆ, ਹੋਈ, ਹੋ ਚੁੱਕਾ, ਨਹੀਂ ਹੋਇਆ, ਕੀਤਾ, ਕਰ ਦਿੱਤਾ, ਮਿਟ ਗਿਆ, ਹਟ ਗਿਆ, ਕਦੋਂ, ਕਿੰਨਾ ਸਮਾਂ, ਕਿੰਨੇ ਦਿਨ, ਕਿਸ ਨੇ, ho gya, ho gaya, ho gia, hoya, hoya ki, nahi hoya, kita, kitta, kar ditta, kado,
    kadon, kinna time, kinna sama, kinne din, kisne, ਕਿਉਂ ਨਹੀਂ, kyon nahi, kyu nahi, kyun nahi, ਕਿਉਂ, kyon`,
  eraseWhole: `ਮੈਨੂੰ ਭੁੱਲ ਜਾਓ, ਡਾਟਾ ਨਾ ਰੱਖੋ, ਡੇਟਾ ਨਾ ਰੱਖੋ, ਜਾਣਕਾਰੀ ਨਾ ਰੱਖੋ, ਸਹਿਮਤੀ ਵਾਪਸ, mainu bhul jao, data na rakho`,
  keep: `ਡਾਟਾ ਰਹਿਣ ਦਿਓ, ਡਾਟਾ ਰਹਿਣ ਦੋ, ਡਾਟਾ ਰੱਖੋ, ਡਾਟਾ ਰੱਖ ਲਓ, ਡੇਟਾ ਰਹਿਣ ਦਿਓ, ਜਾਣਕਾਰੀ ਰਹਿਣ ਦਿਓ, ਡਿਲੀਟ ਬੰਦ ਕਰੋ, ਡਿਲੀਟ ਰੱਦ, data rehn deo, data rehan deo, data rehn dio, data rakh lo, ਖਾਤਾ ਰਹਿਣ ਦਿਓ, ਖਾਤਾ ਰਹਿਣ ਦੋ, ਪ੍ਰੋਫ਼ਾਈਲ ਰਹਿਣ ਦਿਓ, khata rehn deo, account rehn deo, profile rehn deo, data rahn deo`,
  stop: `ਬੰਦ, ਰੋਕੋ, ਨਾ ਭੇਜੋ, ਨਹੀਂ ਚਾਹੀਦਾ, ਨਹੀਂ ਚਾਹੀਦੇ, ਨਹੀਂ ਚਾਹੀਦੀ, band, bnd, roko, na bhejo, nahi chahida, nahi chahide, nai chahide`,
  ads: `ਮਸ਼ਹੂਰੀਆਂ, ਇਸ਼ਤਿਹਾਰ, ਆਫ਼ਰ, ਆਫਰ, ਮੈਸੇਜ, ਮੈਸਜ, ਐੱਸਐੱਮਐੱਸ, ਸਪੈਮ, ਕਾਲ, ਫ਼ੋਨ, ishtihar, istihar, mashoori, ਮਸ਼ਹੂਰੀ`,
  back: `ਵਾਪਸ, ਵਾਪਿਸ, ਗਲਤੀ ਨਾਲ, ਮਨ ਬਦਲ*, vapas, wapas, vapis, galti nal, galti naal, mann badal*`,
  orders: `ਆਰਡਰ, ਬੁਕਿੰਗ, ਟਿਕਟ, ਪਾਰਸਲ, ਬੈਂਕ, ਲੋਨ, ਬਿੱਲ, ਫੇਸਬੁੱਕ, ਇੰਸਟਾਗ੍ਰਾਮ, ਗੂਗਲ, ਐਮਾਜ਼ਾਨ, ਫਲਿੱਪਕਾਰਟ, ਆਧਾਰ, ਰਿਫੰਡ, ਵਟਸਐਪ ਖਾਤਾ`,
  cancel: `ਰੱਦ, ਕੈਂਸਲ, ਬੰਦ, radd, cancel, band`,
  relatives: `
    ਮਾਂ, ਮੰਮੀ, ਮਾਤਾ, ਪਿਤਾ, ਪਾਪਾ, ਡੈਡੀ, ਬਾਪੂ, ਪੁੱਤ, ਪੁੱਤਰ, ਬੇਟੇ, ਬੇਟਾ, ਧੀ, ਬੇਟੀ, ਪਤੀ, ਪਤਨੀ, ਘਰਵਾਲੀ, ਘਰਵਾਲੇ, ਵੀਰੇ ਦਾ, ਭਰਾ, ਭਾਈ ਦਾ, ਭੈਣ, ਦੋਸਤ, ਦਾਦਾ, ਦਾਦੀ, ਨਾਨਾ, ਨਾਨੀ, ਚਾਚਾ, ਮਾਮਾ, ਬੱਚੇ, ਬੱਚਾ, ਉਸ ਦਾ, ਉਸਦਾ, ਉਸ ਦੀ,
    ਉਸਦੀ, ਉਨ੍ਹਾਂ ਦਾ, ਉਹਨਾਂ ਦਾ, ਕਿਸੇ ਹੋਰ, ਦੂਜੇ ਨੰਬਰ, mummy, mata, bapu, daddy, putt, puttar, dhee, gharwali, bhra, bhraa, veere da, bhain, dost, usda, us da, ohna da, kise hor, munda, munde, kudi, ਮੁੰਡੇ, ਕੁੜੀ, ohda, ohdi, ਉਹਦਾ, ਉਹਦੀ, chache, ਚਾਚੇ, gharwale, ਹੋਰ ਕਿਸੇ, hor kise`,
  dead: `
    ਮਰ ਗਏ, ਮਰ ਗਿਆ, ਗੁਜ਼ਰ ਗਏ, ਗੁਜ਼ਰ ਗਿਆ, ਪੂਰੇ ਹੋ ਗਏ, ਨਹੀਂ ਰਹੇ, ਦੇਹਾਂਤ, ਮੌਤ, ਸਵਰਗਵਾਸ*, mar gaye, guzar gaye, pure ho gaye, poore ho gaye, nahi rahe,
    ਸਵਰਗੀ, ਮਰਹੂਮ, swargi, swargvasi, ਕਾਨੂੰਨੀ ਵਾਰਸ, kanooni vaaris, ਦੀ ਵਿਧਵਾ
  `,
  ill: `ਬਿਮਾਰ, ਬੀਮਾਰ, ਹਸਪਤਾਲ, ਕੋਮਾ, bimar, haspatal`,
  minor: `ਬੱਚੇ, ਬੱਚਾ, ਬੱਚੀ, ਨਾਬਾਲਗ, ਸਾਲ ਦਾ, ਸਾਲ ਦੀ, bache, bacche, saal da, saal di`,
  standsFor: `
    ਕਾਨੂੰਨੀ ਵਾਰਸ, ਦਾ ਵਾਰਸ, ਦੀ ਵਾਰਸ, ਦੇ ਵਾਰਸ, ਵਾਰਸ ਹਾਂ, ਨੌਮਿਨੀ, ਨਾਮਿਨੀ, ਨਾਮਜ਼ਦ ਵਿਅਕਤੀ, ਸਰਪ੍ਰਸਤ, ਦੀ ਵਿਧਵਾ, ਸਵਰਗੀ, ਸਵਰਗਵਾਸੀ, ਮਰਹੂਮ, kanooni vaaris, da vaaris, di vaaris,
    da waris, di waris, de waris, da nominee, di nominee, nominee haan, sarprast, sarparast, guardian haan, da guardian, di guardian, swargi, swargvasi,
    ਦੇਹਾਂਤ
  `,
  show: `
    ਕੀ ਰੱਖਿਆ ਹੈ, ਕੀ ਕੀ ਰੱਖਿਆ, ਕੀ ਡਾਟਾ ਹੈ, ਕਿਹੜਾ ਡਾਟਾ, ਕਿਹੜੀ ਜਾਣਕਾਰੀ, ਕੀ ਜਾਣਕਾਰੀ ਹੈ, ਡਾਟਾ ਦਿਖਾਓ, ਡਾਟਾ ਵਿਖਾਓ, ਜਾਣਕਾਰੀ ਦਿਖਾਓ, ਕੀ ਪਤਾ ਹੈ, ਕੀ ਬਚਿਆ ਹੈ, ki data hai, kehda data, kihda data, data dikhao, data vikhao,
    ki ki rakhya, ki rakhya
  `,
  looked: `ਕਿਸ ਨੇ ਦੇਖਿਆ, ਕਿਸਨੇ ਦੇਖਿਆ, ਕਿਸ ਨੇ ਦੇਖੀ, ਕਿਸਨੇ ਦੇਖੀ, ਕਿਸ ਨੇ ਵੇਖਿਆ, ਕਿਸ ਨੇ ਦੇਖੇ, ਕਿਸ ਕਿਸ ਨੇ ਦੇਖਿਆ, ਕੌਣ ਦੇਖ ਰਿਹਾ, ਕਿਸ ਨੇ ਪੜ੍ਹਿਆ, ਕਿਸ ਨੇ ਪੜ੍ਹੀ, ਕਿਸ ਨੇ ਪੜ੍ਹੇ, ਕਿਸ ਨੇ ਖੋਲ੍ਹਿਆ, kisne dekhya, kis ne dekhya, kisne vekhya, kihne dekhya, kaun dekh reha, kisne padhya, kisne kholya`,
  person: `ਕਿਸੇ ਨਾਲ ਗੱਲ, ਬੰਦੇ ਨਾਲ ਗੱਲ, ਇਨਸਾਨ ਨਾਲ, ਗੱਲ ਕਰਨੀ, ਏਜੰਟ, ਕਸਟਮਰ ਕੇਅਰ, ਫ਼ੋਨ ਕਰੋ, ਕਾਲ ਕਰੋ, ਮੈਨੇਜਰ, kise nal gal, kise naal gal, kise naal gall, gal karni, gall karni, bande nal gal, phone karo`,
  complain: `ਸ਼ਿਕਾਇਤ*, ਕੰਪਲੇਂਟ, shikayat, shikait`,
  doing: `ਕਰੋ, ਕਰ, ਦਿਓ, ਦਿਉ, ਦੇਵੋ, ਦੇ, ਹੁਣੇ, ਜਲਦੀ, deo, dio, dyo, devo, hune, ਕਰੋ, ਕਰ ਦਿਓ, ਕਰ ਦੋ, ਕਰ ਦਿਉ, ਕਰ ਦੇਵੋ, ਕਰ, ਦਿਓ, ਜੀ, kar deo, kar dio, kar deyo, deo, dio, karwa deo`,
  literal: `ਡਿਲੀਟ, ਡੀਲੀਟ, ਡਿਲਿਟ, ਡਲੀਟ, ਡਿਲੇਟ, ਡੀਲੇਟ`,
  away: `ਮਿਟਾ*, ਹਟਾ*, mita deo, mita dio, hata deo, hata dio`,
  ownData: `ਡਾਟਾ, ਡੇਟਾ`,
  between: `ਮੇਰਾ, ਸਾਰਾ, ਸਭ, ਪੂਰਾ, ਆਪਣਾ, ਨੂੰ, mera, sara, saara, nu`,
  wares: `ਪੈਕ, ਖਤਮ, ਕੇਬਲ, pack, khatam`,
  thisChat: `ਇਹ ਚੈਟ, eh chat`,
  before: `ਨਾ, ਮਤ, ਨਹੀਂ`,
  behind: `ਨਾ, ਨਹੀਂ, ਨਹੀ, ਮਤ, ਨੀ, ni`,
  coaxing: `ਨਾ`,
  threat: `ਨਹੀਂ ਤਾਂ, ਨਹੀਂ ਤੇ, nahi taan, nahi tan`,
  gone: `ਚਲਾ ਗਿਆ, ਗਿਆ ਕੀ, ਹਾਲੇ ਵੀ ਹੈ, chala gya, chala gaya`,
  noContact: `ਮੈਸੇਜ ਨਾ ਕਰੋ, ਮੈਸੇਜ ਨਾ ਭੇਜੋ, ਫ਼ੋਨ ਨਾ ਕਰੋ, ਕਾਲ ਨਾ ਕਰੋ, ਤੰਗ ਨਾ ਕਰੋ, ਪਰੇਸ਼ਾਨ ਨਾ ਕਰੋ, message na karo, msg na karo, phone na karo, call na karo, tang na karo, pareshan na karo, ਮੈਸੇਜ ਨਾ ਕਰਿਓ, message na kario, message na karyo, phone na kario, message na bhejo, tang na kario, phone karna band`,
  who: `ਤੁਸੀਂ ਕੌਣ, ਨੰਬਰ ਕਿੱਥੋਂ, tusi kaun, tusi kon, number kitho`,
  happens: `ਕੀ ਹੋਵੇਗਾ, ਕੀ ਹੋਊ, ki hovega, ki hou`,
  account: `ਖਾਤਾ, ਅਕਾਊਂਟ, khata`,
  vocative: `ਵੀਰੇ, ਵੀਰ ਜੀ, ਭਾਜੀ, ਪਾਜੀ, ਭੈਣ ਜੀ, veere, veer ji, bhaji, paji, paaji, praji`,
  urgent: `ਦਿੱਤਾ ਜਾਵੇ, ਦਿੱਤਾ ਜਾਏ, ditta jave, ਹੁਣੇ, ਫਟਾਫਟ, ਚਾਹੀਦਾ, ਕਿਰਪਾ ਕਰਕੇ, hune, chahida`,
  speak: `ਵਿੱਚ, ਵਿਚ, ਬੋਲੋ, ਲਿਖੋ, ਗੱਲ, ਕਰੋ, ਭਾਸ਼ਾ, ਬਦਲੋ, vich, ch, bolo, likho, gal`,
  changedMind: `ਮਨ ਬਦਲ*, ਇਰਾਦਾ ਬਦਲ*, mann badal*, man badal*`,
  standing: `
    ਸਟੇਟਸ, ਹਾਲਤ, ਅਪਡੇਟ, ਕੀ ਹੋਇਆ, ਕੀ ਬਣਿਆ, ਕਦੋਂ ਹੋਵੇਗਾ, ਕਦੋਂ ਹੋਊ, ਕਦੋਂ ਤੱਕ, ਕਦੋਂ ਤਕ, ਕਿੰਨਾ ਸਮਾਂ, ਕਿੰਨਾ ਟਾਈਮ, ਕਿੰਨੇ ਦਿਨ, ਕਿੰਨੀ ਦੇਰ, ਨਹੀਂ ਹੋਇਆ, ਕੁਝ ਨਹੀਂ ਹੋਇਆ, ਹੋ ਗਿਆ, ਹੋਇਆ ਕਿ ਨਹੀਂ, ਹੋਇਆ ਜਾਂ ਨਹੀਂ, ਹੋ ਗਿਆ ਕਿ
    ਨਹੀਂ, ਕਿੱਥੇ ਪਹੁੰਚਿਆ, ਕਿੱਥੇ ਤੱਕ ਪਹੁੰਚਿਆ, ਕਿੱਥੇ ਹੈ, ki hoya, ki hoeya, ki baneya, ki banya, kado hovega, kadon hovega, kado hou, kadon hou, kado tak, kadon tak, kinna time, kinna sama, kinna samay,
    kinne din, kinni der, nahi hoya, nai hoya, kuj nahi hoya, ho gya ke nahi, hoya ke nahi, hoya ki nahi, hoya ya nahi, kithe pahuncheya, kithe pahunchya, kithe tak pahuncheya, kithe hai, kithe aa, update
    ki
  `,
  matter: `ਕੇਸ, ਰਿਕਵੈਸਟ, ਰਿਕੁਐਸਟ, ਬੇਨਤੀ, ਅਰਜ਼ੀ, benti`,
  aroundStanding: `
    ਮੇਰਾ, ਮੇਰੀ, ਮੇਰੇ, ਮੈਨੂੰ, ਦਾ, ਦੀ, ਦੇ, ਕੀ, ਕਿ, ਹੈ, ਦੱਸੋ, ਦੱਸ ਦਿਓ, ਜੀ, ਹੁਣ, ਹਾਲੇ, ਅਜੇ, ਹਾਲੇ ਤੱਕ, ਅਜੇ ਤੱਕ, ਹੁਣ ਤੱਕ, ਤੱਕ, ਲੱਗੇਗਾ, ਲੱਗਣਗੇ, ਲੱਗੂ, ਕੋਈ, ਕੁਝ, ਡਾਟਾ, ਡੇਟਾ, ਕਿਰਪਾ ਕਰਕੇ, da, di, de, dasso, daso,
    dass deo, hun, hale, aje, hale tak, aje tak, hun tak, lagega, lagu, lagange, lagugi, aa, hega, mainu, menu, koi, kuj
  `,
  words: `
    deo dio dyo mainu menu tuhada tuhade tusi tussi nu vich hoya kita kitta kado kadon gal gall nal naal kise kujh chahida
    chahide dhanwad dhannvaad sat sri akal hanji theek aa rehn rehan kehda kihda rakhya taan kidda veere paji ohna usda
    tuhanu karwauna karauna dikhao vikhao eh ditta
  `,
  stopping: `ਰੋਕੋ, ਰੋਕ ਦਿਓ, ਰੋਕ, ਰੱਦ, ਕੈਂਸਲ, rok deo`,
  stoppingAny: `ਬੰਦ`,
  erasing: `ਮਿਟਾਉਣਾ, ਹਟਾਉਣਾ, mitauna, hatauna`,
  linking: `ਕਰਨਾ, ਕਰਨ, ਦੀ, ਦਾ, ਨੂੰ, ਲਈ, ਤੋਂ, ਹੋਣ, ਹੋਣਾ, ਕੋਈ, ਰਿਕਵੈਸਟ, ਰਿਕੁਐਸਟ, ਬੇਨਤੀ, karan, karn, di, da, nu, lai, ton, hon, hon to`,
  need: `ਲੋੜ, ਜ਼ਰੂਰਤ, ਇਜਾਜ਼ਤ, ਮਨਜ਼ੂਰੀ, lod, lorh, lor`,
  bidding: `ਕਿਹਾ, ਮੰਗਿਆ, keha, kiha, kehya, mangya`,
  speaker: `ਮੈਂ, ਅਸੀਂ, main, asi`,
  refused: `ਡਿਲੀਟ ਕਰਿਓ ਨਾ, delete kario na, delete krio na, na hataeo, ਨਾ ਹਟਾਇਓ`,
  whole: {
    yes: `ਹਾਂ, ਹਾਂ ਜੀ, ਹਾਂਜੀ, ਠੀਕ ਹੈ, ਓਕੇ, ਹਾਂ ਡਿਲੀਟ ਕਰੋ, ਕਰੋ, ਕਰ ਦਿਓ, ਹਾਂ ਕਰੋ, ਬਿਲਕੁਲ, hanji delete karo, theek aa, thik aa, kar deo, kar dio, haan kar deo, han kar deo, hanji kar deo, ਹਾਂਜੀ ਕਰ ਦਿਓ, ਹਾਂ ਕਰ ਦਿਓ`,
    no: `ਨਹੀਂ, ਨਾ, ਨਾਂਹ, ਨਹੀਂ ਰਹਿਣ ਦਿਓ, ਰਹਿਣ ਦਿਓ, ਹੁਣ ਨਹੀਂ, ਬਾਅਦ ਵਿੱਚ, ਨਾ ਕਰੋ, ਰੱਦ, ਰੱਦ ਕਰੋ, ਛੱਡੋ, rehn deo, rehan deo, rehn dio, hune nahi, chaddo, na karo, na ji rehn deo, na rehn deo, ਨਾ ਜੀ ਰਹਿਣ ਦਿਓ, ਨਾ ਰਹਿਣ ਦਿਓ`,
    greeting: `ਸਤ ਸ੍ਰੀ ਅਕਾਲ, ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ, ਨਮਸਤੇ, ਹੈਲੋ, ਹਾਇ, sat sri akal, ssa, sat shri akal`,
    thanks: `ਧੰਨਵਾਦ, ਬਹੁਤ ਧੰਨਵਾਦ, ਸ਼ੁਕਰੀਆ, ਮਿਹਰਬਾਨੀ, ਚੰਗਾ, dhanwad, dhannvaad, bahut dhanwad, meharbani, ਬਹੁਤ ਬਹੁਤ ਧੰਨਵਾਦ, bahut bahut dhanwad`,
    help: `ਮਦਦ, ਮਦਦ ਕਰੋ, ਮਦਦ ਚਾਹੀਦੀ ਹੈ, ਹੈਲਪ, ਇਹ ਕੀ ਹੈ, ਤੁਸੀਂ ਕੌਣ ਹੋ, ਕੌਣ, ਕੀ, ਕਿਵੇਂ, ਕਿਉਂ, ਸਮਝ ਨਹੀਂ ਆਈ, ਕੀ ਕਰਾਂ, madad chahidi, eh ki hai, tusi kaun ho, ki, kiven, samajh nahi ayi`,
    status: `ਸਟੇਟਸ, ਹਾਲਤ, ਕਦੋਂ ਹੋਵੇਗਾ, ਹੋ ਗਿਆ, ਹੋ ਗਿਆ ਕੀ, ਕਿੰਨਾ ਸਮਾਂ ਲੱਗੇਗਾ, ਮੇਰਾ ਕੇਸ, kado hovega, ho gya ki, kinna time lagega`,
    stop: `ਬੰਦ ਕਰੋ, ਬੰਦ, ਸਭ ਬੰਦ ਕਰੋ, ਰੋਕੋ, ਬੱਸ ਕਰੋ, ਮੈਨੂੰ ਬਲਾਕ ਕਰੋ, ਸਟਾਪ, mainu block karo, bas karo`,
    keep: `ਡਾਟਾ ਰਹਿਣ ਦਿਓ, ਰੱਖ ਲਓ, ਹਾਂ ਰਹਿਣ ਦਿਓ, rakh lo`,
    denied: `
      ਮੈਂ ਨਹੀਂ ਕੀਤਾ, ਮੈਂ ਇਹ ਨਹੀਂ ਕੀਤਾ, ਇਹ ਮੈਂ ਨਹੀਂ ਕੀਤਾ, ਮੈਂ ਨਹੀਂ ਕਿਹਾ, ਮੈਂ ਨਹੀਂ ਮੰਗਿਆ, main nahi kita, main eh nahi kita, eh main nahi kita, main nahi keha, main eh nahi mangya, main nahi kita eh, main nahi mangya`,
    shared: `ਡਿਲੀਟ, ਡਿਲੀਟ ਕਰੋ, ਡਾਟਾ ਰਹਿਣ ਦਿਓ, ਮੇਰਾ ਡਾਟਾ ਰਹਿਣ ਦਿਓ, mera data rehn deo, ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨਾ ਕਰੋ, ਸਟੇਟਸ, ਸ਼ਿਕਾਇਤ, ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਹੈ, ਭਾਸ਼ਾ`,
    account: `ਮੇਰਾ callmissed ਖਾਤਾ, callmissed ਖਾਤਾ, ਮੇਰਾ ਕਾਲਮਿਸਡ ਖਾਤਾ, ਕਾਲਮਿਸਡ ਖਾਤਾ, ਮੇਰਾ callmissed ਅਕਾਊਂਟ, callmissed ਅਕਾਊਂਟ, ਮੇਰਾ callmissed ਦਾ ਖਾਤਾ, mera callmissed da khata, mera callmissed da account, callmissed da account`,
    codeAgain: `ਫਿਰ ਭੇਜੋ, ਫਿਰ ਤੋਂ ਭੇਜੋ, ਦੁਬਾਰਾ ਭੇਜੋ, ਨਵਾਂ ਕੋਡ, ਨਵਾਂ ਕੋਡ ਭੇਜੋ, ਕੋਡ ਨਹੀਂ ਆਇਆ, ਈ ਮੇਲ ਨਹੀਂ ਆਈ, ਈਮੇਲ ਨਹੀਂ ਆਈ, pher bhejo, fer bhejo, dubara bhejo, dobara bhejo, nava code, nava code bhejo, navan code, code nahi aaya, code nai aaya, mail nahi aayi`,
    otherEmail: `ਦੂਜਾ ਪਤਾ, ਦੂਜੀ ਈਮੇਲ, ਦੂਜੀ ਈ ਮੇਲ, ਹੋਰ ਈਮੇਲ, ਗਲਤ ਪਤਾ, ਗਲਤ ਈਮੇਲ, ਗਲਤ ਈ ਮੇਲ, ਪਤਾ ਬਦਲਣਾ ਹੈ, duja pata, dujji email, duji email, hor email, galat email, galat pata`,
    sooner: `ਛੇਤੀ, ਛੇਤੀ ਕਰੋ, ਛੇਤੀ ਡਿਲੀਟ ਕਰੋ, ਜਲਦੀ, ਜਲਦੀ ਕਰੋ, ਜਲਦੀ ਡਿਲੀਟ ਕਰੋ, ਹੁਣੇ, ਹੁਣੇ ਕਰੋ, ਹੁਣੇ ਡਿਲੀਟ ਕਰੋ, ਤੁਰੰਤ, ਤੁਰੰਤ ਕਰੋ, ਫਟਾਫਟ, ਪਹਿਲਾਂ ਕਰੋ, cheti, chheti, cheti karo, chheti karo, chheti delete karo, hune, hune karo, fatafat`,
    language: `ਭਾਸ਼ਾ, ਭਾਸ਼ਾ ਬਦਲੋ, ਬੋਲੀ, ਹੋਰ ਭਾਸ਼ਾ, bhasha badlo, hor bhasha`,
  },
}
