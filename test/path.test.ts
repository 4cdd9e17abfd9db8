import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../src/erasure/erasure-store.ts'
import { readHeads } from '../src/erasure/ledger-head-store.ts'
import { commitmentOf } from '../src/erasure/receipt.ts'
import { referenceMap } from '../src/erasure/reference-map.ts'
import { expire } from '../src/jobs/expire.ts'
import { nightly } from '../src/jobs/nightly.ts'
import { type Receiver, startReceiver } from './processors/support/receiver.ts'
import { DAY, MINUTE, openTestBot, type TestBot } from './support/bot.ts'
import { testDatabases } from './support/databases.ts'
import { dumpDatabase } from './support/find-person.ts'
import { giveCall, giveMention, givePrompt, letBusinessesListen } from './support/hidden-places.ts'
import { columnsNaming, type KeptLine, readKeepable, readRetained } from './support/kept-rows.ts'
import { hashBlobs, searchEverywhere } from './support/search-everywhere.ts'
import { type Beside, linesWith, openReview, othersBlobs, readReceipts, type Start, strays, takeStock } from './support/walk.ts'
import { IMRAN, MEERA } from './support/walkers.ts'

const NOWHERE = { platform: [], bot: [], sealed: [], logs: [], metrics: [], files: [] }
/** What may be sealed until the second sweep: the address, for the last notice and to erase by it once more. */
const ADDRESS = ['erasure_request.subject_sealed', 'person_binding.address_sealed']
/** And for thirty days: what was written, without number and wamid, and whom a business is told about that nobody has reached yet. */
const WORDS = ['inbox_event.sealed']
const UNTOLD = ['business_notice.sealed']
const YEAR = 366 * DAY

