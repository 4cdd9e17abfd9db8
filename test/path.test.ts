import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../src/erasure/erasure-store.ts'
import { readHeads } from '../src/erasure/ledger-head-store.ts'
import { commitmentOf } from '../src/erasure/receipt.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'
import { dumpDatabase, searchDatabase, spellingsToFind } from './support/find-person.ts'

const IMRAN = { phone: '+917000075532', name: 'Imran Qureshi' }

describe('from "delete my data" to a signed receipt', () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let before: Map<string, string[]>
  let platformBefore: string[]
  let wamids: string[]
  const needles = [...spellingsToFind(IMRAN.phone), IMRAN.name]

  beforeAll(async () => {
    test = await openTestBot(databases)
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
    await test.tapTitle(phone, 'डेटा डिलीट करें')
    expect(test.heard(phone).at(-1)).toMatch(/10 मैसेज/)
    await test.tapTitle(phone, 'हाँ, डिलीट करें')
    expect(test.heard(phone).at(-1)).toMatch(/CM-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    await test.pass(15 * MINUTE)
    expect(test.heard(phone).at(-1)).toContain('https://bot.example/receipts/')
    expect(test.heard(phone)).toHaveLength(4)
    wamids = [said.wamid, ...phone.received().map(({ wamid }) => wamid)]
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
