import type { Language } from '../language.ts'
import { entries, languages } from '../language.ts'
import { normalise } from './normalise.ts'
import type { Extra, Part, Whole } from './phrases.ts'

const respellings = new Map<Language, ReadonlyMap<string, string>>()

/** Puts this language's ambiguous Latin spellings into its own letters. */
export function respellingOf(language: Language): (text: string) => string {
  const pairs = (entries[language].phrases.respelled ?? '').split(',').map((pair) => pair.trim().split('='))
  const table = respellings.get(language) ?? new Map(pairs.map(([from = '', to = '']) => [from, normalise(to)]))
  respellings.set(language, table)
  const respell = (word: string) => table.get(word) ?? word
  return (text) => (table.size === 0 ? text : text.split(' ').map(respell).join(' '))
}

/** The phrases of one list between commas, as `normalise` leaves them; a trailing `*` stays. */
export function phrases(list: string): string[] {
  return list
    .split(',')
    .map((phrase) => (phrase.trim().endsWith('*') ? `${normalise(phrase)}*` : normalise(phrase)))
    .filter((phrase) => phrase !== '' && phrase !== '*')
}

/**
 * Phrases as alternatives of a pattern, none of which is no match. Longer ones first, so that they are taken out of a text whole, and each
 * of them once: a pattern that repeats twins tries every choice among them before it gives up, two to the power of the words.
 */
export function alternatives(list: readonly string[]): string {
  if (list.length === 0) return '(?!)'
  const begun = [...new Set(list)].filter((phrase) => phrase.endsWith('*')).map((phrase) => phrase.slice(0, -1))
  const isCovered = (phrase: string) =>
    begun.some((start) => phrase !== `${start}*` && phrase.startsWith(start) && !phrase.slice(start.length).includes(' '))
  const longestFirst = [...new Set(list)].filter((phrase) => !isCovered(phrase)).sort((a, b) => b.length - a.length)
  return longestFirst.map((phrase) => (phrase.endsWith('*') ? `${phrase.slice(0, -1)}[^ ]*` : phrase)).join('|')
}

/** The phrases of these parts as one alternative of a pattern. */
export function oneOf(...parts: (Part | Extra)[]): string {
  return `(?:${alternatives(parts.flatMap(listOf))})`
}

/** Every word of the tables, normalised: what people write about deletions, and nobody's name. */
export function knownWords(): ReadonlySet<string> {
  const lists = languages.flatMap((language) => {
    const { whole, ...parts } = entries[language].phrases
    return [...Object.values(parts), ...Object.values(whole)].filter((list) => typeof list === 'string')
  })
  return new Set(lists.flatMap((list) => phrases(list).flatMap((phrase) => phrase.replace('*', '').split(' '))))
}

/** The phrases of a list, in both spellings where one of their words has two. */
function spelled(language: Language, list: string): string[] {
  const listed = phrases(list)
  return [...new Set([...listed, ...listed.map(respellingOf(language))])]
}

/** All languages' phrases of a part: people mix them. */
export function listOf(part: Part | Extra): string[] {
  return languages.flatMap((language) => spelled(language, entries[language].phrases[part] ?? ''))
}

const matchers = new Map<Part | Extra, RegExp>()
const wholes = new Map<Whole, Set<string>>()

function matcherOf(part: Part | Extra): RegExp {
  const known = matchers.get(part)
  if (known) return known
  const made = new RegExp(` (?:${alternatives(listOf(part))})(?= )`, 'u')
  matchers.set(part, made)
  return made
}

/** Whether a normalised text holds a phrase of this part, in any of the languages. */
export function has(text: string, part: Part | Extra): boolean {
  return matcherOf(part).test(` ${text} `)
}

/** Where in a normalised text phrases of this part stand, as numbers of words: first and behind the last. */
export function spans(text: string, part: Part | Extra): [number, number][] {
  const padded = ` ${text} `
  return [...padded.matchAll(new RegExp(matcherOf(part).source, 'gu'))].map(({ 0: found, index }) => {
    const first = padded.slice(0, index).split(' ').length - 1
    return [first, first + found.trim().split(' ').length]
  })
}

