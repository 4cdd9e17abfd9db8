import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../src/erasure/erasure-store.ts'
import { readHeads } from '../src/erasure/ledger-head-store.ts'
import { commitmentOf } from '../src/erasure/receipt.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'
import { demoNow } from './support/demo-now.ts'
import { dumpDatabase, searchDatabase, spellingsToFind } from './support/find-person.ts'

const RECORDINGS = ['recordings/imran/call.ogg', 'analyses/imran/call.ogg'] as const
const SOMEBODY_ELSES = 'recordings/imran/call.ogg.of-somebody-else'
const SPOKEN = 'please send the timetable to imran at home'
const IMRAN = { phone: '+917000075532', name: 'Imran Qureshi' }

describe('from "delete my data" to a signed receipt', () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let before: Map<string, string[]>
  let platformBefore: string[]
  let wamids: string[]
  const needles = [...spellingsToFind(IMRAN.phone), IMRAN.name, SPOKEN]

  beforeAll(async () => {
    test = await openTestBot(databases)
    await giveCall(test)
    before = await dumpDatabase(databases.platformUrl, 'public')
    platformBefore = await searchDatabase(databases.platformUrl, needles)
  })
  afterAll(() => test.close())

  it('erases what is his after one typed message and two taps', async () => {
    expect(platformBefore.length).toBeGreaterThan(20)
    const phone = test.phone('imran')
    const said = await phone.say('mera data delete karo')
    expect(said.outcome.status).toBe(200)
    await test.settle()
    expect(test.heard(phone).at(-1)).toContain('5532')
    const chose = await test.tapTitle(phone, 'डेटा डिलीट करें')
    expect(test.heard(phone).at(-1)).toMatch(/10 मैसेज और 1 कॉल रिकॉर्डिंग/)
    const confirmed = await test.tapTitle(phone, 'हाँ, डिलीट करें')
    expect(test.heard(phone).at(-1)).toMatch(/CM-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await test.pass(15 * MINUTE)
    expect(test.heard(phone).at(-1)).toContain('https://bot.example/receipts/')
    expect(test.heard(phone).at(-1)).toMatch(/10 मैसेज, 1 रिकॉर्डिंग/)
    expect(test.heard(phone)).toHaveLength(4)
    wamids = [said, chose, confirmed, ...phone.received()].map(({ wamid }) => wamid)
  })

  it('takes the recording of his call and the copy that its analysis kept, and says complete only because both are gone', async () => {
    for (const key of RECORDINGS) expect(await test.bot.blobs.exists(key), key).toBe(false)
    expect(filesUnder(test.dataDir).filter((file) => readFileSync(file).includes(SPOKEN))).toEqual([])
    const { rows } = await test.bot.lockPool.query<{ body: string }>('select body from receipt')
    expect(JSON.parse(rows[0]?.body ?? '{}')).toMatchObject({ result: 'completed', unreachable: [] })
    expect(await test.bot.blobs.exists(SOMEBODY_ELSES)).toBe(true)
  })

  it('leaves the mention in somebody else’s message, and counts it on the receipt', async () => {
    const left = await searchDatabase(databases.platformUrl, needles)
    expect(left.map((hit) => hit.split(':')[0])).toEqual(['public.message'])
    const { rows } = await test.bot.lockPool.query<{ body: string }>('select body from receipt')
    expect(rows).toHaveLength(1)
    const receipt = JSON.parse(rows[0]?.body ?? '{}')
    expect(receipt).toMatchObject({ result: 'completed', number: 0, mentionedElsewhere: [{ table: 'message', rows: 1 }] })
    expect(receipt.categories.messaging.deleted).toBeGreaterThanOrEqual(10)
  })

  it('leaves every other person’s rows byte-identical', async () => {
    const after = await dumpDatabase(databases.platformUrl, 'public')
    const gone = new Map([...before].map(([table, rows]) => [table, subtract(rows, after.get(table) ?? [])]))
    const come = [...after].flatMap(([table, rows]) => subtract(rows, before.get(table) ?? []).map((row) => `${table}: ${row}`))
    const his = new Set(
      [...before]
        .flatMap(([table, rows]) => (table === 'public.conversation' ? rows.filter((row) => row.includes('7000075532')) : []))
        .map((row) => idOf(row)),
    )
    expect(his.size).toBeGreaterThan(0)
    // What went names his number or hangs on one of his conversations, directly or through a message or a call that does.
    const owned = new Set(his)
    for (const table of [
      'public.message',
      'public.voice_session',
      'public.message_status',
      'public.voice_turn',
      'public.call_analysis',
    ]) {
      for (const row of gone.get(table) ?? []) {
        expect(
          [...owned].some((id) => row.includes(id)),
          `${table} lost a row that is not his`,
        ).toBe(true)
        owned.add(idOf(row))
      }
    }
    const direct = [
      'public.webhook_delivery',
      'public.campaign_recipient',
      'public.usage_log',
      'public.idempotency_record',
      'public.audit_log',
      'public.conversation',
    ]
    for (const table of direct) {
      for (const row of gone.get(table) ?? []) {
        const isHis = [...owned].some((id) => row.includes(id)) || needles.some((needle) => row.includes(needle))
        expect(isHis, `${table} lost or changed a row that is not his`).toBe(true)
      }
    }
    const touched = [...gone].filter(([, rows]) => rows.length > 0).map(([table]) => table)
    const allowed = [
      'message',
      'voice_session',
      'message_status',
      'voice_turn',
      'call_analysis',
      'webhook_delivery',
      'campaign_recipient',
      'usage_log',
      'idempotency_record',
      'audit_log',
      'conversation',
    ]
    for (const table of touched) expect(allowed).toContain(table.replace('public.', ''))
    // What is new in their place are anonymised or restricted rows, without him.
    for (const row of come) for (const needle of needles) expect(row).not.toContain(needle)
  })

  it('signs a receipt that can be checked by anybody, and that only his chat can tie to his number', async () => {
    const phone = test.phone('imran')
    const link = /https:\/\/bot\.example(\/receipts\/[0-9a-f-]+)#(\S+)/.exec(test.heard(phone).at(-1) ?? '')
    const answer = await fetch(`${test.url}${link?.[1]}?format=json`)
    expect(answer.status).toBe(200)
    const { receipt } = (await answer.json()) as { receipt: { person: { commitment: string } } }
    expect(receipt.person.commitment).toBe(commitmentOf(IMRAN.phone, link?.[2] ?? ''))
    const page = await fetch(`${test.url}${link?.[1]}`, { headers: { accept: 'text/html' } })
    // He spoke Hindi.
    expect(await page.text()).toContain('डेटा डिलीट हो गया')
    const keys = new Map([[test.bot.keys.signing.id, test.bot.keys.signing.publicKey]])
    const heads = readHeads(join(test.dataDir, 'ledger-head.jsonl'))
    expect(heads).toHaveLength(1)
    expect(await verifyLedger(test.bot.db, keys, heads)).toEqual({ entries: 1, findings: [] })
  })

  it('holds nothing of him in the bot’s database or logs but sealed and pseudonymous', async () => {
    const secrets = [...needles, ...wamids, 'mera data']
    expect(await searchDatabase(databases.botUrl, secrets)).toEqual([])
    expect(await searchDatabase(databases.platformUrl, wamids)).toEqual([])
    for (const line of test.lines) for (const secret of secrets) expect(line).not.toContain(secret)
    expect(await openAddresses(test)).toBe(1)
  })

  it('forgets his address with the second sweep, and continues the receipt', async () => {
    await test.pass(8 * DAY + MINUTE)
    expect(await openAddresses(test)).toBe(0)
    const { rows } = await test.bot.lockPool.query('select subject_sealed, second_swept_at from erasure_request')
    expect(rows).toEqual([{ subject_sealed: null, second_swept_at: expect.any(Date) }])
    const receipts = await test.bot.lockPool.query<{ number: number; body: string }>(
      'select number, body from receipt order by number',
    )
    expect(receipts.rows.map(({ number }) => number)).toEqual([0, 1])
    // The code in his chat shows that the new one is his as well.
    const salt = /#(\S+)/.exec(test.heard(test.phone('imran')).at(-1) ?? '')?.[1] ?? ''
    for (const { body } of receipts.rows) expect(JSON.parse(body).person.commitment).toBe(commitmentOf(IMRAN.phone, salt))
    const left = await searchDatabase(databases.platformUrl, needles)
    expect(left.map((hit) => hit.split(':')[0])).toEqual(['public.message'])
    expect(filesUnder(test.dataDir).filter((file) => needles.some((needle) => readFileSync(file).includes(needle)))).toEqual([])
    const keys = new Map([[test.bot.keys.signing.id, test.bot.keys.signing.publicKey]])
    expect((await verifyLedger(test.bot.db, keys)).findings).toEqual([])
  })
})

