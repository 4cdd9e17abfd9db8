import { asksAboutPast, asksAfterRequest, asksWhetherGone, onlySpeaksOfIt, waitsForIt } from './intents/asking-after.ts'
import { bareWish, CALLING } from './intents/bare-wish.ts'
import { bidsErasing } from './intents/bidden.ts'
import { deniesDeletion } from './intents/denial.ts'
import { asksHowItStands, isSmall } from './intents/how-it-stands.ts'
import { forbidsKeeping, type Keeping, keepsData } from './intents/keeping.ts'
import { named } from './intents/named-language.ts'
import { mayMeanIt, namesOffers, onlyAds, stopsOffers, wantsNoContact } from './intents/no-contact.ts'
import { isQuestion, isYesEmoji, normalise, typedNumbers } from './intents/normalise.ts'
import { liesWithPlatform, ownWithVerb } from './intents/own-data.ts'
import { forbidsErasing, holdsStop, isRefused } from './intents/refusal.ts'
import { respelled } from './intents/respelled.ts'
import { stopsDeletion, stopsRequest } from './intents/stopping.ts'
import { takesBack } from './intents/taking-back.ts'
import { takeReference } from './intents/typed-reference.ts'
import { alternatives, has, isWhole, listOf, polite, without } from './intents/vocabulary.ts'
import { isOwnByTheVerb, joinsKinToData, namesOthersData, saysKinPressed, speaksForKin } from './intents/whose-data.ts'
import type { Language } from './language.ts'
import type { Whose } from './question.ts'

export { detectLanguage, languagesIn, scriptOf } from './intents/detect-language.ts'

export type Intent =
  /** `typed`: the phone numbers in the text, as digits with or without plus; `plain`: it names data of the speaker, and nothing in it asks. */
  | { is: 'delete'; typed: readonly string[]; plain: boolean }
  | { is: 'code'; code: string }
  | { is: 'keep'; how: Keeping }
  /** `reference`: of the case that was typed with it, whosever it is. */
  | { is: 'status'; reference?: string }
  /** `unclear`: it names no offers, and what shall stop may be a deletion. */
  | { is: 'stop-ads'; unclear?: true }
  /** `ads`: and that offers stop. */
  | { is: 'negated'; ads?: true }
  | { is: 'language'; language: Language | null }
  | { is: 'somebody-else'; who: Whose | null }
  | {
      is:
        | 'denied'
        | 'help'
        | 'person'
        | 'complain'
        | 'who-looked'
        | 'show'
        | 'account'
        | 'get-back'
        | 'elsewhere'
        | 'yes'
        | 'no'
        | 'greeting'
        | 'thanks'
        | 'none'
    }

const nativeDelete = listOf('literal').filter((word) => word === 'delete' || !/[a-z]/.test(word))
const CODE = new RegExp(`^(?:please )?(?:${alternatives(nativeDelete)}) ?(\\d) ?(\\d) ?(\\d)$`, 'u')
const BARE_WORDS_MAX = 3

/** What a text wants, by rules over normalised words; never by guessing: what fits no rule is `none`. Pure and total. */
export function readIntent(said: string): Intent {
  const { reference, rest } = takeReference(said)
  if (reference === undefined) return readWords(said)
  const read = readWords(rest)
  // A case's reference alone asks after it.
  const asks = read.is === 'status' || read.is === 'greeting' || isSmall(respelled(normalise(rest)))
  return asks ? { is: 'status', reference } : read
}

function readWords(text: string): Intent {
  if (isYesEmoji(text)) return { is: 'yes' }
  const plain = respelled(normalise(text))
  const code = CODE.exec(plain)
  if (code) return { is: 'code', code: `${code[1]}${code[2]}${code[3]}` }
  const read = wholeMessage(plain, isQuestion(text)) ?? bare(plain, text) ?? wish(plain, text)
  return read.is === 'negated' && stopsOffers(plain) ? { is: 'negated', ads: true } : read
}

function bare(plain: string, text: string): Intent | null {
  const said = bareWish(plain, isQuestion(text))
  if (said === 'yes') return { is: 'yes' }
  return said === 'delete' && !stopsRequest(plain) && !stopsDeletion(plain) ? deletion(text, false, false) : null
}

