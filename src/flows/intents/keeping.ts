import { isQuestion } from './normalise.ts'
import { has, isWhole, listOf, polite, spans, without } from './vocabulary.ts'

/** `plain`: nothing else is said; `stop`: a deletion is stopped in so many words; `within`: it stands among other words. */
export type Keeping = 'plain' | 'stop' | 'within'

const BEFORE_MAX = 12
/** A wish to know. "Please" beside "can you" asks for it to be done, and "kaise bhi" is no how. */
const ASKS =
  /(?:^| )(?:why|how|what|whats|who|which|mean|means|meaning|kya|kyu|kyun|kyon|kaise(?! bhi)|kab|kitne|kitna|kitni|kaun|kon|matlab|mtlb|arth|kay|kiti|mhanje|क्या|क्यों|कैसे(?! भी)|कब|कितने|कितना|कितनी|कौन|मतलब|अर्थ|काय|किती|म्हणजे)(?: |$)/u
const ASKS_FIRST =
  /^(?:(?:and|but|so|ok|hello|hi|sir) )*(?:do|does|did|will|would|can|could|should|may) (?:i|we|you|u|they|it|this|shops?|businesses|companies|my|the|data) /u
const REQUEST = /(?:^| )(?:please|plz|pls|kindly)(?: |$)/u
const NO =
  '(?:not|dont|donot|dnt|cannot|cant|never|wont|shouldnt|mustnt|didnt|doesnt|nobody|noone|no one|no right|no permission|no consent|no authority|no need (?:to|for)|no reason (?:to|for)|without|refuse|against)'
const ALLOWING =
  '(?:ever|even|say|said|ask|asked|tell|told|want|wanted|wish|like|need|allow|allowed|permit|permitted|agree|consent|give|gave|given|have|may|can|permission|right|any|my|you|u|anyone|anybody|them|they|shops?|businesses|companies|company|people|to|for|the|be)'
/** "You have no right to keep it": forbidden in the words right before. */
const FORBIDS = new RegExp(`(?:^| )${NO}(?: ${ALLOWING}){0,7} $`, 'u')
/** "Main nahi chahta ki aap mera data rakho", and not "mujhe delete nahi chahiye, mera data rakho". */
const UNWANTED =
  /(?:^| )(?:nahi|nahin|nhi|नहीं|नही) (?:chahta|chahti|chahte|chahiye|bola|kaha|चाहता|चाहती|चाहते|चाहिए|बोला|कहा)(?: (?:hu|hun|hoon|tha|हूं|था))? (?:ki|ke|aap|aapko|tum|koi|कि|आप|तुम|कोई)(?: \S+){0,4} $/u
/** "You keep my data", which tells of it, and not "let you", "can you". */
const BLAMES =
  /(?:^| )(?:(?<!(?:can|could|would|will|thank|want|let|need|ask|request) )(?:you|u)|they|people|shops?|businesses|companies|company)(?: (?:still|just|always|all|even|also|guys|people|only))* $/u
/** "Mera data rakhna band karo". */
const ENDS = /^\S*(?:na|ना) (?:band|bandh|mana|galat|illegal|बंद|बन्द|मना|गलत)(?: |$)/u
/** "I want to keep my data", "no, keep my data": clear, and not the whole of it. */
const CLEARLY = /^(?:(?:i|we) (?:(?:just|still|really) )?(?:want|wish|need|would like) to|no|nope|nahi|nahin|नहीं|नही|नको|nako)$/u

/** Lost in normalising. */
/** "Data rakhen na": in Hindi it coaxes, in Bengali it forbids. */
const OR_NOT = / (?:rakhen|rakhun|rakho|rakh|rakha|rakhantu|রাখেন|রাখুন|রাখো|રાખો|ਰੱਖੋ) (?:na|naa|ni|না|ના|ਨਾ|ନା)$/u
const NO_EMOJI = /[🚫❌👎🙅⛔❓❔🤔🛑🗑✖]/u

/** "Mera data rakhe ho", "keep my data, right": told or asked. */
const TAG = / (?:ho|ya|right)$/u

let own: ReadonlySet<string> | undefined

function asksOfKeeping(plain: string, text: string): boolean {
  if (ASKS.test(plain)) return true
  return (isQuestion(text) || ASKS_FIRST.test(plain)) && !REQUEST.test(plain)
}

/** Each phrase of keeping with the words before it, and its last one with those behind. */
function places(plain: string): { before: string; behind: string }[] {
  const said = plain.split(' ')
  return spans(plain, 'keep').map(([first, end]) => ({
    before: said
      .slice(Math.max(0, first - BEFORE_MAX), first)
      .map((word) => `${word} `)
      .join(''),
    behind: said.slice(end - 1).join(' '),
  }))
}

const isForbidden = ({ before, behind }: { before: string; behind: string }) =>
  FORBIDS.test(before) || (UNWANTED.test(before) && !has(before.trim(), 'erase')) || ENDS.test(behind)

/** A wish to keep with no "not" beside it: "do not keep my data" is the opposite. */
function isBidden(plain: string): boolean {
  const nots = spans(plain, 'not')
  const at = spans(plain, 'keep')
  const denied = ([first, end]: [number, number]) => nots.some(([from, to]) => to === first || from === end || from === end + 1)
  return places(plain).some((place, index) => {
    const span = at[index]
    return span !== undefined && !denied(span) && !isForbidden(place) && !BLAMES.test(place.before)
  })
}

/** How a text wishes the data kept; null where it asks, blames or forbids, or says nothing of it. */
export function keepsData(plain: string, text: string): Keeping | null {
  if (!has(plain, 'keep') || asksOfKeeping(plain, text) || !isBidden(polite(plain))) return null
  own ??= new Set(listOf('self'))
  const rest = without(polite(plain), 'keep')
    .split(' ')
    .filter((word) => !own?.has(word))
    .join(' ')
  const isAlone = rest === '' || (isWhole(rest, 'yes') && !TAG.test(plain) && !has(plain, 'erase'))
  if (isAlone) return NO_EMOJI.test(text) || OR_NOT.test(plain) ? 'within' : 'plain'
  const alone = without(polite(plain), 'keep')
  return has(plain, 'data') && (CLEARLY.test(alone) || CLEARLY.test(rest)) ? 'stop' : 'within'
}

/** Whether a text forbids that data be kept, which is a wish to delete it. */
export function forbidsKeeping(plain: string): boolean {
  return has(without(plain, 'back'), 'keep') && places(plain).some(isForbidden)
}
