import { type DemoBusinessKey, demoBusinesses } from './demo-businesses.ts'
import { type DemoPerson, demoPeople, demoRhythm } from './demo-people.ts'
import { demoRandom } from './demo-random.ts'
import { type DemoLanguage, demoNames } from './demo-texts.ts'

export interface DemoCustomer {
  /** Set for the people of `demoPeople`. */
  person: DemoPerson['key'] | undefined
  name: string
  firstName: string
  phone: string | null
  userId: string | null
  language: DemoLanguage
  businesses: readonly DemoBusinessKey[]
  messagesPerBusiness: number
  lastHoursAgo: number
  spreadDays: number
  /** An older conversation of theirs was imported, with the number spelt without the plus. */
  imported: boolean
}

const CUSTOMERS = 300

/** The named people who are customers, then a few hundred others. */
export function demoCustomers(now: Date): DemoCustomer[] {
  const named = demoPeople(now)
    .filter(({ businesses }) => businesses.length > 0)
    .map(fromPerson)
  return [...named, ...Array.from({ length: CUSTOMERS }, (_, index) => ordinary(index))]
}

function fromPerson(person: DemoPerson): DemoCustomer {
  const { key, name, phone, userId, locale, businesses, messages } = person
  return {
    person: key,
    name,
    firstName: name.split(' ')[0] ?? name,
    phone,
    userId,
    language: locale,
    businesses,
    messagesPerBusiness: messages / businesses.length,
    ...demoRhythm(key),
    imported: key === 'sunita',
  }
}

function ordinary(index: number): DemoCustomer {
  const random = demoRandom(`customer ${index}`)
  const language = random.pick(['en', 'en', 'hi', 'mr', 'hinglish', 'hinglish'] as const)
  const script = language === 'hi' ? 'hindi' : language === 'mr' ? 'marathi' : 'latin'
  const firstName = random.pick(demoNames[script].first)
  const keys = demoBusinesses.map(({ key }) => key)
  const first = keys[index % keys.length] ?? 'sarees'
  const second = random.pick(keys.filter((key) => key !== first))
  return {
    person: undefined,
    name: `${firstName} ${random.pick(demoNames[script].last)}`,
    firstName,
    // 7,919 is prime, so no two of the 90,000 places coincide; the named people's numbers all begin with a 0 there.
    phone: `+917000${1 + (index % 9)}${String((index * 7_919) % 100_000).padStart(5, '0')}`,
    userId: random.chance(0.5) ? `IN.${random.hex(24)}` : null,
    language,
    businesses: random.chance(0.08) ? [first, second] : [first],
    messagesPerBusiness: 2 * random.int(6, 13),
    lastHoursAgo: random.chance(0.15) ? random.int(120 * 24, 420 * 24) : random.int(5, 80 * 24),
    spreadDays: random.int(2, 60),
    imported: random.chance(0.1),
  }
}
