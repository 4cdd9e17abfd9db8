import { isRefusingVerb } from './refusing-verb.ts'
import { threatensTheDoer } from './threat.ts'
import { alternatives, has, listOf, polite, spans, without } from './vocabulary.ts'

/** Words that may stand between "do not" and the verb: "do not want to delete my …", "mat mera data delete karo". */
const between = new Set([
  ...['want', 'to', 'you', 'please', 'plz', 'pls', 'just', 'wait', 'ever', 'the', 'abhi', 'my', 'your', 'deletion', 'of'],
  ...['delete', 'erase', 'mera', 'data', 'मेरा', 'डेटा', 'डाटा'],
])
const REACH = 2
/** "Mat karo delete": at the very beginning also with a word of doing between. Later on it says no to something else: "call mat karo, delete karo". */
const FIRST_OF_ALL =
  /^(?:mat|mt|na|nahi|nahin|nhi|naka|nako|मत|ना|न|नहीं|नही|नका|नको) (?:karo|kro|karna|krna|kare|karein|kara|karu|करो|करना|करें|करा|करू)$/u
/** "Mat karo mera data delete", and nothing behind. */
const NOT_DONE =
  /^(?:(?:mujhe|muje|mala|मुझे|मला) )?(?:mat|mt|na|nahi|nahin|nhi|naka|nako|मत|ना|न|नहीं|नही|नका|नको) (?:karo|kro|karna|krna|karwana|kare|karein|kariye|kijiye|kara|karu|करो|करना|करवाना|करें|करिए|कीजिए|करा|करू)(?: (?:hai|h|है|mujhe|muje|mera|meri|maza|apna|my|data|deta|ko|ye|मुझे|मेरा|माझा|अपना|डेटा|डाटा|को)){1,5} (?:delete|erase|डिलीट)$/u
/** "Roko mat, mera data delete karo", "delete karna mat bhulo", "delete, not keep". */
const UNHELD =
  /(?<=^| )(?:(?:ruko|rok|roko|rokna|रुको|रोक|रोको|रोकना) (?:mat|मत) (?=(?:mera|meri|mere|मेरा|मेरी|मेरे) )|(?:(?:mat|mt|मत) (?:rok|रोक)|(?:mat|mt|मत|nahi|नहीं) (?:bhul|bhool|भूल))\S*(?= |$)|(?:not|dont|do not) keep(?= |$))/gu
const words = new Map<'before' | 'behind' | 'coaxing', RegExp>()

function isWord(word: string, kind: 'before' | 'behind' | 'coaxing'): boolean {
  const known = words.get(kind) ?? new RegExp(`^(?:${alternatives(listOf(kind))})$`, 'u')
  words.set(kind, known)
  return known.test(word)
}

/** "Delete mat karo", "do not delete": bidden, and not what others did not do. */
const FORBIDDEN =
  /(?:^| )(?:delete|erase|remove|hata|mita|डिलीट|हटा|मिटा) (?:(?:karu|करू) )?(?:mat|mt|naka|nako|मत|नका|नको)(?: |$)|(?:^| )(?:mat|mt|naka|nako|मत|नका|नको) (?:delete|erase|remove|hata|hatao|hatana|mita|mitao|डिलीट|हटाओ|हटाना|हटा|मिटाओ|मिटा|काढू)(?: |$)|(?:^| )(?:nahi|nahin|nhi|नहीं|नही) (?:hatana|mitana|delete karna|हटाना|मिटाना|डिलीट करना)(?: |$)|(?:^| )(?<!(?:^| )(?:you|u|they|people) )(?:dont|do not|donot) (?:delete|erase|remove)(?: |$)/u

export const forbidsErasing = (plain: string) => FORBIDDEN.test(plain) || threatensTheDoer(plain)

const HARD_NO = /(?:^| )(?:mat|mt|nako|naka|dont|not|never|nope|मत|नको|नका)(?: |$)/u

/** Whether a word that stops or forbids stands anywhere in it, whatever it may mean there. */
export const holdsStop = (plain: string) => has(plain, 'stopping') || has(plain, 'stoppingAny') || HARD_NO.test(plain)

/** A no to the erasing itself: in its verb, or in the words next to it. A "not" anywhere else speaks of something else. */
export function isRefused(text: string): boolean {
  if (has(text, 'refused')) return true
  // "Delete it, if not I complain" and "delete it, na, please" hold no no.
  const plain = polite(without(text, 'threat')).replace(UNHELD, '').trim()
  if (NOT_DONE.test(plain)) return true
  const said = plain.split(' ')
  return spans(plain, 'erase').some(
    ([first, end]) =>
      isRefusedBefore(said, first) || isRefusedBehind(said, end) || said.slice(first, end + REACH).some(isRefusingVerb),
  )
}

function isRefusedBefore(said: readonly string[], verb: number): boolean {
  if (verb === 2 && FIRST_OF_ALL.test(`${said[0]} ${said[1]}`)) return true
  if (verb === 1 && /^(?:naka|nako|नका|नको)$/u.test(said[0] ?? '')) return true
  let at = verb - 1
  while (at >= 0 && between.has(said[at] ?? '') && verb - at <= 3) at -= 1
  // "No need of offers, delete it", "do not stop, delete it", "order cancel, delete it" have their no for something else.
  const [word = '', earlier = ''] = [said[at], said[at - 1]]
  const stops = has(word, 'stopping') || has(word, 'stoppingAny')
  const ended = /^(?:ko|को)$/u.test(earlier) ? (said[at - 2] ?? '') : earlier
  if (has(earlier, 'need') || (stops && (isWord(earlier, 'before') || has(ended, 'orders')))) return false
  return at >= 0 && isWord(word, 'before')
}

function isRefusedBehind(said: readonly string[], end: number): boolean {
  return said.slice(end, end + REACH).some((word, index) => {
    const last = end + index === said.length - 1
    return isWord(word, 'behind') && !(last && isWord(word, 'coaxing'))
  })
}
