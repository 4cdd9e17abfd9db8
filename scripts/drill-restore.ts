// `npm run drill:restore`: a backup, erasures, a restore that brings the erased back, the replay, and the proof. On an embedded demo of its own.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { readEmbedded } from '../src/db/embedded.ts'
import { channel, person as personTable } from '../src/db/schema.ts'
import { verifyLedger } from '../src/erasure/erasure-store.ts'
import { countHoldings } from '../src/erasure/holdings-store.ts'
import { headFile, readHeads } from '../src/erasure/ledger-head-store.ts'
import { planErasure } from '../src/erasure/plan.ts'
import type { Bot } from '../src/jobs/bot.ts'
import { readiness } from '../src/jobs/readiness.ts'
import { replayErasures } from '../src/jobs/replay.ts'
import { runRequest } from '../src/jobs/run-request.ts'
import { demoPeople } from '../src/platform/demo-people.ts'
import { scheduleRequest } from '../src/requests/confirmation-store.ts'
import { referenceOf } from '../src/requests/reference.ts'
import { loadRequest } from '../src/requests/request-store.ts'
import { type MovableClock, movableClock } from '../src/runtime/clock.ts'
import { readConfig } from '../src/runtime/config.ts'
import { newId, newReferenceLetters, newToken } from '../src/runtime/ids.ts'
import { seal } from '../src/runtime/keys.ts'
import { start } from '../src/start.ts'
import type { SubjectIdentifiers } from '../src/subject/subject.ts'

const MINUTE_MS = 60_000
const BACKUP = 'platform_backup'

export interface Drill {
  /** Rows of the erased people: after their erasure, after the restore, after the replay. */
  rows: { erased: number; resurrected: number; replayed: number }
  /** What /readyz said at each of these moments. */
  replay: { erased: string; resurrected: string; replayed: string }
  rowsErasedAgain: number
  rowsErasedByASecondReplay: number
  /** Every table is as it was before the restore, but for what came since. */
  sameAsBefore: boolean
  /** A row of an erased person that came after the restore is still there. */
  newerKept: boolean
  ledgerFindings: number
}

