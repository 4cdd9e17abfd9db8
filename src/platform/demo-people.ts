import { demoEmail } from './demo-accounts.ts'
import { type DemoBusinessKey, demoBusiness, demoChannels } from './demo-businesses.ts'

export type DemoLocale = 'en' | 'hi' | 'mr'

export interface DemoPerson {
  key: 'meera' | 'rohan' | 'sunita' | 'prakash' | 'farhan' | 'kavya' | 'vikram' | 'leela' | 'imran' | 'gauri'
  name: string
  phone: string | null
  /** WhatsApp's business-scoped id, for the person whose number no business sees. */
  userId: string | null
  locale: DemoLocale
  businesses: readonly DemoBusinessKey[]
  /** Messages held, over all businesses: exact, so that what the chat says can be checked. */
  messages: number
  about: string
}

const SILENT_DAYS = 400
const MS_PER_DAY = 86_400_000

/** The people to try the bot as. Numbers are invented; none is part of another. */
export function demoPeople(now: Date): DemoPerson[] {
  const silentSince = new Date(now.getTime() - SILENT_DAYS * MS_PER_DAY).toISOString().slice(0, 10)
  return [
    {
      key: 'meera',
      name: 'Meera Nair',
      phone: '+917000014821',
      userId: null,
      locale: 'en',
      businesses: ['sarees', 'clinic'],
      messages: 212,
      about: 'Known to two businesses: 212 messages, 3 call recordings, and one bill that tax law keeps.',
    },
    {
      key: 'rohan',
      name: 'Rohan Das',
      phone: '+917000026350',
      userId: null,
      locale: 'en',
      businesses: ['coaching'],
      messages: 18,
      about: 'The plain case: a few messages with one business.',
    },
    {
      key: 'sunita',
      name: 'सुनीता यादव',
      phone: '+917000037914',
      userId: null,
      locale: 'hi',
      businesses: ['sarees'],
      messages: 24,
      about: 'Writes in Hindi; older imports hold her number without the plus.',
    },
    {
      key: 'prakash',
      name: 'प्रकाश जाधव',
      phone: '+917000041268',
      userId: null,
      locale: 'mr',
      businesses: ['clinic'],
      messages: 20,
      about: 'Writes in Marathi.',
    },
    {
      key: 'farhan',
      name: 'Farhan Sheikh',
      phone: '+917000053076',
      userId: null,
      locale: 'en',
      businesses: ['sarees'],
      messages: 16,
      about: `Silent since ${silentSince}: the number may have a new owner by now.`,
    },
    {
      key: 'kavya',
      name: 'Kavya Reddy',
      phone: null,
      userId: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3',
      locale: 'en',
      businesses: ['coaching'],
      messages: 14,
      about: 'Known only by a business-scoped id: no business sees a number.',
    },
    {
      key: 'vikram',
      name: demoBusiness('coaching').owner.name,
      phone: demoBusiness('coaching').owner.phone,
      userId: null,
      locale: 'en',
      businesses: [],
      messages: 0,
      about: `Owns the account of Akshara Coaching Centre; nobody’s customer. Write “my CallMissed account”; signs in as ${signsInAs(0)}, whose mails stand under “An e-mail”.`,
    },
    {
      key: 'leela',
      name: 'Leela Thomas',
      phone: '+917000068529',
      userId: null,
      locale: 'en',
      businesses: [],
      messages: 0,
      about: 'Nothing is held about her.',
    },
    {
      key: 'imran',
      name: 'Imran Qureshi',
      phone: '+917000075532',
      userId: null,
      locale: 'hi',
      businesses: ['coaching'],
      messages: 10,
      about: 'A few messages of his own, and his number in what somebody else wrote.',
    },
    {
      key: 'gauri',
      name: demoBusiness('coaching').agents[0] ?? '',
      phone: demoBusiness('coaching').adminPhone ?? null,
      userId: null,
      locale: 'en',
      businesses: [],
      messages: 0,
      about: `Administers that account without owning it: may have her own profile erased. Signs in as ${signsInAs(1)}.`,
    },
  ]
}

function signsInAs(place: number): string {
  const coaching = demoBusiness('coaching')
  return demoEmail([coaching.owner.name, ...coaching.agents][place] ?? '', coaching)
}

/** How long ago this person last wrote, in hours, and over how many days their messages are spread: no gap of theirs is suspect. */
export function demoRhythm(key: DemoPerson['key']): { lastHoursAgo: number; spreadDays: number } {
  if (key === 'farhan') return { lastHoursAgo: SILENT_DAYS * 24, spreadDays: 20 }
  if (key === 'meera') return { lastHoursAgo: 26, spreadDays: 150 }
  return { lastHoursAgo: 50, spreadDays: 40 }
}

export interface DemoListing {
  name: string
  phone: string | null
  userId?: string
  locale: DemoLocale
  about: string
  channels: { phoneNumberId: string; displayNumber: string; business: string | null; mode: 'dedicated' | 'shared' }[]
}

/** What `demo people --json` prints. A business-scoped id is worth something only on its own business's channels. */
export function demoPeopleListing(now: Date): DemoListing[] {
  return demoPeople(now).map(({ name, phone, userId, locale, about, businesses }) => {
    const known = businesses.map((key) => demoBusiness(key).name)
    const channels = demoChannels()
      .filter(({ business }) => (business === null ? userId === null : known.includes(business)))
      .map(({ phoneNumberId, displayNumber, business, mode }) => ({ phoneNumberId, displayNumber, business, mode }))
    return { name, phone, ...(userId === null ? {} : { userId }), locale, about, channels }
  })
}
