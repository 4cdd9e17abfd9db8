import type { Copy } from './en.ts'

const reference = '\nતમારો કેસ નંબર: {reference}'
const notUsed = 'અમે {with}તમારો ડેટા વાપરતા નથી.'
const stopped = 'અમે {with}તમારો ડેટા વાપરવાનું બંધ કર્યું છે.'
const erasedAt = 'તે {at} વાગ્યે ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.'
const thenTold = ' ત્યારે તમને જણાવીશું.'
const undo = `${reference}\nમન બદલાયું? {before} પહેલાં બટન દબાવો.`
const steps = (third: string, last: string) =>
  `\nઆ રીતે થશે:\n1. બટન દબાવો. તમને કેસ નંબર મળશે.\n2. અમારી ટીમમાંથી કોઈ આ જ ચેટમાં તમને લખશે.\n3. ${third}\n4. ${last}\nહમણાં કોઈ કાગળ ન મોકલો.`
const terms = (at: string, told: string) =>
  `હા કહેશો તો:\n• અમે અત્યારથી જ વાપરવાનું બંધ કરીશું.\n• ${at} બધું ડિલીટ થશે. પછી પાછું નહીં આવે.\n${told}\n• તમારા ફોનની ચેટ રહેશે. તે તમે જાતે ડિલીટ કરી શકો છો.`
const shopsTold = '• દુકાનોને જાણ કરાશે. તેમની પાસે પોતાની કૉપી હોઈ શકે.'
const onHold = `તમારા કેસમાં વધારે સમય લાગે છે: અમારી ટીમ જુએ છે. ત્યાં સુધી ${notUsed} {deadline} સુધીમાં જણાવીશું.${reference}`
const board = 'ભારતના ડેટા સંરક્ષણ બોર્ડ (Data Protection Board of India)'
const profile = '{business, select, none {} other {{business}માં }}તમારી પ્રોફાઇલ'
const account = '{business, select, none {} other {{business}નું }}ખાતું'
const either = `{kind, select, profile {${profile}} other {${account}}}`
const allErased = '{at} વાગ્યે બધું ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.'
const mailed = '{kind, select, profile {{business}માં તમારી પ્રોફાઇલ} other {{business}નું ખાતું}}'
const mailedLong = '{kind, select, profile {{business}માં તમારી પ્રોફાઇલ} other {{business}નું CallMissed ખાતું}}'
const isGone = '{kind, select, profile {ડિલીટ થઈ ગઈ} other {ડિલીટ થઈ ગયું}}'