/** Whether a yes also says what is to be done: "yes delete it". */
export function bidsIt(text: string): boolean {
  return bareWish(respelled(normalise(text)), false) !== null
}

/** Of what shall be kept: the data, and not an account. */
export function namesData(text: string): boolean {
  const plain = respelled(normalise(text))
  return has(plain, 'ownData') && !has(plain, 'account')
}

/** "Close my CallMissed account", "callmissed account band karo": said with its name, because every shop has accounts. */
const CLOSES_ACCOUNT =
  /^(?=.*(?:callmissed|call missed|कॉलमिस्ड))(?=.*(?:account|खाता|खाते|खातं|khata|khate|अकाउंट))(?=.*(?:^| )(?:close|closing|shut|shut down|cancel|terminate|deactivate|band|bandh|बंद)(?: |$))/u
/** The same of an account that is not named: there is more than one way to go on, and help tells it. */
const ENDS_ACCOUNT =
  /^(?=.*(?:^| )(?:account|khata|khate|खाता|खाते|खातं|अकाउंट)(?: |$))(?=.*(?:^| )(?:close|closing|shut|terminate|deactivate|disable|band|bandh|बंद)(?: |$))/u
/** "Make my data disappear", with no verb of deleting. */
const WANTED_GONE =
  /(?:^| )(?:need|want|make|get|take)(?: \S+){1,4} (?:gone|disappear|vanish|off your|out of your|from your)(?: |$)/u
/** "Mera data band karo": whether the data or its use is meant is asked. */
const DATA_ENDS =
  /^(?:mera|apna|hamara|maza|majha|mazha|my|मेरा|अपना|हमारा|माझा) (?:(?:sab|sara|saara|pura|poora|sagla|सब|सारा|पूरा|सगळा) )?(?:data|deta|डेटा|डाटा) (?:(?:ko|को) )?(?:band|bandh|bnd|बंद|बन्द) (?:karo|kro|kar do|kardo|krdo|kariye|kijiye|kar dijiye|kara|करो|कर दो|करें|कीजिए|कर दीजिए|करा)$/u
/** A phone's plan: its "data" is not what we hold. */
const RUN_OUT =
  /(?:^| )(?:(?:net|internet|नेट|इंटरनेट|data|डेटा|डाटा) (?:pack|plan|balance|recharge|पैक|पॅक|प्लान|बैलेंस)|net|internet|recharge|नेट|इंटरनेट|रिचार्ज) (?:khatam|khatm|khtm|खत्म|संपला|sampla)(?: (?:ho|हो) (?:gaya|gya|gai|gayi|raha|गया|गई|रहा))?(?: (?:hai|h|है))?$/u
const OF = '(?:ka|ki|ke|ko|का|की|के|को|cha|chi|che|चा|ची|चे|oda|voda|er|r|no|nu|da|di|ra)'
const addressed = alternatives(listOf('vocative'))
/** At either end, behind a call ("arre bhai") or "do it": "delete kar do bhai mera data", while "kar do bhai ka data" is a brother's. */
const VOCATIVE = new RegExp(
  `^(?:${addressed}) (?!${OF} )| (?:${addressed})$|(?<=^(?:${CALLING} ){1,3})(?:${addressed}) (?!(?:${OF}|ne|ने|data|डेटा|डाटा) )|(?<= (?:do|de|karo|kro|kardo|krdo|दो|दे|करो)) (?:bhai|bhaiya|भाई|भैया)(?= (?!${OF} ))`,
  'gu',
)
/** Said to a phone, not to us. */
const ASSISTANT = /^(?:ok|okay|hey|hi) (?:google|siri|alexa) /u
const OWN_NAME = /(?:my name is|i am|mera naam|मेरा नाम|maze nav|माझे नाव|माझं नाव) \S+/gu

function withoutVocatives(plain: string): string {
  return plain.replace(VOCATIVE, ' ').replace(OWN_NAME, ' ').trim()
}

