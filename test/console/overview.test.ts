import { beforeAll, describe, expect, it } from 'vitest'
import { runRequest } from '../../src/jobs/run-request.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** A person who has said yes. */
async function confirms(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

const PER_HOUR = 1

describe('more erasures than may begin in an hour', () => {
  const world = scenario({ config: { maxErasuresPerHour: PER_HOUR } })

  it('are told on the first page, those that wait are a list, and each page says what it waits for', async () => {
    const priya = await signedIn(world.test, 'priya')
    expect((await priya.get('/console')).text).not.toContain('begun within the hour')
    for (const key of ['rohan', 'imran', 'meera'] as const) await confirms(world.actor(key))
    await world.test.pass(16 * MINUTE)
    // Each has a job of its own for its moment.
    for (const { id } of await world.bot<{ id: string }>(`select id from erasure_request where state = 'scheduled'`))
      await runRequest(world.test.bot, id)
    for (let minute = 0; minute < 6; minute += 1) await world.test.pass(MINUTE)
    const { text } = await priya.get('/console')
    expect(text).toContain('As many erasures have begun within the hour as may (1)')
    expect(text).toContain('<a href="/console/requests?overdue=yes">2</a> are past the time and have not begun')
    expect(text).not.toContain('Nothing at the moment')
    const list = (await priya.get('/console/requests?overdue=yes')).text
    expect(list).toContain('Only those that are past their time and have not begun')
    const waiting = [...new Set(list.match(/CM-\w{4}-\w{4}/g))]
    expect(waiting).toHaveLength(2)
    const page = (await priya.get(`/console/requests/${waiting[0]}`)).text
    expect(page).toContain('and it has not begun')
    expect(page).toContain('Waits for its turn: as many erasures have begun within the hour as may')
    for (let hour = 0; hour < 3; hour += 1) await world.test.pass(61 * MINUTE)
    const later = await signedIn(world.test, 'priya')
    expect((await later.get('/console')).text).not.toContain('overdue=yes')
  })
})

describe('the overview', () => {
  const world = scenario()
  let priya: Visitor
  let home: string

  const asks = async (key: 'imran' | 'rohan' | 'meera', far: number) => {
    const actor = world.actor(key)
    await actor.says('delete my data')
    if (far > 0) await actor.taps('Delete my data')
    if (far > 1) await actor.taps('Yes, delete it')
  }

  beforeAll(async () => {
    await asks('rohan', 2)
    await world.test.pass(DAY)
    await asks('imran', 2)
    await asks('meera', 1)
    await world.actor('imran').says('COMPLAIN')
    await world.bot(`insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, error_code, created_at, updated_at)
      select gen_random_uuid(), person_id, channel_id, conversation_id, what, 'failed', code, created_at, updated_at from outbox_message,
      unnest(array[131026, 132015, null]) code where id = (select id from outbox_message order by seq desc limit 1)`)
    await world.bot(`update erasure_request set state = 'parked', reason = 'too-large-share' where state = 'scheduled'`)
    await world.bot(`insert into channel_template (channel_id, name, language, status, updated_at)
      select id, 'data_deletion_delayed', lang, 'PAUSED', now() from channel, unnest(array['en', 'hi']) lang where mode = 'dedicated'`)
    priya = await signedIn(world.test, 'priya')
    home = (await priya.get('/console')).text
  })

  const linked = () =>
    [...home.matchAll(/<a href="(\/console\/[^"]+)">(\d+)(?: messages)?<\/a>/g)].map(([, href = '', count = '']) => ({
      href: href.replaceAll('&amp;', '&'),
      count: Number(count),
    }))

  it('shows every number as a way to its list', () => {
    expect(linked().length).toBeGreaterThan(60)
    const tiles = [...home.matchAll(/<p class="tile[^"]*"><strong>(.*?)<\/strong>/g)]
    expect(tiles).toHaveLength(10)
    for (const [, tile] of tiles) expect(tile).toMatch(/^<a href=/)
  })

  it('every list behind a number has as many lines as the number says', { timeout: 120_000 }, async () => {
    const wrong: string[] = []
    for (const { href, count } of linked()) {
      const [path = '', anchor] = href.split('#')
      const { text, status } = await priya.get(path)
      const part = anchor ? (text.split(`id="${anchor}"`)[1]?.split('</section></section>')[0] ?? '') : text
      const lines = part.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr').length ?? 1
      if (status !== 200 || lines - 1 !== count) wrong.push(`${href}: ${count}, but ${lines - 1} lines`)
    }
    expect(wrong).toEqual([])
  })

  it('says what its charts show in words as well', () => {
    for (const [chart] of home.matchAll(/<figure>.*?<\/figure>/gs)) {
      expect(chart).toMatch(/role="img" aria-label="[^"]+"/)
      expect(chart.match(/<li[ >]/g)).toHaveLength(30)
    }
    expect(home).toContain('Template data_deletion_delayed is paused at Meta in 2 languages')
  })

  it('a dead letter is replayed from its list once the fault is repaired, and what it said is answered', async () => {
    const rohan = world.actor('rohan')
    const { wamid } = await rohan.phone.say('help')
    world.alsoSecret(wamid)
    const [event] = await world.bot<{ id: string; sealed: string }>('select id, sealed from inbox_event where handled_at is null')
    await world.bot(`update inbox_event set sealed = 'e1.AAAA' where id = $1`, [event?.id])
    for (let minute = 0; minute < 8; minute += 1) await world.test.pass(MINUTE)
    priya = await signedIn(world.test, 'priya')
    expect((await priya.get('/console')).text).toContain('<a href="/console/letters">1</a>')
    await world.bot('update inbox_event set sealed = $1 where id = $2', [event?.sealed, event?.id])
    const before = rohan.heard().length
    const page = await priya.get('/console/letters')
    const letter = /name="letter" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    expect(page.text).toContain('Handling it failed five times')
    expect((await priya.post('/console/letters', { letter })).location).toContain('said=replayed')
    expect((await priya.post('/console/letters', { letter })).location).toContain('said=gone')
    await world.test.settle()
    expect(await world.bot('select 1 from dead_letter')).toEqual([])
    expect(rohan.heard().length).toBe(before + 1)
    expect(await world.bot(`select role from access_log where action = 'replay-letter' limit 1`)).toEqual([{ role: 'privacy' }])
  })

  it('an erasure that breaks off again and again, and a message that waits for its template, are numbers with a list', async () => {
    priya = await signedIn(world.test, 'priya')
    const [request] = await world.bot<{ reference: string }>(
      `update erasure_request set state = 'scheduled', reason = null, attempts = 3 where state = 'parked' returning reference`,
    )
    await world.bot(`insert into outbox_message (id, person_id, channel_id, conversation_id, what, state, error_code, created_at, updated_at)
      select gen_random_uuid(), person_id, channel_id, conversation_id, what, 'pending', -6, created_at, updated_at
      from outbox_message order by seq desc limit 1`)
    const { text } = await priya.get('/console')
    expect(text).toContain('<a href="/console/requests?failing=yes">1</a> broke off more than once')
    expect((await priya.get('/console/requests?failing=yes')).text).toContain(`>${request?.reference}<`)
    expect(text).toContain('<a href="/console/failures?code=-6">1</a>')
    expect((await priya.get('/console/failures?code=-6')).text.match(/templates sync/g)?.length).toBeGreaterThan(0)
  })

  it('a hold or window that ends after the thirty days is a number with a list', async () => {
    const [request] = await world.bot<{ reference: string }>(
      `update erasure_request set next_attempt_at = deadline_at + interval '1 day' where attempts = 3 returning reference`,
    )
    expect((await priya.get('/console')).text).toContain('<a href="/console/requests?late=yes">1</a> waits until after')
    expect((await priya.get('/console/requests?late=yes')).text).toContain(`>${request?.reference}<`)
  })

  it('a legal hold without an end is among those that wait too long; one that ends in time is not', async () => {
    const [request] = await world.bot<{ id: string; reference: string }>(
      `update erasure_request set state = 'on_hold', reason = 'legal-hold', next_attempt_at = updated_at + interval '15 minutes'
       where attempts = 3 returning id, reference`,
    )
    const hold = '33333333-3333-4333-8333-333333333333'
    await world.bot(`insert into request_event (request_id, at, what, detail, count) values ($1, now(), 'held', $2, 1)`, [
      request?.id,
      hold,
    ])
    await world.bot(
      `insert into legal_hold (id, scope, table_name, reason, held_from, is_placed) values ($1, 'table', 'message', 'court_order', now(), true)`,
      [hold],
    )
    expect((await priya.get('/console')).text).toContain('<a href="/console/requests?late=yes">1</a> waits until after')
    expect((await priya.get('/console/requests?late=yes')).text).toContain(`>${request?.reference}<`)
    expect((await priya.get(`/console/requests/${request?.reference}`)).text).toContain('and it has no end yet')
    await world.bot(`update legal_hold set held_until = (select min(deadline_at) from erasure_request) - interval '1 day'`)
    expect((await priya.get('/console')).text).not.toContain('requests?late=yes')
    expect((await priya.get('/console/requests?late=yes')).text).toContain('No request fits')
  })

  it('a second look that should be over is a number with a list', async () => {
    const [request] = await world.bot<{ reference: string }>(
      `update erasure_request set state = 'completed', reason = null, attempts = 0, finished_at = $1::timestamptz, second_sweep_at = $1::timestamptz + interval '8 days'
       where attempts = 3 returning reference`,
      [new Date(world.test.bot.clock.now().getTime() - 9 * DAY - MINUTE)],
    )
    const { text } = await priya.get('/console')
    expect(text).toContain('<a href="/console/requests?unswept=yes">1</a> should have had the second look by now')
    expect((await priya.get('/console/requests?unswept=yes')).text).toContain(`>${request?.reference}<`)
    expect((await priya.get(`/console/requests/${request?.reference}`)).text).toContain('has not come to its end')
    await world.bot(`update erasure_request set finished_at = finished_at + interval '1 hour' where finished_at is not null`)
    expect((await priya.get('/console')).text).not.toContain('unswept=yes')
    expect((await priya.get('/console/requests?unswept=yes')).text).toContain('No request fits')
  })

  it('a filter by what a request covers leaves out the others', async () => {
    expect((await priya.get('/console/requests?scope=profile')).text).toContain('No request fits')
    expect((await priya.get('/console/requests?scope=number')).text).toContain('CM-')
  })
})
