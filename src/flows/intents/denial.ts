import { isForbidden } from './stopping.ts'
import { threatensTheDoer } from './threat.ts'
import { has, oneOf, polite } from './vocabulary.ts'

/** A no behind the verb that never merely coaxes, as "na" does. */
const NO =
  '(?:না|নেই|নাই|নয|নি|বলিনি|চাইনি|চাইনা|bolini|chaini|chaina|nei|নহয|নালাগে|নুবিচাৰোঁ|নিবিচাৰোঁ|nubisaru|nibisaru|nohoy|નથી|નહીં|નહિ|ના|ન|nathi|ਨਹੀਂ|ਨਹੀ|ਨਾ|ନାହିଁ|ନାହି|ନୁହେଁ|ନି|କହିନି|କହିନାହିଁ|ଚାହୁଁନି|ଚାହୁଁନାହିଁ|kahini|kahinahi|chahuni|chahunahi|nuhe|mana|نہیں|نہ|مت|mat|mt|nahi|nahin|nhi|nai|nako|naka|navhta|navhte|navhti|मत|नहीं|नही|नहि|नको|नका|नाही|नव्हता|नव्हते|नव्हतं|नव्हती)'
const WHO =
  '(?:ke|কে|kie|କିଏ|kune|কোনে|kone|કોણે|kyare|ક્યારે|kab|کب|کس نے|ਕਿਸ ਨੇ|ਕਦੋਂ|kisne|kis ne|kab|koni|kuni|kadhi|किसने|किस ने|कब|कोणी|कुणी|कधी)'
const HELD = '(?:ہے|تھا|ہی|ਸੀ|ਹੈ|che|છે|tha|thi|hai|hi|bhi|ab|था|थी|है|ही|भी|अब|आहे|aahe|ahe)'
const EN =
  '(?:you|u|anyone|anybody|for|to|that|about|my|the|a|any|our|all|personal|data|account|chat|number|ever|of|your|be|me|us)'
const NOUN = '(?:deletion|erasure|deleting|erasing|removal)'
const VERB = '(?:delete|deleted|erase|erased|remove|removed|wipe|wiped)'
const NEVER = '(?:not|no longer|dont|didnt|didn|never|nobody|no one|havent|hasnt)'
const BID =
  '(?:ask|asked|tell|told|want|wanted|wish|wished|request|requested|need|needed|mean|meant|intend|say|said|asking|order|ordered|authorise|authorised|authorize|authorized)'

const deletion = () => oneOf('literal', 'away', 'erasing')
const own = () => oneOf('self', 'ownData', 'between')
const ENDED = '(?:please|plz|pls|bhai|ji|sir|yaar|hai|tha|है|था|आहे|aahe|ahe|भाई|जी|सर|प्लीज)'
/** Whose need it is: "zarurat nahi data delete karne ki", and not "zarurat nahi, data delete karna hai". */
const GENITIVE = '(?:ki|karnyachi|karaychi|karayachi|की|करण्याची|करायची)'
/** "Do not hold it back", "nobody can stop it", "do not forget it", "I know not how". */
const UNHELD = `${NO} (?:(?:bhul|bhool|भूल)\\S*|(?:rok|रोक)\\S* (?:sakt|pay|paay|सकत|पाय|पाए)\\S*|(?:aata|aati|ata|pata|आता|आती|पता)(?= |$))|(?:mat|mt|मत|naka|नका|مت|نہ) (?:(?:rok|रोक|روک)\\S*|cancel|cancle|radd|रद्द|कैंसल|कैंसिल|band|बंद|der|देर|late|लेट)(?= |$)`

