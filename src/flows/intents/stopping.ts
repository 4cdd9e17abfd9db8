import { has, oneOf, polite } from './vocabulary.ts'

const NO =
  '(?:না|নেই|নাই|নয|নি|বলিনি|চাইনি|চাইনা|bolini|chaini|chaina|nei|নহয|নালাগে|নুবিচাৰোঁ|নিবিচাৰোঁ|nubisaru|nibisaru|nohoy|નથી|નહીં|નહિ|ના|ન|nathi|ਨਹੀਂ|ਨਹੀ|ਨਾ|ନାହିଁ|ନାହି|ନୁହେଁ|ନି|କହିନି|କହିନାହିଁ|ଚାହୁଁନି|ଚାହୁଁନାହିଁ|kahini|kahinahi|chahuni|chahunahi|nuhe|mana|نہیں|نہ|مت|mat|mt|nahi|nahin|nhi|nako|naka|मत|नहीं|नही|नको|नका|नाही)'
/** English names what is stopped behind the word: "cancel my deletion". */
const EN =
  '(?:the|my|this|that|our|your|all|any|a|whole|entire|personal|data|account|chat|number|process|request|for|of|to|from|on|with|you|u|please|pls|plz|being|callmissed|whatsapp)'
const EN_CLOSE = '(?:the|my|our|data|account|request|to|for|of)'
const NOUN = '(?:deletion|erasure|deleting|erasing|removal|removing|wiping|purging)'
/** "Order cancel, data delete": the order is to end. */
const notOrders = () => `(?<!(?:^| )${oneOf('orders')} (?:(?:ko|को) )?)`
const STOPPED = '(?:cancelled|canceled|stopped|aborted|halted|paused|withdrawn|revoked)'
/** "Cancel my account for deletion", "cancel my account, request deletion": an account is to end, and no deletion. */
const NOT_THAT =
  '(?! (?:(?:my|the|this|our|all) )*(?:account|number|data|chat) (?:for|request) (?:deletion|erasure|removal)(?= |$))(?! (?:(?:my|the) )*account (?:delete|erase)$)'

const english = [
  // "Cancel the deletion of …" is a refusal, which may come before anything was asked.
  () => `${oneOf('stopping', 'stoppingAny')}${NOT_THAT}(?: ${EN}){0,6} ${NOUN}(?! of(?: |$))`,
  () =>
    `${notOrders()}${oneOf('stopping', 'stoppingAny')}${NOT_THAT}(?: ${EN_CLOSE}){0,4} (?:delete|erase)(?: (?:request|process|please|pls|plz|now)){0,3}$`,
  () => `${oneOf('stopping')}(?: ${EN}){0,3} requests?(?: ${EN}){1,3} (?:delete|erase|remove)`,
  () => `(?:dont|do not|donot|never) (?:proceed|continue|go ahead|carry on|go on|process)(?: ${EN}){0,5} (?:${NOUN}|delete$)`,
  () =>
    `(?:dont|do not|donot|never) (?:process|accept|proceed with)(?: (?:the|my|this|any)){0,2} requests? (?:to|for)(?: ${EN}){0,2} (?:delete|erase)`,
  () => `(?:stop|prevent|save|protect)(?: ${EN}){0,5} from(?: being| getting)? (?:deleted|erased|removed|${NOUN})`,
  () => `prevent(?: ${EN}){0,4} ${NOUN}`,
  () => `(?:put|place|keep)(?: ${EN}){0,5} (?:${NOUN}|delete)(?: request| process)? on hold`,
  () => `(?:${NOUN}|delete)(?: ${EN}){0,4} (?:should|must|needs to|need to|has to|to) (?:be|get) ${STOPPED}`,
  () => `(?:want|need|get|have)(?: ${EN}){0,4} (?:${NOUN}|delete)(?: request| process)? ${STOPPED}`,
]
const ENGLISH =
  /(?:^| )(?:proceed|continue|accept|ahead|carry on|go on|process|save|protect|prevent|hold|cancelled|canceled|stopped|aborted|halted|paused|withdrawn|revoked)(?: |$)/u
const TOLD =
  '(?:di|diya|diye|dia|de rahe|rahe|raha|rahi|gaya|gayi|kiya|karte|karti|tumne|aapne|दी|दिया|दिए|रहे|रहा|रही|गया|गई|गयी|किया|करते|तुमने|आपने)'
