import { readIntent } from '../../../src/flows/intent.ts'
import { phrases } from '../../../src/flows/intents/vocabulary.ts'
import { entries, languages } from '../../../src/flows/language.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'

const LENGTH = 200
const around = [
  ['', ''],
  ['hindi ', ' x'],
  ['delete ', ' x'],
  ['stop ', ' delete x'],
  ['', ' ramesh data delete pannunga'],
] as const

/** Phrases that stand in more than one list: whoever repeats them asks a careless pattern to choose each time. */
function shared(): string[] {
  const seen = new Map<string, number>()
  for (const language of languages) {
    const { whole, ...parts } = entries[language].phrases
    const lists = [...Object.values(parts), ...Object.values(whole)].filter((list) => typeof list === 'string')
    for (const phrase of lists.flatMap((list) => [...new Set(phrases(list))])) {
      const plain = phrase.replace('*', '')
      seen.set(plain, (seen.get(plain) ?? 0) + 1)
    }
  }
  return [...seen].filter(([, times]) => times > 1).map(([phrase]) => phrase)
}

const words = shared()
let texts = 0
for (const word of words) {
  const many = `${word} `.repeat(Math.floor(LENGTH / (word.length + 1))).trim()
  for (const [opening, ending] of around) {
    const text = `${opening}${many}${ending}`
    readIntent(text)
    opensDeletion(text)
    texts += 1
  }
}
process.stdout.write(`${words.length} phrases in ${texts} texts\n`)