/** The text without the phrases of this part. */
export function without(text: string, part: Part | Extra): string {
  return ` ${text} `.replace(new RegExp(matcherOf(part).source, 'gu'), '').trim()
}

/** All languages' messages of a kind. */
export function wholesOf(whole: Whole): string[] {
  return languages.flatMap((language) => spelled(language, entries[language].phrases.whole[whole]))
}

const commands = new Map<Language, Set<string>>()

/** Whether the whole normalised text is a message that this language has a meaning for: "undo", "madad", "menu". */
export function isCommandIn(language: Language, text: string): boolean {
  const { whole, keep, back } = entries[language].phrases
  const known =
    commands.get(language) ?? new Set([...Object.values(whole), keep, back].flatMap((list) => spelled(language, list)))
  commands.set(language, known)
  return known.has(text) || known.has(polite(text))
}

const SHORT_WORDS_MAX = 2

/** Whether the whole normalised text is a short yes, no or thanks, which people say in whatever language they write: "haan", "ok ji", "nahi". */
export function isSaidInAll(text: string): boolean {
  const isShort = polite(text).split(' ').length <= SHORT_WORDS_MAX
  return isShort && (['yes', 'no', 'thanks'] as const).some((whole) => isWhole(text, whole))
}

/** Whether the whole normalised text is one of these messages; a "please" or "sir" at either end does not count. */
export function isWhole(text: string, whole: Whole): boolean {
  const known = wholes.get(whole) ?? new Set(wholesOf(whole))
  wholes.set(whole, known)
  return known.has(text) || known.has(polite(text))
}

const POLITE =
  'please|plz|pls|plss|kindly|sir|madam|कृपया|प्लीज|सर|मैडम|kripya|krupaya|দয়া করে|প্লিজ|স্যার|doya kore|தயவு செய்து|ப்ளீஸ்|சார்|dayavu seidhu|దయచేసి|ప్లీజ్|సార్|dayachesi|કૃપા કરીને|મહેરબાની કરીને|પ્લીઝ|સર|ದಯವಿಟ್ಟು|ಪ್ಲೀಸ್|ಸರ್|dayavittu|ദയവായി|പ്ലീസ്|സാർ|dayavayi|ਕਿਰਪਾ ਕਰਕੇ|ਪਲੀਜ਼|ਸਰ|ଦୟାକରି|ପ୍ଲିଜ|ସାର|dayakari|براہ کرم|پلیز|سر|barah karam|অনুগ্ৰহ কৰি|অনুগ্রহ করে|anugroh kori'
const FIRST = 'dear|bhai|bhaiya|ji|dada|didi|vai|agyan|agya|veere|paji|janab|দাদা|দিদি|ভাই|ભાઈ|સાહેબ|ਵੀਰੇ|ਭਾਜੀ|ଭାଇ|ଆଜ୍ଞା|جناب|بھائی'
const LAST =
  'dada|didi|vai|agyan|agya|veere|paji|janab|dei|দাদা|দিদি|ভাই|দেই|ભાઈ|સાહેબ|ਵੀਰੇ|ਭਾਜੀ|ଭାଇ|ଆଜ୍ଞା|جناب|بھائی|bhai|bro|yaar|भाई|ji|na|जी|ਜੀ|جی|andi|అండి|ah|da|ra'
let politeness: RegExp | undefined

/** Without a "please" or "sir" at either end. */
export function polite(text: string): string {
  politeness ??= ends(POLITE, FIRST, LAST)
  return text.replace(politeness, '').trim()
}

function ends(both: string, first: string, last: string): RegExp {
  const words = (list: string) => alternatives(list.split('|').map(normalise))
  return new RegExp(`^(?:(?:${words(`${both}|${first}`)}) )+|(?: (?:${words(`${both}|${last}`)}))+$`, 'gu')
}
