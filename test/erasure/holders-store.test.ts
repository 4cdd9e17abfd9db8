import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { holdersOf, identifiersAt } from '../../src/erasure/holders-store.ts'
import { type ErasurePlan, planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import type { RequestScope } from '../../src/requests/request.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'

/** Known to sarees and clinic by a first number, to coaching by another one and by an id: one person in the eyes of the bot. */
const subject: SubjectIdentifiers = {
  phones: ['+917000014821', '+917000026350', '+917000099999'],
  userIds: ['IN.7Kq2vZ8mWc4Tn9XbR5yLd3'],
  emails: [],
}
const [sarees, clinic, coaching] = (['sarees', 'clinic', 'coaching'] as const).map((key) => demoBusiness(key).tenantId)

describe('the businesses that hold something of a person', () => {
  const databases = testDatabases({ demo: true })
  let platform: pg.Pool
  const plan = async (scope: RequestScope): Promise<ErasurePlan> => {
    const catalogue = await readCatalogue(platform)
    const planned = planErasure({ map: referenceMap, catalogue, subject, scope, cutOff: demoNow, now: demoNow })
    if ('refused' in planned) throw new Error(planned.refused)
    return planned.plan
  }
  beforeAll(() => {
    platform = new pg.Pool({ connectionString: databases.platformUrl, max: 1 })
  })
  afterAll(() => platform.end())

  test('are each named with the identifiers under which they hold it, and no others', async () => {
    const holders = await holdersOf(platform, await plan({ kind: 'number' }), subject)
    expect(new Map(holders.map(({ tenantId, knownBy }) => [tenantId, knownBy]))).toEqual(
      new Map([
        [sarees, [0]],
        [clinic, [0]],
        [coaching, [1, 3]],
      ]),
    )
    expect(identifiersAt(subject, [1, 3])).toEqual({ phones: ['+917000026350'], userIds: subject.userIds, emails: [] })
  })

  test('are one where one business is meant', async () => {
    const holders = await holdersOf(platform, await plan({ kind: 'business', tenantId: clinic ?? '' }), subject)
    expect(holders).toEqual([{ tenantId: clinic, knownBy: [0] }])
  })
})
