import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY } from '../../support/bot.ts'
import { testDatabases } from '../../support/databases.ts'
import { dumpDatabase } from '../../support/find-person.ts'
import { type Dump, missingIn, rowsOf, without } from '../../support/rows-of.ts'
import { swept } from '../../support/sweep.ts'
import { type Door, isEnough, isTried, type Proof, proofs, type Scope, scopes } from '../truth.ts'
import { askerOf } from './chat-door.ts'
import { COACHING, type DoorWorld, HIDDEN, numberOf, openDoors, SAREES } from './door-world.ts'

/** Longer than any window: undo, suspicion, recovery, objection, proposal. */
const EVERY_WINDOW = 40 * DAY
const PEOPLE: Readonly<Record<string, string>> = { meera: 'Meera Nair', rohan: 'Rohan Das', kavya: 'Kavya Reddy' }

/** Every scope and proof at these doors: first all that must not be enough, one after another in one world; then each that is, in its own. */
export function tryDoors(doors: readonly Door[]): void {
  const pairs = doors.flatMap((door) => scopes.map((scope) => ({ door, scope })))
  for (const { door, scope } of swept(pairs)) tryScope(door, scope)
}

function tryScope(door: Door, scope: Scope): void {
  const tried = proofs.filter((proof) => isTried(door, scope, proof))
  const enough = tried.filter((proof) => isEnough(door, scope, proof))
  const worthless = tried.filter((proof) => !isEnough(door, scope, proof))

  describe(`${door}, ${scope}`, () => {
    const databases = testDatabases({ demo: true })
    let world: DoorWorld
    let before: Dump
    beforeAll(async () => {
      world = await openDoors(databases, door, scope)
      before = await dumpDatabase(databases.platformUrl, 'public')
    })
    afterAll(() => world.close())

    it.each(worthless)('%s is not enough', async (proof) => {
      await world.knock(door, scope, proof)
      expect(await world.confirmed()).toBe(0)
      await world.test.pass(DAY)
    })

    it('and when every window has passed, every row is as it was', async () => {
      await world.test.pass(EVERY_WINDOW)
      expect(await world.confirmed()).toBe(0)
      const after = await dumpDatabase(databases.platformUrl, 'public')
      for (const [table, rows] of withAdsStopped(before, door, scope)) expect(after.get(table), table).toEqual(rows)
    })
  })

  for (const proof of enough) trySufficient(door, scope, proof)
}

function trySufficient(door: Door, scope: Scope, proof: Proof): void {
  describe(`${door}, ${scope}: ${proof}`, () => {
    const databases = testDatabases({ demo: true })
    let world: DoorWorld
    beforeAll(async () => {
      world = await openDoors(databases, door, scope)
    })
    afterAll(() => world.close())

    it('erases what it covers, and every other row is as it was', async () => {
      const before = await dumpDatabase(databases.platformUrl, 'public')
      await world.knock(door, scope, proof)
      expect(await world.confirmed()).toBe(1)
      await world.test.pass(EVERY_WINDOW)
      const { rows } = await world.test.bot.lockPool.query('select state from erasure_request')
      expect(rows).toEqual([{ state: 'completed' }])
      const after = await dumpDatabase(databases.platformUrl, 'public')
      const covered = coveredBy(door, scope, before)
      expect(missingIn(without(before, covered), after)).toEqual([])
      const gone = missingIn(covered, after)
      expect(gone.length).toBeGreaterThan(0)
      const table = scope === 'own profile' ? 'public.app_user' : 'public.conversation'
      expect(missingIn(new Map([[table, covered.get(table) ?? []]]), after)).toHaveLength(covered.get(table)?.length ?? -1)
    })
  })
}

/** Who wants no more offers has what still waits to be sent called off, and loses no row. In a business's own chat "stop" is the business's to hear. */
function withAdsStopped(before: Dump, door: Door, scope: Scope): Dump {
  const hasChat = ![
    'shared chat',
    'e-mail',
    'letter or call',
    'Meta’s callback',
    'public pages',
    'undo link',
    'partner API',
  ].includes(door)
  if (scope !== 'stop ads' || !hasChat) return before
  const mine = (row: string) => row.includes(numberOf(askerOf(door, scope)))
  const stopped = (row: string) => (mine(row) ? row.replace(',pending,', ',cancelled,') : row)
  return new Map([...before].map(([table, rows]) => [table, table === 'public.campaign_recipient' ? rows.map(stopped) : rows]))
}

/** The rows that an erasure of this scope may touch, found in plain text by another way than the bot's own. */
function coveredBy(door: Door, scope: Scope, before: Dump): Dump {
  const key = askerOf(door, scope)
  if (scope === 'account') return withChildren(before, COACHING.tenantId)
  if (scope === 'own profile') return profileRows(before)
  const person = { phone: numberOf(key), name: PEOPLE[key] ?? key, ...(key === 'kavya' ? { userId: HIDDEN } : {}) }
  const all = rowsOf(before, person)
  if (scope === 'number' || scope === 'somebody else') return all
  const tenantId = door === 'shared chat' ? COACHING.tenantId : SAREES.tenantId
  const ids = withChildren(before, tenantId)
  return new Map([...all].map(([table, rows]) => [table, rows.filter((row) => ids.get(table)?.includes(row))]))
}

/** A tenant's rows, and those that hang on them. */
function withChildren(before: Dump, tenantId: string): Dump {
  const found = new Map<string, string[]>()
  const ids = new Set([tenantId])
  for (let size = 0; size !== ids.size; ) {
    size = ids.size
    for (const [table, rows] of before) {
      const own = rows.filter((row) => [...ids].some((id) => row.includes(id)))
      found.set(table, own)
      for (const row of own) {
        const id = /^\(([0-9a-f-]{36})/.exec(row)?.[1]
        if (id && (row.includes(tenantId) || HANGING.includes(table))) ids.add(id)
      }
    }
  }
  return found
}

const HANGING = ['message', 'voice_session', 'bot', 'app_user', 'knowledge_source', 'campaign'].map((table) => `public.${table}`)

function profileRows(before: Dump): Dump {
  const user = before.get('public.app_user')?.find((row) => row.includes('gauri.desai@')) ?? ''
  const id = user.slice(1, 37)
  const mine = ['public.app_user', 'public.user_session', 'public.passkey']
  return new Map([...before].map(([table, rows]) => [table, mine.includes(table) ? rows.filter((row) => row.includes(id)) : []]))
}
