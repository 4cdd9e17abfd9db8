import { ownWithVerb } from './own-data.ts'
import { alternatives, has, listOf } from './vocabulary.ts'

const patterns = new Map<string, RegExp>()

function pattern(name: string, source: () => string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`(?:^| )(?:${source()})(?= |$)`, 'u')
  patterns.set(name, known)
  return known
}

/** Verbs that nobody uses of a shop's wares, list or bill; with "data" also those that mean to take away. */
const literal = () => alternatives(listOf('literal'))
const away = () => `(?:${literal()}|${alternatives(listOf('away'))})`
/** "Data" of a phone or a plan is what a shop sells. */
const data = () => `(?:${alternatives(listOf('ownData'))})(?! (?:${alternatives(listOf('wares'))})(?: |$))`
const between = () => `(?: (?:${alternatives(listOf('between'))})){0,5}`
const thisChat = () => `(?:${alternatives(listOf('thisChat'))})`

/** Whether a normalised text has a verb of deleting side by side with "data" or "this chat"; where it is the speaker's own, more may stand between. */
export function namesOwnData(plain: string): boolean {
  return (
    ownWithVerb(plain) ||
    pattern('verb-first', () => `${away()}${between()} ${data()}`).test(plain) ||
    pattern('data-first', () => `${data()}${between()} ${away()}`).test(plain) ||
    pattern('chat-first', () => `${thisChat()}(?: (?:${alternatives(listOf('between'))}))? (?:${literal()})`).test(plain) ||
    pattern('chat-last', () => `(?:${literal()})(?: my| the)? ${thisChat()}`).test(plain)
  )
}

/** Whether both "data" and "delete" stand in it literally, wherever. */
export function speaksOfDeletion(plain: string): boolean {
  return has(plain, 'literal') && speaksOfData(plain)
}

/** Whether "data" that is no ware stands in it, or a deletion. */
export const speaksOfData = (plain: string) => pattern('data', () => `${data()}|deletion`).test(plain)

/** Parts whose words say what is to be done or not, and name nothing. */
const UNNAMING = [
  ...[
    'erase',
    'literal',
    'erasing',
    'away',
    'refused',
    'stopping',
    'stoppingAny',
    'doing',
    'linking',
    'self',
    'not',
    'before',
    'behind',
  ],
  ...['need', 'bidding', 'speaker', 'retracting', 'vocative', 'keep', 'back', 'between', 'cancel', 'urgent'],
] as const
let unnaming: RegExp | undefined

/** Whether a text is about an erasing of data, or of nothing that it names: "delete mat karo", and not "photo delete mat karo". */
export function speaksOfErasing(plain: string): boolean {
  const literally = has(plain, 'literal') || has(plain, 'erasing') || has(plain, 'refused')
  if (speaksOfData(plain)) return literally || has(plain, 'erase')
  if (!literally) return false
  const words = () => UNNAMING.flatMap((part) => listOf(part).flatMap((phrase) => phrase.split(' ')))
  unnaming ??= new RegExp(`^(?:${alternatives([...words(), 'your', 'you', 'do', 'want', 'hai'])})$`, 'u')
  return (has(plain, 'data') && has(plain, 'self')) || plain.split(' ').every((word) => unnaming?.test(word))
}