const english = [
  // What was not asked for must be the deletion itself: "I never asked for these offers, delete my data".
  () => `${NEVER} ${BID}(?: ${EN}){0,3} (?:to|that|for|be|of)(?: ${EN}){0,4} (?:${VERB}|${NOUN})`,
  () => `${NEVER} ${BID}(?: (?:the|my|any|a|data|account)){0,4} ${NOUN}`,
  () => `${NEVER} (?:want|need|wish)(?: ${EN}){0,5} (?:deleted|erased|removed|wiped)`,
  () => `(?:not|didnt|never) (?:say|said|send|sent|write|wrote|written|type|typed) ${VERB}`,
  () =>
    `(?:${NOUN}|data delete)(?: (?:of|my|the|data|request)){0,4} (?:is |was )?(?:not|never) (?:needed|required|necessary|wanted|requested|asked)`,
  () => `no need(?: (?:of|for|to|my|the)){0,2} data (?:delete|deletion)$`,
  () =>
    `(?:i|we) (?:do not|dont|donot|did not|didnt|never)(?: (?:consent|agree)|(?: (?:allow|permit|authorise|authorize)| give(?: you)?(?: my| any)? (?:permission|consent))(?: (?:you|u|anyone))?) (?:to ${VERB}|(?:to|for|of)(?: ${EN}){0,4} ${NOUN}(?! request))`,
  () =>
    `(?<=^)you (?:cant|cannot|can not|may not|must not|mustnt|should not|shouldnt|(?:are not|arent) (?:allowed|permitted) to|have no (?:right|permission) to) ${VERB}(?: ${EN}){1,4}$`,
  () => `no (?:need|reason) (?:of|for|to)(?: ${EN}){0,5} (?:${VERB}|${NOUN})`,
  () => `(?:not|never|shouldnt|mustnt|dont)(?: ever)? (?:be|get|getting) (?:deleted|erased|removed|wiped)`,
  // "You refuse to delete my data" complains of it: who refuses is the speaker.
  () =>
    `(?:(?<=^)|(?<=(?:^| )(?:i|we)(?: (?:am|are|strongly|totally|fully|hereby|do)){0,2} ))(?:object|refuse|oppose|against)(?: ${EN}){0,4} (?:${NOUN}|${VERB})`,
]
/** Of "the deletion of my data" a stop is a refusal, which may come before anything was asked. */
const stopsThat = () => `${oneOf('stopping', 'stoppingAny')}(?: ${EN}){0,6} ${NOUN} of`
const indian = [
  () => `${deletion()} (?:na|naa|ਨਾ) (?:karyo|kario|krio|kreo|ਕਰਿਓ|ਕਰਿਉ)`,
  // "Delete karne ki himmat mat karna".
  () => `${deletion()}(?: ${oneOf('linking')}){1,6} (?:himmat|galti|koshish|हिम्मत|गलती|कोशिश) ${NO}`,
  // "Delete karne ki zarurat nahi", "delete karna bilkul nahi".
  () => `${deletion()}(?: ${oneOf('linking')}){0,6} ${oneOf('need')}(?: ${HELD}){0,2} ${NO}(?! (?:chahiye|chaiye|चाहिए)(?= |$))`,
  () =>
    `${deletion()}(?! (?:का|ka) (?:नाही|nahi)(?= |$))(?: ${oneOf('linking')}){1,6} (?!${UNHELD})${NO}(?! (?:${oneOf('need', 'past')})(?= |$))`,
  () =>
    `${oneOf('need')}(?: ${HELD})? ${NO}(?: ${HELD})?(?: ${own()}){0,5} ${deletion()}(?: ${oneOf('linking')}){0,5} ${GENITIVE}(?: ${ENDED}){0,4}$`,
  // "Delete karne ko nahi bola"; of a wish that is bidden only where nothing else follows.
  () =>
    `${deletion()}(?: ${oneOf('linking', 'speaker')}){0,6} (?:(?:${NO}|${WHO}) ${oneOf('bidding')}|${oneOf('bidding')} ${NO}(?= ${ENDED}|$))`,
  () =>
    `${deletion()}(?: ${oneOf('linking', 'doing', 'speaker')}){1,6} (?:${NO} ${oneOf('bidding')}|${oneOf('bidding')} ${NO})(?: ${ENDED}){0,4}$`,
  // "Maine nahi bola data delete karne ko", and not "msg bhejne ko nahi bola, data delete karo".
  () =>
    `(?:(?<=^)|(?<=(?:^| )${oneOf('speaker')} (?:(?:kabhi|to|toh|कभी|तो) )?))(?:(?:${NO}|${WHO}) ${oneOf('bidding')}|${oneOf('bidding')} ${NO})(?: (?:${HELD}|ki|ke|कि|aapko|आपको)){0,2}(?: ${own()}){0,5} ${deletion()}`,
]
/** "Sab cancel karo", "mala nako": everything else is to stop, and the data is not wanted. */
const ALL_ELSE = '.* (?:(?:sab|sabhi|सब|sagla) (?:cancel|radd|कैंसल|कैंसिल|रद्द|band)|(?:mala|kahi|मला|काही) (?:nako|नको))(?= |$)'
/** "Delete my data, no wait": what takes a wish back stands at the end, and nothing behind it. */
const retracted = () =>
  `${oneOf('erase')}(?!${ALL_ELSE})(?: (?:${oneOf('doing')}|${oneOf('self', 'ownData', 'between')}|everything|now|it)){0,6}(?: (?:actually|sorry|oh|oops|wait|but)){0,3}(?!.* (?:chahiye|चाहिए|pahije|पाहिजे)) ${oneOf('retracting')}(?: (?:${oneOf('retracting', 'doing', 'vocative')}|sorry|wait|thanks)){0,6}$`