/** Runs the drill in a new folder and takes it away again. */
export async function drillRestore(print: (line: string) => void): Promise<Drill> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-drill-'))
  chmodSync(dataDir, 0o711)
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ROLE: 'web', SIMULATOR: 'off' })
  const clock = movableClock(dataDir)
  const running = await start(config, () => {}, clock)
  const admin = new pg.Client({ connectionString: readEmbedded(dataDir)?.botUrl })
  await admin.connect()
  try {
    return await drill(running.bot, clock, admin, print)
  } finally {
    await admin.end()
    await running.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function drill(bot: Bot, clock: MovableClock, admin: pg.Client, print: (line: string) => void): Promise<Drill> {
  const people = ['meera', 'rohan', 'sunita'].map((key) => subjectOf(clock, key))
  const [early, ...late] = people
  if (!early) throw new Error('The demo has lost its people.')
  print('Does a restored backup bring erased people back, and does the replay take them again? On databases of its own.')
  print(`1. ${await heldRows(bot, people)} rows of three people. The first one is erased.`)
  await erase(bot, clock, early)
  print('2. A backup of the platform is taken.')
  await copyDatabase(admin, 'platform', BACKUP)
  await eventually(() => bot.platform.query('select 1'))
  for (const subject of late) await erase(bot, clock, subject)
  const erased = await heldRows(bot, people)
  const before = await dump(bot.platform)
  const readyBefore = (await readiness(bot)).replay
  print(`3. The other two are erased: ${erased} rows with their numbers left. /readyz says replay: ${readyBefore}.`)
  await copyDatabase(admin, BACKUP, 'platform')
  await eventually(() => bot.platform.query('select 1'))
  const resurrected = await heldRows(bot, people)
  const state = await readiness(bot)
  print(`4. The backup is restored: ${resurrected} rows, the two are back. /readyz says replay: ${state.replay}.`)
  print(`   ${state.replayHint}`)
  clock.advance(MINUTE_MS)
  const newer = await writeNewer(bot, clock, late[0] ?? early)
  const planned = await replayErasures(bot, { dryRun: true })
  print(`5. A dry run would take ${'rows' in planned ? planned.rows : planned.is} rows.`)
  const first = await replayErasures(bot)
  if (!('rows' in first)) throw new Error(`The replay was refused: ${first.is}.`)
  const second = await replayErasures(bot)
  const after = await dump(bot.platform)
  const newerKept = [...(after.get('conversation') ?? [])].some((row) => row.includes(newer))
  const replayed = (await heldRows(bot, people)) - 1
  const readyAfter = (await readiness(bot)).replay
  print(
    `6. The replay took ${first.rows} rows of ${first.replayed} people: ${replayed} rows left. /readyz says replay: ${readyAfter}.`,
  )
  const keys = new Map([[bot.keys.signing.id, bot.keys.signing.publicKey]])
  const { entries, findings } = await verifyLedger(bot.db, keys, readHeads(headFile(bot.config.dataDir)))
  const sameAsBefore = same(before, after, newer)
  print(
    `7. Every table is ${sameAsBefore ? 'as it was before the restore' : 'NOT as before'}; the chat begun since is ${newerKept ? 'kept' : 'LOST'}.`,
  )
  print(`   The ledger's ${entries} entries verify with ${findings.length} findings.`)
  return {
    rows: { erased, resurrected, replayed },
    replay: { erased: readyBefore, resurrected: state.replay, replayed: readyAfter },
    rowsErasedAgain: first.rows,
    rowsErasedByASecondReplay: 'rows' in second ? second.rows : -1,
    sameAsBefore,
    newerKept,
    ledgerFindings: findings.length,
  }
}

function subjectOf(clock: MovableClock, key: string): SubjectIdentifiers {
  const found = demoPeople(clock.now()).find((each) => each.key === key)
  return { phones: found?.phone ? [found.phone] : [], userIds: [], emails: [] }
}

/** Confirmed, frozen, and after the undo window erased: the path of a request without its chat. */
async function erase(bot: Bot, clock: MovableClock, subject: SubjectIdentifiers): Promise<void> {
  const now = clock.now()
  const [via] = await bot.db.select().from(channel).limit(1)
  const personId = newId()
  await bot.db.insert(personTable).values({ id: personId, createdAt: now })
  const { request } = await bot.db.transaction((tx) =>
    scheduleRequest(
      tx,
      {
        ...{ id: newId(), reference: referenceOf(newReferenceLetters()), tokenHash: newToken(), tokenSealed: '-' },
        ...{ personId, channelId: via?.id ?? '', language: 'en', scope: { kind: 'number' }, provedAt: now, now },
      },
      {
        ...{ suspect: false, subjectSealed: seal(bot.keys, 'subject', JSON.stringify(subject)), language: 'en' },
        ...{ confirmedAt: now, eraseAt: new Date(now.getTime() + 15 * MINUTE_MS), now },
      },
    ),
  )
  await runRequest(bot, request.id)
  clock.advance(16 * MINUTE_MS)
  await runRequest(bot, request.id)
  const state = (await loadRequest(bot.db, request.id))?.state
  if (state !== 'completed') throw new Error(`An erasure of the drill ended as ${state}.`)
}

async function heldRows(bot: Bot, people: readonly SubjectIdentifiers[]): Promise<number> {
  let rows = 0
  for (const subject of people) {
    const now = bot.clock.now()
    const scope = { kind: 'number' } as const
    const planned = planErasure({ map: bot.dataMap, catalogue: bot.catalogue, subject, scope, cutOff: now, now })
    if ('refused' in planned) throw new Error(planned.refused)
    rows += (await countHoldings(bot.platform, planned.plan, subject)).reduce((sum, { mine }) => sum + mine, 0)
  }
  return rows
}

/** One of the erased writes to a business again after the restore. Returns the new chat's id. */
async function writeNewer(bot: Bot, clock: MovableClock, subject: SubjectIdentifiers): Promise<string> {
  const { rows } = await bot.platform.query<{ id: string }>(
    `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
     select b.tenant_id, b.id, 'whatsapp', $1, 'open', $2, $2 from bot b
       where not exists (select from conversation c where c.tenant_id = b.tenant_id and c.external_id = $1) order by id limit 1 returning id`,
    [subject.phones[0], clock.now()],
  )
  return rows[0]?.id ?? ''
}

/** `to` becomes a copy of `from`; whoever is connected to either is sent away. */
async function copyDatabase(admin: pg.Client, from: string, to: string): Promise<void> {
  const quoted = (name: string) => admin.escapeIdentifier(name)
  await admin.query(`alter database ${quoted(from)} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
  await eventually(async () => {
    await admin.query(`drop database if exists ${quoted(to)} with (force)`)
    await admin.query(`create database ${quoted(to)} template ${quoted(from)}`)
  })
  await admin.query(`alter database ${quoted(from)} allow_connections true`)
}

/** Connections take a moment to end, and to come back. */
async function eventually(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(100)
    }
  }
}

type Dump = Map<string, Set<string>>

/** CallMissed's own tables as text; values drawn by lot are named alike. */
async function dump(platform: pg.Pool): Promise<Dump> {
  const { rows: tables } = await platform.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const dumped: Dump = new Map()
  for (const { name } of tables) {
    const { rows } = await platform.query<{ row: string }>(`select t::text as row from public.${pg.escapeIdentifier(name)} t`)
    dumped.set(name, new Set(rows.map(({ row }) => row.replace(/erased-[0-9a-f]{32}/g, 'erased'))))
  }
  return dumped
}

function same(before: Dump, after: Dump, but: string): boolean {
  return [...after].every(([table, rows]) => {
    const known = before.get(table) ?? new Set()
    const left = [...rows].filter((row) => !row.includes(but))
    return left.length === known.size && left.every((row) => known.has(row))
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { rows, sameAsBefore, newerKept, ledgerFindings, rowsErasedByASecondReplay } = await drillRestore((line) =>
    console.log(line),
  )
  const passed =
    rows.replayed === rows.erased && sameAsBefore && newerKept && ledgerFindings === 0 && rowsErasedByASecondReplay === 0
  console.log(passed ? 'The drill has passed.' : 'THE DRILL HAS FAILED.')
  process.exitCode = passed ? 0 : 1
}
