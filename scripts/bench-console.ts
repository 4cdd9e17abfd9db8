// `npm run bench:console`: seeds 100,000 requests and 2 million lines of chats, measures every page of the console beside a page that only
// asks the database for 1, and writes its section of docs/benchmarks.md. Sizes may be given: requests, lines, rounds; then nothing is written.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import Fastify from 'fastify'
import pg from 'pg'
import { routeTable } from '../src/console/route-table.ts'
import { addStaffLink } from '../src/db/staff-links.ts'
import type { Bot } from '../src/jobs/bot.ts'
import { demoBusinesses } from '../src/platform/demo-businesses.ts'
import { readConfig } from '../src/runtime/config.ts'
import { type Running, start } from '../src/start.ts'
import { seedConsole } from './bench-console-seed.ts'
import { writeSection } from './bench-section.ts'

const given = process.argv.slice(2).map(Number)
const [requests = 100_000, lines = 2_000_000, rounds = 100] = given
const AIM_MS = 200
const QUERIES_MAX = 12
const SEARCH_EVERY_MS = 6_000
/** No pages: one stays open for as long as somebody looks, the others only lead back. */
const NO_PAGE = /\/(live|reveal|answer|reply|note)$/

const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-console-'))
const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ROLE: 'web', TRUST_PROXY: '127.0.0.1' })
const running = await start(config, () => {})
try {
  const began = performance.now()
  say(`seeding ${requests} requests and ${lines} lines of chats …`)
  await seedConsole(running.bot, { requests, lines })
  say(`seeded in ${Math.round((performance.now() - began) / 1000)} s`)
  const measured = await measure(running)
  const table = tableOf(measured)
  say(table)
  if (given.length === 0) writeSection('console', sectionOf(table))
} finally {
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
}

interface Measured {
  name: string
  p50: number
  p95: number
  queries: number
}

async function measure({ bot, url }: Running): Promise<Measured[]> {
  const cookie = await signIn(bot, url)
  const measured: Measured[] = []
  const pages = await pagesOf(bot)
  const bare = await barePage(bot)
  try {
    const visits = [['bare page: select 1', () => bare.url] as Page, ...pages].map(([name, path]): Visit => {
      const whole = (n: number) => (path(n).startsWith('http') ? path(n) : `${url}/console${path(n)}`)
      return [name, (n) => fetchPage(whole(n), cookie, n)]
    })
    for (const [name, get] of [...visits, ['/find, a number', await searching(bot, url, cookie)] as Visit]) {
      for (let n = 0; n < 5; n++) await get(n)
      const queries = await counting(() => get(1))
      const took = await times(get)
      measured.push({ name, p50: at(took, 0.5), p95: at(took, 0.95), queries })
    }
  } finally {
    await bare.close()
  }
  return measured
}

type Page = [name: string, path: (n: number) => string]
type Visit = [name: string, get: (n: number) => Promise<void>]

/** Every page of the route table, filled with one of many requests each time; and the ways through the list that go by other indexes. */
async function pagesOf(bot: Bot): Promise<Page[]> {
  const { rows } = await bot.lockPool.query<{ reference: string; chat: string; matter: string; mail: string }>(
    `select r.reference, c.id as chat, f.reference as matter, (select id from mail_case order by id limit 1) as mail from case_file f join erasure_request r on r.id = f.request_id
     join conversation c on c.person_id = r.person_id order by r.id limit 500`,
  )
  const fill = (url: string, n: number) => {
    const some = rows[n % rows.length]
    if (!some) throw new Error('Nothing was seeded.')
    return url
      .replace(':reference', url.startsWith('/cases') ? some.matter : some.reference)
      .replace(':id', url.startsWith('/mails') ? some.mail : some.chat)
  }
  const pages = routeTable
    .filter(({ method, url }) => method === 'GET' && !NO_PAGE.test(url))
    .map(({ url }): Page => [url, (n) => fill(url, n)])
  const month = (n: number) => `2026-${String((n % 8) + 2).padStart(2, '0')}-15`
  return [
    ...pages,
    ['/requests, parked', () => '/requests?state=parked'],
    ['/requests, late', () => '/requests?left=..0'],
    ['/requests, open', () => '/requests?left=..'],
    ['/requests, waiting too long', () => '/requests?late=yes'],
    ['/requests, past their time', () => '/requests?overdue=yes'],
    ['/requests, failing', () => '/requests?failing=yes'],
    ['/requests, without their second look', () => '/requests?unswept=yes'],
    ['/requests, without proof', () => '/requests?unproven=yes'],
    ['/requests, frozen in 30 days', () => '/requests?took=freeze'],
    ['/requests, refused (none)', () => '/requests?state=refused'],
    ['/requests, of a day', (n) => `/requests?from=${month(n)}&to=${month(n)}`],
    ['/requests, of a business', (n) => `/requests?business=${demoBusinesses[n % demoBusinesses.length]?.tenantId}`],
    ['/requests, finished on a day', (n) => `/requests?state=completed&finished=${month(n)}`],
    ['/requests, completed in 30 days', () => '/requests?took=complete'],
    ['/cases, late', () => '/cases?late=yes'],
    ['/failures, of one code', () => '/failures?code=131026'],
    ['/access, of one case', (n) => `/access?reference=${rows[n % rows.length]?.reference}`],
    ['/access, of one person of staff', () => '/access?staff=staff:demo-asha'],
  ]
}

