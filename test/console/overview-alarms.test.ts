import { beforeAll, describe, expect, it } from 'vitest'
import { countByStatus } from '../../src/db/channel-health.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

async function confirms(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

describe('what stops everything is told first', () => {
  const world = scenario()
  let priya: Visitor
  const home = async () => (await priya.get('/console')).text

  beforeAll(async () => {
    for (const key of ['rohan', 'imran', 'meera'] as const) await confirms(world.actor(key))
    await world.test.pass(15 * MINUTE)
    priya = await signedIn(world.test, 'priya')
  })

  it('nothing does while all is well', async () => {
    const text = await home()
    expect(text).toContain('Nothing at the moment.')
    expect(text).not.toContain('role="alert"')
  })

  it('the time from yes to freeze and from first message to receipt, as median and as 95th', async () => {
    await world.bot(`update erasure_request r set frozen_at = confirmed_at + make_interval(secs => s.after[s.n]),
        finished_at = proved_at + make_interval(secs => 3600 * s.after[s.n])
      from (select id, row_number() over (order by id) as n, array[1.0, 2.0, 10.0] as after from erasure_request) s where s.id = r.id`)
    const text = await home()
    const shown = (row: string) => {
      const line = text.split(row)[1]?.split('</tr>')[0] ?? ''
      return [...line.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, to, words]) => [to, words])
    }
    // Of 1, 2 and 10 the middle one, and nine tenths of the way from 2 to 10.
    expect(shown('the confirmation to the freeze')).toEqual([
      ['/console/requests?took=freeze', '2.0 s'],
      ['/console/requests?took=freeze', '9.2 s'],
    ])
    expect(shown('the first message to the receipt')).toEqual([
      ['/console/requests?took=complete', '2 h'],
      ['/console/requests?took=complete', '9 h'],
    ])
    for (const took of ['freeze', 'complete'])
      expect((await priya.get(`/console/requests?took=${took}`)).text.match(/<th scope="row"/g)).toHaveLength(3)
  })

  it('that nothing begins while the webhook is away, and until what it missed has come again', async () => {
    await world.bot(`insert into webhook_pulse (seen_at, redelivered_until) values (now() - interval '10 minutes', now())
      on conflict (one) do update set seen_at = excluded.seen_at`)
    expect(await home()).toMatch(/role="alert">The webhook takes nothing from WhatsApp: no erasure begins/)
    await world.bot(`update webhook_pulse set seen_at = now(), redelivered_until = now() + interval '9 minutes'`)
    expect(await home()).toContain('no erasure begins before Meta has delivered again what it kept')
    await world.bot('delete from webhook_pulse')
    expect(await home()).not.toContain('webhook')
  })

  it('that nothing begins while the clock of this machine is wrong', async () => {
    const { timekeeper } = world.test.bot
    const { isOff, aheadMs } = timekeeper
    Object.assign(timekeeper, { isOff: () => true, aheadMs: () => 300_000 })
    expect(await home()).toMatch(/role="alert">The clock of this machine is 300 seconds ahead of the database/)
    Object.assign(timekeeper, { isOff, aheadMs })
    expect(await home()).not.toContain('The clock of this machine')
  })

  it('a WhatsApp number from which nothing is sent: whose it is, why, and what to do', async () => {
    await world.bot(`update channel set stopped_at = now(), stopped_code = 190 where mode = 'dedicated'`)
    expect(await home()).toMatch(
      /role="alert">Nothing is sent from the WhatsApp number of <bdi>CallMissed<\/bdi>:.*npm run cli -- channel resume/s,
    )
    await world.bot('update channel set retired_at = now() where stopped_at is not null')
    expect(await home()).not.toContain('Nothing is sent from')
    await world.bot('update channel set retired_at = null, stopped_at = null, stopped_code = null where stopped_at is not null')
  })

  it('a template that is paused, while its number is in use', async () => {
    await world.bot(`insert into channel_template (channel_id, name, language, status, updated_at)
      select id, 'data_deletion_update', 'en', 'PAUSED', now() from channel where mode = 'shared' order by id limit 1`)
    const paused = () => countByStatus(world.test.bot.db)
    expect(await home()).toContain('data_deletion_update')
    expect(await paused()).toEqual([{ status: 'PAUSED', count: 1 }])
    await world.bot('update channel set retired_at = now() where id in (select channel_id from channel_template)')
    expect(await home()).not.toContain('data_deletion_update')
    expect(await paused()).toEqual([])
    await world.bot('delete from channel_template')
    await world.bot('update channel set retired_at = null')
  })

  it('a data map that does not fit: in how many places, and each in a list with what to do', async () => {
    await world.platform('create table stray_note (id uuid primary key, words text)')
    await world.test.pass(MINUTE)
    const findings = world.test.bot.mapFindings.length
    expect(findings).toBeGreaterThan(0)
    expect(await home()).toContain(
      `differ in <a href="/console/drift">${findings === 1 ? 'one place' : `${findings} places`}</a>: until they agree nothing is called complete`,
    )
    const { text } = await priya.get('/console/drift')
    expect(text.match(/<th scope="row">/g)).toHaveLength(findings)
    expect(text).toContain('<code>stray_note</code>')
    await world.platform('drop table stray_note')
    await world.test.pass(MINUTE)
    expect(await home()).not.toContain('/console/drift')
    expect((await priya.get('/console/drift')).text).toContain('The data map answers for every table and column.')
  })

  it('a platform that was restored to before its last erasures: until the replay nothing is called complete', async () => {
    await world.platform('delete from deletion_bot.restore_marker')
    await world.platform('delete from deletion_bot.carried_out')
    expect(await home()).toMatch(
      /role="alert">The platform database is older than 3 completed erasures: run `npm run cli -- erasure replay`/,
    )
  })
})
