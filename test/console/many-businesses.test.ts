import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { countingStatements } from './support/statements.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const MANY = 3_000
const QUERIES_MAX = 12
const counted = countingStatements()
const tenant = (nth: number) => `shop-${String(nth).padStart(6, '0')}`
const options = ({ text }: Seen) =>
  [...(/<select id="business"[^>]*>(.*?)<\/select>/s.exec(text)?.[1] ?? '').matchAll(/<option value(?:="([^"]*)")?/g)].map(
    ([, value]) => value ?? '',
  )

describe('thousands of businesses with a chat', () => {
  const world = scenario()
  let asha: Visitor
  const few = { options: 0 }

  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    few.options = options(await asha.get('/console/requests')).length
    // Of each the keys of one that there is, and a name and an id of its own.
    await world.bot(
      `insert into channel (id, phone_number_id, waba_id, portfolio_id, display_number, mode, tenant_id, business, access_token_sealed,
         app_secrets_sealed, created_at)
       select gen_random_uuid(), 'many-' || n, c.waba_id, c.portfolio_id, 'many-' || n, 'shared', 'shop-' || lpad(n::text, 6, '0'),
         'Tea house of lane ' || n, c.access_token_sealed, c.app_secrets_sealed, now()
       from generate_series(1, $1::int) n, (select * from channel where mode = 'shared' limit 1) c`,
      [MANY],
    )
    await world.test.pass(60_000)
    await world.test.bot.channels.renewed()
    await world.bot(
      `insert into erasure_request (id, reference, token_hash, scope, tenant_id, state, language, proved_at, deadline_at, created_at, updated_at)
       values (gen_random_uuid(), 'CM-MMMM-MMMM', repeat('1', 64), 'account', $1, 'cancelled', 'en', now(), now(), now(), now())`,
      [tenant(1_234)],
    )
    asha = await signedIn(world.test, 'asha')
  })

  it('are options while they are few, and no longer', async () => {
    expect(few.options).toBeGreaterThan(2)
    expect(world.test.bot.channels.all().length).toBeGreaterThan(MANY)
    // Those of the requests on the page can still be chosen.
    const list = await asha.get('/console/requests')
    expect(options(list)).toEqual(['', tenant(1_234)])
    expect(list.text).toMatch(/There are 3,0\d\d: <a href="\/console\/businesses">Find the business<\/a>/)
    expect(options(await asha.get('/console/start'))).toEqual([''])
    expect(list.text.length).toBeLessThan(20_000)
  })

  it('are found by name and chosen for the list and for a start; where more are found than shown, the page says so', async () => {
    await asha.get('/console/businesses')
    const found = await asha.post('/console/businesses', { what: 'tea house of lane 2999' })
    expect(found.text).toContain(`/console/requests?business=${tenant(2_999)}`)
    expect(found.text).not.toContain('Type more of it')
    expect((await asha.post('/console/businesses', { what: 'tea house' })).text).toContain('only the first 20 are here')
    const list = await asha.get(`/console/requests?business=${tenant(2_999)}`)
    expect(list.text).toMatch(new RegExp(`<option value="${tenant(2_999)}" selected[^>]*>Tea house of lane 2999<`))
    expect((await asha.get(`/console/requests?business=${tenant(1_234)}`)).text).toContain('CM-MMMM-MMMM')
    const start = await asha.get(`/console/start?business=${tenant(2_999)}`)
    expect(start.text).toMatch(new RegExp(`<option value="${tenant(2_999)}" selected[^>]*>Tea house of lane 2999<`))
  })

  it('that are stopped are a number with the first ten on the overview, and all of them have a list', async () => {
    await world.bot(`update channel set stopped_code = 190,
      stopped_at = '2026-11-01'::timestamptz + interval '1 minute' * regexp_replace(phone_number_id, '\\D', '', 'g')::bigint
      where phone_number_id like 'many-%'`)
    const home = await asha.get('/console')
    expect(home.text.match(/Nothing is sent from/g)).toHaveLength(1)
    expect(home.text).toContain('<a href="/console/stopped">3,000 WhatsApp numbers</a>')
    expect(home.text.match(/Tea house of lane \d+/g)).toEqual(Array.from({ length: 10 }, (_, n) => `Tea house of lane ${n + 1}`))
    expect(home.text).toContain('and 2,990 more')
    const all = new Set<string>()
    let at: string | undefined = '/console/stopped'
    for (let pages = 0; at !== undefined && pages < 100; pages += 1) {
      const { text }: Seen = await asha.get(at)
      for (const [name] of text.matchAll(/Tea house of lane \d+/g)) all.add(name)
      if (pages === 0) expect(text).toContain('The access token has expired')
      at = /<a href="([^"]+)" rel="next">/.exec(text)?.[1]
    }
    expect(all.size).toBe(MANY)
  })

  it.each(['', '/requests', `/requests?business=${tenant(7)}`, '/start', '/businesses', '/stopped'])(
    'cost no page more statements: %s',
    async (at) => {
      const { status, count } = await counted(() => asha.get(`/console${at}`))
      expect(status).toBe(200)
      expect(count, `${count} statements`).toBeLessThanOrEqual(QUERIES_MAX)
    },
  )
})
