/** Six letters and digits on their own, without the ones that are mistaken for others, as links and posters carry them. */
const TOKEN = /(?<![\p{L}\p{M}\p{N}])[2-9A-HJKMNP-Z]{6}(?![\p{L}\p{M}\p{N}])/gu
const CODES_MAX = 5
const LENGTH_MAX = 1500

/** What may be the code of a business's link, wherever it stands in the text and however its letters are written. */
export function linkCodes(text: string): string[] {
  const found = text.slice(0, LENGTH_MAX).normalize('NFKC').toUpperCase().match(TOKEN) ?? []
  return [...new Set(found.filter((token) => /\d/.test(token) && /[A-Z]/.test(token)))].slice(0, CODES_MAX)
}
