import canonicalize from 'canonicalize'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sha256Hex, verifyText } from '../../src/runtime/keys.ts'
import { publicKeysOf } from '../../src/runtime/public-keys.ts'
import { scenario } from '../support/scenario.ts'
import { whilePlatformIsDown } from './support/down.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const packed = z
  .object({
    about: z.record(z.string(), z.unknown()),
    timeline: z.array(z.object({ at: z.string(), what: z.string(), words: z.string() }).loose()),
    rules: z.record(z.string(), z.unknown()),
    kept: z.union([
      z.string(),
      z.array(z.object({ table: z.string(), rows: z.number(), statute: z.string(), until: z.string() })),
    ]),
    processors: z.array(z.object({ name: z.string(), verb: z.string(), on: z.string().optional(), state: z.string() })),
    notices: z.array(z.object({ what: z.string(), state: z.string() }).loose()),
    receipts: z.array(
      z.object({
        number: z.number(),
        hash: z.string(),
        verified: z.boolean(),
        says: z.record(z.string(), z.unknown()),
        ledger: z.unknown(),
      }),
    ),
    seal: z.object({ sha256: z.string(), keyId: z.string(), signature: z.string() }),
  })
  .loose()

describe('an evidence pack for the Board', () => {
  const world = scenario()
  let priya: Visitor
  let at: string
  const enter = async () => {
    priya = await signedIn(world.test, 'priya')
  }
  const pack = async (form: Record<string, string> = {}) => {
    await priya.get(at)
    const { text, status } = await priya.post(at, { for: 'board', format: 'json', reason: 'authority-asks', ...form })
    expect(status).toBe(200)
    return packed.parse(JSON.parse(text))
  }
  const isSealed = ({ seal, ...rest }: z.infer<typeof packed>) => {
    const key = publicKeysOf(world.test.bot.keys).get(seal.keyId)
    return (
      sha256Hex(canonicalize(rest) ?? '') === seal.sha256 && key !== undefined && verifyText(key, seal.sha256, seal.signature)
    )
  }

  beforeAll(async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(meera.last().bubble.text)?.[0] ?? ''
    at = `/console/requests/${reference}/evidence`
    await world.test.pass(16 * MINUTE)
    await world.test.pass(9 * DAY)
    await enter()
  })

  it('has the timeline from the confirmation to the second sweep, in order and in words', async () => {
    const { timeline, about } = await pack()
    const whats = timeline.map(({ what }) => what)
    const stations = ['confirmed', 'frozen', 'running', 'completed', 'swept-again']
    expect(whats.filter((what) => stations.includes(what))).toEqual(stations)
    const times = timeline.map((line) => line.at)
    expect(times).toEqual(times.toSorted())
    expect(timeline.find(({ what }) => what === 'frozen')?.words).toBe('Data frozen: nothing uses it any more')
    const rows = await world.bot('select 1 from request_event')
    expect(timeline).toHaveLength(rows.length)
    expect(about).toMatchObject({ state: 'completed', covers: 'number', madeBecause: 'authority-asks', withPersonalData: false })
  })

  it('has the rules by which it was done: the very hashes of the request, the cut-off, and when backups are gone', async () => {
    const { rules } = await pack()
    const [row] = await world.bot<{ map_hash: string; plan_hash: string; preview_map_hash: string; cut_off: string }>(
      `select map_hash, plan_hash, preview_map_hash, to_json(confirmed_at)#>>'{}' as cut_off from erasure_request`,
    )
    expect(rules).toMatchObject({
      ...{ mapHash: row?.map_hash, planHash: row?.plan_hash, previewMapHash: row?.preview_map_hash },
      ...{ deadlineDays: 30, backupsGoneAfterDaysToday: 35, cutOff: new Date(row?.cut_off ?? '').toISOString() },
    })
    expect(row?.plan_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has what is kept: table, rows, statute and day, as the platform has it; and says when it cannot be known', async () => {
    const { kept } = await pack()
    const rows = await world.platform<{ table: string; rows: number; until: string }>(
      `select table_name as "table", count(*)::int as rows, max(release_on)::text as until from deletion_bot.retained where settled_at is null group by 1, basis order by 1`,
    )
    expect(rows.length).toBeGreaterThan(0)
    if (typeof kept === 'string') throw new Error(kept)
    expect(kept.map(({ table, rows: count, until }) => ({ table, rows: count, until }))).toEqual(expect.arrayContaining(rows))
    for (const { statute } of kept) expect(statute).toMatch(/Act|Rules|Directions/)
    await whilePlatformIsDown(world, async () => {
      const without = await pack()
      expect(without.kept).toContain('the platform did not answer')
      expect(isSealed(without)).toBe(true)
    })
  })

  it('has each receipt as it was signed, verified against its entry of the ledger', async () => {
    const { receipts } = await pack()
    const stored = await world.bot<{ number: number; hash: string; body: string; seq: string }>(
      'select r.number, r.hash, r.body, l.seq from receipt r join ledger_entry l on l.receipt_id = r.id order by r.number',
    )
    expect(receipts.map(({ number, hash, verified }) => ({ number, hash, verified }))).toEqual(
      stored.map(({ number, hash }) => ({ number, hash, verified: true })),
    )
    expect(receipts.map(({ says }) => says)).toEqual(stored.map(({ body }) => JSON.parse(body)))
    expect(receipts.map(({ ledger }) => ledger)).toMatchObject(stored.map(({ seq }) => ({ seq: Number(seq) })))
    expect(receipts.length).toBeGreaterThan(1)
  })

  it('is sealed: its hash is that of what it says, signed by the receipts’ key; one changed word breaks it', async () => {
    const whole = await pack()
    expect(isSealed(whole)).toBe(true)
    expect(isSealed({ ...whole, about: { ...whole.about, state: 'refused' } })).toBe(false)
    const other = { ...whole, seal: { ...whole.seal, signature: Buffer.alloc(64).toString('base64') } }
    expect(isSealed(other)).toBe(false)
  })

  it('says of a receipt that was changed afterwards that it is not verified', async () => {
    await world.bot(`update receipt set body = body || ' ' where number = 0`)
    const { receipts } = await pack()
    expect(receipts.map(({ verified }) => verified)).toEqual(receipts.map(({ number }) => number !== 0))
    const printed = await priya.post(at, { for: 'board', format: 'html', reason: 'authority-asks' })
    expect(printed.text).toContain('false')
  })
})