function wholeMessage(plain: string, question: boolean): Intent | null {
  if (isWhole(plain, 'account')) return { is: 'account' }
  const language = named(plain)
  if (language !== undefined || isWhole(plain, 'language')) return { is: 'language', language: language ?? null }
  if (isWhole(plain, 'keep')) return { is: 'keep', how: question ? 'within' : 'plain' }
  if (isWhole(plain, 'denied')) return { is: 'denied' }
  if (isWhole(plain, 'stop')) return stopsAds(mayMeanIt(plain))
  if (isWhole(plain, 'status')) return { is: 'status' }
  if (isWhole(plain, 'help')) return { is: 'help' }
  if (isWhole(plain, 'yes') && !question) return { is: 'yes' }
  if (isWhole(plain, 'no')) return { is: 'no' }
  if (isWhole(plain, 'greeting')) return { is: 'greeting' }
  if (isWhole(plain, 'thanks')) return { is: 'thanks' }
  if (asksHowItStands(plain)) return { is: 'status' }
  return null
}

function wish(said: string, text: string): Intent {
  const plain = said.replace(ASSISTANT, '')
  if (RUN_OUT.test(plain)) return { is: 'none' }
  const erase = has(plain, 'erase') || has(plain, 'refused')
  const question = isQuestion(text)
  if (CLOSES_ACCOUNT.test(plain) && !erase && !has(plain, 'not')) return { is: 'account' }
  const bidden = erase && has(plain, 'data') && bidsErasing(plain, question)
  if (stopsRequest(plain) || stopsDeletion(plain)) return { is: 'keep', how: 'stop' }
  const threatens = bidden || forbidsErasing(plain) || keepsData(plain, text) !== null || (erase && has(plain, 'threat'))
  if (complains(plain) && !threatens) return { is: 'complain' }
  const other = somebodyElse(plain, erase, bidden)
  if (other === null) return ownWish(plain, text, erase, bidden)
  if (other.who === 'dead' || other.who === 'ill' || has(plain, 'standsFor') || joinsKinToData(withoutVocatives(plain)))
    return other
  // "My son pressed it, do not delete my data": who pressed is no owner.
  const own = ownWish(plain, text, erase, bidden)
  if (own.is === 'keep' || own.is === 'negated' || own.is === 'get-back') return own
  return erase && saysKinPressed(plain) && holdsStop(plain) ? { is: 'negated' } : other
}

function ownWish(plain: string, text: string, erase: boolean, bidden: boolean): Intent {
  const question = isQuestion(text)
  if (erase && deniesDeletion(plain, text)) return { is: 'negated' }
  if ((erase || has(plain, 'eraseWhole') || / request(?: |$)/u.test(plain)) && asksAfterRequest(plain)) return { is: 'status' }
  if (wantsAllGone(plain, erase)) return deletion(text, true, question)
  if (takesBack(plain, text, erase)) return { is: 'keep', how: 'stop' }
  if (has(plain, 'back') && (erase || has(plain, 'data'))) return { is: 'get-back' }
  if (has(plain, 'changedMind')) return { is: 'get-back' }
  if (has(plain, 'keep') && erase && isRefused(plain) && !forbidsKeeping(plain)) return { is: 'keep', how: 'stop' }
  const keeping = keepsData(plain, text)
  if (keeping) return { is: 'keep', how: keeping }
  if (!erase && has(plain, 'data') && forbidsKeeping(plain)) return deletion(text, true, question)
  if (erase && !bidden && (waitsForIt(plain) || asksAboutPast(plain, question))) return { is: 'status' }
  if (erase && !bidden && isRefused(plain)) return { is: 'negated' }
  if (!erase && WANTED_GONE.test(plain) && has(plain, 'data') && !question) return deletion(text, false, question)
  if (!erase && asksWhetherGone(plain)) return { is: 'status' }
  if (isElsewhere(plain, erase, bidden)) return { is: 'elsewhere' }
  if (!erase && wantsNoContact(plain)) return { is: 'stop-ads' }
  if (!erase && has(plain, 'who')) return { is: 'help' }
  if (!erase && has(plain, 'looked')) return { is: 'who-looked' }
  if (has(plain, 'show') && !erase) return { is: 'show' }
  // Of keeping it only asks.
  if (has(plain, 'keep') && !erase) return { is: 'help' }
  if (has(plain, 'happens')) return { is: 'help' }
  if (erase) return onlyAds(plain) ? stopsAds(false) : eraseWish(plain, text, question)
  if (DATA_ENDS.test(polite(plain))) return deletion(text, false, question)
  if (has(plain, 'stop') && has(plain, 'ads')) return { is: 'stop-ads' }
  if (/(?:^| )(?:stop|unsubscribe)(?: |$)/u.test(plain)) return stopsAds(!/(?:^| )(?:unsubscribe|me)(?: |$)/u.test(plain))
  if (has(plain, 'person')) return { is: 'person' }
  if (ENDS_ACCOUNT.test(plain) && !has(plain, 'not')) return { is: 'help' }
  return greets(plain)
}

