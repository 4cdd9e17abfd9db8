import { normalise } from '../flows/intents/normalise.ts'
import { knownWords } from '../flows/intents/vocabulary.ts'

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
    .replace(/(?<![\d-])\d{4}(?!\d)(?=[^\d]|$)/g, (four) => (isYear(four) ? four : '••••'))
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

const isYear = (four: string) => /^20[2-4]\d$/.test(four)
const isDate = (digits: string) => /^20\d\d-\d\d-\d\d$/.test(digits)

/** Signs that change how a text is read without being seen: shown as what they are. Those that letters and emoji need stay. */
export function harmless(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]|(?![\n\t])\p{Cc}/gu, '\u2423')
}
