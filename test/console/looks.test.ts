import { beforeAll, describe, expect, it } from 'vitest'
import { countLooks } from '../../src/db/access-log.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'

const SAREES = 'Rangoli Sarees'

async function confirms(actor: Actor, title: string): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps(title)
  await actor.taps('Yes, delete it')
}

describe('how often staff looked at a person’s matter', () => {
  const world = scenario()
  let meera: { id: string; person: string; channel: string }
  let shop: { id: string; person: string; channel: string }
  const HOUR = '2026-11-20T10:00:00Z'
  const at = (minutes: number) => new Date(new Date(HOUR).getTime() + minutes * 60_000)
  const since = at(-DAY / 60_000)

  const look = (minutes: number, actor: string, role: string | null, request: string | null, whose: string | null = null) =>
    world.bot(
      `insert into access_log (id, at, actor, action, reason, role, request_id, key_id, pseudonym)
       values (gen_random_uuid(), $1, $2, 'see-request', 'case-work', $3, $4, $5, $6)`,
      [at(minutes), actor, role, request, whose && 'p1', whose],
    )
  const looks = (of: { channelId?: string; pseudonyms?: string[]; personId?: string }) =>
    countLooks(world.test.bot.db, { personId: meera.person, channelId: null, pseudonyms: [], since, ...of })

  beforeAll(async () => {
    await confirms(world.actor('meera', SAREES), 'Delete this chat')
    await confirms(world.actor('meera'), 'Delete my data')
    const rows = await world.bot<{ id: string; person: string; channel: string; mode: string }>(
      `select r.id, r.person_id as person, r.channel_id as channel, c.mode from erasure_request r join channel c on c.id = r.channel_id
       where r.confirmed_at is not null`,
    )
    meera = rows.find(({ mode }) => mode === 'dedicated') ?? expect.unreachable()
    shop = rows.find(({ mode }) => mode === 'shared') ?? expect.unreachable()
  })

  it('nobody has: it is said so', async () => {
    expect(await looks({})).toEqual([])
  })

  it('what one of them does within an hour of the clock is one look; another hour, or another of them, is another', async () => {
    for (const minutes of [0, 5, 59]) await look(minutes, 'staff:asha', 'support', meera.id)
    expect(await looks({})).toEqual([{ role: 'support', count: 1 }])
    await look(60, 'staff:asha', 'support', meera.id)
    expect(await looks({})).toEqual([{ role: 'support', count: 2 }])
    await look(30, 'staff:dev', 'support', meera.id)
    expect(await looks({})).toEqual([{ role: 'support', count: 3 }])
  })

  it('each role is counted by itself, and who has none was at the command line', async () => {
    await look(10, 'staff:priya', 'privacy', meera.id)
    await look(15, 'cli:root', null, meera.id)
    await look(20, 'cli:root', null, meera.id)
    expect(await looks({})).toEqual([
      { role: 'support', count: 3 },
      { role: 'privacy', count: 1 },
      { role: 'technician', count: 1 },
    ])
  })

  it('a look at the number alone counts by its pseudonym, and nobody else’s does', async () => {
    const [own, other] = ['a'.repeat(64), 'b'.repeat(64)]
    await look(120, 'staff:priya', 'privacy', null, own)
    await look(180, 'staff:priya', 'privacy', null, other)
    expect(await looks({ pseudonyms: [own] })).toContainEqual({ role: 'privacy', count: 2 })
    expect(await looks({})).toContainEqual({ role: 'privacy', count: 1 })
  })

  it('what is longer ago than is asked for does not count', async () => {
    await look(-2 * 24 * 60, 'staff:priya', 'privacy', meera.id)
    expect(await looks({})).toContainEqual({ role: 'privacy', count: 1 })
  })

  it('a business’s chat hears of the request made in it, and of no other', async () => {
    await look(30, 'staff:asha', 'support', shop.id)
    expect(await looks({ personId: shop.person, channelId: shop.channel })).toEqual([{ role: 'support', count: 1 }])
    expect((await looks({ channelId: meera.channel })).find(({ role }) => role === 'support')?.count).toBe(3)
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await looks({ personId: nobody })).toEqual([])
  })
})
