import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { type Dump, missingIn, rowsOf } from '../support/rows-of.ts'
import { type Actor, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
  expect(actor.last().bubble.text).toContain('We have stopped using your data')
}

describe('undo', () => {
  const world = scenario()
  const everything = () => dumpDatabase(world.databases.platformUrl)
  let before: Dump

  it('the freeze stops the business’s bot, its waiting deliveries and its next offer, within the same moment', async () => {
    before = await everything()
    const meera = world.actor('meera')
    await confirmed(meera)
    const [frozen] = await world.bot<{ frozen_at: Date; confirmed_at: Date }>(
      'select frozen_at, confirmed_at from erasure_request',
    )
    expect(frozen?.frozen_at).toEqual(frozen?.confirmed_at)
    const autoreply = "select ai_autoreply_enabled from conversation where external_id like '%7000014821' group by 1"
    expect(await world.platform(autoreply)).toEqual([{ ai_autoreply_enabled: false }])
    const pending = "select 1 from campaign_recipient where phone = '+917000014821' and status = 'pending'"
    expect(await world.platform(pending)).toEqual([])
    expect(await world.platform('select distinct tenant_id::text, blocks from deletion_bot.suppression')).toEqual([
      { tenant_id: expect.any(String), blocks: 'everything' },
      { tenant_id: expect.any(String), blocks: 'everything' },
    ])
  })

  it('"keep my data", typed, asks once more and then restores every row to what it was', async () => {
    const meera = world.actor('meera')
    expect(await meera.says('keep my data')).toEqual([
      expect.stringContaining('Keep your data, and let businesses use it again?'),
    ])
    expect(await meera.says('yes')).toEqual([expect.stringContaining('Please tap a button')])
    expect(await meera.says('keep my data')).toEqual([expect.stringContaining('Your data stays')])
    expect(missingIn(before, await everything())).toEqual([])
    // What is left is the bot's own line that this request was taken back: ids and times, for whoever restores an older database.
    const added = missingIn(await everything(), before)
    expect(added.filter((line) => !line.startsWith('deletion_bot.stopped: '))).toEqual([])
    expect(added).toHaveLength(1)
    expect(await world.bot('select state, subject_sealed from erasure_request')).toEqual([
      { state: 'cancelled', subject_sealed: null },
    ])
    await world.test.pass(20 * MINUTE)
    expect(missingIn(before, await everything())).toEqual([])
  })

  it('what the platform changed in the meantime stays as the platform left it', async () => {
    const meera = world.actor('meera')
    await confirmed(meera)
    const changed = await world.platform<{ row: string }>(
      `with picked as (select id from conversation where external_id like '%7000014821' order by id limit 1)
       update conversation c set metadata = metadata || '{"tag": "vip"}' from picked where c.id = picked.id returning c.id::text as row`,
    )
    const failed = await world.platform<{ row: string }>(
      `update campaign_recipient set status = 'failed', error = '{"code": 1}' where id =
        (select id from campaign_recipient where phone = '+917000014821' and status = 'cancelled' order by id limit 1) returning id::text as row`,
    )
    await meera.taps('Keep my data')
    await meera.taps('Yes, keep it')
    const after = await everything()
    const ids = [...changed, ...failed].map(({ row }) => row)
    expect(ids).toHaveLength(2)
    const different = missingIn(before, after)
    expect(different).toHaveLength(2)
    for (const row of different) expect(ids.some((id) => row.includes(id))).toBe(true)
    expect(await world.platform('select ai_autoreply_enabled from conversation where id = any($1::uuid[])', [ids])).toEqual([
      { ai_autoreply_enabled: true },
    ])
    expect(await world.platform('select status from campaign_recipient where id = any($1::uuid[])', [ids])).toEqual([
      { status: 'failed' },
    ])
    before = after
  })

  it('comes too late once the erasure is done, and the person is told so', async () => {
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const keep = rohan.idOf('Keep my data')
    await world.test.pass(15 * MINUTE)
    const heard = await rohan.does((phone) => phone.tap(keep))
    expect(heard).toEqual([expect.stringContaining('Your data was erased')])
    expect(await rohan.says('keep my data')).toEqual([expect.stringContaining('Your data was erased')])
    expect(await world.bot("select 1 from erasure_request where state = 'completed'")).toHaveLength(1)
  })

  it('racing the start of the erasure, one of the two wins and the person hears which', async () => {
    const people = [
      { key: 'imran', phone: '+917000075532', name: 'Imran Qureshi' },
      { key: 'sunita', phone: '+917000037914', name: 'सुनीता यादव' },
      { key: 'prakash', phone: '+917000041268', name: 'प्रकाश जाधव' },
    ] as const
    for (const person of people) {
      const actor = world.actor(person.key)
      const rows = async () => rowsOf(await dumpDatabase(world.databases.platformUrl, 'public'), person)
      const held = await rows()
      await actor.says('english')
      for (let race = 0; race < 3; race += 1) {
        await confirmed(actor)
        await actor.taps('Keep my data')
        const keep = actor.idOf('Yes, keep it')
        await world.test.pass(15 * MINUTE)
        const heard = actor.heard().length
        // The ten minutes that are left for the answer end at this moment.
        await Promise.all([world.test.pass(10 * MINUTE), actor.phone.tap(keep)])
        await world.test.settle()
        const words = actor.heard().slice(heard).join('\n')
        const [request] = await world.bot<{ state: string }>('select state from erasure_request order by created_at desc limit 1')
        expect(['cancelled', 'completed']).toContain(request?.state)
        if (request?.state === 'completed') {
          expect(words).toMatch(/too late|was erased|being erased/)
          expect(words).toContain('Your data is erased')
          expect(words).not.toContain('Your data stays')
          break
        }
        expect(words).toContain('Your data stays')
        expect(words).not.toContain('Your data is erased')
        expect(missingIn(held, await rows())).toEqual([])
      }
    }
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  it('"it was not me" leads to the button, and takes nothing back by itself', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('english')
    await confirmed(sunita)
    const [{ id } = expect.unreachable()] = await world.bot<{ id: string }>(
      'select id from erasure_request order by created_at desc limit 1',
    )
    const stands = async () => (await world.bot('select state from erasure_request where id = $1', [id]))[0]
    await sunita.says('It was not me!')
    await sunita.taps('Keep my data')
    await sunita.says('I did not ask for this')
    expect(await stands()).toEqual({ state: 'scheduled' })
    await sunita.taps('Yes, keep it')
    expect(await stands()).toEqual({ state: 'cancelled' })
  })
})
