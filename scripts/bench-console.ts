// `npm run bench:console`: seeds 100,000 requests and 2 million lines of chats, and measures every page of the console beside a page that only
// asks the database for 1. Sizes can be given: requests, lines of chats, rounds. Nothing here fails for being slow.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addStaffLink } from '../src/db/staff-links.ts'
import { sealBody } from '../src/outbox/body.ts'
import { readConfig } from '../src/runtime/config.ts'
import { seal } from '../src/runtime/keys.ts'
import { type Running, start } from '../src/start.ts'

const [requests = 100_000, lines = 2_000_000, rounds = 60] = process.argv.slice(2).map(Number)
const AIM_MS = 200
const QUERIES_MAX = 12

const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-console-'))
const running = await start(readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), () => {})
try {
  await seed(running)
  await measure(running)
} finally {
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/** A tenth of the requests is open; every person has one chat, and its lines are spread evenly. */
async function seed({ bot }: Running): Promise<void> {
  const now = bot.clock.now().toISOString()
  const channel = bot.channels.all().find(({ mode }) => mode === 'dedicated')?.id
  const said = seal(
    bot.keys,
    'inbox',
    JSON.stringify({ kind: 'message', content: { type: 'text', body: 'delete my data' }, forwarded: false }),
  )
  const told = sealBody(bot.keys, { message: { kind: 'text', body: 'We have stopped using your data.' } })
  say(`seeding ${requests} requests and ${lines} lines of chats …`)
  const client = new pg.Client({ connectionString: bot.databaseUrl })
  await client.connect()
  const run = (text: string, values: unknown[] = []) => client.query(text, values)
  await run('create temp table p as select gen_random_uuid() as id, gen_random_uuid() as chat, n from generate_series(1, $1) n', [
    requests,
  ])
  await run(`insert into person (id, created_at) select id, $1::timestamptz - n % 300 * interval '1 day' from p`, [now])
  await run(
    `insert into person_binding (id, person_id, kind, key_id, pseudonym, seen_at)
     select gen_random_uuid(), id, 'phone', 'k1', encode(sha256(n::text::bytea), 'hex'), $1::timestamptz from p`,
    [now],
  )
  await run(
    `insert into conversation (id, person_id, channel_id, state, language, last_inbound_at, created_at, updated_at)
     select chat, id, $2, 'done', 'en', $1::timestamptz - n % 300 * interval '1 day', $1, $1 from p`,
    [now, channel],
  )
  // Letters and digits of a reference, from a number.
  const reference = `'CM-' || translate(lpad(to_hex(n), 4, '0'), '01abcdef', 'GHABCDEF') || '-' || translate(lpad(to_hex(n / 7 + 9), 4, '0'), '01abcdef', 'GHABCDEF')`
  await run(
    `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, language, proved_at, confirmed_at, deadline_at,
       erase_at, frozen_at, started_at, finished_at, second_swept_at, reason, next_attempt_at, created_at, updated_at)
     select gen_random_uuid(), ${reference}, n::text, id, $2, 'number', s, 'en', at, at, at + interval '30 days', at + interval '15 minutes',
       at + interval '1 second', case when s in ('completed','partial') then at + interval '15 minutes' end, case when s = 'completed' then at + interval '16 minutes' end,
       case when s = 'completed' then at + interval '9 days' end, case when s = 'parked' then 'too-large-share' end, $1::timestamptz + interval '30 days', at, at
     from (select *, (array['parked','on_hold','scheduled','partial'])[case when n % 40 < 4 then n % 4 + 1 end] as open_state,
             $1::timestamptz - (case when n % 40 < 4 then n % 29 else n % 300 end) * interval '1 day' - n % 86400 * interval '1 second' as at from p) q,
       lateral (select coalesce(open_state, case when n % 11 = 0 then 'expired' else 'completed' end) as s) st
     on conflict do nothing`,
    [now, channel],
  )
  await run(
    `insert into request_event (request_id, at, what) select r.id, r.created_at + k * interval '1 minute', (array['confirmed','frozen','running','completed'])[k]
     from erasure_request r, generate_series(1, 4) k`,
  )
  const each = Math.max(1, Math.round(lines / requests / 2))
  await run(
    `insert into inbox_event (dedup_key, person_id, channel_id, kind, content_type, sealed, event_at, received_at, handled_at)
     select n || ' ' || k, id, $2, 'message', 'text', $3, t, t, t from p, generate_series(1, $4::int) k,
       lateral (select $1::timestamptz - n % 300 * interval '1 day' - k * interval '1 minute' as t) at`,
    [now, channel, said, each],
  )
  await run(
    `insert into outbox_message (id, person_id, channel_id, conversation_id, request_id, what, sealed, state, error_code, created_at, updated_at)
     select gen_random_uuid(), p.id, $2, chat, r.id, 'scheduled', $3, case when (n + k) % 500 = 0 then 'failed' else 'read' end,
       case when (n + k) % 500 = 0 then 131026 end, t, t
     from p join erasure_request r on r.person_id = p.id, generate_series(1, $4::int) k,
       lateral (select $1::timestamptz - n % 300 * interval '1 day' - k * interval '1 minute' as t) at`,
    [now, channel, told, each],
  )
  await run(
    `insert into access_log (id, at, actor, action, reason, role, request_id) select gen_random_uuid(), r.created_at, 'staff:demo-asha', 'see-request', 'case-work',
       'support', r.id from erasure_request r`,
  )
  await run('vacuum analyze')
  await client.end()
}

async function measure({ bot, url }: Running): Promise<void> {
  const cookie = await signIn({ bot, url })
  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
    await answer.text()
  }
  const { rows } = await bot.lockPool.query<{ reference: string; chat: string }>(
    `select r.reference, c.id as chat from erasure_request r join conversation c on c.person_id = r.person_id where r.state = 'completed' order by r.id limit 500`,
  )
  const some = (n: number) => rows[n % rows.length] ?? { reference: '', chat: '' }
  const pages: [name: string, path: (n: number) => string][] = [
    ['overview', () => '/console'],
    ['requests', () => '/console/requests'],
    ['requests, parked', () => '/console/requests?state=parked'],
    ['requests, late', () => '/console/requests?left=..0'],
    ['requests, of a day', (n) => `/console/requests?from=2026-0${(n % 8) + 1}-15&to=2026-0${(n % 8) + 1}-15`],
    ['one request', (n) => `/console/requests/${some(n).reference}`],
    ['one chat', (n) => `/console/chats/${some(n).chat}`],
    ['access log', () => '/console/access'],
    ['did not arrive', () => '/console/failures'],
    ['dead letters', () => '/console/letters'],
  ]
  const bare = await times(rounds, () => bot.db.execute('select 1').then(() => undefined))
  say(`| page | p50 | p95 | queries |\n|---|---|---|---|\n| bare select 1 | ${at(bare, 0.5)} ms | ${at(bare, 0.95)} ms | 1 |`)
  for (const [name, path] of pages) {
    await get(path(0))
    const queries = await counting(bot, () => get(path(1)))
    const took = await times(rounds, (n) => get(path(n)), 210)
    const p95 = at(took, 0.95)
    const verdict = [p95 > AIM_MS ? 'slow' : '', queries > QUERIES_MAX ? 'many' : ''].filter(Boolean).join(', ')
    say(`| ${name} | ${at(took, 0.5)} ms | ${p95} ms | ${queries}${verdict && ` (${verdict})`} |`)
  }
}