/** "Ignore kar rahe ho", "reject kar di" tells of it, and bids nothing. */
const bidden = () => `(?= ${oneOf('doing')}(?: |$)|$)(?!(?: ${oneOf('doing')}){0,2} (?:${NO}|${TOLD})(?: |$))`
const own = () => oneOf('self', 'ownData', 'between', 'thisChat')
/** The languages of India stop what stands before the word: of a wish already bidden ("delete karo, band karo") nothing is stopped. */
const behind = () =>
  `${oneOf('literal', 'away', 'erasing')}(?: ${oneOf('linking')}){1,6} ${oneOf('stopping', 'stoppingAny')}${bidden()}`
const close = () => `(?:${oneOf('literal', 'erasing')}|remove|रिमूव) ${oneOf('stopping', 'stoppingAny')}${bidden()}`
const lead = () => `^(?:${oneOf('self', 'doing', 'linking', 'vocative')} ){0,3}`
/** "Band karo mera data delete karna": at the very beginning, for later it speaks of what stands before it. */
const first = () =>
  `${lead()}${oneOf('stopping', 'stoppingAny')}(?: ${oneOf('doing')}){0,3}(?! (?:sab|sabhi|सब|सभी) )(?: ${own()}){0,5} (?:${oneOf('literal', 'erasing')}(?: ${oneOf('linking')}){1,6}|${oneOf('erasing')})$`
const firstOfAll = () => `${lead()}${oneOf('stopping')}(?: ${oneOf('doing')}){1,3}(?: ${own()}){0,5} ${oneOf('literal')}$`

const REQUEST =
  '(?:রিকোযেস্ট|রিকুযেস্ট|অনুরোধ|অনুৰোধ|ৰিকুৱেষ্ট|onurodh|રિક્વેસ્ટ|વિનંતી|ਰਿਕਵੈਸਟ|ਰਿਕੁਐਸਟ|ਬੇਨਤੀ|ରିକ୍ୱେଷ୍ଟ|ଅନୁରୋଧ|anurodh|anurodha|ریکویسٹ|درخواست|darkhwast|requests?|process|rikvest|prakriya|prosess|vinanti|रिक्वेस्ट|रिक्वैस्ट|अनुरोध|प्रक्रिया|प्रोसेस|विनंती|கோரிக்கை|கோரிக்கையை|ரிக்வெஸ்ட்|ரிக்வெஸ்ட்டை|అభ్యర్థన|అభ్యర్థనను|రిక్వెస్ట్|ವಿನಂತಿ|ವಿನಂತಿಯನ್ನು|ರಿಕ್ವೆಸ್ಟ್|അപേക്ഷ|റിക്വസ്റ്റ്)'
const DELETION = '(?:(?:data |account )?(?:delete|deletion|erasure|डिलीट) (?:ki |की |karnyachi )?)'
const whose = () => `(?:(?:${oneOf('self')}|the|this|that) )?`
const ending = () => `(?:${oneOf('stopping', 'stoppingAny')}|close|drop)`
/** A request and nothing else: "cancel my request", "request wapas lo", "delete my deletion request". */
const requests = [
  () =>
    `^(?:i )?(?:(?:want|wish|need|would like) to )?${ending()} ${whose()}${DELETION}?${REQUEST}(?: (?:now|right now|immediately))?$`,
  () => `^take ${whose()}${DELETION}?${REQUEST} back$`,
  () => `^${whose()}${DELETION}?${REQUEST} (?:ko |को )?${ending()}(?: ${oneOf('doing')}){0,4}$`,
  () => `^(?:delete|remove|erase) ${whose()}(?:delete|deletion|erasure) ${REQUEST}$`,
  () =>
    `^${whose()}(?:delete|deletion|डिलीट) ${REQUEST} (?:ko )?(?:delete|remove|hata|hatao|डिलीट|हटा|हटाओ)(?: ${oneOf('doing')}){0,4}$`,
]

/** Whether a normalised text says of a request, and of nothing else, that it shall not go on. */
export function stopsRequest(text: string): boolean {
  const plain = polite(text)
  return new RegExp(`(?:^| )${REQUEST}(?: |$)`, 'u').test(plain) && requests.some((source) => matches(plain, source, '') !== null)
}