describe('from "delete my data" to a signed receipt', () => {
  const databases = testDatabases({ demo: true })
  let test: TestBot
  let start: Start
  let receiver: Receiver
  /** Whatever tells him, the chat's own wamids included. */
  let his: string[]
  const everywhere = (needles: readonly string[]) => searchEverywhere(test, databases, needles)

  beforeAll(async () => {
    test = await openTestBot(databases)
    receiver = await startReceiver()
    await letBusinessesListen(test, receiver.url)
    await giveCall(test, IMRAN)
    start = await takeStock(test, databases, IMRAN, '70000 75532')
  })
  afterAll(async () => {
    await test.close()
    await receiver.close()
  })

  it('erases what is his after one typed message and two taps', async () => {
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
    his = [...start.needles, ...[said, chose, confirmed, ...phone.received()].map(({ wamid }) => wamid)]
    expect(receiver.received).toHaveLength(2)
  })

  it('takes the recording of his call and the copy that its analysis kept, says complete only because both are gone, and no other file', async () => {
    expect(start.theirBlobs).toEqual(expect.arrayContaining([...IMRAN.recordings]))
    for (const key of start.theirBlobs) expect(start.blobs.has(key), key).toBe(true)
    expect(othersBlobs(start).size).toBeGreaterThan(50)
    expect(hashBlobs(test)).toEqual(othersBlobs(start))
    expect(await readReceipts(test)).toMatchObject([{ result: 'completed', unreachable: [] }])
  })

  it('leaves the mention in somebody else’s message, and counts it on the receipt', async () => {
    expect(start.mentions).toHaveLength(1)
    const after = await dumpDatabase(databases.platformUrl, 'public')
    expect(after.get('public.message')).toEqual(expect.arrayContaining(start.mentions))
    const [receipt, ...more] = await readReceipts(test)
    expect(more).toEqual([])
    expect(receipt).toMatchObject({ result: 'completed', number: 0, mentionedElsewhere: [{ table: 'message', rows: 1 }] })
    expect(receipt.categories.messaging.deleted).toBeGreaterThanOrEqual(10)
  })

  it('leaves every other person’s rows byte-identical', async () => {
    const after = await dumpDatabase(databases.platformUrl, 'public')
    expect(strays(start, after)).toEqual({ lost: [], untouched: [], foreign: [] })
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

  it('holds nothing of him anywhere but the mention, his sealed address and sealed words, and pseudonyms', async () => {
    expect(await everywhere(his)).toEqual({ ...NOWHERE, platform: ['message'], sealed: ADDRESS })
    expect(await everywhere(['mera data'])).toEqual({ ...NOWHERE, sealed: WORDS })
  })

  it('forgets his address with the second sweep, whatever he said meanwhile, and continues the receipt', async () => {
    const phone = test.phone('imran')
    const salt = /#(\S+)/.exec(test.heard(phone).at(-1) ?? '')?.[1] ?? ''
    await test.pass(2 * DAY)
    const thanks = await phone.say('shukriya')
    await test.settle()
    his = [...new Set([...his, ...[thanks, ...phone.received()].map(({ wamid }) => wamid)])]
    await test.pass(6 * DAY + MINUTE)
    const { rows } = await test.bot.lockPool.query('select subject_sealed, second_swept_at from erasure_request')
    expect(rows).toEqual([{ subject_sealed: null, second_swept_at: expect.any(Date) }])
    const both = await readReceipts(test)
    expect(both.map(({ number }) => number)).toEqual([0, 1])
    // The code in his chat shows that the new one is his as well.
    for (const { person } of both) expect(person.commitment).toBe(commitmentOf(IMRAN.phone, salt))
    expect(await everywhere(his)).toEqual({ ...NOWHERE, platform: ['message'] })
    const after = await dumpDatabase(databases.platformUrl, 'public')
    expect(strays(start, after)).toEqual({ lost: [], untouched: [], foreign: [] })
    const keys = new Map([[test.bot.keys.signing.id, test.bot.keys.signing.publicKey]])
    expect((await verifyLedger(test.bot.db, keys)).findings).toEqual([])
  })

  it('forgets his sealed words thirty days after they were said', async () => {
    expect(await everywhere(['mera data'])).toEqual({ ...NOWHERE, sealed: WORDS })
    await test.pass(22 * DAY)
    await nightly(test.bot)
    await expire(test.bot)
    expect(await everywhere([...his, 'mera data'])).toEqual({ ...NOWHERE, platform: ['message'] })
  })
})

describe('from "delete my data" to a signed receipt, of somebody with bills, payments, log lines and calls', () => {
  const databases = testDatabases({ demo: true })
  const SPELT = '700-001-4821'
  /** The one row that the law keeps with her name in it, and somebody else's message. */
  const BY_LAW = ['invoice', 'message']
  /** What the law does not ask for, in the rows that it keeps. */
  const BLANKED: Record<string, object> = {
    audit_log: { target: null },
    invoice: { billing_phone: null },
    payment: { payer_phone: null, payer_name: null },
  }
  const MENTION = `ask my neighbour on ${SPELT}`
  let test: TestBot
  let start: Start
  let keepable: Awaited<ReturnType<typeof readKeepable>>
  let hers: string[]
  /** The bot's rows of somebody whose review is open meanwhile. */
  let beside: Beside
  const everywhere = (needles: readonly string[]) => searchEverywhere(test, databases, needles)

  beforeAll(async () => {
    test = await openTestBot(databases)
    await giveCall(test, MEERA)
    await givePrompt(test, MEERA, SPELT)
    await giveMention(test, MEERA, MENTION)
    start = await takeStock(test, databases, MEERA, MENTION)
    keepable = await readKeepable(test)
    beside = await openReview(test, databases)
  })
  afterAll(() => test.close())

  it('begins with every table that can hold a customer naming her', async () => {
    const tables = Object.entries(referenceMap).flatMap(([table, { scopes }]) =>
      (scopes as readonly string[]).includes('number') ? [table] : [],
    )
    expect(tables).toContain('usage_log')
    const found = await everywhere(start.needles)
    expect(new Set(found.platform)).toEqual(new Set(tables))
    expect(found.files.length).toBeGreaterThanOrEqual(2)
    expect(
      [...start.theirs]
        .filter(([, rows]) => rows.length > 0)
        .map(([table]) => table.replace('public.', ''))
        .sort(),
    ).toEqual(tables.sort())
  })

  it('erases what is hers, and says what the law keeps and until when', async () => {
    const phone = test.phone('meera')
    const sent = [await phone.say('delete my data')]
    await test.settle()
    sent.push(await phone.say('english'))
    await test.settle()
    sent.push(await test.tapTitle(phone, 'Delete my data'), await test.tapTitle(phone, 'Yes, delete it'))
    await test.pass(15 * MINUTE)
    const last = test.heard(phone).at(-1)
    expect(last).toContain('212 messages and 4 recordings')
    expect(last).toContain('1 bill stays until 31 Dec 2032 (tax law)')
    expect(last).toContain('Your number also stands in 1 message of somebody else')
    hers = [...start.needles, ...[...sent, ...phone.received()].map(({ wamid }) => wamid)]
  })

  it('keeps of the law’s rows what it asks for, each with its last day, and the receipt says so', async () => {
    const [receipt, ...more] = await readReceipts(test)
    expect(more).toEqual([])
    expect(receipt).toMatchObject({ result: 'completed', unreachable: [], mentionedElsewhere: [{ table: 'message', rows: 1 }] })
    const { lines, ids } = await readRetained(test)
    expect(lines.map(({ table, rows, until }) => [table, rows, until])).toEqual([
      ['audit_log', 2, '2027-05-02'],
      ['invoice', 1, '2032-12-31'],
      ['payment', 1, '2032-12-31'],
    ])
    expect(receipt.kept.map(({ statute, ...line }: KeptLine & { statute: string }) => [line, statute !== ''])).toEqual(
      lines.map((line) => [line, true]),
    )
    const after = await readKeepable(test)
    for (const [table, id] of ids) expect(after.get(id), table).toEqual({ ...keepable.get(id), ...BLANKED[table] })
    expect(columnsNaming(after, ids, hers)).toEqual(['invoice.billing_name'])
  })

  it('leaves every other person’s rows, files and open review byte-identical', async () => {
    const after = await dumpDatabase(databases.platformUrl, 'public')
    expect(strays(start, after)).toEqual({ lost: [], untouched: [], foreign: [] })
    expect(hashBlobs(test)).toEqual(othersBlobs(start))
    expect(linesWith(await dumpDatabase(databases.botUrl), beside.ids)).toEqual(beside.lines)
  })

  it('holds nothing else of her in clear, and under a seal her address and whom two businesses are still to be told about', async () => {
    expect(await everywhere(hers)).toEqual({ ...NOWHERE, platform: BY_LAW, sealed: [...UNTOLD, ...ADDRESS] })
  })

  it('forgets her address with the second sweep, and after thirty days what no business came to hear', async () => {
    await test.pass(8 * DAY + MINUTE)
    expect(await everywhere(hers)).toEqual({ ...NOWHERE, platform: BY_LAW, sealed: UNTOLD })
    await test.pass(22 * DAY)
    await nightly(test.bot)
    await expire(test.bot)
    expect(await everywhere(hers)).toEqual({ ...NOWHERE, platform: BY_LAW })
    const after = await dumpDatabase(databases.platformUrl, 'public')
    expect(strays(start, after)).toEqual({ lost: [], untouched: [], foreign: [] })
    expect(hashBlobs(test)).toEqual(othersBlobs(start))
  })

  it('lets go of her bill once its last day is over', async () => {
    await test.pass(6 * YEAR + 60 * DAY)
    await nightly(test.bot)
    expect(await everywhere(hers)).toEqual({ ...NOWHERE, platform: ['message'] })
    expect(await readRetained(test)).toEqual({ lines: [], ids: [] })
  })
})