/** Searches for the demo's people by number, as the form does; the clock goes on meanwhile, for one person may search a dozen times a minute. */
async function searching(bot: Bot, url: string, cookie: string): Promise<Visit[1]> {
  const form = await (await fetch(`${url}/console/find`, { headers: { cookie } })).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const { now } = bot.clock
  let searches = 0
  bot.clock.now = () => new Date(now().getTime() + searches * SEARCH_EVERY_MS)
  return (n) => {
    searches += 1
    const what = `+9170000${String(14_821 + n).padStart(5, '0')}`
    return fetchPage(`${url}/console/find`, cookie, n, new URLSearchParams({ csrf, what, reason: 'asked-by-the-person' }))
  }
}

async function fetchPage(url: string, cookie: string, n: number, body?: URLSearchParams): Promise<void> {
  // Each from an address of its own, so that the limit of pages a minute stands in nobody's way.
  const answer = await fetch(url, {
    headers: { cookie, 'x-forwarded-for': `10.1.${n % 250}.${(n * 7) % 250}`, ...(body ? { origin: new URL(url).origin } : {}) },
    ...(body ? { method: 'POST', body } : {}),
    redirect: 'manual',
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 200)}`)
}

async function barePage(bot: Bot): Promise<{ url: string; close(): Promise<unknown> }> {
  const app = Fastify()
  app.get('/', async (_request, reply) => {
    const { rows } = await bot.db.execute(sql`select 1 as one`)
    return reply.type('text/html; charset=utf-8').send(`<!doctype html><title>${rows.length}</title>`)
  })
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() }
}

/** How many statements a page sends, to whichever database. */
async function counting(work: () => Promise<void>): Promise<number> {
  const { prototype } = pg.Client
  const query = prototype.query
  let count = 0
  prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    count += 1
    return (query as (...args: unknown[]) => unknown).apply(this, args)
  } as typeof query
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return count
}

async function times(work: (n: number) => Promise<void>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < rounds; n++) {
    const startedAt = performance.now()
    await work(n)
    took.push(performance.now() - startedAt)
  }
  return took.sort((a, b) => a - b)
}

/** In milliseconds, to a tenth. */
function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 10) / 10
}

async function signIn(bot: Bot, url: string): Promise<string> {
  const link = await addStaffLink(bot.db, url, bot.clock.now())
  const entered = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ staff: 'staff:demo-anand' }),
    headers: { origin: url },
    redirect: 'manual',
  })
  const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  // One person who may see every page.
  await bot.lockPool.query(`update staff_member set roles = array['admin','privacy','support']`)
  await bot.lockPool.query(`update staff_session set roles = array['admin','privacy','support']`)
  return cookie
}

function tableOf(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, p50, p95, queries }) => {
    const slow = p95 > AIM_MS ? `**${p95} ms: over the aim**` : `${p95} ms`
    return `| ${name} | ${p50} ms | ${slow} | ${queries > QUERIES_MAX ? `**${queries}: too many**` : queries} |`
  })
  return ['| page | p50 | p95 | queries |', '|---|---|---|---|', ...rows].join('\n')
}

function sectionOf(table: string): string {
  return `## The console with ${requests.toLocaleString('en')} requests and ${lines.toLocaleString('en')} lines of chats

Written by \`npm run bench:console\`: each page ${rounds} times one after the other over HTTP, signed in, on ${cpus().length} cores that server, load and database share, Node ${process.versions.node}. Aims: under ${AIM_MS} ms at the 95th percentile, at most ${QUERIES_MAX} statements to both databases together.

${table}
`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
