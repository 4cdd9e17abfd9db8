import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BotDatabase, openBotDatabase } from '../../src/db/client.ts'
import { appendReceipt, receiptsOf, verifyLedger } from '../../src/erasure/erasure-store.ts'
import { entryHash, GENESIS, type LedgerEntry, type LedgerHead, verifyChain, verifyHeads } from '../../src/erasure/ledger.ts'
import { appendHeads, headFile, lastHead, readHeads } from '../../src/erasure/ledger-head-store.ts'
import { mergeReplay } from '../../src/erasure/replay-list.ts'
import { exportLedger, readReplayList, replayFile, rewriteReplayList } from '../../src/erasure/replay-list-store.ts'
import { type KeyRing, sha256Hex, signingKey, signText } from '../../src/runtime/keys.ts'
import { testDatabases } from '../support/databases.ts'
import { insertRequest } from './support/request-row.ts'

function newKeys(): KeyRing {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { encryption: [], pseudonym: [], signing: signingKey(pem) }
}
const keys = newKeys()
const publicKeys = new Map([[keys.signing.id, keys.signing.publicKey]])
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function chainOf(length: number): { entries: LedgerEntry[]; receipts: Map<string, string> } {
  const receipts = new Map(Array.from({ length }, (_, i) => [uuid(i), `{"n":${i}}`]))
  const entries: LedgerEntry[] = []
  for (const [receiptId, body] of receipts) {
    const unsigned = {
      seq: entries.length + 1,
      receiptId,
      receiptHash: sha256Hex(body),
      previousHash: entries.at(-1)?.hash ?? GENESIS,
      createdAt: new Date(Date.UTC(2026, 10, 20, 0, entries.length)),
    }
    const hash = entryHash(unsigned)
    entries.push({ ...unsigned, hash, ...signText(keys, hash) })
  }
  return { entries, receipts }
}

describe('a chain of receipts', () => {
  test('untouched has nothing to find', () => {
    const { entries, receipts } = chainOf(5)
    expect(verifyChain(entries, receipts, publicKeys)).toEqual([])
    expect(verifyChain([], new Map(), publicKeys)).toEqual([])
  })

  const tamperings: [string, (entries: LedgerEntry[], receipts: Map<string, string>) => LedgerEntry[], string][] = [
    ['an entry was taken out', (e) => e.filter(({ seq }) => seq !== 3), 'missing'],
    ['the first entry was taken out', (e) => e.filter(({ seq }) => seq !== 1), 'missing'],
    ['a date was changed', (e) => e.map((x) => (x.seq === 3 ? { ...x, createdAt: new Date(0) } : x)), 'changed'],
    [
      'an entry was rewritten with a fitting hash, without the key',
      (e) => e.map((x) => (x.seq === 5 ? rehash({ ...x, createdAt: new Date(0) }) : x)),
      'bad-signature',
    ],
    [
      'an entry was signed by an unknown key',
      (e) => e.map((x) => (x.seq === 2 ? { ...x, keyId: 'f'.repeat(16) } : x)),
      'unknown-key',
    ],
    [
      'two entries changed places',
      (e) => e.map((x) => (x.seq === 2 ? { ...x, seq: 3 } : x.seq === 3 ? { ...x, seq: 2 } : x)),
      'changed',
    ],
    [
      'an entry was signed anew in the middle',
      (e) => e.map((x) => (x.seq === 2 ? resign({ ...x, createdAt: new Date(0) }) : x)),
      'reordered',
    ],
    [
      'a receipt was rewritten',
      (e, r) => {
        r.set(uuid(1), '{"n":100}')
        return e
      },
      'receipt-changed',
    ],
    [
      'a receipt was taken out',
      (e, r) => {
        r.delete(uuid(1))
        return e
      },
      'receipt-missing',
    ],
    [
      'a receipt was slipped in',
      (e, r) => {
        r.set(uuid(99), '{}')
        return e
      },
      'not-in-ledger',
    ],
  ]
  test.each(tamperings)('%s: found', (_what, tamper, finding) => {
    const { entries, receipts } = chainOf(5)
    expect(verifyChain(tamper(entries, receipts), receipts, publicKeys).map(({ is }) => is)).toContain(finding)
  })

  test('shows any single changed field of any entry', () => {
    const { entries, receipts } = chainOf(4)
    const field = fc.constantFrom('seq', 'receiptId', 'receiptHash', 'previousHash', 'hash', 'keyId', 'signature', 'createdAt')
    fc.assert(
      fc.property(fc.nat(3), field, (at, name) => {
        const other = {
          seq: 77,
          receiptId: uuid(50),
          createdAt: new Date(5),
          keyId: '0'.repeat(16),
          signature: `${'A'.repeat(86)}==`,
        }
        const value = name in other ? other[name as keyof typeof other] : 'e'.repeat(64)
        const changed = entries.map((entry, i) => (i === at ? { ...entry, [name]: value } : entry))
        expect(verifyChain(changed, receipts, publicKeys)).not.toEqual([])
      }),
    )
  })

  test('cut short at its end is given away by the heads outside', () => {
    const { entries } = chainOf(4)
    const heads = entries.map(({ seq, hash }) => ({ seq, hash }))
    expect(verifyHeads(entries, heads)).toEqual([])
    expect(verifyHeads(entries.slice(0, 3), heads)).toEqual([{ seq: 4, is: 'behind-head' }])
    expect(verifyHeads(entries, [{ seq: 2, hash: 'd'.repeat(64) }])).toEqual([{ seq: 2, is: 'not-the-head' }])
  })
})

