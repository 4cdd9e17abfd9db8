/** The zeros of the scripts of India, each followed by its one to nine. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x1c50, 0xabf0]
/** What NFC leaves in two spellings: Malayalam's final letters, and letters that Urdu keyboards take from Arabic. */
const twins: Record<string, string> = {
  ൺ: 'ണ്',
  ൻ: 'ന്',
  ർ: 'ര്',
  ൽ: 'ല്',
  ൾ: 'ള്',
  ൿ: 'ക്',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ه: 'ہ',
  ۃ: 'ہ',
  ة: 'ہ',
  ھ: 'ہ',
}
const DELETE = 'delete'
/** Every way to have one letter of it wrong, missing or too many, but for the words that end so: "deleted". */
const nearly = [...DELETE].flatMap((letter, at) => {
  const [before, after] = [DELETE.slice(0, at), DELETE.slice(at + 1)]
  return [`${before}[a-z]?${after}`, `${before}[a-z]${letter}${after}`]
})
/** "Delete" with letters changed, doubled, missing or apart. */
const MISTYPED = new RegExp(
  `(?<=^| )(?:${nearly.join('|')}|d e l e t e|del|dele|deleet|detele|delit|delite|deltee|dlt|delte|deleat|dilit|dileet|dilet|dilete|diliet|dleet|delt)(?= |$)`,
  'gu',
)
const LENGTH_MAX = 1500

/** The digits of every script of India as ASCII ones; everything else as it was. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find((known) => code >= known && code <= known + 9)
    return zero === undefined ? digit : String(code - zero)
  })
}

/**
 * One spelling for what people type many ways: NFKC, lower case, ASCII digits, no invisible characters, emoji or punctuation,
 * no nukta, one anusvara, a letter typed three times or more only once, single spaces.
 */
export function normalise(text: string): string {
  return asciiDigits(text.slice(0, LENGTH_MAX).normalize('NFKC').toLowerCase())
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u093c\u09bc\u0a3c\u0abc\u0b3c]/g, '')
    .normalize('NFC')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\u064b-\u0652\u0670]/g, '')
    .replace(/ൻ്റ/gu, 'ന്റ')
    .replace(/[ൺൻർൽൾൿيىكهۃةھ]/gu, (letter) => twins[letter] ?? letter)
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(MISTYPED, DELETE)
    .replace(/(?<=^| )deletemy ?(?=data(?: |$))/gu, 'delete my ')
    .trim()
}

/** Whether the text asks; lost in `normalise`. */
export function isQuestion(text: string): boolean {
  return /[?？⁇؟‽]/.test(text)
}

const NUMBER = /(?:\+[\s(]{0,2})?\d(?:[\s\-().]{0,2}\d){7,14}/g
const digitsOf = (run: string) => run.replace(/[^\d+]/g, '')

/** The phone numbers that stand in the text (8 to 15 digits, spaces and dashes between): their digits, with the plus where one was typed. */
export function typedNumbers(text: string): string[] {
  return (asciiDigits(text.slice(0, LENGTH_MAX).normalize('NFKC')).match(NUMBER) ?? []).map(digitsOf)
}

/** The text without these of the numbers that stand in it. */
export function withoutNumbers(text: string, isOut: (number: string) => boolean): string {
  if (typedNumbers(text).length === 0) return text
  return asciiDigits(text.normalize('NFKC')).replace(NUMBER, (run) => (isOut(digitsOf(run)) ? ' ' : run))
}

/** Whether it holds a sign that is none of those, nor a plea: what it says beside words nobody knows. */
export function hasOtherSign(text: string): boolean {
  return /\p{Extended_Pictographic}|[✗✘]/u.test(text.replace(/[👍👌✅☑✔🆗💯🙏]/gu, ''))
}

/** The thumb, tick or folded hands that say yes, where the message has nothing else in it. */
export function isYesEmoji(text: string): boolean {
  return text.trim() !== '' && /^(?:👍|👌|✅|☑|✔|🆗|💯|[\u{1f3fb}-\u{1f3ff}\ufe0f\s])+$/u.test(text)
}
