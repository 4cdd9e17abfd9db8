import { has, oneOf, polite } from './vocabulary.ts'

/** A no behind the verb that never merely coaxes, as "na" does. */
const NO = '(?:mat|mt|nahi|nahin|nhi|nai|nako|naka|navhta|navhte|navhti|मत|नहीं|नही|नहि|नको|नका|नाही|नव्हता|नव्हते|नव्हतं|नव्हती)'
const WHO = '(?:kisne|kis ne|kab|koni|kuni|kadhi|किसने|किस ने|कब|कोणी|कुणी|कधी)'
const HELD = '(?:tha|thi|hai|hi|bhi|ab|था|थी|है|ही|भी|अब|आहे|aahe|ahe)'
const EN =
  '(?:you|u|anyone|anybody|for|to|that|about|my|the|a|any|our|all|personal|data|account|chat|number|ever|of|your|be|me|us)'
const NOUN = '(?:deletion|erasure|deleting|erasing|removal)'
const VERB = '(?:delete|deleted|erase|erased|remove|removed|wipe|wiped)'
const NEVER = '(?:not|no longer|dont|didnt|didn|never|nobody|no one|havent|hasnt)'
const BID =
  '(?:ask|asked|tell|told|want|wanted|wish|wished|request|requested|need|needed|mean|meant|intend|say|said|order|ordered|authorise|authorised|authorize|authorized)'

const deletion = () => oneOf('literal', 'erasing')
const own = () => oneOf('self', 'ownData', 'between')
const ENDED = '(?:please|plz|pls|bhai|ji|sir|yaar|hai|tha|है|था|आहे|aahe|ahe|भाई|जी|सर|प्लीज)'

const english = [
  // What was not asked for must be the deletion itself: "I never asked for these offers, delete my data".
  () => `${NEVER} ${BID}(?: ${EN}){0,3} (?:to|that|for|be|of)(?: ${EN}){0,4} (?:${VERB}|${NOUN})`,
  () => `${NEVER} ${BID}(?: (?:the|my|any|a|data|account)){0,4} ${NOUN}`,
  () => `${NEVER} (?:want|need|wish)(?: ${EN}){0,5} (?:deleted|erased|removed|wiped)`,
  () => `(?:not|didnt|never) (?:say|said) ${VERB}`,
  () =>
    `(?:${NOUN}|data delete)(?: (?:of|my|the|data|request)){0,4} (?:is |was )?(?:not|never) (?:needed|required|necessary|wanted|requested|asked)`,
  () => `no (?:need|reason) (?:of|for|to)(?: ${EN}){0,5} (?:${VERB}|${NOUN})`,
  () => `(?:not|never|shouldnt|mustnt|dont)(?: ever)? (?:be|get|getting) (?:deleted|erased|removed|wiped)`,
  () => `(?:object|refuse|oppose|against)(?: ${EN}){0,4} (?:${NOUN}|${VERB})`,
]
/** Of "the deletion of my data" a stop is a refusal, which may come before anything was asked. */
const stopsThat = () => `${oneOf('stopping', 'stoppingAny')}(?: ${EN}){0,6} ${NOUN} of`
const indian = [
  // "Delete karne ki zarurat nahi", "delete karna bilkul nahi".
  () => `${deletion()}(?: ${oneOf('linking')}){0,6} ${oneOf('need')}(?: ${HELD}){0,2} ${NO}`,
  () =>
    `${deletion()}(?! (?:का|ka) (?:नाही|nahi)(?= |$))(?: ${oneOf('linking')}){1,6} ${NO}(?! (?:${oneOf('need', 'past')})(?= |$))`,
  () =>
    `${oneOf('need')}(?: ${HELD})? ${NO}(?: ${HELD})?(?: ${own()}){0,5} ${deletion()}(?: ${oneOf('linking')}){1,6}(?: ${ENDED}){0,4}$`,
  // "Delete karne ko nahi bola"; of a wish that is bidden only where nothing else follows.
  () =>
    `${deletion()}(?: ${oneOf('linking', 'speaker')}){0,6} (?:(?:${NO}|${WHO}) ${oneOf('bidding')}|${oneOf('bidding')} ${NO}(?= ${ENDED}|$))`,
  () =>
    `${deletion()}(?: ${oneOf('linking', 'doing', 'speaker')}){1,6} (?:${NO} ${oneOf('bidding')}|${oneOf('bidding')} ${NO})(?: ${ENDED}){0,4}$`,
  // "Maine nahi bola data delete karne ko", and not "msg bhejne ko nahi bola, data delete karo".
  () =>
    `(?:(?<=^)|(?<=(?:^| )${oneOf('speaker')} ))(?:(?:${NO}|${WHO}) ${oneOf('bidding')}|${oneOf('bidding')} ${NO})(?: (?:${HELD}|ki|ke|कि|aapko|आपको)){0,2}(?: ${own()}){0,5} ${deletion()}`,
]
/** "Delete my data, no wait": what takes a wish back stands at the end, and nothing behind it. */
const retracted = () =>
  `${oneOf('erase')}(?: (?:${oneOf('doing')}|${oneOf('self', 'ownData', 'between')}|everything|now|it)){0,6}(?: (?:actually|sorry|oh|oops|wait|but)){0,3}(?!.* (?:chahiye|चाहिए|pahije|पाहिजे)) ${oneOf('retracting')}(?: (?:${oneOf('retracting', 'doing', 'vocative')}|sorry|wait|thanks)){0,6}$`
const GOES_ON =
  /(?:ruko|रुको|rukna|रुकना|thambu|थांबू|stop|wait|cancel|cancle|radd|रद्द|कैंसल|कैंसिल) (?:karu |करू )?(?:mat|मत|nahi|नहीं|naka|नका)(?: (?:karo|karna|kro|करो|करना))?(?= |$)/gu

const DENIES = new RegExp(`(?:^| )(?:${NO}|${WHO}|${NEVER}|shouldnt|mustnt|no|object|refuse|oppose|against)(?= |$)`, 'u')
const patterns = new Map<() => string, RegExp>()

function matches(plain: string, source: () => string): boolean {
  const known = patterns.get(source) ?? new RegExp(`(?:^| )${source()}(?= |$)`, 'u')
  patterns.set(source, known)
  return known.test(plain)
}

/** Whether a normalised text says that no deletion was asked for or is needed, or takes the wish back in the same breath. */
export function deniesDeletion(plain: string): boolean {
  if (!DENIES.test(plain) && !has(plain, 'retracting') && !has(plain, 'stopping') && !has(plain, 'stoppingAny')) return false
  const said = polite(plain).replace(GOES_ON, '').trim()
  return [...english, ...indian, stopsThat, retracted].some((source) => matches(said, source))
}