/** How many statements a page sends to both databases. */
async function counting({ db, platform }: Running['bot'], work: () => Promise<void>): Promise<number> {
  // Drizzle hands out its driver; both count there, whatever stands above them.
  const pools = [(db as unknown as { $client: pg.Pool }).$client, platform]
  const before = pools.map((pool) => pool.query)
  let count = 0
  pools.forEach((pool, index) => {
    pool.query = ((...given: Parameters<pg.Pool['query']>) => {
      count += 1
      return (before[index] as (...args: unknown[]) => unknown).apply(pool, given)
    }) as pg.Pool['query']
  })
  await work()
  pools.forEach((pool, index) => {
    pool.query = before[index] as pg.Pool['query']
  })
  return count
}

/** Slowly enough for the limit of pages a minute. */
async function times(rounds: number, work: (n: number) => Promise<void>, pauseMs = 0): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < rounds; n++) {
    const startedAt = performance.now()
    await work(n)
    took.push(performance.now() - startedAt)
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return took.sort((a, b) => a - b)
}

/** In milliseconds, to a tenth. */
function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}

async function signIn({ bot, url }: Pick<Running, 'bot' | 'url'>): Promise<string> {
  const link = await addStaffLink(bot.db, url, bot.clock.now())
  const entered = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ staff: 'staff:demo-priya' }),
    headers: { origin: url },
    redirect: 'manual',
  })
  return (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