function rehash(entry: LedgerEntry): LedgerEntry {
  return { ...entry, hash: entryHash(entry) }
}
function resign(entry: LedgerEntry): LedgerEntry {
  const hash = entryHash(entry)
  return { ...entry, hash, ...signText(keys, hash) }
}

const databases = testDatabases()
let bot: BotDatabase
let folder: string
beforeAll(() => {
  bot = openBotDatabase(databases.botUrl, { connectionsMax: 6, waitMsMax: 5_000, onError: () => {} })
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
})
afterAll(async () => {
  await bot.close()
  rmSync(folder, { recursive: true })
})

const append = (requestId: string, n: number, receiptId: string, outside?: LedgerHead) =>
  bot.db.transaction((tx) => {
    const body = `{"receipt":"${receiptId}"}`
    const replay = {
      pseudonyms: [{ keyId: 'k1', value: 'a'.repeat(64) }],
      scope: { kind: 'number' } as const,
      cutOff: new Date('2026-11-20T10:00:00Z'),
      expiresAt: new Date('2026-12-25T10:00:00Z'),
    }
    return appendReceipt(tx, keys, {
      receiptId,
      requestId,
      number: n,
      body,
      hash: sha256Hex(body),
      now: new Date(),
      replay,
      outside,
    })
  })

describe('the stored ledger', () => {
  test('gets one entry per receipt, in one chain, however many write at once', async () => {
    const requests = await Promise.all(Array.from({ length: 8 }, (_, i) => insertRequest(bot.db, i)))
    const stored = await Promise.all(requests.map((requestId, i) => append(requestId, 0, uuid(100 + i))))
    expect(stored.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await verifyLedger(bot.db, publicKeys)).toEqual({ entries: 8, findings: [] })
  })

  test('answers a repeated receipt with the first one and writes nothing', async () => {
    const requestId = await insertRequest(bot.db, 20)
    const first = await append(requestId, 0, uuid(200))
    const again = await append(requestId, 0, uuid(201))
    expect(again).toEqual({ ...first, created: false })
    const next = await append(requestId, 1, uuid(202))
    expect(next.seq).toBe(first.seq + 1)
    expect((await receiptsOf(bot.db, requestId)).map(({ id, number }) => [id, number])).toEqual([
      [uuid(200), 0],
      [uuid(202), 1],
    ])
  })

  test('shows a receipt that was changed behind its back, and an end that was cut off', async () => {
    const file = join(folder, 'deeper', 'ledger-head.jsonl')
    const requestId = await insertRequest(bot.db, 30)
    const stored = await append(requestId, 0, uuid(300))
    await appendHeads(file, [stored])
    await appendHeads(file, [stored])
    expect(readHeads(file)).toEqual([
      { seq: stored.seq, hash: stored.hash },
      { seq: stored.seq, hash: stored.hash },
    ])
    appendFileSync(file, '{"seq": 5, "ha')
    expect((await verifyLedger(bot.db, publicKeys, readHeads(file))).findings).toEqual([])

    await bot.pool.query(`update receipt set body = '{}' where id = $1`, [uuid(300)])
    expect((await verifyLedger(bot.db, publicKeys)).findings).toEqual([{ seq: stored.seq, is: 'receipt-changed' }])
    await bot.pool.query('delete from ledger_entry where receipt_id = $1', [uuid(300)])
    await bot.pool.query('delete from receipt where id = $1', [uuid(300)])
    expect((await verifyLedger(bot.db, publicKeys)).findings).toEqual([])
    expect((await verifyLedger(bot.db, publicKeys, readHeads(file))).findings).toContainEqual({
      seq: stored.seq,
      is: 'behind-head',
    })
  })

  test('no heads where there is no file yet', () => {
    expect(readHeads(join(folder, 'nothing.jsonl'))).toEqual([])
  })
})

