import { isRefused } from './refusal.ts'
import { alternatives, has, listOf, oneOf, wholesOf } from './vocabulary.ts'

const OPENING = 'please|plz|pls|kindly|arre|arrey|are|arey|oye|yaar|yar|oh|अरे|यार|प्लीज|कृपया'
/** What opens a message and says neither yes nor no. */
export const CALLING = `(?:${OPENING})`
const NOW = 'it|this|now|right now|immediately|asap|today|ok|jaldi|turant|abhi|lagech|अभी|तुरंत|लगेच'
/** Of the words that say yes, those that are a bidding themselves say it of nothing else. */
const BIDS =
  /(?:^| )(?:do|done|karo|kro|kar|kardo|krdo|kr|kara|karun|करो|कर|करा|करून|ਕਰੋ|ਕਰ|کریں|کر|karein|karen|delete|remove|erase)(?: |$)/u

let patterns: Record<'alone' | 'yes', RegExp> | undefined

function made(): NonNullable<typeof patterns> {
  const called = [...OPENING.split('|'), ...listOf('vocative')]
  const yes = wholesOf('yes').filter((phrase) => !BIDS.test(phrase))
  const verb = oneOf('literal', 'away')
  const before = alternatives([...called, ...yes])
  const behind = alternatives([...called, ...listOf('doing'), ...NOW.split('|')])
  return {
    alone: new RegExp(`^(?:(?:${before}) ){0,5}${verb}(?: (?:${behind})){0,8}$`, 'u'),
    yes: new RegExp(`^(?:(?:${alternatives(called)}) ){0,5}(?:${alternatives(yes)}) `, 'u'),
  }
}

/**
 * "Yes please delete it", "haan bhai delete kar do", "arre bhai delete karo": a verb of erasing, how it is bidden, and nothing that is
 * named. A yes where one stands before the verb; null of whatever says more, asks or refuses.
 */
export function bareWish(plain: string, question: boolean): 'yes' | 'delete' | null {
  patterns ??= made()
  if (question || !patterns.alone.test(plain) || has(plain, 'past') || isRefused(plain)) return null
  // Mitali and Mitansh are names.
  if (!has(plain, 'literal') && !has(plain, 'erase')) return null
  return patterns.yes.test(plain) ? 'yes' : 'delete'
}
