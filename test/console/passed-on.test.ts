import { beforeAll, describe, expect, it } from 'vitest'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { DAY, MINUTE } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const words = ({ text }: Seen) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('whom a business passes on', () => {
  const world = partnerWorld()
  let asha: Visitor
  let priya: Visitor
  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
    priya = await signedIn(world.test, 'priya')
  }
  const list = async (query = '') => words(await asha.get(`/console/forwards${query}`))
  beforeAll(async () => {
    approveTemplates(world.test.graph)
    await enter()
  })

  it('is listed with what was said to it, and found by the number with who told us and when, though nobody ever wrote', async () => {
    const prakash = world.numberOf('prakash')
    await world.forward('clinic', prakash, { language: 'en' })
    await world.test.settle()
    expect(await list()).toMatch(/Sahyadri Family Clinic Asked/)
    await world.test.tapTitle(world.test.phone('prakash'), 'Wasn’t me')
    await world.forward('coaching', prakash, { language: 'en' })
    await world.test.settle()
    expect(await list('?state=denied')).toMatch(/Sahyadri Family Clinic Said “Wasn’t me”/)
    const { text } = await asha.get('/console/forwards')
    expect(text).not.toContain(prakash)
    expect(text).not.toContain(prakash.slice(-10))
    await asha.get('/console/find')
    const found = words(await asha.post('/console/find', { what: prakash, reason: 'asked-by-the-person' }))
    expect(found).toMatch(/Passed on by businesses .*Sahyadri Family Clinic , .*: Said “Wasn’t me”/)
  })

  it('is shown to nobody who looks for another number', async () => {
    await world.confirm('sunita')
    await asha.get('/console/find')
    const found = words(await asha.post('/console/find', { what: world.numberOf('sunita'), reason: 'asked-by-the-person' }))
    expect(found).toMatch(/CM-\w{4}-\w{4}/)
    expect(found).not.toMatch(/Passed on by businesses|Sahyadri/)
  })

  it('and was never asked says why: to staff, in the list, in its file and in a metric', async () => {
    expect(await list('?state=left')).toMatch(
      /Not asked: the (business holds nothing of this number|person was asked for a business)/,
    )
    await world.ours(`insert into channel_template (channel_id, name, language, status, updated_at)
      select id, 'data_deletion_forwarded', language, 'PAUSED', now() from channel,
        unnest('{en,hi,mr,bn,ta,te,gu,kn,ml,pa,or,ur,as}'::text[]) language
      on conflict (channel_id, name, language) do update set status = 'PAUSED'`)
    await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    expect(await list('?state=waiting')).toMatch(/Rangoli Sarees Not asked yet: its template is missing or paused at Meta/)
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toContain('forwards_waiting{reason="no-template"} 1')
    await priya.get('/console/forwards')
    const file = await priya.post('/console/forwards/export', { reason: 'audit', state: 'waiting' })
    expect(file.text.split('\n')[0]).toContain('"passed on","business","how it stands"')
    expect(file.text).toContain('"Rangoli Sarees","Not asked yet: its template is missing or paused at Meta"')
    expect(file.text).not.toContain('Sahyadri')
    expect((await asha.post('/console/forwards/export', { reason: 'audit' })).status).toBe(403)
  })

  it('is red on the overview when it has waited for a day', async () => {
    const tile = async () =>
      /<p class="tile( bad)?">[^/]*\/console\/forwards\?state=waiting">(\d+)/.exec((await asha.get('/console')).text)
    expect((await tile())?.slice(1)).toEqual([undefined, '1'])
    await world.test.pass(DAY + MINUTE)
    await enter()
    expect((await tile())?.slice(1)).toEqual([' bad', '1'])
  })
})