const GOES_ON =
  /(?<=^| )(?:ruko|रुको|rukna|रुकना|rok|roko|rokna|रोक|रोको|रोकना|thambu|थांबू|stop|wait|cancel|cancle|radd|रद्द|कैंसल|कैंसिल) (?:karu |करू )?(?:mat|मत|nahi|नहीं|naka|नका)(?: (?:karo|karna|kro|करो|करना))?(?= |$)|(?<=^| )(?:dont|do not|donot|never) (?:wait|delay)(?= |$)/gu
/** "Delete my data no": a last word that takes nothing back unless a pause or a "sorry" stands before it. */
const LONE_NO = /(?<! (?:sorry|actually|oh|oops|wait|no|nope)) (?:no|nope|nah)$/u
const PAUSED = /(?:[?？,،，…]|\.\.)\s*(?:no|nope|nah)(?!\p{L})/iu

const DENIES = new RegExp(
  `(?:^| )(?:${NO}|${WHO}|${NEVER}|shouldnt|mustnt|cant|cannot|can not|no|object|refuse|oppose|against)(?= |$)`,
  'u',
)
const patterns = new Map<() => string, RegExp>()

function find(plain: string, source: () => string): RegExpExecArray | null {
  const known = patterns.get(source) ?? new RegExp(`(?:^| )${source()}(?= |$)`, 'u')
  patterns.set(source, known)
  return known.exec(plain)
}

const matches = (plain: string, source: () => string): boolean => find(plain, source) !== null

const MAY_DENY = ['before', 'behind', 'retracting', 'stopping', 'stoppingAny'] as const

/** Whether a normalised text says that no deletion was asked for or is needed, or takes the wish back in the same breath. */
export function deniesDeletion(plain: string, text: string): boolean {
  if (threatensTheDoer(plain)) return true
  if (!DENIES.test(plain) && !MAY_DENY.some((part) => has(plain, part))) return false
  const said = polite(plain).replace(GOES_ON, '').trim()
  if ([...english, ...indian].some((source) => matches(said, source))) return true
  if (matches(said, retracted) && (!LONE_NO.test(said) || PAUSED.test(text))) return true
  const stop = find(said, stopsThat)
  return stop !== null && !isForbidden(said, stop.index + (stop[0].startsWith(' ') ? 1 : 0))
}
