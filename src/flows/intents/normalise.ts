const DEVANAGARI_ZERO = 0x0966
/** "Delete" with letters changed, doubled, missing or apart. */
const MISTYPED =
  /(?<=^| )(?:d e l e t e|dele+t|del|deleet|dele+te|detele|delit|delite|dlete|deltee|dlt|delte|deleat|dilit|dileet|dilet)(?= |$)/gu
const LENGTH_MAX = 1500

/** Devanagari digits as ASCII ones; everything else as it was. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0966-\u096f]/g, (digit) => String((digit.codePointAt(0) ?? DEVANAGARI_ZERO) - DEVANAGARI_ZERO))
}

/**
 * One spelling for what people type many ways: NFKC, lower case, ASCII digits, no invisible characters, emoji or punctuation,
 * no nukta, one anusvara, a letter typed three times or more only once, single spaces.
 */
export function normalise(text: string): string {
  return asciiDigits(text.slice(0, LENGTH_MAX).normalize('NFKC').toLowerCase())
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u093c]/g, '')
    .normalize('NFC')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(MISTYPED, 'delete')
    .trim()
}

/** Whether the text asks; lost in `normalise`. */
export function isQuestion(text: string): boolean {
  return /[?？⁇]/.test(text)
}

/** The phone numbers that stand in the text (8 to 15 digits, spaces and dashes between): their digits, with the plus where one was typed. */
export function typedNumbers(text: string): string[] {
  const runs =
    asciiDigits(text.slice(0, LENGTH_MAX).normalize('NFKC')).match(/(?:\+[\s(]{0,2})?\d(?:[\s\-().]{0,2}\d){7,14}/g) ?? []
  return runs.map((run) => run.replace(/[^\d+]/g, ''))
}

/** The thumb, tick or folded hands that say yes, where the message has nothing else in it. */
export function isYesEmoji(text: string): boolean {
  return text.trim() !== '' && /^(?:👍|👌|✅|☑|✔|🆗|💯|[\u{1f3fb}-\u{1f3ff}\ufe0f\s])+$/u.test(text)
}
