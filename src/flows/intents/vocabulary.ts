import { normalise } from './normalise.ts'
import type { Part, Phrases, Whole } from './phrases.ts'
import { en } from './phrases-en.ts'
import { hi } from './phrases-hi.ts'
import { mr } from './phrases-mr.ts'

const tables: readonly Phrases[] = [en, hi, mr]

function phrases(list: string): string[] {
  return list
    .split(',')
    .map((phrase) => (phrase.trim().endsWith('*') ? `${normalise(phrase)}*` : normalise(phrase)))
    .filter((phrase) => phrase !== '')
}

/** Matches any of the phrases between spaces. Longer ones first, so that what is taken out of a text is taken out whole. */
function matcher(list: string[]): RegExp {
  const longestFirst = [...list].sort((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((phrase) => (phrase.endsWith('*') ? `${phrase.slice(0, -1)}[^ ]*` : phrase))
  return new RegExp(` (?:${alternatives.join('|')})(?= )`, 'u')
}

/** Every word of the tables, normalised: what people write about deletions, and nobody's name. */
export function knownWords(): ReadonlySet<string> {
  const lists = tables.flatMap(({ whole, ...parts }) => [...Object.values(parts), ...Object.values(whole)])
  return new Set(lists.flatMap((list) => phrases(list).flatMap((phrase) => phrase.replace('*', '').split(' '))))
}

const matchers = new Map<Part, RegExp>()
const wholes = new Map<Whole, Set<string>>()

function matcherOf(part: Part): RegExp {
  const known = matchers.get(part)
  if (known) return known
  const made = matcher(tables.flatMap((table) => phrases(table[part])))
  matchers.set(part, made)
  return made
}

/** Whether a normalised text holds a phrase of this part, in any of the languages: people mix them. */
export function has(text: string, part: Part): boolean {
  return matcherOf(part).test(` ${text} `)
}

/** Where in a normalised text phrases of this part stand, as numbers of words: first and behind the last. */
export function spans(text: string, part: Part): [number, number][] {
  const padded = ` ${text} `
  return [...padded.matchAll(new RegExp(matcherOf(part).source, 'gu'))].map(({ 0: found, index }) => {
    const first = padded.slice(0, index).split(' ').length - 1
    return [first, first + found.trim().split(' ').length]
  })
}

/** The text without the phrases of this part. */
export function without(text: string, part: Part): string {
  return ` ${text} `.replace(new RegExp(matcherOf(part).source, 'gu'), '').trim()
}

/** Whether the whole normalised text is one of these messages; a "please" or "sir" at either end does not count. */
export function isWhole(text: string, whole: Whole): boolean {
  const known = wholes.get(whole) ?? new Set(tables.flatMap((table) => phrases(table.whole[whole])))
  wholes.set(whole, known)
  return known.has(text) || known.has(polite(text))
}

const politeness =
  /^(?:(?:please|plz|pls|plss|kindly|sir|madam|dear|bhai|bhaiya|ji|कृपया|प्लीज|सर|मैडम|kripya|krupaya) )+|(?: (?:please|plz|pls|plss|sir|madam|bro|yaar|ji|na|कृपया|प्लीज|सर|मैडम|जी|kripya|krupaya))+$/gu

function polite(text: string): string {
  return text.replace(politeness, '').trim()
}
