import type { Phrasings } from './phrasings.ts'

export const gu: Phrasings = {
  delete: `દસ દિવસ ગુજરી ગયા, મારો ડેટા ડિલીટ કરો | das divas gujri gaya, maro data delete karo
     | મારો ડેટા ડિલીટ કરો | મારો ડેટા કાઢી નાખો | મારી માહિતી ભૂંસી નાખો | મારો નંબર હટાવો | મારા બધા મેસેજ ડિલીટ કરો | ડિલીટ | ડિલીટ કરો | કૃપા કરીને મારો ડેટા ડિલીટ કરો | મને ભૂલી જાઓ
    | મારો ડેટા ન રાખો | મારો ડેટા હમણાં જ ડિલીટ કરો નહીં તો ફરિયાદ કરીશ | મેસેજ ન મોકલો અને મારો ડેટા ડિલીટ કરો | મારે મારો ડેટા ડિલીટ કરવો છે | મારો ડેટા ડિલીટ કરો ને
    | maro data delete karo | maro data kadhi nakho | mari mahiti kadhi nakho | maro number hatavo | mara message delete karo | maro badho data delete kari nakho | maro data delet karo bhai
    | mare maro data delete karvo che | maro data mitavi do`,
  'stop-ads': `બંધ કરો | જાહેરાત બંધ કરો | મેસેજ મોકલશો નહીં | ઑફર નથી જોઈતી | bandh karo | message na moklo | offer nathi joiti | phone na karo | મને હેરાન ન કરો`,
  keep: `ડેટા રહેવા દો | મારો ડેટા રહેવા દો | maro data rehva do | ડિલીટ રદ કરો`,
  denied: `આ મેં નથી કર્યું`,
  status: `દસ દિવસ ગુજરી ગયા, હજી ડિલીટ નથી થયું | das divas gujri gaya, haji delete nathi thayu
     | ડિલીટ થયો? | મારો ડેટા ડિલીટ થઈ ગયો | હજી ડિલીટ થયો નથી | ક્યારે ડિલીટ થશે | maro data delete thayo | maro data delete thai gayo ke | સ્ટેટસ`,
  negated: `મારો ડેટા ડિલીટ ન કરો | ડિલીટ કરશો નહીં | મારો ડેટા કાઢી ન નાખો | મારો ડેટા ડિલીટ ના કરો | maro data delete na karo | delete karsho nahi | maro data delete nathi karvo`,
  'somebody-else': `મારી મમ્મીનો ડેટા ડિલીટ કરો | mara pappano data delete karo | મારા દીકરાનો નંબર હટાવો | mara pati no data delete karo | મારા પિતા ગુજરી ગયા છે તેમનો ડેટા ડિલીટ કરો
    | હું વારસદાર છું, ડેટા ડિલીટ કરો | hu nominee chhu, data delete karo | હું વાલી છું, ડેટા ડિલીટ કરો | સ્વર્ગસ્થ રમેશ કુમારનો ડેટા ડિલીટ કરો`,
  'get-back': `મારો ડેટા પાછો જોઈએ છે | ભૂલથી ડિલીટ થઈ ગયું પાછું આપો | maro data pacho joie che`,
  elsewhere: `ફેસબુક ખાતું ડિલીટ કરો | મારો ઓર્ડર રદ કરો | maro order cancel karo`,
  account: `મારું callmissed ખાતું ડિલીટ કરો`,
  show: `મારો કયો ડેટા છે | મારો ડેટા બતાવો | maro data batavo | શું શું રાખ્યું છે`,
  person: `કોઈની સાથે વાત કરવી છે | koi sathe vat karvi che | કસ્ટમર કેર`,
  complain: `ફરિયાદ | ફરિયાદ કરવી છે | fariyad`,
  help: `મદદ | આ શું છે | તમે કોણ છો | aa shu che | ડિલીટ કરીશ તો શું થશે?`,
  'who-looked': `મારો કેસ કોણે જોયો? | મારા મેસેજ કોણે વાંચ્યા | maro data kone joyo | kone mari chat joi`,
  language: `ભાષા | ગુજરાતી | ગુજરાતીમાં બોલો | gujarati | gujarati ma`,
  yes: `હા | ઠીક છે | thik che | હા, ડિલીટ કરો`,
  no: `ના | રહેવા દો | ના, રહેવા દો | hamna nahi`,
  greeting: `કેમ છો | kem cho`,
  thanks: `આભાર | khub aabhar`,
  none: `મારો ઓર્ડર ક્યારે આવશે | દુકાન ક્યારે ખૂલશે | સાડીનો ભાવ શું છે કહેજો`,
}
