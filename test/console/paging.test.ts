import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** More than a page of each list, every seven of one moment; and one more that comes in while somebody pages. */
const LISTS = [
  {
    list: 'requests',
    path: '/console/requests?state=expired',
    many: 51,
    shown: /<a href="\/console\/requests\/(CM-\w{4}-\w{4})">/g,
    add: (
      from: number,
      to: number,
    ) => `insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, language,
        proved_at, deadline_at, created_at, updated_at)
      select gen_random_uuid(), 'CM-' || translate(lpad(to_hex(n), 4, '0'), '01', 'GH') || '-ZZZZ', encode(sha256(('t' || n)::bytea), 'hex'),
        c.person_id, c.channel_id, 'number', 'expired', 'en', now(), now(), timestamptz '2026-11-01' + n / 7 * interval '1 hour', now()
      from generate_series(${from}, ${to}) n, (select * from conversation limit 1) c`,
  },
  {
    list: 'the access log',
    path: '/console/access?staff=staff:demo-irfan',
    many: 101,
    shown: /<td>dead letter (\d+)<\/td>|<bdi>dead letter (\d+)<\/bdi>/g,
    add: (from: number, to: number) => `insert into access_log (id, at, actor, action, reason, role, target)
      select gen_random_uuid(), timestamptz '2026-11-01' + n / 7 * interval '1 hour', 'staff:demo-irfan', 'replay-letter', 'technical-fault',
        'privacy', n::text from generate_series(${from}, ${to}) n`,
  },
  {
    list: 'messages that did not arrive',
    path: '/console/failures?code=131026',
    many: 51,
    shown: /<th scope="row">Line (\d+)<\/th>/g,
    add: (
      from: number,
      to: number,
      now: string,
    ) => `insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, error_code, created_at, updated_at)
      select gen_random_uuid(), c.person_id, c.channel_id, c.id, 'line-' || n, 'failed', 131026,
        timestamptz '${now}' - interval '10 days' + n / 7 * interval '1 hour', now()
      from generate_series(${from}, ${to}) n, (select * from conversation limit 1) c`,
  },
] as const

describe('a list that is longer than a page', () => {
  const world = scenario()
  let priya: Visitor
  let now: string
  beforeAll(async () => {
    await world.actor('imran').says('delete my data')
    priya = await signedIn(world.test, 'priya')
    now = world.test.bot.clock.now().toISOString()
  })

  /** What each page shows, in order; after the first one something comes in. */
  async function paged(path: string, shown: RegExp, comesIn: () => Promise<unknown>): Promise<string[][]> {
    const pages: string[][] = []
    for (let next: string | undefined = path; next !== undefined; ) {
      const { text, status } = await priya.get(next)
      expect(status).toBe(200)
      pages.push([...text.matchAll(shown)].map((found) => found[1] ?? found[2] ?? ''))
      next = /<a href="([^"]+)" rel="next">/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      if (pages.length === 1) await comesIn()
      if (pages.length > 20) throw new Error('The pages do not end.')
    }
    return pages
  }

  it.each(LISTS)(
    '$list: each row stands on exactly one page, also of one moment, and what comes in moves nothing',
    async (each) => {
      const { path, many, shown, add } = each
      await world.bot(add(1, many, now))
      const pages = await paged(path, shown, () => world.bot(add(many + 20, many + 22, now)))
      expect(pages.length).toBe(2)
      expect(pages[0]).toHaveLength(many - 1)
      const all = pages.flat()
      expect(all).toHaveLength(many)
      expect(new Set(all).size).toBe(many)
      // From the first page on, the new ones stand on top.
      const again = await paged(path, shown, async () => {})
      expect(again.flat()).toHaveLength(many + 3)
      expect(again.flat().slice(3)).toEqual(all)
    },
  )

  it('people who wait for an answer: chats and mails in one order, what is due first first', async () => {
    const add = (from: number, to: number, hours: number) =>
      world.bot(`with people as (insert into person (id, created_at) select gen_random_uuid(), now() from generate_series(${from}, ${to}) returning id),
        numbered as (select id, row_number() over () + ${from - 1} as n from people)
        insert into case_file (id, reference, person_id, channel_id, about, answer_by, opened_at)
        select gen_random_uuid(), 'CM-' || translate(lpad(to_hex(n), 4, '0'), '01', 'GH') || '-YYYY', id, (select id from channel limit 1), 'complaint',
          timestamptz '2027-01-01' + (n / 7 + ${hours}) * interval '1 hour', now() from numbered`)
    const mail = (from: number, to: number) =>
      world.bot(`insert into mail_case (id, about, language, sender, answer_by, opened_at)
        select gen_random_uuid(), 'complain', 'en', encode(sha256(('s' || n)::bytea), 'hex'), timestamptz '2027-01-01' + n / 7 * interval '1 hour', now()
        from generate_series(${from}, ${to}) n`)
    await add(1, 30, 0)
    await mail(20, 45)
    const shown = /<a href="\/console\/(?:cases|mails)\/([^"]+)">/g
    // What is due before the place where somebody stands changes nothing behind it.
    const pages = await paged('/console/cases', shown, () => add(101, 103, -1_000))
    const all = pages.flat()
    expect(pages[0]).toHaveLength(50)
    expect(all).toHaveLength(56)
    expect(new Set(all).size).toBe(56)
    const due = await world.bot<{ key: string; at: string }>(`select reference as key, answer_by::text as at from case_file
      union all select id::text, answer_by::text from mail_case`)
    const at = new Map(due.map((row) => [row.key, row.at]))
    const times = all.map((key) => at.get(key) ?? '')
    expect(times).toEqual(times.toSorted())
    expect((await paged('/console/cases', shown, async () => {})).flat()).toHaveLength(59)
  })

  it('objections: what must be decided first first', async () => {
    const add = (from: number, to: number) =>
      world.bot(`with asked as (insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, tenant_id, state, language, proved_at, confirmed_at, erase_at, deadline_at, created_at, updated_at)
          select gen_random_uuid(), 'CM-' || translate(lpad(to_hex(n), 4, '0'), '01', 'GH') || '-XXXX', encode(sha256(('o' || n)::bytea), 'hex'),
            c.person_id, c.channel_id, 'business', 'shop' || n, 'on_hold', 'en', now(), now(), now(), now(), now(), now()
          from generate_series(${from}, ${to}) n, (select * from conversation limit 1) c returning id, reference)
        insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
        select gen_random_uuid(), id, 'shop', 'open-order', 'open', timestamptz '2027-01-01' + length(replace(reference, 'G', '')) * interval '1 hour', now() from asked`)
    await add(1, 51)
    const shown = /<a href="\/console\/requests\/(CM-\w{4}-XXXX)">/g
    const pages = await paged('/console/objections', shown, async () => {})
    expect(pages.map(({ length }) => length)).toEqual([50, 1])
    expect(new Set(pages.flat()).size).toBe(51)
  })
})
