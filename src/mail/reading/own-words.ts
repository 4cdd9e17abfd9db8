import { copies } from '../copies.ts'

const PIECES_MAX = 25
const PIECE_MAX = 400

/** "Re:", "Fwd:" and what other mailers write for them. */
const PREFIX = /^\s*(?:(?:re|fwd?|aw|wg|rv|tr|sv|antw)(?:\[\d+\])?\s*:\s*)+/i
/** From here on somebody else speaks: a quotation, or a forwarded mail. */
const QUOTES = [
  /^\s*>/,
  /^\s*-{2,}\s*(?:original message|forwarded message|begin forwarded)/i,
  /^\s*begin forwarded message/i,
  /^\s*_{10,}\s*$/,
  /^\s*(?:on|am|le|el)\b.{4,200}\b(?:wrote|schrieb|écrit|escribió)\s*:\s*$/i,
  /^\s*.{0,200}(?:ने लिखा|यांनी लिहिले|ने लिहिले)\s*:?\s*$/u,
  /^\s*(?:from|sent|von|de|प्रेषक)\s*:\s*\S.*$/iu,
  /^-- ?$/,
]

/** How each answer of ours begins, as another program may have broken its line. */
const OUR_ANSWERS = new RegExp(
  Object.values(copies)
    .map(({ hello }) => hello.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|'),
  'u',
)

/** The sender's own sentences, subject first: no quotation (of ours in whatever form), no forwarded mail, no signature. */
export function ownWords(subject: string, text: string): string[] {
  const isForwarded = /^\s*(?:re\s*:\s*)*(?:fwd?|wg|tr|rv)\s*:/i.test(subject)
  const [untilOurs = ''] = text.split(OUR_ANSWERS, 1)
  const lines = linesOf(untilOurs)
  const end = lines.findIndex((line) => QUOTES.some((quote) => quote.test(line.slice(0, 500))))
  const own = (end < 0 ? lines : lines.slice(0, end)).join('\n')
  // A mail client breaks lines within a sentence; an empty line or a full stop ends one.
  const sentences = own.split(/\n\s*\n|(?<=[.!?।॥。])\s+/u).map((piece) => piece.replace(/\s+/g, ' ').trim())
  const first = isForwarded ? [] : [subject.replace(PREFIX, '').trim()]
  return [...first, ...sentences]
    .filter((piece) => piece !== '')
    .slice(0, PIECES_MAX)
    .map((piece) => piece.slice(0, PIECE_MAX))
}

/** The lines without a sign of a quotation before them, whoever wrote them: also what stands below one. */
export function unquotedLines(text: string): string[] {
  return linesOf(text).filter((line) => !/^\s*>/.test(line))
}

const linesOf = (text: string) => text.replace(/\r\n?/g, '\n').split('\n')
