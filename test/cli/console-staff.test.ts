import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/runtime/ids.ts'
import { signedIn } from '../console/support/visitor.ts'
import { scenario } from '../support/scenario.ts'
import { as } from './support/propose.ts'
import { cli, namedByItself, productionSettings } from './support/run-cli.ts'

const ID = 'staff:demo-anand'

describe('staff who were shut out of the console', { timeout: 120_000 }, () => {
  const world = scenario()
  const run = (name: string, ...args: string[]) => {
    const { databases, test } = world
    return cli(as(productionSettings(databases, test.dataDir, test.bot.keys), name), ['console', 'staff', ...args])
  }
  const why = ['--reason', 'account-stolen']
  beforeAll(async () => {
    Object.assign(world.test.bot.keys, namedByItself(world.test.bot.keys))
    await signedIn(world.test, 'anand')
  })

  it('lose what they had open and what they had proposed, by one word', async () => {
    await world.bot(
      `insert into proposed_action (id, what, reason, wish_sealed, seen_state, proposed_by, proposed_at, lapses_at)
       values ($1, 'start', 'called-back', 'sealed', 'none', $2, now(), now() + interval '1 day')`,
      [newId(), ID],
    )
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.bot(
      `insert into proposed_action (id, request_id, what, until, reason, seen_state, proposed_by, proposed_at, lapses_at)
       select $1, id, 'hold', now() + interval '3 days', 'law-asks', 'scheduled', $2, now(), now() + interval '1 day' from erasure_request`,
      [newId(), ID],
    )
    expect((await run('asha', 'shut-out', 'staff:nobody', ...why)).code).toBe(1)
    expect((await run('asha', 'shut-out', ID, ...why)).code).toBe(0)
    // What keeps somebody's data waits for a colleague all the same; a start's day is over.
    expect(await world.bot('select what, decision, lapses_at <= now() as past from proposed_action order by what')).toEqual([
      { what: 'hold', decision: null, past: false },
      { what: 'start', decision: null, past: true },
    ])
    expect(await world.bot('select 1 from staff_session where ended_at is null')).toEqual([])
    expect((await run('asha', 'list')).stdout).toContain(ID)
  })

  it('are let in again by two, and not by one who says it twice', async () => {
    for (let times = 0; times < 2; times++)
      expect((await run('asha', 'let-in', ID, ...why)).stdout).toContain('nothing is done before a colleague')
    expect(await world.bot('select 1 from staff_member where blocked_at is not null')).toHaveLength(1)
    expect((await run('dev', 'let-in', ID, ...why)).stdout).toContain('may sign in again')
    expect(await world.bot('select 1 from staff_member where blocked_at is not null')).toEqual([])
    expect((await run('dev', 'let-in', ID, ...why)).stderr).toContain('is not shut out')
    expect(await world.bot(`select actor, action, target from access_log where actor like 'cli:%' order by at`)).toEqual([
      { actor: 'cli:asha', action: 'staff-block', target: ID },
      { actor: 'cli:asha', action: 'staff-let-in-asked', target: ID },
      { actor: 'cli:dev', action: 'staff-let-in', target: ID },
    ])
    expect(await (await signedIn(world.test, 'anand')).get('/console')).toMatchObject({ status: 200 })
  })
})