/** A recorded call of his, in a chat of its own, with transcript and analysis. What the files hold is known, so that a copy anywhere is found. */
async function giveCall({ bot }: TestBot): Promise<void> {
  const [recording, copy] = RECORDINGS
  for (const key of RECORDINGS) await bot.blobs.put(key, Buffer.from(`OggS ${SPOKEN}`))
  await bot.blobs.put(SOMEBODY_ELSES, Buffer.from('OggS somebody else'))
  await bot.platform.query(
    `with chat as (
       insert into conversation (id, tenant_id, bot_id, channel, external_id, status, metadata, duration_seconds, created_at, last_message_at)
       select gen_random_uuid(), c.tenant_id, (select id from bot b where b.tenant_id = c.tenant_id order by id limit 1), 'voice', $1, 'closed',
         jsonb_build_object('contact', jsonb_build_object('name', $2::text, 'phone', $1::text)), 40, $3::timestamptz, $3::timestamptz
       from conversation c where c.external_id = $1 order by c.id limit 1 returning id, tenant_id, bot_id
     ), call as (
       insert into voice_session (id, tenant_id, bot_id, conversation_id, livekit_room, recording_key, metadata, started_at, ended_at)
       select gen_random_uuid(), tenant_id, bot_id, id, 'call-' || substr($1, 2) || '-1', $4,
         jsonb_build_object('caller', jsonb_build_object('phone', $1::text, 'name', $2::text)), $3, $3 from chat returning id
     ), turn as (
       insert into voice_turn (id, voice_session_id, position, role, transcript) select gen_random_uuid(), id, 0, 'user', $5 from call
     )
     insert into call_analysis (id, voice_session_id, recording_key, transcript, summary, sentiment, created_at)
     select gen_random_uuid(), id, $6, jsonb_build_array(jsonb_build_object('speaker', $2::text, 'text', $5::text)), $5, 'neutral', $3 from call`,
    [IMRAN.phone, IMRAN.name, new Date(demoNow.getTime() - 30 * DAY), recording, SPOKEN, copy],
  )
}

function idOf(row: string): string {
  return /^\(([0-9a-f-]{36})/.exec(row)?.[1] ?? row
}

/** Rows of the first list that the second does not have. */
function subtract(rows: readonly string[], from: readonly string[]): string[] {
  const kept = new Set(from)
  return rows.filter((row) => !kept.has(row))
}

async function openAddresses(test: TestBot): Promise<number> {
  const { rows } = await test.bot.lockPool.query<{ open: number }>(
    'select count(*) filter (where address_sealed is not null)::int as open from person_binding where kind = $1',
    ['phone'],
  )
  return rows[0]?.open ?? -1
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
