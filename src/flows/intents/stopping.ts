import { has, oneOf, polite } from './vocabulary.ts'

const NO = '(?:mat|mt|nahi|nahin|nhi|nako|naka|मत|नहीं|नही|नको|नका|नाही)'
/** English names what is stopped behind the word: "cancel my deletion". */
const EN =
  '(?:the|my|this|that|our|your|all|any|a|whole|entire|personal|data|account|chat|number|process|request|for|of|to|from|on|with|you|u|please|pls|plz|being|callmissed|whatsapp)'
const EN_CLOSE = '(?:the|my|our|data|account|request|to|for|of)'
const NOUN = '(?:deletion|erasure|deleting|erasing|removal|removing|wiping|purging)'
const STOPPED = '(?:cancelled|canceled|stopped|aborted|halted|paused|withdrawn|revoked)'

const english = [
  // "Cancel the deletion of …" is a refusal, which may come before anything was asked.
  () => `${oneOf('stopping', 'stoppingAny')}(?: ${EN}){0,6} ${NOUN}(?! of(?: |$))`,
  () =>
    `${oneOf('stopping', 'stoppingAny')}(?: ${EN_CLOSE}){0,4} (?:delete|erase)(?: (?:request|process|please|pls|plz|now)){0,3}$`,
  () => `${oneOf('stopping')}(?: ${EN}){0,3} requests?(?: ${EN}){1,3} (?:delete|erase|remove)`,
  () => `(?:dont|do not|donot|never) (?:proceed|continue|go ahead|carry on|go on|process)(?: ${EN}){0,5} (?:${NOUN}|delete$)`,
  () => `(?:stop|prevent|save|protect)(?: ${EN}){0,5} from(?: being| getting)? (?:deleted|erased|removed|${NOUN})`,
  () => `prevent(?: ${EN}){0,4} ${NOUN}`,
  () => `(?:put|place|keep)(?: ${EN}){0,5} (?:${NOUN}|delete)(?: request| process)? on hold`,
  () => `(?:${NOUN}|delete)(?: ${EN}){0,4} (?:should|must|needs to|need to|has to|to) (?:be|get) ${STOPPED}`,
  () => `(?:want|need|get|have)(?: ${EN}){0,4} (?:${NOUN}|delete)(?: request| process)? ${STOPPED}`,
]
const ENGLISH =
  /(?:^| )(?:proceed|continue|ahead|carry on|go on|process|save|protect|prevent|hold|cancelled|canceled|stopped|aborted|halted|paused|withdrawn|revoked)(?: |$)/u
const bidden = () => `(?= ${oneOf('doing')}(?: |$)|$)(?!(?: ${oneOf('doing')}){0,2} ${NO}(?: |$))`
const own = () => oneOf('self', 'ownData', 'between', 'thisChat')
/** The languages of India stop what stands before the word: of a wish already bidden ("delete karo, band karo") nothing is stopped. */
const behind = () => `${oneOf('literal', 'erasing')}(?: ${oneOf('linking')}){1,6} ${oneOf('stopping', 'stoppingAny')}${bidden()}`
const close = () => `${oneOf('literal', 'erasing')} ${oneOf('stopping', 'stoppingAny')}${bidden()}`
const lead = () => `^(?:${oneOf('self', 'doing', 'linking', 'vocative')} ){0,3}`
/** "Band karo mera data delete karna": at the very beginning, for later it speaks of what stands before it. */
const first = () =>
  `${lead()}${oneOf('stopping', 'stoppingAny')}(?: ${oneOf('doing')}){0,3}(?: ${own()}){0,5} (?:${oneOf('literal', 'erasing')}(?: ${oneOf('linking')}){1,6}|${oneOf('erasing')})$`
const firstOfAll = () => `${lead()}${oneOf('stopping')}(?: ${oneOf('doing')}){1,3}(?: ${own()}){0,5} ${oneOf('literal')}$`

/** "Do not cancel the deletion", "why did you stop it": the opposite, or a question. */
const UNSTOPPED =
  /(?:^| )(?:dont|do not|donot|dnt|never|not)(?: ever| please| you)? (?:stop|cancel|cancle|abort|halt|pause|hold|withdraw|revoke|prevent)(?: |$)|(?:^| )(?:why|who|kyu|kyun|kyon|क्यों|kisne|किसने|did|has)(?: |$)/u

const patterns = new Map<() => string, RegExp>()

function matches(plain: string, source: () => string, start = '(?:^| )'): RegExpExecArray | null {
  const known = patterns.get(source) ?? new RegExp(`${start}${source()}(?= |$)`, 'u')
  patterns.set(source, known)
  return known.exec(plain)
}

/** Most texts have no such word, and need no look at where it stands. */
function holds(plain: string): boolean {
  const stops = has(plain, 'stopping') || has(plain, 'stoppingAny') || ENGLISH.test(plain)
  return stops && (has(plain, 'erase') || has(plain, 'erasing') || has(plain, 'literal'))
}

/** Whether a normalised text stops, cancels or holds back an erasure, before or behind its verb; what else it stops is left alone. */
export function stopsDeletion(text: string): boolean {
  const plain = polite(text)
  if (!holds(plain) || UNSTOPPED.test(plain)) return false
  if (english.some((source) => matches(plain, source))) return true
  if (matches(plain, behind) || matches(plain, first, '') || matches(plain, firstOfAll, '')) return true
  const found = matches(plain, close)
  if (!found) return false
  // "Data delete, band karo offers" names behind it what is to stop.
  const rest = plain.slice(found.index + found[0].length)
  return !has(rest, 'ads') && !has(rest, 'orders')
}