/** "Do not cancel the deletion", "why did you stop it": the opposite, or a question. */
const UNSTOPPED =
  /(?:^| )(?:dont|do not|donot|dnt|never|not)(?: ever| please| you)? (?:stop|cancel|cancle|abort|halt|pause|hold|withdraw|revoke|prevent)(?: |$)|(?:^| )(?:why|who|kyu|kyun|kyon|क्यों|kisne|किसने|did|has)(?: |$)|(?:^| )(?:skip to|hold on (?:please )?process|forget about (?:(?:my|the) )?(?:data|account) delete$)(?: |$)/u
/** Anger at being refused: "you cannot reject my request", "if you ignore it", "you have no right to deny". */
const AGAINST =
  /(?:^| )(?:dont|do not|donot|dnt|never|not|cannot|cant|shouldnt|mustnt|wont|no right to|(?:nobody|no one|noone|none) can|if you|unless you|you (?:always|keep|still|just|people)|why do you)(?: (?:ever|please|you|just|even|keep|dare|to|try to)){0,2} $/u
const YOU = /(?:^| )you $/u
/** No wording of `AGAINST` is longer: a long text is not read from its beginning for every word. */
const LONGEST = 60
const REFUSES = /^(?:reject|deny|ignore|disregard|skip)(?: |$)/u

/** Whether the stopping that begins at this place of a text is forbidden, or what others are blamed for. */
export function isForbidden(plain: string, place: number): boolean {
  const before = plain.slice(Math.max(0, place - LONGEST), place)
  return (
    AGAINST.test(before) ||
    (YOU.test(before) && !/(?:can|could|will|would|thank) you $/u.test(before) && REFUSES.test(plain.slice(place)))
  )
}

const patterns = new Map<() => string, RegExp>()

function matches(plain: string, source: () => string, start = '(?:^| )'): RegExpExecArray | null {
  const known = patterns.get(source) ?? new RegExp(`${start}${source()}(?= |$)`, 'u')
  patterns.set(source, known)
  return known.exec(plain)
}

/** Most texts have no such word, and need no look at where it stands. */
function holds(plain: string): boolean {
  const stops = has(plain, 'stopping') || has(plain, 'stoppingAny') || ENGLISH.test(plain)
  return stops && (has(plain, 'erase') || has(plain, 'erasing') || has(plain, 'literal') || has(plain, 'away'))
}

/** Whether a normalised text stops, cancels or holds back an erasure, before or behind its verb; what else it stops is left alone. */
export function stopsDeletion(text: string): boolean {
  const plain = polite(text)
  if (!holds(plain) || UNSTOPPED.test(plain)) return false
  if (english.some((source) => stands(plain, source))) return true
  if (matches(plain, first, '') || matches(plain, firstOfAll, '')) return true
  const [far, found] = [matches(plain, behind), matches(plain, close)]
  if (far && !namesElse(plain.slice(far.index + far[0].length))) return true
  if (!found) return false
  // "Data delete, band karo offers" names behind it what is to stop.
  const rest = plain.slice(found.index + found[0].length)
  return !has(rest, 'ads') && !has(rest, 'orders') && !namesElse(rest)
}

/** A pattern that fits somewhere it is neither forbidden nor blamed. */
function stands(plain: string, source: () => string): boolean {
  const found = matches(plain, source)
  if (!found) return false
  const place = found.index + (found[0].startsWith(' ') ? 1 : 0)
  if (!isForbidden(plain, place)) return true
  const rest = plain.slice(place).indexOf(' ')
  return rest > 0 && stands(plain.slice(place + rest + 1), source)
}

const ELSE = 'membership|service|seva|natak|tamasha|सेवा|मेंबरशिप|नाटक'
/** "Data delete karna, band karo call": what stands at the very end, with nothing but "do it" around, is to stop. */
const other = () =>
  `^(?: ${oneOf('doing', 'linking')}){0,4} (?:${oneOf('ads', 'orders')}|${ELSE})(?: (?:${oneOf('doing', 'vocative')}|bhejna|भेजना|sab)){0,3}$`

function namesElse(rest: string): boolean {
  return matches(rest, other, '') !== null
}