/** "Legal" is said of action, and of heirs. */
const complains = (plain: string) => has(plain, 'complain') && has(without(plain, 'standsFor'), 'complain')

const CONSENT_STAYS =
  /(?:^| )(?:wapas|vapas|वापस|mage|मागे) (?:nahi|nahin|nhi|mat|na|नहीं|नही|मत|nako|नको|naka|नका)(?: |$)|(?:^| )(?:not|dont|didnt|never) (?:take back|withdraw|revoke)(?: |$)/u

/** "Forget me", "stop using my data"; what shall not be used for offers is no data. */
function wantsAllGone(plain: string, erase: boolean): boolean {
  if (!has(plain, 'eraseWhole') || (namesOffers(plain) && !erase) || CONSENT_STAYS.test(plain)) return false
  return !isRefused(without(plain, 'eraseWhole'))
}

function eraseWish(plain: string, text: string, question: boolean): Intent {
  if (/callmissed|call missed/u.test(plain) && has(plain, 'account')) return { is: 'account' }
  if (has(plain, 'data')) return deletion(text, true, question)
  if (has(plain, 'account')) return deletion(text, false, question)
  const words = plain.split(' ').length
  return words <= BARE_WORDS_MAX || has(plain, 'self') ? deletion(text, false, question) : { is: 'none' }
}

function deletion(text: string, named: boolean, question: boolean): Intent {
  const asksHow = question && !/can you|could you|will you|would you|please|plz|pls|how/u.test(normalise(text))
  const plain = named && !asksHow && (bidsErasing(respelled(normalise(text)), question) || !onlySpeaksOfIt(normalise(text)))
  return { is: 'delete', typed: typedNumbers(text), plain }
}

function somebodyElse(said: string, erase: boolean, bidden: boolean): Extract<Intent, { is: 'somebody-else' }> | null {
  // "I am his nominee" is no name.
  const standsFor = has(said, 'standsFor')
  const plain = standsFor ? said : withoutVocatives(said)
  const related = standsFor || has(plain, 'relatives') || namesOthersData(plain)
  const dead = has(plain, 'dead')
  const ill = has(plain, 'ill')
  if (related && dead) return { is: 'somebody-else', who: 'dead' }
  if (related && ill) return { is: 'somebody-else', who: 'ill' }
  if (!related || !(erase || has(plain, 'data'))) return null
  // Said to a brother or with one: "mere bhai, mera data delete kar do".
  if (!standsFor && !speaksForKin(plain) && isOwnByTheVerb(plain) && (bidden || !holdsStop(plain))) return null
  return { is: 'somebody-else', who: has(plain, 'minor') ? 'minor' : null }
}

function isElsewhere(plain: string, erase: boolean, bidden: boolean): boolean {
  if (!has(plain, 'orders') || !(erase || has(plain, 'cancel'))) return false
  // "Cancel my order and delete my data" wishes both.
  return !(ownWithVerb(plain) && (bidden || !holdsStop(plain))) || liesWithPlatform(plain)
}

const stopsAds = (unclear: boolean): Intent => ({ is: 'stop-ads', ...(unclear ? { unclear } : {}) })

function greets(plain: string): Intent {
  const [first = ''] = plain.split(' ')
  if (isWhole(first, 'greeting') && plain.split(' ').length <= BARE_WORDS_MAX) return { is: 'greeting' }
  if (isWhole(first, 'thanks') && plain.split(' ').length <= BARE_WORDS_MAX + 1) return { is: 'thanks' }
  if (/(?:^| )(?:help|madad|मदद|madat|मदत)(?: |$)/u.test(plain)) return { is: 'help' }
  return { is: 'none' }
}
