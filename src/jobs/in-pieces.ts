/** Meta takes no line breaks in a parameter, and not more than so much text. */
export const TEMPLATE_TEXT_MAX = 700

const LABEL_MAX = '(99/99) '.length

export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A text for one parameter, or for several templates one after another, each with its place: cut between words where that can be. */
export function inPieces(text: string, max = TEMPLATE_TEXT_MAX): string[] {
  const whole = onOneLine(text)
  if (whole.length <= max) return [whole]
  const pieces: string[] = []
  let piece = ''
  for (const word of whole.split(' ').flatMap((each) => shortWords(each, max - LABEL_MAX))) {
    const longer = piece === '' ? word : `${piece} ${word}`
    if (longer.length > max - LABEL_MAX) {
      pieces.push(piece)
      piece = word
    } else piece = longer
  }
  pieces.push(piece)
  return pieces.map((each, index) => `(${index + 1}/${pieces.length}) ${each}`)
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A word that no piece can hold is cut between whole characters; a character of thousands of marks as it comes. */
function shortWords(word: string, max: number): string[] {
  if (word.length <= max) return [word]
  const words: string[] = []
  let short = ''
  for (const { segment } of characters.segment(word)) {
    for (const part of segment.length > max ? segment : [segment]) {
      if (short.length + part.length > max) {
        words.push(short)
        short = ''
      }
      short += part
    }
  }
  return [...words, short]
}
