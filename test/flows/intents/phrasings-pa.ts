import type { Phrasings } from './phrasings.ts'

export const pa: Phrasings = {
  delete: `ਦੋ ਸਾਲ ਗੁਜ਼ਰ ਗਏ, ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | do saal guzar gaye, mera data delete karo ji
     | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | ਮੇਰਾ ਡਾਟਾ ਮਿਟਾ ਦਿਓ | ਮੇਰੀ ਜਾਣਕਾਰੀ ਹਟਾ ਦਿਓ | ਮੇਰਾ ਨੰਬਰ ਹਟਾਓ | ਮੇਰੇ ਸਾਰੇ ਮੈਸੇਜ ਡਿਲੀਟ ਕਰੋ | ਡਿਲੀਟ | ਡਿਲੀਟ ਕਰੋ | ਕਿਰਪਾ ਕਰਕੇ ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ ਜੀ | ਮੈਨੂੰ ਭੁੱਲ ਜਾਓ
    | ਮੇਰਾ ਡਾਟਾ ਨਾ ਰੱਖੋ | ਮੇਰਾ ਡਾਟਾ ਹੁਣੇ ਡਿਲੀਟ ਕਰੋ ਨਹੀਂ ਤਾਂ ਸ਼ਿਕਾਇਤ ਕਰਾਂਗਾ | ਮੈਸੇਜ ਨਾ ਭੇਜੋ ਤੇ ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰ ਦਿਓ ਨਾ | ਵੀਰੇ ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰ ਦਿਓ
    | mera data delete karo ji | mera data mita deo | mera number hata deo | meri chat delete kar deo | mera sara data delete kar dio | mera data delet karo veere | mainu apna data delete karna hai
    | mera data hata dio ji`,
  'stop-ads': `ਬੰਦ ਕਰੋ | ਇਸ਼ਤਿਹਾਰ ਬੰਦ ਕਰੋ | ਮੈਸੇਜ ਨਾ ਭੇਜੋ | ਆਫ਼ਰ ਨਹੀਂ ਚਾਹੀਦੇ | message na bhejo | offer nahi chahide | phone na karo | ਮੈਨੂੰ ਤੰਗ ਨਾ ਕਰੋ`,
  keep: `ਡਾਟਾ ਰਹਿਣ ਦਿਓ | ਮੇਰਾ ਡਾਟਾ ਰਹਿਣ ਦਿਓ | mera data rehn deo | ਖਾਤਾ ਰਹਿਣ ਦਿਓ`,
  denied: `ਇਹ ਮੈਂ ਨਹੀਂ ਕੀਤਾ`,
  status: `ਪੰਦਰਾਂ ਦਿਨ ਗੁਜ਼ਰ ਗਏ, ਅਜੇ ਡਿਲੀਟ ਨਹੀਂ ਹੋਇਆ
     | ਡਿਲੀਟ ਹੋ ਗਿਆ? | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਹੋਇਆ ਕੀ | ਅਜੇ ਡਿਲੀਟ ਨਹੀਂ ਹੋਇਆ | ਕਦੋਂ ਡਿਲੀਟ ਹੋਵੇਗਾ | mera data delete ho gya ki | delete nahi hoya | ਸਟੇਟਸ`,
  negated: `ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨਾ ਕਰੋ | ਡਿਲੀਟ ਨਹੀਂ ਕਰਨਾ | ਮੇਰਾ ਡਾਟਾ ਨਾ ਮਿਟਾਓ | mera data delete na karo | mera data na mita deo | ਡਿਲੀਟ ਕਰਨਾ ਨਹੀਂ`,
  'somebody-else': `ਮੇਰੀ ਮਾਂ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | mere bapu da data delete karo | ਮੇਰੇ ਪੁੱਤ ਦਾ ਨੰਬਰ ਹਟਾਓ | ਮੇਰੇ ਪਤੀ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | ਮੇਰੇ ਪਿਤਾ ਗੁਜ਼ਰ ਗਏ ਉਨ੍ਹਾਂ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ
    | ਮੈਂ ਕਾਨੂੰਨੀ ਵਾਰਸ ਹਾਂ, ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | main ohna da nominee haan, data delete karo | ਮੈਂ ਸਰਪ੍ਰਸਤ ਹਾਂ, ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ | ਸਵਰਗੀ ਰਮੇਸ਼ ਕੁਮਾਰ ਦਾ ਡਾਟਾ ਡਿਲੀਟ ਕਰੋ`,
  'get-back': `ਮੇਰਾ ਡਾਟਾ ਵਾਪਸ ਚਾਹੀਦਾ ਹੈ | ਗਲਤੀ ਨਾਲ ਡਿਲੀਟ ਹੋ ਗਿਆ ਵਾਪਸ ਕਰੋ | mera data vapas deo`,
  elsewhere: `ਫੇਸਬੁੱਕ ਖਾਤਾ ਡਿਲੀਟ ਕਰੋ | ਮੇਰਾ ਆਰਡਰ ਰੱਦ ਕਰੋ | mera order cancel karo ji`,
  account: `ਮੇਰਾ callmissed ਖਾਤਾ ਡਿਲੀਟ ਕਰੋ | ਮੇਰਾ CallMissed ਖਾਤਾ | mera callmissed da khata`,
  show: `ਮੇਰਾ ਕਿਹੜਾ ਡਾਟਾ ਹੈ | ਮੇਰਾ ਡਾਟਾ ਦਿਖਾਓ | mera data dikhao ji | ਕੀ-ਕੀ ਰੱਖਿਆ ਹੈ`,
  'who-looked': `ਮੇਰਾ ਕੇਸ ਕਿਸ ਨੇ ਦੇਖਿਆ? | mera case kisne dekhya | ਮੇਰੀ ਚੈਟ ਕਿਸ ਨੇ ਪੜ੍ਹੀ`,
  person: `ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਹੈ | kise nal gal karni hai | ਕਸਟਮਰ ਕੇਅਰ`,
  complain: `ਸ਼ਿਕਾਇਤ | ਸ਼ਿਕਾਇਤ ਕਰਨੀ ਹੈ | shikayat karni aa`,
  help: `ਮਦਦ | ਇਹ ਕੀ ਹੈ | ਤੁਸੀਂ ਕੌਣ ਹੋ | eh ki hai | ਡਿਲੀਟ ਕਰਾਂ ਤਾਂ ਕੀ ਹੋਵੇਗਾ?`,
  language: `ਭਾਸ਼ਾ | ਪੰਜਾਬੀ | ਪੰਜਾਬੀ ਵਿੱਚ ਬੋਲੋ | punjabi | punjabi vich`,
  yes: `ਹਾਂ | ਹਾਂ ਜੀ | ਠੀਕ ਹੈ | ਹਾਂ, ਡਿਲੀਟ ਕਰੋ`,
  no: `ਨਹੀਂ | ਰਹਿਣ ਦਿਓ | rehn deo | ਨਹੀਂ, ਰਹਿਣ ਦਿਓ`,
  greeting: `ਸਤ ਸ੍ਰੀ ਅਕਾਲ | sat sri akal ji`,
  thanks: `ਧੰਨਵਾਦ | bahut dhanwad`,
  none: `ਮੇਰਾ ਆਰਡਰ ਕਦੋਂ ਆਵੇਗਾ | ਦੁਕਾਨ ਕਦੋਂ ਖੁੱਲ੍ਹੇਗੀ | ਸੂਟ ਦਾ ਰੇਟ ਕੀ ਹੈ ਦੱਸੋ`,
}