describe('what stands outside the database', () => {
  const REPLAYED_UNTIL = new Date('2026-12-25T10:00:00Z')
  const before = new Date('2026-12-01T00:00:00Z')
  const list = (dataDir: string, now = before) => readReplayList(replayFile(dataDir), publicKeys, now)

  test('gets the lines that a process killed before them has left out, and none twice', async () => {
    const dataDir = join(folder, 'killed')
    await exportLedger(bot.db, keys, dataDir)
    const known = readHeads(headFile(dataDir)).length
    await append(await insertRequest(bot.db, 40), 0, uuid(400))
    const last = await append(await insertRequest(bot.db, 41), 0, uuid(401))
    appendFileSync(headFile(dataDir), '{"seq": 99, "ha')
    expect(await lastHead(headFile(dataDir))).not.toMatchObject({ seq: last.seq })
    await Promise.all([1, 2, 3].map(() => exportLedger(bot.db, keys, dataDir)))
    const heads = readHeads(headFile(dataDir))
    expect(heads.length).toBe(known + 2)
    expect(heads.at(-1)).toEqual({ seq: last.seq, hash: last.hash })
    expect(await lastHead(headFile(dataDir))).toEqual({ seq: last.seq, hash: last.hash })
    expect((await verifyLedger(bot.db, publicKeys, heads)).findings).toEqual([])
  })

  test('the replay list is there in full, signed, and loses what has expired and nothing else', async () => {
    const dataDir = join(folder, 'list')
    await exportLedger(bot.db, keys, dataDir)
    const stored = (await bot.pool.query('select from replay_entry')).rowCount ?? 0
    expect(stored).toBeGreaterThan(2)
    expect(mergeReplay(list(dataDir).entries)).toHaveLength(stored)
    expect(list(dataDir).unsigned).toEqual([])
    const gone = await bot.pool.query(
      `delete from replay_entry where request_id in (select request_id from replay_entry limit 1) returning request_id as id`,
    )
    writeFileSync(`${replayFile(dataDir)}.4711`, 'what a process wrote that was killed then')
    expect(await rewriteReplayList(bot.db, keys, dataDir, before)).toBe(stored)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('replay-list'))).toEqual(['replay-list.jsonl'])
    expect(list(dataDir).entries.map(({ requestId }) => requestId)).toContain(gone.rows[0]?.id)
    expect(list(dataDir, new Date(REPLAYED_UNTIL.getTime() + 1)).entries).toEqual([])
    await rewriteReplayList(bot.db, keys, dataDir, new Date(REPLAYED_UNTIL.getTime() + 1))
    expect(list(dataDir).entries).toEqual([])
  })

  test('lines signed with a former key stay until they expire, and are nobody’s until that key is named', async () => {
    const dataDir = join(folder, 'former')
    const former = newKeys()
    await exportLedger(bot.db, former, dataDir)
    expect(list(dataDir).entries).toEqual([])
    const { unsigned } = list(dataDir)
    await rewriteReplayList(bot.db, keys, dataDir, before)
    expect(list(dataDir).unsigned).toHaveLength(unsigned.length)
    const both = new Map([...publicKeys, [former.signing.id, former.signing.publicKey]])
    expect(readReplayList(replayFile(dataDir), both, before).unsigned).toEqual([])
  })

  test('after a loss the chain goes on behind the last head, and the gap stays visible', async () => {
    const dataDir = join(folder, 'loss')
    const lost = await append(await insertRequest(bot.db, 50), 0, uuid(500))
    await exportLedger(bot.db, keys, dataDir)
    await bot.pool.query('delete from ledger_entry where receipt_id = $1', [uuid(500)])
    await bot.pool.query('delete from receipt where id = $1', [uuid(500)])
    const next = await append(await insertRequest(bot.db, 51), 0, uuid(501), await lastHead(headFile(dataDir)))
    expect(next.seq).toBe(lost.seq + 1)
    await exportLedger(bot.db, keys, dataDir)
    const { findings } = await verifyLedger(bot.db, publicKeys, readHeads(headFile(dataDir)))
    expect(findings).toEqual([
      { seq: lost.seq, is: 'missing' },
      { seq: lost.seq, is: 'behind-head' },
    ])
  })
})
