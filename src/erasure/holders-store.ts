import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { ErasurePlan } from './plan.ts'
import { reading } from './session-store.ts'
import { tenantsHolding } from './tenant-store.ts'

const LOCK_MS = 1_000
const STATEMENT_MS = 10_000

/** A business that holds something of the subject. */
export interface Holder {
  tenantId: string
  /** Places of the identifiers under which its rows stand: the subject's phones, then its user ids, then its e-mails. */
  knownBy: number[]
}

/** Which businesses hold rows in the plan's tables, and by which of the subject's identifiers each of them knows it. One read-only snapshot. */
export function holdersOf(
  platform: pg.Pool,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
  statementMs = STATEMENT_MS,
): Promise<Holder[]> {
  return reading(platform, { lockMs: LOCK_MS, statementMs }, async (session) => {
    const holders = new Map<string, Holder>()
    for (const [place, one] of oneByOne(subject).entries()) {
      for (const tenantId of await tenantsHolding(session, { plan, subject: one })) {
        const holder = holders.get(tenantId) ?? { tenantId, knownBy: [] }
        holders.set(tenantId, { tenantId, knownBy: [...holder.knownBy, place] })
      }
    }
    return [...holders.values()]
  })
}

/** The subject's identifiers at these places, as `holdersOf` counts them. */
export function identifiersAt(subject: SubjectIdentifiers, places: readonly number[]): SubjectIdentifiers {
  const all = oneByOne(subject)
  const chosen = places.map((place) => all[place] ?? NOBODY)
  return {
    phones: chosen.flatMap(({ phones }) => phones),
    userIds: chosen.flatMap(({ userIds }) => userIds),
    emails: chosen.flatMap(({ emails }) => emails),
  }
}

const NOBODY: SubjectIdentifiers = { phones: [], userIds: [], emails: [] }

function oneByOne({ phones, userIds, emails }: SubjectIdentifiers): SubjectIdentifiers[] {
  return [
    ...phones.map((phone) => ({ ...NOBODY, phones: [phone] })),
    ...userIds.map((userId) => ({ ...NOBODY, userIds: [userId] })),
    ...emails.map((email) => ({ ...NOBODY, emails: [email] })),
  ]
}
