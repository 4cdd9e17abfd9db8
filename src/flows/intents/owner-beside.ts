import { normalise } from './normalise.ts'
import { DATA, WHOLE } from './own-data.ts'
import type { Extra, Part } from './phrases.ts'
import { alternatives, listOf, without } from './vocabulary.ts'

/** Letters and verbs of the languages that set an owner right before "data", with an ending or with none. */
const SOUTHERN =
  /[\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}]|(?:^| )(?:pann|panu|panid|seiy|seyy|azhi|neekk|chey|ches|theesey|teesey|tholagin|ma+d[iru]|madb|alisi|tegedu|maykk|aakk)\S*/u
/** Parts whose words stand before "data" and name nobody. */
const NAMELESS: readonly (Part | Extra)[] = [
  ...(['self', 'between', 'urgent', 'doing', 'erase', 'literal', 'stop', 'behind', 'linking'] as const),
  ...(['ads', 'threat', 'not', 'past', 'thisChat'] as const),
]
/** "That is with you", and what else is said of data. */
const OF_DATA =
  'irukura|irukkura|irukkira|irukka|vachirukura|ulla|aduthulla|kayyil|unna|undi|iro|iruva|இருக்கிற|இருக்குற|உள்ள|ఉన్న|సంబంధించిన|ಇರುವ|ಇರೋ|ഉള്ള|\\S+ുള്ള|personal|chat|full|old|total|complete|தனிப்பட்ட|వ్యక్తిగత|ವೈಯಕ್ತಿಕ|വ്യക്തിഗത|purti|udane|and|please|pls|plz|the|all|of|to'

/** What stands among the words that call somebody. */
const CALLED_WITH = ['sari', 'ok', 'please', 'pls']

let patterns: Record<'beside' | 'nameless' | 'called', RegExp> | undefined

function made(): NonNullable<typeof patterns> {
  return {
    beside: new RegExp(`(?<=^| )(\\S+) (?:${WHOLE} )*(?:${DATA()})(?= |$)`, 'gu'),
    nameless: new RegExp(`^(?:${alternatives(NAMELESS.flatMap(listOf))}|${OF_DATA})$`, 'u'),
    // Some write them together: "annasir".
    called: new RegExp(`^(?:${alternatives([...listOf('vocative'), ...CALLED_WITH])}){0,3}$`, 'u'),
  }
}

/** Whether a name stands right before "data": "Ramesh data delete pannunga", "രമേശിന്റെ ഡാറ്റ". Who is called at the very beginning owns nothing. */
export function namesOwnerBeside(said: string, text: string): boolean {
  return SOUTHERN.test(said) && text.split(/[,;.!?\n]+/u).some((clause) => standsBeside(normalise(clause)))
}

function standsBeside(plain: string): boolean {
  patterns ??= made()
  const { beside, nameless, called } = patterns
  return [...plain.matchAll(beside)].some(({ 1: owner = '', index }, nth) => {
    const calls = nth === 0 && onlyCalls(plain.slice(0, index + owner.length), called)
    return !nameless.test(owner) && !calls
  })
}

function onlyCalls(words: string, called: RegExp): boolean {
  return without(words, 'vocative')
    .split(' ')
    .every((word) => called.test(word))
}