export const gu: Copy = {
  footer: 'Grievance Officer: karan@callmissed.com',
  time: '{period, select, morning {સવારે} noon {બપોરે} evening {સાંજે} other {રાત્રે}} {clock}',
  'before.today': '{period, select, other {}}{clock}',
  'when.today': 'આજે {time}',
  'when.tomorrow': 'કાલે {time}',
  'when.tonight': 'આજે રાત્રે 12 પછી {clock}',
  'when.day': '{day}, {time}',
  and: '{a} અને {b}',
  comma: '{a}, {b}',
  'count.message': '{n, plural, other {#}}{more, select, yes {થી વધુ} other {}} મેસેજ',
  'count.recording': '{n, plural, other {#}}{more, select, yes {થી વધુ} other {}} કૉલ રેકોર્ડિંગ',
  'done.message': '{n, plural, other {# મેસેજ}}',
  'done.recording': '{n, plural, other {# રેકોર્ડિંગ}}',
  'kept.bill': '{n, plural, other {# બિલ}} {until} સુધી રહેશે ({why}).',
  'kept.record': '{n, plural, other {# રેકોર્ડ}} {until} સુધી રહેશે ({why}).',
  'kept.locked': '{n, plural, other {# રેકોર્ડ}}: અત્યારથી બંધ, {until}ના રોજ ડિલીટ થશે.',
  'kept.why.tax': 'ટેક્સનો કાયદો',
  'kept.why.security': 'સુરક્ષાનો કાયદો',
  'kept.why.law': 'કાયદો',
  whole: '{number, select, none {આ ચેટ} other {{number} પર પૂરો થતો નંબર}}',
  part: '{business}, {number, select, none {આ ચેટ} other {{number} પર પૂરો થતો નંબર}}',
  with: '{business} સાથેનો ',

  'lead.stale': 'તે બટન જૂનું થઈ ગયું છે. સવાલ ફરીથી:',
  'lead.forwarded': 'ફોરવર્ડ કરેલો મેસેજ નહીં ચાલે. સવાલ ફરીથી:',
  'lead.wrong-codes': 'કોડ ત્રણ વાર ખોટો હતો. નવા કોડ સાથે સવાલ ફરીથી:',
  'lead.reminder': 'તમારો જવાબ હજી આવ્યો નથી. અત્યાર સુધી કંઈ ડિલીટ થયું નથી.',
  'lead.elsewhere': 'અમે બીજી કંપનીના ઓર્ડર કે ખાતાં બદલી શકતા નથી. અમારી પાસે ફક્ત CallMissed વાપરતી દુકાનોની ચેટ અને કૉલ છે.',

  'choose.dedicated':
    'આ CallMissed છે. દુકાનો અને કંપનીઓ અમારા દ્વારા ગ્રાહકો સાથે ચેટ અને કૉલ કરે છે.\n{number, select, none {વાત ફક્ત તમારી પોતાની ચેટની છે.} other {તમારો મેસેજ {number} પર પૂરા થતા નંબર પરથી આવ્યો છે. વાત ફક્ત આ નંબરની છે.}}\nતમારે શું કરવું છે?',
  'choose.shared':
    '{business} આ ચેટ માટે CallMissed વાપરે છે.\n{number, select, none {વાત ફક્ત આ ચેટની છે.} other {તમારો મેસેજ {number} પર પૂરા થતા નંબર પરથી આવ્યો છે. વાત ફક્ત આ નંબરની છે.}}\nતમારે શું કરવું છે?',
  'button.delete': 'મારો ડેટા ડિલીટ કરો',
  'button.delete-chat': 'આ ચેટ ડિલીટ કરો',
  'button.stop-ads': 'ફક્ત જાહેરાત બંધ',
  'button.more': 'બીજું કંઈક',
  more: 'તમારે શું જોઈએ છે?',
  'more.open': 'પસંદ કરો',
  'row.business': 'ફક્ત એક દુકાનનો',
  'row.show': 'શું શું રાખ્યું છે?',
  'row.account': 'મારું CallMissed ખાતું',
  'row.rest': 'બીજી દુકાનો',
  'row.somebody-else': 'બીજા કોઈનો ડેટા',
  'row.person': 'કોઈની સાથે વાત કરો',
  'row.language': 'ભાષા / Language',
  businesses: 'કઈ દુકાન?',
  'businesses.others': 'કઈ દુકાન? યાદીમાં ન હોય તો નામ લખો.',
  'row.not-listed': 'બીજી કોઈ દુકાન',
  languages: 'કઈ ભાષા?',
  'ownership.typed-number':
    'તમે બીજો નંબર લખ્યો છે. {number, select, none {અહીં વાત ફક્ત તમારી પોતાની ચેટની છે.} other {અહીં વાત ફક્ત {number} પર પૂરા થતા નંબરની છે.}}\nતમે કોની વાત કરો છો?',
  'ownership.suspect':
    '{number, select, none {આ ચેટમાં} other {{number} પર પૂરા થતા નંબર પરથી}} ઘણા દિવસથી મેસેજ આવ્યો ન હતો, અથવા ફોન બદલાયો છે.\nશું આ તમારો નંબર છે?',
  'button.mine.typed-number': '{number, select, none {મારી પોતાની} other {{number} વાળો}}',
  'button.not-mine.typed-number': 'બીજા નંબરની',
  'button.mine.suspect': 'હા, મારો નંબર',
  'button.not-mine.suspect': 'ના',
  whose:
    '{number, select, none {અહીં ફક્ત આ ચેટનો ડેટા ડિલીટ થઈ શકે.} other {અહીં ફક્ત {number} પર પૂરા થતા નંબરનો ડેટા ડિલીટ થઈ શકે.}} બીજા કોઈ માટે અમારી ટીમ મદદ કરશે.\nડેટા કોનો છે?',
  'row.own': 'મારો પોતાનો ડેટા',
  'row.dead': 'જે હવે નથી રહ્યા',
  'row.ill': 'જે બીમાર છે',
  'row.minor': '18 વર્ષથી નાનું બાળક',
  'row.other': 'બીજું કોઈ',
  'care.dead': `તમારા દુઃખમાં અમે તમારી સાથે છીએ.${steps('તેઓ પૂછશે કે તમારો સંબંધ શું છે અને નંબર કયો હતો.', 'પછી જે ડિલીટ થઈ શકે તે અમે કરીશું.')}`,
  'care.ill': `તેઓ જલદી સાજા થાય એવી શુભેચ્છા.${steps('તેઓ પૂછશે કે બીમાર વ્યક્તિ વતી કોણ નિર્ણય લઈ શકે.', 'પછી જે ડિલીટ થઈ શકે તે અમે કરીશું.')}`,
  'care.minor': `તમે આનું ધ્યાન રાખો છો તે સારું છે.${steps('તેઓ પૂછશે કે તમે માતા-પિતા કે વાલી છો કે નહીં, અને નંબર કયો છે.', 'પછી અમે બાળકનો ડેટા ડિલીટ કરીશું.')}`,
  'care.other':
    'જેનો ડેટા છે તે જ નક્કી કરી શકે. તેઓ WhatsApp પર લખી શકે તો પોતે અમને લખી શકે. ન લખી શકે તો:\n1. બટન દબાવો. તમને કેસ નંબર મળશે.\n2. અમારી ટીમમાંથી કોઈ આ જ ચેટમાં લખશે અને મદદ કરશે.\nહમણાં કોઈ કાગળ ન મોકલો.',
  'button.case': 'કેસ ખોલો',
  'review.holds': '{subject}: અમારી પાસે {businesses, plural, =0 {} one {# દુકાન સાથેના } other {# દુકાનો સાથેના }}{counts} છે.',
  'review.uncounted': '{subject}: અમારી પાસે તમારી ચેટ અથવા કૉલ છે.',
  'review.terms': terms('{at} વાગ્યે', `{one, select, yes {• દુકાનને જાણ કરાશે. તેની પાસે પોતાની કૉપી હોઈ શકે.} other {${shopsTold}}}`),
  'review.account': 'તમારું CallMissed ખાતું રહેશે. તે બંધ કરવા લખો: મારું CallMissed ખાતું.',
  'review.ask': 'ડિલીટ કરીએ?',
  'review.ask-code': 'ડિલીટ કરીએ? (બટન ન દેખાય તો લખો: DELETE {code})',
  'button.confirm': 'હા, ડિલીટ કરો',
  'button.decline': 'ના, રહેવા દો',
  'review-suspect': `{subject}: સલામતી માટે અમે અહીં નામ કે સંખ્યા બતાવતા નથી.\n${terms('7 દિવસ પછી', `• ત્યાં સુધી તમે અહીં મન બદલી શકો.\n${shopsTold}`)}`,
  'scheduled.confirmed': `${stopped} ${erasedAt}${thenTold}${undo}`,
  'scheduled.exists': `આ તમે પહેલાં જ કહ્યું છે. ${stopped} ${erasedAt}${undo}`,
  'scheduled.status': `${notUsed} ${erasedAt}${thenTold}${undo}`,
  'scheduled.soon': `${notUsed} તે બહુ જલદી ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.${thenTold}${reference}`,
  'button.keep': 'ડેટા રહેવા દો',
  keep: 'તમારો ડેટા રહેવા દઈએ, અને દુકાનો ફરીથી તે વાપરે?',
  'button.keep-yes': 'હા, રહેવા દો',
  'button.keep-no': 'ના, ડિલીટ કરો',
  'offer-person': 'માફ કરશો, હજી સમજાયું નહીં. અમારી ટીમમાંથી કોઈ આ જ ચેટમાં મદદ કરી શકે.',
  'button.person': 'કોઈની સાથે વાત',
  holdings: '{subject}: અમારી પાસે {businesses, plural, =0 {} one {# દુકાન સાથેના } other {# દુકાનો સાથેના }}{counts} છે.',
  'holdings.chat': 'આ ચેટ: તમે અહીં જે લખો તે ચેટ પૂરી થયા પછી 30 દિવસ રહે છે; તમે લખ્યું હતું એ નોંધ 1 વર્ષ.\nશું તમારે કંઈ બદલવું છે?',

  'contact-request': 'WhatsApp અમને તમારો નંબર બતાવતું નથી. ડેટા ડિલીટ કરવા નંબર કયો છે તે જાણવું પડશે.\nબટન દબાવીને તમારો નંબર મોકલો.',
  'contact-request.again':
    'તમારો પોતાનો નંબર જોઈએ, નીચેના બટનથી મોકલેલો. લખેલો નંબર કે સેવ કરેલો કૉન્ટેક્ટ નહીં ચાલે: તે કોઈનો પણ હોઈ શકે.\nબટન દબાવીને મોકલો.',
  'nothing-held':
    '{number, select, none {આ ચેટની} other {{number} પર પૂરા થતા નંબરની}}{business, select, none {} other { {business} સાથેની}} કોઈ ચેટ કે કૉલ અમારી પાસે નથી. ડિલીટ કરવા જેવું કંઈ નથી.',
  moment: 'એક મિનિટ. જોઈએ છીએ.',
  'tap-button': 'ઉપરના મેસેજમાં બટન દબાવો, જેથી ભૂલથી કંઈ ન થાય.{code, select, none {} other { બટન ન દેખાય તો લખો: DELETE {code}}}',
  'wrong-code': 'આ કોડ સાચો નથી. ઉપરનો મેસેજ જુઓ. તમે હજી {left, plural, other {# વાર}} લખી શકો.',
  lost: 'સમજાયું નહીં. લખો: મારો ડેટા ડિલીટ કરો. અથવા લખો: મદદ.',
  'lost.open': 'સમજાયું નહીં. ઉપરના મેસેજમાં બટન દબાવો. અથવા લખો: મદદ.',
  'no-papers': 'અમે ફોટો કે ફાઇલ ખોલી શકતા નથી. કોઈ ઓળખપત્ર ન મોકલો: તેની જરૂર નથી. શબ્દોમાં લખો.',
  'no-papers.voice': 'અમે વૉઇસ મેસેજ સાંભળી શકતા નથી. થોડા શબ્દો લખો, અથવા લખો: કોઈની સાથે વાત કરવી છે. કોઈ ઓળખપત્ર ન મોકલો.',
  unreadable: 'અમે આ ખોલી શકતા નથી. શબ્દોમાં લખો.',
  edited: 'બદલેલો મેસેજ અમને દેખાતો નથી. નવા મેસેજમાં ફરી લખો.',
  revoked: 'તમે એક મેસેજ કાઢ્યો. તેનાથી અહીં કંઈ બદલાતું નથી, અને CallMissed પાસેનો ડેટા ડિલીટ થતો નથી.',
  'get-back': 'જે ડિલીટ થઈ ગયું તે પાછું આવી શકતું નથી. અમે પણ લાવી શકતા નથી.',
  thanks: 'તમારો આભાર.',
  help: 'આ CallMissed છે. દુકાનો અને કંપનીઓ અમારા દ્વારા ગ્રાહકો સાથે ચેટ અને કૉલ કરે છે. અહીં તમે તમારો ડેટા ડિલીટ કરાવી શકો.\nઆમાંથી એક લખો:\n• મારો ડેટા ડિલીટ કરો\n• બંધ કરો (જાહેરાત બંધ)\n• મારો ડેટા બતાવો\n• સ્ટેટસ\n• કોઈની સાથે વાત કરવી છે\n• ફરિયાદ\n• ભાષા',
  'help.shared':
    'આ દુકાન આ ચેટ માટે CallMissed વાપરે છે. અહીં તમે આ ચેટ ડિલીટ કરાવી શકો.\nઆમાંથી એક લખો:\n• મારો ડેટા ડિલીટ કરો\n• સ્ટેટસ\n• કોઈની સાથે વાત કરવી છે\n• ફરિયાદ\n• ભાષા',
  'language-set': 'સારું, હવેથી ગુજરાતીમાં.',
  'ads-stopped':
    'થઈ ગયું. {business, select, none {દુકાનો તરફથી} other {{business} તરફથી}} હવે અમારા દ્વારા તમને ઑફર નહીં આવે. {deleting, select, yes {આનાથી ડેટા ડિલીટ થવામાં કંઈ બદલાશે નહીં.} other {તમારા મેસેજ જેમ છે તેમ જ રહેશે.}}',
  'account-how':
    'CallMissed ખાતું ફક્ત તેના માલિક ડિલીટ કરાવી શકે: ખાતાના ઈ-મેલ પરથી support@callmissed.com પર લખો, વિષયમાં “Data Deletion Request” લખો.',
  'other-businesses':
    'આ ચેટમાં ફક્ત આ દુકાનનો ડેટા ડિલીટ થઈ શકે. તમારા નંબરનું બધું ડિલીટ કરવા “મારો ડેટા ડિલીટ કરો” {link, select, none {support@callmissed.com પર લખો} other {અહીં લખો: {link}}}',
  'name-business': 'દુકાનનું નામ લખો.',
  declined: 'સારું. કંઈ ડિલીટ થયું નથી. જ્યારે ઇચ્છો ત્યારે ડિલીટ લખો.',
  'not-mine': 'તો અમે કંઈ ડિલીટ નહીં કરીએ: જૂનો ડેટા આ નંબરના પહેલાંના માલિકનો હોઈ શકે. મદદ જોઈએ તો લખો: કોઈની સાથે વાત કરવી છે.',
  expired: 'કંઈ ડિલીટ થયું નથી. જ્યારે ઇચ્છો ત્યારે ડિલીટ લખો.',
  'identity-changed': 'તમારો નંબર અથવા ફોન બદલાયો છે, તેથી અમે અટકી ગયા. કંઈ ડિલીટ થયું નથી. જ્યારે ઇચ્છો ત્યારે ડિલીટ લખો.',
  undone: 'થઈ ગયું. તમારો ડેટા રહેશે, અને દુકાનો ફરીથી તે વાપરી શકશે.',
  'undo-late': 'હવે મોડું થઈ ગયું: ડિલીટ થવાનું શરૂ થઈ ગયું છે અથવા થઈ ગયું છે.',
  'status.none': 'તમારો કોઈ ડિલીટનો કેસ નથી. કંઈ ડિલીટ થતું નથી. જ્યારે ઇચ્છો ત્યારે ડિલીટ લખો.',
  'status.awaiting_confirmation': 'તમારી હાની રાહ જોઈએ છીએ. અત્યાર સુધી કંઈ ડિલીટ થયું નથી.',
  'status.scheduled': `${notUsed} તે {at}ના રોજ ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.${reference}`,
  'status.running': `{with}તમારો ડેટા અત્યારે ડિલીટ થઈ રહ્યો છે. થતાં જ જણાવીશું, મોડામાં મોડું {deadline} સુધીમાં.${reference}`,
  'status.completed': `{with}તમારો ડેટા {finished, select, none {} other {{finished}ના રોજ }}ડિલીટ થઈ ગયો.${reference}`,
  'status.partial': `{with}તમારો મોટા ભાગનો ડેટા ડિલીટ થઈ ગયો. એક ભાગની ખાતરી બાકી છે; {deadline} સુધી અમે પ્રયત્ન કરીશું અને જણાવીશું.${reference}`,
  'status.on_hold': onHold,
  'status.parked': onHold,
  'status.cancelled': `તમારો કેસ પાછો લેવાયો. કંઈ ડિલીટ થયું નથી.${reference}`,
  'status.expired': 'તમારી હા મળી નથી. કંઈ ડિલીટ થયું નથી. જ્યારે ઇચ્છો ત્યારે ડિલીટ લખો.',
  'status.refused': `તમારો કેસ પૂરો થઈ શક્યો નથી. લખો: કોઈની સાથે વાત કરવી છે. અમે કારણ જણાવીશું.${reference}`,
  delayed: `તમારો ડેટા ડિલીટ થવામાં વધારે સમય લાગે છે: અમારી ટીમ જુએ છે. ત્યાં સુધી અમે તે વાપરતા નથી. {deadline} સુધીમાં થઈ જશે.${reference}`,
  finished: '{with}તમારો ડેટા ડિલીટ થઈ ગયો: {counts}. અમે તપાસ્યું: કંઈ બચ્યું નથી.',
  'finished.uncounted': '{with}તમારો ડેટા ડિલીટ થઈ ગયો. અમે તપાસ્યું: કંઈ બચ્યું નથી.',
  'finished.backups':
    'બેકઅપની બંધ કૉપી {backups} સુધીમાં જશે. WhatsApp (Meta) 30 દિવસ સુધી મેસેજ રાખી શકે.\nદુકાનને ફરી લખશો તો નવી ચેટ શરૂ થશે.',
  'finished.mentions': '{n, plural, other {તમારો નંબર બીજાના # મેસેજમાં પણ લખેલો છે; તે રહેશે.}}',
  'finished.proof': 'પુરાવો: {link}\nકંઈ ખોટું લાગે તો લખો: ફરિયાદ',
  partial: `અત્યાર સુધી ડિલીટ થયું: {counts}. એક ભાગની ખાતરી બાકી છે: અમે પ્રયત્ન કરીશું અને જણાવીશું.${reference}`,
  'partial.uncounted': `{with}તમારો થોડો ડેટા ડિલીટ થયો. બાકીની ખાતરી થવાની છે: અમે પ્રયત્ન કરીશું અને જણાવીશું.${reference}`,
  unreachable: 'અત્યારે રેકોર્ડ જોઈ શકાતા નથી. અમે જાતે ફરી પ્રયત્ન કરીને તમને લખીશું. તમારે કંઈ કરવાનું નથી.',
  'rest-later': 'આ કેસ એક દુકાનનો છે. તે પૂરો થયા પછી તમારા નંબરનું બાકીનું બધું પણ ડિલીટ થઈ શકે: ત્યારે ડિલીટ લખો.',
  'show-refused': 'આજે તમે ત્રણ વાર જોયું છે. કાલે ફરી પૂછો. ડેટા તમે અત્યારે પણ ડિલીટ કરાવી શકો.',
  'show-suspect':
    '{number, select, none {સલામતી માટે અમે અહીં કંઈ બતાવતા નથી.} other {સલામતી માટે અમે {number} પર પૂરા થતા નંબરનું કંઈ બતાવતા નથી: તે પહેલાં બીજા કોઈનો હોઈ શકે.}} ડેટા તમે અત્યારે પણ ડિલીટ કરાવી શકો.',
  'staff-held': `તમારો ડેટા ડિલીટ કરવાનું વધુમાં વધુ {until} સુધી અટકાવ્યું છે: {why}. ત્યાં સુધી અમે તે વાપરતા નથી.${reference}`,
  'staff-cancelled': `અમે તમારો ડેટા ડિલીટ કરતા નથી: {why}. તે પહેલાં જેવો જ રહેશે, અને દુકાનો ફરીથી તે વાપરી શકશે.${reference}`,
  'staff-extended': `ડિલીટ રોકવા માટે હવે તમારી પાસે વધારે સમય છે: {why}. તમારો ડેટા {at}ના રોજ ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.${reference}`,
  'staff-rights': 'બરાબર નથી લાગતું? લખો: ફરિયાદ. અમારા ફરિયાદ અધિકારી જવાબ આપશે.',
  'staff-why.suspected-fraud': 'આ વિનંતી આ નંબરના માલિકે કરી છે કે નહીં, તેની અમને શંકા છે',
  'staff-why.insufficient-verification': 'આ ડેટા તમારો છે તેની અમે ખાતરી કરી શક્યા નથી',
  'staff-why.no-match': 'તમારું કંઈ અમને મળ્યું નથી',
  'staff-why.claim-not-covered': 'કાયદો આ ડિલીટ કરવાનું કહેતો નથી',
  'staff-why.outside-jurisdiction': 'આને ભારતનો કાયદો લાગુ પડતો નથી',
  'staff-why.too-many-requests': 'થોડા સમયમાં આ જ વિનંતી ઘણી વાર આવી',
  'staff-why.other': 'અમારી ટીમે આ જોયું છે, પૂછશો તો સમજાવશે',
  'staff-why.identity-in-doubt': 'આ ડેટા તમારો છે તેની અમારે ખાતરી કરવાની છે',
  'staff-why.business-disputes': 'એક દુકાને વાંધો લીધો છે, અમે જોઈ રહ્યા છીએ',
  'staff-why.technical-fault': 'અહીં કંઈક ચાલતું નથી, અમે સરખું કરી રહ્યા છીએ',
  'staff-why.law-asks': 'કાયદા કે કોર્ટે હમણાં તે રાખવાનું કહ્યું છે',
  'staff-why.asked-by-the-person': 'તમે અમને કહ્યું હતું',
  'staff-reply': `અમારી ટીમમાંથી કોઈ લખે છે:\n{text}${reference}`,
  looks: 'છેલ્લા એક વર્ષમાં અમારી ટીમે તમારો કેસ {n, plural, other {# વાર}} જોયો: {list}. દર વખતે કારણ સાથે નોંધ રખાય છે.',
  'looks.none': 'છેલ્લા એક વર્ષમાં અમારી ટીમમાંથી કોઈએ તમારો કેસ જોયો નથી.',
  'looks.support': '{n} વાર સપોર્ટ ટીમે',
  'looks.privacy': '{n} વાર પ્રાઇવસી અધિકારીઓએ',
  'looks.admin': '{n} વાર ઍડમિને',
  'looks.technician': '{n} વાર એન્જિનિયરોએ',
  'case-opened.complaint': `અમને દુઃખ છે. અમારી ટીમ તમારી ફરિયાદ જોઈને {by} સુધીમાં આ જ ચેટમાં જવાબ આપશે.${reference}`,
  'case-opened.person': `અમારી ટીમમાંથી કોઈ {by} સુધીમાં આ જ ચેટમાં જવાબ આપશે.${reference}`,
  'case-opened.somebody-else': `તમારો કેસ ખૂલ્યો છે. અમારી ટીમમાંથી કોઈ {by} સુધીમાં આ જ ચેટમાં જવાબ આપશે.${reference}`,
  'case-opened.care': `તમારો કેસ ખૂલ્યો છે. અમારી ટીમમાંથી કોઈ {by} સુધીમાં આ જ ચેટમાં લખશે. નિરાંતે જવાબ આપો.${reference}`,

  'account.email':
    'CallMissed ખાતા માટે બે પુરાવા જોઈએ: {number, select, none {તમારો નંબર} other {{number} પર પૂરો થતો આ નંબર}} અને ઈ-મેલ પર આવેલો કોડ.\nતમે કયા ઈ-મેલથી સાઇન ઇન કરો છો? તે ઈ-મેલ લખો.',
  'account.code':
    'કોઈ ખાતામાં આ નંબર અને {email} ઈ-મેલ હોય, તો ત્યાં 6 આંકડાનો કોડ મોકલાઈ રહ્યો છે. તે 10 મિનિટમાં અહીં લખો.\nઈ-મેલ ન આવ્યો? સ્પામમાં જુઓ. અથવા ખાતામાં બીજો નંબર કે ઈ-મેલ છે: તો કોડ જતો નથી.\nકોડ કોઈને ન આપો. અમે તે ફોન પર પૂછતા નથી.',
  'account.code-again':
    'તે કોડ હવે નહીં ચાલે: તે જૂનો થઈ ગયો, અથવા પાંચ વાર ખોટો લખાયો. કોઈ ખાતામાં આ નંબર અને તે ઈ-મેલ હોય, તો અમે {email} પર નવો કોડ મોકલી શકીએ.',
  'button.code-again': 'નવો કોડ મોકલો',
  'button.other-email': 'બીજો ઈ-મેલ',
  'account.email-shape': 'આખો ઈ-મેલ લખો, જેમ કે: name@example.com',
  'account.code-shape': 'કોડમાં 6 આંકડા હોય છે. ઈ-મેલ ફરી જુઓ અને અહીં લખો.',
  'account.code-wrong':
    'આ કોડ સાચો નથી. {left, plural, =0 {આ કોડ હવે નહીં ચાલે: ઉપરથી નવો કોડ મંગાવો.} other {તમે હજી # વાર લખી શકો.}}',
  'account.code-limit':
    'હમણાં માટે આટલા કોડ પૂરતા છે. એક કલાક પછી ફરી પ્રયત્ન કરો; એક દિવસમાં છ કોડ પછી, કાલે. રાહ ન જોઈ શકો તો લખો: કોઈની સાથે વાત કરવી છે.',
  'account.proof-old': 'ઈ-મેલનો પુરાવો એક કલાકથી વધુ જૂનો છે. કંઈ બંધ થયું નથી. નવા કોડ સાથે ફરી શરૂ કરો.',
  'account.none': 'આ નંબર અને ઈ-મેલ હવે કોઈ ખાતાના નથી. કંઈ બંધ થયું નથી. કંઈ ખોટું લાગે તો લખો: કોઈની સાથે વાત કરવી છે.',
  'account.person': 'પહેલાં અમારી ટીમે આ ખાતું જોવું પડશે. કંઈ બંધ થયું નથી.',
  'account.elsewhere':
    'આ ચેટ દુકાનની છે. CallMissed ખાતા વિશે “મારું CallMissed ખાતું” {link, select, none {support@callmissed.com પર લખો} other {અહીં લખો: {link}}}',
  'account.list': 'તમે કયા ખાતાની વાત કરો છો?',
  'account.row': '{can, select, account {તમે માલિક છો} profile {ફક્ત તમારી પોતાની પ્રોફાઇલ} other {અમારી ટીમ મદદ કરશે}}',
  'review-account.account':
    'તમે {business} ખાતાના માલિક છો: {counts}{people, plural, one {ટીમમાં # વ્યક્તિ} other {ટીમમાં # લોકો}}, બૉટ, કી અને માહિતી.\nહા કહેશો તો:\n• અત્યારથી જ કોઈ સાઇન ઇન નહીં કરી શકે; કી, બૉટ અને કૅમ્પેન બંધ થશે.\n• {at} વાગ્યે બધું ડિલીટ થશે. પછી પાછું નહીં આવે.\n• ત્યાં સુધી તમે તે પાછું લઈ શકો, અહીં અથવા બધા માલિક અને ઍડમિનને ઈ-મેલમાં મળતી લિંકથી.\n• બચેલી ક્રેડિટ નહીં મળે. Meta પરનો તમારો નંબર તમારો જ રહેશે.',
  'review-account.profile':
    'તમે {business}ની ટીમમાં છો. ખાતું ફક્ત તેના માલિક બંધ કરી શકે. તમારી પોતાની પ્રોફાઇલ ડિલીટ થઈ શકે: નામ, ઈ-મેલ, નંબર, સાઇન ઇન, પાસકી.\nહા કહેશો તો:\n• અત્યારથી જ તમે સાઇન ઇન નહીં કરી શકો.\n• {at} વાગ્યે તે ડિલીટ થશે. પછી પાછી નહીં આવે.\n• ત્યાં સુધી તમે તે પાછી લઈ શકો, અહીં અથવા ઈ-મેલની લિંકથી.\n• ચેટ, બૉટ અને બિલ દુકાન પાસે રહેશે. તેના સુરક્ષાના રેકોર્ડમાં તમારું કામ રહેશે, તમારું નામ નહીં.',
  'account-scheduled.confirmed': `{kind, select, profile {${profile} બંધ થઈ છે.} other {${account} બંધ થયું છે.}} ${allErased} પાછું લેવાની લિંક ઈ-મેલથી મોકલાઈ રહી છે{kind, select, profile {} other {, દરેક માલિક અને ઍડમિનને}}.${undo}`,
  'account-scheduled.exists': `આ પહેલાં જ કહેવાયું છે. ${either} બંધ છે. ${allErased}${undo}`,
  'account-scheduled.status': `${either} બંધ છે. ${allErased}${thenTold}${undo}`,
  'account-scheduled.soon': `${either} બંધ છે. બધું બહુ જલદી ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.${reference}`,
  'button.keep-account': '{kind, select, profile {પ્રોફાઇલ રહેવા દો} other {ખાતું રહેવા દો}}',
  'button.sooner': 'વહેલું ડિલીટ કરો',
  'account-keep': `${either} રહેવા દઈએ, અને ફરીથી ચાલુ કરીએ?`,
  'account-sooner':
    '{at} વાગ્યે જ ડિલીટ કરીએ? તેનાથી વહેલું થઈ શકતું નથી. ત્યાં સુધી તમે પાછું લઈ શકો. જેમને જાણ કરી હતી તે બધાને ફરી ઈ-મેલ જશે. એક વાર વહેલી કરેલી તારીખ ફરી પાછળ જતી નથી.',
  'button.sooner-yes': 'હા, વહેલું કરો',
  'button.sooner-no': 'ના, તારીખ ન બદલો',
  'account-not-sooner': 'આનાથી વહેલું થઈ શકતું નથી: ખાતામાંના બધાને વાંધો લેવા ઓછામાં ઓછા 72 કલાક મળે છે, અને ફોન બદલાયા પછી પૂરો સમય લાગે છે.',
  'account-undone': `થઈ ગયું. ${either} એક મિનિટમાં ફરીથી ચાલુ થશે. કી અને બૉટ પહેલાં જેવા જ છે.`,
  'account-status': `${either}: {is, select, scheduled {બંધ છે. {at}ના રોજ ડિલીટ થશે, મોડામાં મોડું {deadline} સુધીમાં.} running {અત્યારે ડિલીટ થાય છે. {deadline} સુધીમાં જણાવીશું.} completed {{finished, select, none {} other {{finished}ના રોજ }}${isGone}.} partial {મોટા ભાગે ${isGone}. એક ભાગની ખાતરી બાકી છે; {deadline} સુધી અમે પ્રયત્ન કરીશું અને જણાવીશું.} cancelled {રહેશે: કેસ પાછો લેવાયો.} refused {કેસ પૂરો થઈ શક્યો નથી. લખો: કોઈની સાથે વાત કરવી છે.} other {બંધ છે. અમારી ટીમ કેસ જુએ છે, વધારે સમય લાગે છે. {deadline} સુધીમાં જણાવીશું.}}${reference}`,
  'account-finished': `${either} ${isGone}{counts, select, none {} other {: {counts}}}. અમે તપાસ્યું: કંઈ બચ્યું નથી.`,
  'account-finished.backups':
    'બેકઅપની બંધ કૉપી {backups} સુધીમાં જશે.{kind, select, profile {} other { બીજી દુકાનો પાસે તમારા નંબરનું જે છે તે રહેશે: તેના માટે લખો: મારો ડેટા ડિલીટ કરો.}}',
  'account-delayed': `${either} ડિલીટ થવામાં વધારે સમય લાગે છે: અમારી ટીમ જુએ છે. ત્યાં સુધી બંધ રહેશે. {deadline} સુધીમાં જણાવીશું.${reference}`,

  'mail.code.subject': 'CallMissed માટે તમારો કોડ',
  'mail.code':
    'તમારા ખાતાના નંબર પરથી કોઈએ WhatsApp પર લખ્યું છે કે CallMissed ખાતું અથવા પ્રોફાઇલ બંધ કરવી છે. કોડ:\n\n{code}\n\nતે 10 મિનિટ ચાલશે, અને ફક્ત તે જ ચેટમાં. કોડ કોઈને ન આપો: અમે તે ફોન કે ઈ-મેલ પર પૂછતા નથી.\nતમે નથી લખ્યું? તો કંઈ ન કરો: કોડ વગર કંઈ થતું નથી. ફરી આવે તો support@callmissed.com ને જણાવો.',
  'mail.closed.subject': '{kind, select, profile {{business}માં તમારી પ્રોફાઇલ બંધ થઈ છે} other {{business}નું ખાતું બંધ થયું છે}}',
  'mail.closed':
    '{kind, select, profile {તમે WhatsApp પર કહ્યું તેથી {business}માં તમારી પ્રોફાઇલ બંધ કરી છે.} other {{business}નું CallMissed ખાતું તેના માલિકના કહેવાથી બંધ કર્યું છે. હવે કોઈ સાઇન ઇન નહીં કરી શકે; કી, બૉટ અને કૅમ્પેન બંધ છે.}}\n{day}ના રોજ બધું ડિલીટ થશે. તે પછી પાછું નહીં આવે. કાયદો જે રખાવે છે, જેમ કે બિલ, તે તેની તારીખ સુધી રહેશે.',
  'mail.sooner.subject': '{kind, select, profile {{business}માં તમારી પ્રોફાઇલ વહેલી} other {{business}નું ખાતું વહેલું}} ડિલીટ થશે',
  'mail.sooner': `WhatsApp પર કહ્યા પ્રમાણે ${mailed} હવે {day}ના રોજ જ ડિલીટ થશે. તે પછી પાછું નહીં આવે.`,
  'mail.near.subject': `${mailed} {day}ના રોજ ડિલીટ થશે`,
  'mail.near': `યાદ અપાવીએ: ${mailedLong} બંધ છે અને {day}ના રોજ ડિલીટ થશે. તે પછી પાછું નહીં આવે.`,
  'mail.undo': 'આ ખોટું છે? ત્યાં સુધી આ પેજ પરનું બટન દબાવીને પાછું લઈ શકાય:\n{link}',
  'mail.case': 'કેસ: {reference}. મોડામાં મોડું {deadline} સુધીમાં. Grievance Officer: karan@callmissed.com',
  'mail.back.subject': `${mailed} રહેશે`,
  'mail.back': `${mailedLong} ડિલીટ કરવાનો કેસ પાછો લેવાયો. એક મિનિટમાં બધું પહેલાં જેવું ચાલુ થશે.\nતમારામાંથી કોઈએ આ નથી કર્યું? support@callmissed.com પર લખો.`,
  'mail.erased.subject': `${mailed} ${isGone}`,
  'mail.erased': `${mailedLong} {partial, select, yes {મોટા ભાગે ${isGone}; એક ભાગની ખાતરી બાકી છે, {deadline} સુધી અમે પ્રયત્ન કરીશું} other {${isGone}}}. કાયદો જે રખાવે છે તે તેની તારીખ સુધી રહેશે. બેકઅપની બંધ કૉપી {backups} સુધીમાં જશે.\nઆ વિશેનો આ છેલ્લો ઈ-મેલ છે: આના માટે હવે તમારો ઈ-મેલ અમે રાખતા નથી.`,

  'undo.title': 'રહેવા દઈએ?',
  'undo.ask':
    '{kind, select, profile {તમારી CallMissed પ્રોફાઇલ બંધ છે} other {એક CallMissed ખાતું બંધ છે}} અને {day}ના રોજ ડિલીટ થશે. પાછું લેવા બટન દબાવો: બધું પહેલાં જેવું ચાલુ થશે, અને જેમને જાણ કરી હતી તે બધાને ખબર અપાશે.',
  'undo.button': 'રહેવા દો',
  'undo.done': 'થઈ ગયું. તે રહેશે અને એક મિનિટમાં ફરીથી ચાલુ થશે.',
  'undo.over': 'આ લિંકથી હવે કંઈ બદલી શકાતું નથી: કેસ પહેલાં જ પાછો લેવાયો, અથવા સમય પૂરો થયો. સવાલ: support@callmissed.com',
  'some-business': 'એક દુકાન કે કંપની',
  'forward-denied': 'તમારો આભાર. {business} હવે અમારી પાસેથી તમને મેસેજ નહીં મોકલાવી શકે. કંઈ ડિલીટ થયું નથી.',
  objected: `{business} તમારો ડેટા રાખવા માગે છે. કારણ: {ground}.\nઅમારા પ્રાઇવસી અધિકારી {by} સુધીમાં નિર્ણય લેશે, અને અમે તમને અહીં લખીશું. ત્યાં સુધી અમે તમારો ડેટા વાપરતા નથી. ત્યાં સુધીમાં નિર્ણય ન થાય તો ડેટા ડિલીટ થશે.${reference}`,
  'objection-decided.over': `{business}નું કારણ ડેટા રાખવા માટે પૂરતું નથી. તમારો ડેટા {at} વાગ્યે ડિલીટ થશે.${reference}`,
  'objection-decided.upheld': `{business} હમણાં પોતાનો ડેટા રાખી શકે. કારણ: {ground}. તમે કહ્યું હોય તો બીજી દુકાનોનો ડેટા તો પણ ડિલીટ થશે.\nકંઈ ખોટું લાગે તો લખો: ફરિયાદ. અમારા જવાબ પછી તમે ${board} પાસે જઈ શકો.${reference}`,
  'ground.legal-proceedings': 'કોર્ટનો કેસ અથવા કાયદાનો દાવો',
  'ground.legal-obligation': 'કાયદા પ્રમાણે ડેટા રાખવો પડે છે',
  'ground.unpaid-dues': 'એક બિલ બાકી છે',
  'ground.fraud-investigation': 'છેતરપિંડીની શંકાની તપાસ ચાલે છે',
  'ground.open-order': 'તમારો એક ઓર્ડર હજી પૂરો થયો નથી',
  'case-open': 'તમારો કેસ {reference} ખુલ્લો છે: અમારી ટીમ {by} સુધીમાં આ જ ચેટમાં જવાબ આપશે.',
  'case-open.complaint': 'તમારી ફરિયાદ {reference} ખુલ્લી છે: અમારી ટીમ {by} સુધીમાં આ જ ચેટમાં જવાબ આપશે.',
  'case-answer': 'તમારા કેસ {reference} વિશે:\n{text}',
  'case-answer.open': 'તમે અહીં જ જવાબ આપી શકો.',
  'case-answer.closed': 'આ સાથે તમારો કેસ બંધ થયો. કંઈ ખોટું લાગે તો લખો: ફરિયાદ',
  'case-noted': `તમારો આભાર. અમારી ટીમ આ વાંચીને અહીં જ જવાબ આપશે.${reference}`,
  board:
    'આનાથી કામ ન થાય તો આગળનું પગલું: ભારતનું ડેટા સંરક્ષણ બોર્ડ (Data Protection Board of India){from, select, none {} other {, જે આવી ફરિયાદો {from}થી લેશે}}.',
  refused: `અમે તમારો કેસ પૂરો કરી શકતા નથી: {why} કંઈ ડિલીટ થયું નથી, અને તમારો ડેટા ફરીથી વપરાય છે.${reference}\nકંઈ ખોટું લાગે તો લખો: ફરિયાદ. ફરિયાદ અધિકારી જોશે અને અહીં જ જવાબ આપશે.`,
  'refused.suspected_fraud': 'જેનો ડેટા છે તેમણે આ નથી માગ્યું એવું લાગે છે.',
  'refused.insuf_verification': 'આ ડેટા તમારો છે તેની અમે ખાતરી કરી શક્યા નથી.',
  'refused.no_match': 'આની સાથે જોડાયેલો કોઈ ડેટા અમને મળ્યો નથી.',
  'refused.claim_not_covered': 'કાયદા પ્રમાણે અમારે આ ડેટા રાખવો પડે છે, અથવા ડિલીટ કરાવવાનો હક આને લાગુ પડતો નથી.',
  'refused.outside_jurisdiction': 'તમે જણાવેલો કાયદો આ ડેટાને લાગુ પડતો નથી.',
  'refused.too_many_requests': 'આ જ વાત ઘણી વાર માગવામાં આવી.',
  'refused.other': 'અમારી ટીમે જોયું, અને અમે આ કરી શકતા નથી.',
  'status.link': 'કેસ ક્યાં પહોંચ્યો તે જુઓ: {link}',
  'choose.linked':
    'આ CallMissed છે. {business} અમારા દ્વારા ગ્રાહકો સાથે ચેટ અને કૉલ કરે છે.\n{number, select, none {વાત ફક્ત તમારી પોતાની ચેટની છે.} other {તમારો મેસેજ {number} પર પૂરા થતા નંબર પરથી આવ્યો છે. વાત ફક્ત આ નંબરની છે.}}\nતમારે શું ડિલીટ કરવું છે?',
  'button.linked': 'ફક્ત આ દુકાન',
  'button.delete-all': 'મારો બધો ડેટા',
  'link.text': 'મારો ડેટા ડિલીટ કરો · કોડ {code}',
}
