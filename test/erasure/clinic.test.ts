import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { TableMap } from '../../src/erasure/data-map.ts'
import { completed } from '../../src/erasure/evidence.ts'
import { freeze } from '../../src/erasure/freeze-store.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { thaw } from '../../src/erasure/thaw-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { clinicMap, clinicSchema } from './support/clinic.ts'
import { cuts, execute, planFor, REQUEST } from './support/run.ts'
import { CUT_OFF, snapshot } from './support/world.ts'

const database = testDatabase()
const TABLES = Object.keys(clinicMap)
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await pool.query(clinicSchema)
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const subjects: SubjectIdentifiers[] = [0, 1, 2].map((i) => ({
  phones: [`+9170000010${i}0`.padEnd(13, '0')],
  userIds: [`IN.Abc-def${i}`],
  emails: [`patient${i}@example.test`],
}))
const ids = (i: number) => {
  const { phones, userIds, emails } = subjects[i % subjects.length] as SubjectIdentifiers
  return { phone: phones[0] ?? '', userId: userIds[0] ?? '', email: emails[0] ?? '' }
}

const row = fc.record({ who: fc.nat(2), clinic: fc.integer({ min: 1, max: 2 }), hours: fc.integer({ min: -2_000, max: 40 }) })
const world = fc.record({
  patients: fc.array(row, { maxLength: 8 }),
  visits: fc.array(fc.record({ patient: fc.nat(), days: fc.integer({ min: -60, max: 2 }), named: fc.option(fc.nat(2)) }), {
    maxLength: 12,
  }),
  referrals: fc.array(row, { maxLength: 8 }),
  reminders: fc.array(
    fc.record({
      who: fc.nat(2),
      clinic: fc.integer({ min: 1, max: 2 }),
      hours: fc.integer({ min: -2_000, max: 40 }),
      how: fc.nat(2),
    }),
    {
      maxLength: 8,
    },
  ),
  tokens: fc.uniqueArray(fc.nat(2)),
  followUps: fc.array(row, { maxLength: 8 }),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never

async function fill(w: World): Promise<void> {
  await pool.query(
    `truncate "Patient", visit, referral, reminder, token, follow_up; truncate deletion_bot.progress, deletion_bot.freeze_undo, deletion_bot.suppression`,
  )
  const put = (table: string, rows: readonly object[]) =>
    pool.query(`insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1)`, [JSON.stringify(rows)])
  const at = (hours: number) => new Date(CUT_OFF.getTime() + hours * 3_600_000).toISOString()
  const patients = w.patients.map((p, no) => ({
    clinic: p.clinic,
    no,
    'Mobile No': no % 2 === 0 ? Number(ids(p.who).phone.slice(1)) : null,
    chat_id: no % 2 === 0 ? null : ids(p.who).userId,
    tags: ['a, b', ids(p.who).phone],
    seen: at(p.hours).replace('Z', ''),
  }))
  await put('Patient', patients)
  const visits = w.visits.flatMap((v) => {
    const patient = patients[v.patient % Math.max(1, patients.length)]
    if (!patient) return []
    const notes = v.named === null ? null : { who: { 'Mobile No': ['none', ids(v.named).phone] } }
    return [
      { clinic: patient.clinic, patient_no: patient.no, day: at(v.days * 24).slice(0, 10), state: 'open', notes, doctor: 1 },
    ]
  })
  await put('visit', [...new Map(visits.map((v) => [`${v.patient_no} ${v.day}`, v])).values()])
  await put(
    'referral',
    w.referrals.map((r, id) => ({
      id,
      clinic: r.clinic,
      chat_id: `${id}-${id}`,
      kept: true,
      words: ['x'],
      extra: { n: id },
      rating: id,
      at: at(r.hours),
    })),
  )
  // A unique column: each person stands in at most one row of it.
  for (const [i, id] of new Map(w.referrals.map((r, id) => [r.who, id])))
    await pool.query(`update referral set chat_id = $1::text, words = array[$1::text] where id = $2`, [`IN.Abc-def${i}`, id])
  const contact = (who: number, how: number) =>
    [{ to: [{ 'mobile-no': 'none' }, { 'mobile-no': ids(who).phone }] }, { 'e mail': ids(who).email.toUpperCase() }, { to: [] }][
      how
    ]
  await put(
    'reminder',
    w.reminders.map((r, id) => ({ id, clinic: r.clinic, contact: contact(r.who, r.how), note: null, at: at(r.hours) })),
  )
  await put(
    'token',
    w.tokens.map((who) => ({ chat_id: ids(who).userId, at: at(-1) })),
  )
  await put(
    'follow_up',
    w.followUps.map((f, id) => ({ id, clinic: f.clinic, chat_id: ids(f.who).userId, topic: 't', at: at(f.hours) })),
  )
}

test('the clinic’s map fits its tables, and would not if an erased value were longer than its column', async () => {
  const catalogue = await readCatalogue(pool)
  expect(checkMap(clinicMap, catalogue)).toEqual([])
  const referral = catalogue.tables.referral
  const column = referral?.columns.chat_id
  if (!referral || !column) throw new Error('no referral')
  const columns = { ...referral.columns, chat_id: { ...column, lengthMax: 32 } }
  const narrow = { ...catalogue, tables: { ...catalogue.tables, referral: { ...referral, columns } } }
  expect(checkMap(clinicMap, narrow)).toEqual([{ table: 'referral', column: 'chat_id', is: 'does-not-fit' }])
})

test('a column of plain numbers holds a country code or an Indian number, never the same digits of somebody abroad', async () => {
  const empty = { patients: [], visits: [], referrals: [], reminders: [], tokens: [], followUps: [] }
  await fill(empty)
  // +91 96077 12345 is somebody in India, +960 771 2345 somebody on the Maldives.
  const subject: SubjectIdentifiers = { phones: ['+919607712345'], userIds: [], emails: [] }
  await pool.query(
    `insert into "Patient" (clinic, no, "Mobile No", seen) values (1, 1, 919607712345, $1), (1, 2, 9607712345, $1)`,
    ['2026-01-01'],
  )
  const done = await execute(pool, await planFor(pool, clinicMap, subject), subject)
  expect(done.steps.find(({ step }) => step.key === 'Patient:erase')?.rows).toBe(1)
  expect((await pool.query('select no from "Patient"')).rows).toEqual([{ no: 2 }])
})

describe('over random clinics', () => {
  const scope = fc.constantFrom({ kind: 'number' } as const, { kind: 'business', tenantId: '1' } as const)

  test('nothing of the person is left, rows of others and later rows are byte for byte the same, a second run changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(world, scope, fc.nat(2), cuts, async (w, within, who, cut) => {
        await fill(w)
        const subject = subjects[who] as SubjectIdentifiers
        const { phone, userId, email } = ids(who)
        const isHis = (text: string) =>
          text.includes(phone.slice(1)) || text.includes(userId) || text.toLowerCase().includes(email)
        const before = await snapshot(pool, TABLES)
        const plan = await planFor(pool, clinicMap, subject, within)
        const counts = await countPlan(pool, plan, subject, { atMost: 1_000, statementMs: 10_000 })
        const done = await execute(pool, plan, subject, cut)
        const after = await snapshot(pool, TABLES)

        expect(done.steps.map(({ rows }) => rows)).toEqual(counts.map(({ rows }) => rows))
        for (const table of TABLES) {
          for (const [key, text] of Object.entries(before[table] ?? {})) {
            const { at, seen, day, clinic } = JSON.parse(text)
            const moment = new Date(at ?? (seen ? `${seen}Z` : `${day}T23:59:59Z`))
            const mayGo = isHis(text) && moment <= CUT_OFF && (within.kind === 'number' || String(clinic) === within.tenantId)
            if (!mayGo) expect(after[table]?.[key]).toBe(text)
          }
        }
        const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
        expect(found.residue).toEqual([])
        expect(found.evidence.filter(({ remaining }) => remaining > 0)).toEqual([])
        if (found.held.every(({ because }) => because !== 'somebody-else')) expect(completed(plan, found).is).toBe('completed')
        const again = await execute(pool, plan, subject, { run: 1 })
        expect(again.steps.every(({ rows }) => rows === 0)).toBe(true)
        expect(await snapshot(pool, TABLES)).toEqual(after)
      }),
      { numRuns: 40 },
    )
  })

  const blocked = async () =>
    (await pool.query<{ id: string }>('select tenant_id as id from deletion_bot.suppression')).rows.map(({ id }) => id)

  test('a freeze of a value of the clinic’s own type is undone exactly, and so are the blocks of its clinics', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.nat(2), async (w, who) => {
        await fill({ ...w, tokens: [], patients: w.patients.slice(0, 4) })
        const subject = subjects[who] as SubjectIdentifiers
        const plan = await planFor(pool, { visit: clinicMap.visit as TableMap }, subject)
        const before = await snapshot(pool, TABLES)
        // A day without a time may be an old one: what stops its processing can be undone, what erases it cannot.
        const visits = await pool.query<{ clinic: string }>(
          `select clinic::text from visit where notes #>> '{who,Mobile No,1}' = $1 and day <= $2`,
          [ids(who).phone, CUT_OFF.toISOString().slice(0, 10)],
        )
        const pseudonyms = [{ keyId: 'k1', value: 'a1'.repeat(32) }]
        expect((await freeze(pool, { plan, subject, pseudonyms, at: CUT_OFF, requestId: REQUEST })).rows).toBe(visits.rows.length)
        // A clinic's id is a number here.
        for (const { clinic } of visits.rows) expect(await blocked()).toContain(clinic)
        await thaw(pool, REQUEST)
        expect(await snapshot(pool, TABLES)).toEqual(before)
        expect(await blocked()).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})
