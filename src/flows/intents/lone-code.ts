import { bareWish } from './bare-wish.ts'
import { asciiDigits, normalise } from './normalise.ts'
import { respelled } from './respelled.ts'
import { has, isWhole } from './vocabulary.ts'

/** Three digits, together or with blanks between: no time, date, amount or part of a word. */
const CODE = /(?<![\p{L}\p{N}\p{Sc}]|[.:/\-–] ?)\d ?\d ?\d(?!\p{L}|[.:/\-–%] ?\d|%)/u
const NOUN = '(?:the )?(?:code|kod|कोड|কোড|কড|கோட்|கோடு|కోడ్|કોડ|ಕೋಡ್|കോഡ്|ਕੋਡ|କୋଡ୍|କୋଡ|کوڈ)'
/** What is said of a code, or with it, and says nothing else: "code is 472", "472 is the code", "472 hai". */
const OF_A_CODE = new RegExp(
  `(?<=^| )(?:${NOUN} is(?= #)|(?<=# )is ${NOUN}$|(?<=(?:#|code|कोड) )(?:hai|h|है)|${NOUN}|type|please|plz|pls|sir|bhai|प्लीज|कृपया)(?= |$)`,
  'gu',
)
/** Beside a code "right" asks whether it is. */
const ASKS = /(?:^| )(?:right|correct|sahi|सही|barobar|बरोबर|true)(?: |$)/u
const NO = ['not', 'before', 'behind', 'refused', 'retracting', 'stopping', 'stoppingAny', 'keep', 'back'] as const

/**
 * "472", "yes delete 472 please", "delete karo 472", "haan 472": the three digits, and nothing besides but words that say yes to deleting,
 * or that it is a code. Null of everything else.
 */
export function loneCode(body: string): string | null {
  const raw = asciiDigits(body.normalize('NFKC'))
  const [found] = CODE.exec(raw) ?? []
  if (found === undefined || raw.replace(/\D/g, '').length !== 3) return null
  const besides = respelled(`${normalise(raw.replace(found, ' 0 '))}`)
    .replace(/(?<=^| )0(?= |$)/, '#')
    .replace(OF_A_CODE, ' ')
    .replace(/[# ]+/g, ' ')
    .trim()
  return saysYes(besides) ? found.replaceAll(' ', '') : null
}

/** Verbs of taking away carry their no at their end in too many ways; and in Bengali "delete koro na" forbids what Hindi coaxes. */
function saysYes(words: string): boolean {
  if (words === '' || (isWhole(words, 'yes') && !ASKS.test(words))) return true
  return !ASKS.test(words) && !has(words, 'away') && !NO.some((part) => has(words, part)) && bareWish(words, false) !== null
}
