import fc from 'fast-check'
import type pg from 'pg'
import type { Removal } from '../../../src/blobs/blobs.ts'
import { readCatalogue } from '../../../src/erasure/catalogue-store.ts'
import type { DataMap } from '../../../src/erasure/data-map.ts'
import { type Executed, executePlan, type Watch } from '../../../src/erasure/execute.ts'
import { type ErasurePlan, planErasure } from '../../../src/erasure/plan.ts'
import type { Sizes } from '../../../src/erasure/scout-store.ts'
import type { RequestScope } from '../../../src/requests/request.ts'
import type { SubjectIdentifiers } from '../../../src/subject/subject.ts'
import { expectNobodyIn, expectNobodyInError, expectNobodyInOwnSchema } from './nobody-in.ts'
import { CUT_OFF, NOW, type Person } from './world.ts'

export const REQUEST = '11111111-1111-4111-8111-111111111111'
export const OTHER_REQUEST = '22222222-2222-4222-8222-222222222222'

export const subjectOf = (person: Person): SubjectIdentifiers => ({ phones: [person.phone], userIds: [], emails: [person.email] })

/** How an erasure may be cut up, given as `more` to {@link execute}: as in production, or so small that a few rows take many transactions. */
export const cuts = fc.constantFrom<{ sizes?: Sizes }>(
  {},
  { sizes: { first: 1, least: 1, most: 2, slice: 1, ahead: 3 } },
  { sizes: { first: 2, least: 2, most: 4, slice: 2, ahead: 3, lookMs: -1 } },
  { sizes: { first: 2, least: 2, most: 5, slice: 2, ahead: 4 } },
)

/** A blob store in memory; `broken` keys cannot be removed. */
export function memoryBlobs(broken: readonly string[] = []) {
  const removed: string[] = []
  return {
    removed,
    async remove(key: string): Promise<Removal> {
      if (broken.includes(key)) return { is: 'stays', because: 'leased' }
      removed.push(key)
      return { is: 'gone' }
    },
    exists: async (key: string) => !removed.includes(key),
  }
}

export async function planFor(
  pool: pg.Pool,
  map: DataMap,
  subject: SubjectIdentifiers,
  scope: RequestScope = { kind: 'number' },
  cutOff = CUT_OFF,
  schema = 'public',
): Promise<ErasurePlan> {
  const planned = planErasure({ map, catalogue: await readCatalogue(pool, schema), subject, scope, cutOff, now: NOW })
  if ('refused' in planned) throw new Error(`refused: ${planned.refused} ${planned.table ?? ''}`)
  return planned.plan
}

/** Carries a plan out; whatever came of it, nobody's number or address stands in plan, steps, error or the bot's own tables. */
export async function execute(
  pool: pg.Pool,
  plan: ErasurePlan,
  subject: SubjectIdentifiers,
  more: {
    run?: number
    requestId?: string
    broken?: string[]
    checkpoint?: (name: string) => Promise<void> | void
    watch?: Watch
    sizes?: Sizes
  } = {},
): Promise<Executed> {
  const { run = 0, requestId = REQUEST, broken = [], checkpoint, watch, sizes } = more
  const { map: _map, catalogue: _catalogue, ...told } = plan
  expectNobodyIn(subject, { plan: told })
  try {
    const done = await executePlan(pool, memoryBlobs(broken), {
      requestId,
      run,
      plan,
      subject,
      pseudonyms: [],
      now: () => NOW,
      ...(checkpoint ? { checkpoint } : {}),
      ...(watch ? { watch } : {}),
      ...(sizes ? { sizes } : {}),
    })
    expectNobodyIn(subject, { steps: done })
    return done
  } catch (error) {
    expectNobodyInError(subject, error)
    throw error
  } finally {
    await expectNobodyInOwnSchema(pool, subject)
  }
}
