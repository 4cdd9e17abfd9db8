import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/flows/copy/en.ts'
import { readIntent } from '../../src/flows/intent.ts'
import { phrases } from '../../src/flows/intents/vocabulary.ts'
import { entries, languages } from '../../src/flows/language.ts'

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> }
const LITERAL = 0
const SELECT = 5
const PLURAL = 6
const POUND = 7
/** Words that stay as they are in every language, and legal titles by which somebody is found. */
const KEPT =
  /CallMissed|WhatsApp|Meta|API key|DELETE|STOP|Language|Data Deletion Request|Data Protection Board of India|Grievance Officer|\S+@(?:callmissed|example)\.com/g
/** Each language names its own parts of the day. */
const OWN_BRANCHES = ['time', 'before.today']
/** A language may say without the number what another needs it for. */
const OWN_COUNTS = /^(?:clock|plural businesses|plural things)$/
/** In Assamese and Bengali one letter each is the other's mistake. */
const notIn: Partial<Record<(typeof languages)[number], RegExp>> = { as: /র/, bn: /[ৰৱ]/ }

const others = languages.filter((language) => language !== 'en')
const keys = Object.keys(en) as (keyof typeof en)[]

const nodesOf = (text: string): Node[] => new IntlMessageFormat(text, 'en').getAst() as Node[]
const inside = ({ options }: Node): Node[] => Object.values(options ?? {}).flatMap(({ value }) => value)
const all = (nodes: Node[]): Node[] => nodes.flatMap((node) => [node, ...all(inside(node))])

function placeholders(text: string, key: string): string[] {
  const found = all(nodesOf(text)).flatMap(({ type, value, options }) => {
    if (type === LITERAL || type === POUND) return []
    const branches = type === SELECT && !OWN_BRANCHES.includes(key) ? `: ${Object.keys(options ?? {}).sort()}` : ''
    return [`${type === PLURAL ? 'plural ' : type === SELECT ? 'select ' : ''}${value}${branches}`]
  })
  return [...new Set(found)].sort()
}

/** Argument names alone, where a language may do without the plural's branches but not without the number. */
const spoken = (text: string): string[] => all(nodesOf(text)).flatMap(({ type, value = '' }) => (type === LITERAL ? [value] : []))

describe.each(others)('the catalogue of %s', (language) => {
  const { copy, script } = entries[language]
  it('has every message', () => expect(Object.keys(copy).sort()).toEqual([...keys].sort()))
  it.each(keys)('%s has the placeholders and branches of English', (key) => {
    const branched = (text: string) => placeholders(text, key).map((found) => found.replace(/^select period.*$/, 'period'))
    const wanted = branched(en[key]).filter((found) => !OWN_COUNTS.test(found))
    // A language may have a word of its own for "once" where English counts.
    const counted = (found: string) => (wanted.includes(found) ? found : found.replace(/^plural /, ''))
    const found = branched(copy[key]).filter((each) => !OWN_COUNTS.test(each))
    expect(found.map(counted)).toEqual(wanted)
  })
  it('leaves no English in', () => {
    for (const key of keys.filter((known) => known !== 'footer')) {
      for (const text of spoken(copy[key])) expect(`${key}: ${text.replace(KEPT, '')}`).not.toMatch(/: .*[A-Za-z]/)
    }
  })
  it('is written in its own letters, whole ones, with the digits that every phone shows', () => {
    const strange = new RegExp(`(?![\\p{Script=${script}}\\p{Script=Latin}\\p{Script=Inherited}])\\p{L}|(?![0-9])\\p{Nd}`, 'u')
    for (const key of keys) {
      for (const text of spoken(copy[key])) expect(`${key}: ${strange.exec(text)?.[0] ?? ''}`).toBe(`${key}: `)
      expect(copy[key]).not.toMatch(notIn[language] ?? /(?!)/)
      expect(copy[key].trim()).not.toBe('')
      expect(copy[key]).not.toMatch(/ {2}|\ufffd/)
    }
  })
  it('shows a name and templates that Meta knows', () => {
    expect(entries[language].name).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    expect(['en', 'hi', 'mr', 'bn', 'ta', 'te', 'gu', 'kn', 'ml', 'pa', 'ur']).toContain(entries[language].template)
  })
})

describe.each(languages)('what our own words invite to write in %s', (language) => {
  const { copy } = entries[language]
  const bullets = (text: string) =>
    text.split('\n').flatMap((line) => (line.startsWith('• ') ? [line.slice(2).replace(/ *\(.*\)/, '')] : []))
  it('is understood, line by line of the help', () => {
    const meant = ['delete', 'stop-ads', 'show', 'status', 'person', 'complain', 'language']
    expect(bullets(copy.help).map((text) => readIntent(text).is)).toEqual(meant)
    expect(bullets(copy['help.shared']).map((text) => readIntent(text).is)).toEqual(['delete', ...meant.slice(3)])
  })
  it.each([
    ['button.delete', 'delete'],
    ['button.keep', 'keep'],
    ['button.confirm', 'yes'],
    ['row.somebody-else', 'somebody-else'],
  ] as const)('%s typed by hand means %s', (key, is) => expect(readIntent(copy[key]).is).toBe(is))
  it('the wishes to keep never read as a wish to delete', () => {
    for (const key of ['button.decline', 'button.keep', 'button.keep-yes'] as const) {
      expect(readIntent(copy[key]).is, key).not.toBe('delete')
    }
  })
})

describe.each(languages)('the phrases of %s', (language) => {
  const { whole, words, respelled, ...parts } = entries[language].phrases
  it('have something for every part', () => {
    for (const [part, list] of Object.entries({ ...parts, ...whole })) {
      expect(phrases(list).length, part).toBeGreaterThan(0)
    }
    expect(words.trim().split(/\s+/).length).toBeGreaterThan(20)
    expect(respelled ?? 'a=b').toMatch(/^(?:[a-z]+=\S+(?:, )?)+$/)
  })
})

describe('what staff decided, in every language', () => {
  /** How each says that a day may still come sooner. */
  const atTheLatest: Record<(typeof languages)[number], string> = {
    en: 'at the latest',
    hi: 'ज़्यादा से ज़्यादा {until}',
    mr: 'जास्तीत जास्त {until}',
    bn: 'বড়জোর {until}',
    ta: 'அதிகபட்சம் {until}',
    te: 'ఆలస్యమైనా {until}',
    gu: 'વધુમાં વધુ {until}',
    kn: 'ಹೆಚ್ಚೆಂದರೆ {until}',
    ml: 'കൂടിയാൽ {until}',
    pa: 'ਵੱਧ ਤੋਂ ਵੱਧ {until}',
    or: 'ଅତି ବେଶୀରେ {until}',
    ur: 'زیادہ سے زیادہ {until}',
    as: 'বেছিতে {until}',
  }
  it.each(languages)('the end of a pause may come sooner: %s', (language) => {
    const { copy } = entries[language]
    for (const key of ['staff-held', 'letter.other.held'] as const) expect(copy[key]).toContain(atTheLatest[language])
  })
  it('a suspicion of fraud doubts that the owner asked, and not the other way round', () => {
    expect(entries.hi.copy['staff-why.suspected-fraud']).toContain('मालिक ने नहीं किया')
  })
})
