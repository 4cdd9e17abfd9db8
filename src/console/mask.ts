import { day } from '../flows/copy/when.ts'
import { normalise } from '../flows/intents/normalise.ts'
import { knownWords } from '../flows/intents/vocabulary.ts'
import { languages } from '../flows/language.ts'

const MASK = '•••'
/** Small words that name nobody. */
const SMALL =
  'a an the i my your you we our it is are was be been to of in on at for from by with and or but if so then than that this these those not no do does did done have has had can could will would shall should may please ok yes hi hello sir madam am pm ka ki ke ko se me mein hai hain tha thi kya aur ya nahi na par bhi का की के को से में है हैं था थी क्या और या नहीं ना पर भी मैं हम आप चा ची चे ला आहे आहेत आणि किंवा नाही मी तुम्ही आम्ही'.split(
    ' ',
  )
const OWN_ADDRESSES = ['karan@callmissed.com', 'support@callmissed.com']

let known: ReadonlySet<string> | undefined

/**
 * What a person wrote, for whoever need not know who it is: words of the tables of wishes and small words stay, everything else (names,
 * numbers, addresses, codes) is hidden. Not by recognising names, which fails, but by knowing what is none.
 */
export function maskWords(text: string): string {
  known ??= new Set([...knownWords(), ...SMALL.map(normalise)])
  const words = known
  return text.replace(/\S+/gu, (token) => {
    const plain = normalise(token)
    const isKnown = plain !== '' && !/\d/.test(plain) && plain.split(' ').every((word) => words.has(word))
    const isSign = plain === '' && !/[\p{L}\p{N}]/u.test(token)
    return isKnown || isSign ? token : MASK
  })
}

/** What we wrote: our own sentences stay; numbers, e-mail addresses, typed codes and what makes a link personal are hidden. */
export function maskOwn(text: string): string {
  return text
    .replace(/\bhttps?:\/\/\S+/g, (link) => (URL.canParse(link) ? `${new URL(link).origin}/${MASK}` : MASK))
    .replace(/[^\s@:]+@[^\s@]+\.[a-z]{2,}/giu, (address) => (OWN_ADDRESSES.includes(address) ? address : MASK))
    .replace(/(DELETE )\d{3}/g, `$1${MASK}`)
    .replace(/\+?\d(?:[\s().-]{0,2}\d){6,}/g, (digits) => (isDate(digits) ? digits : MASK))
    .replace(/(?<![\d-])\d{4}(?!\d)/g, (four, at: number, whole: string) => (isYear(whole, at) ? four : '••••'))
}

/**
 * What staff wrote to a person, in our frame: its first line is ours, the rest is masked like a person's words, because staff write names,
 * numbers and codes. References of cases stay.
 */
export function maskStaff(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [maskOwn(first), ...rest.map(maskButReferences)].join('\n')
}

/** The same without our frame: what fills a template. */
export function maskButReferences(text: string): string {
  return text
    .split(REFERENCE)
    .map((piece) => (REFERENCE.test(piece) ? piece : maskWords(piece)))
    .join('')
}

const REFERENCE = /(\bCM-[0-9A-Z]{4}-[0-9A-Z]{4}\b)/

/** A mail address: enough to tell two apart, and not who it is. */
export function maskAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${harmless([...local].slice(0, 1).join(''))}${MASK}@${MASK}.${harmless(domain.split('.').at(-1) ?? '')}`
}

const isDate = (digits: string) => /^20\d\d-\d\d-\d\d$/.test(digits)

let dayAndMonth: RegExp | undefined

/** Four digits that end a number may look like a year: one that is shown ends a day as we write it, "23 Dec 2026", in any of our languages. */
function isYear(text: string, at: number): boolean {
  dayAndMonth ??= new RegExp(`(?<!\\d)\\d{1,2}${GAP}(?:${monthNames().map(escaped).join('|')})${GAP}$`, 'u')
  const year = /^20\d\d(-\d\d-\d\d(?!\d))?/.exec(text.slice(at, at + 12))
  return year !== null && (year[1] !== undefined || dayAndMonth.test(text.slice(Math.max(0, at - LONGEST_DAY), at)))
}

/** Day, month and what is between them, in the language that takes the most room. */
const LONGEST_DAY = 40

/** A space, and where a text runs from right to left what keeps a number in its own order. */
const GAP = '[\\u2066\\u2069]?[ \\u00a0][\\u2066\\u2069]?'

function monthNames(): string[] {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15))
  return [...new Set(languages.flatMap((language) => months.map((at) => day(at, language).slice('15 '.length, -' 2026'.length))))]
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Signs that change how a text is read without being seen: shown as what they are. Those that letters and emoji need stay. */
export function harmless(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]|(?![\n\t])\p{Cc}/gu, '\u2423')
}
