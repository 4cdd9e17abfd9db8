import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

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
    expect(tiles).toHaveLength(5)
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
    expect(home).toContain('Template')
  })

  it('a dead letter is replayed from its list, and what it said is heard', async () => {
    const rohan = world.actor('rohan')
    const before = rohan.heard().length
    await world.bot(`with dead as (update inbox_event set handled_at = now(), attempts = 5, sealed = sealed where id =
      (select max(id) from inbox_event where kind = 'message' and sealed is not null) returning id, channel_id, received_at)
      insert into dead_letter (reason, dedup_key, channel_id, inbox_event_id, received_at) select 'handler-failed', 'of a test', channel_id, id, received_at from dead`)
    const page = await priya.get('/console/letters')
    const letter = /name="letter" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    expect(page.text).toContain('Handling it failed five times')
    expect((await priya.post('/console/letters', { letter })).location).toContain('said=replayed')
    expect((await priya.post('/console/letters', { letter })).location).toContain('said=gone')
    await world.test.settle()
    expect(await world.bot('select 1 from dead_letter')).toEqual([])
    expect(await world.bot(`select 1 from inbox_event where handled_at is null`)).toEqual([])
    expect(before).toBeGreaterThan(0)
    expect(await world.bot(`select role from access_log where action = 'replay-letter' limit 1`)).toEqual([{ role: 'privacy' }])
  })
})
