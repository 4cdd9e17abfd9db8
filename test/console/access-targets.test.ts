import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const said = (seen: Seen) => new URL(seen.location ?? 'http://x').searchParams.get('said')

describe('the access log', () => {
  const world = scenario()
  let asha: Visitor
  let priya: Visitor
  let anand: Visitor
  let reference: string
  let chat: string
  let matter: string

  beforeAll(async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    const imran = world.actor('imran')
    await imran.says('COMPLAIN')
    matter = (await world.bot<{ reference: string }>('select reference from case_file'))[0]?.reference ?? ''
    asha = await signedIn(world.test, 'asha')
    // Whoever was never here has no name yet.
    await signedIn(world.test, 'dev')
    priya = await signedIn(world.test, 'priya')
    anand = await signedIn(world.test, 'anand')
    const [row] = await world.bot<{ id: string }>(
      'select c.id from conversation c join case_file f on f.person_id = c.person_id and f.channel_id = c.channel_id',
    )
    chat = row?.id ?? ''
  })
  const lines = (action: string) =>
    world.bot<{ target: string | null; pseudonym: string | null }>(
      'select target, pseudonym from access_log where action = $1 order by at',
      [action],
    )

  it('says whom somebody shut out, to whom a case was given, and which list, letter or chat it was', async () => {
    await anand.get('/console/staff')
    await anand.post('/console/staff', { staff: 'staff:demo-dev', what: 'block' })
    await anand.post('/console/staff', { staff: 'staff:demo-dev', what: 'let-in' })
    expect((await lines('staff-block')).map(({ target }) => target)).toEqual(['staff:demo-dev'])
    await asha.get(`/console/requests/${reference}`)
    await asha.post(`/console/requests/${reference}/assign`, { staff: 'staff:demo-priya', reason: 'work-is-shared' })
    expect((await lines('request-assign')).map(({ target }) => target)).toEqual(['staff:demo-priya'])
    await priya.get('/console/requests')
    await priya.post('/console/requests/export', { state: 'scheduled', left: '..7', reason: 'audit' })
    expect((await lines('export-requests')).map(({ target }) => target)).toEqual(['state=scheduled&left=..7'])
    await priya.get('/console/letters')
    await priya.post('/console/letters', { letter: '4711' })
    expect((await lines('replay-letter')).map(({ target }) => target)).toEqual(['4711'])
    await priya.get(`/console/chats/${chat}`)
    await priya.post(`/console/chats/${chat}/reveal`, { reason: 'complaint' })
    expect((await lines('reveal-chat')).map(({ target }) => target)).toEqual([chat])
    await asha.get(`/console/cases/${matter}`)
    expect((await lines('see-case')).map(({ target }) => target)).toEqual([matter])
    await priya.get('/console/access')
    await priya.post('/console/access/export', { staff: 'staff:demo-dev', format: 'csv', reason: 'audit' })
    expect((await lines('export-access-log')).map(({ target }) => target)).toEqual(['staff=staff%3Ademo-dev'])
  })

  it('shows it in words and in both exports, with eight letters of whose matter it was, by which one person’s lines are found', async () => {
    const { text } = await priya.get('/console/access')
    for (const words of [
      'Dev Menon',
      'Priya Nair',
      'list state=scheduled&amp;left=..7',
      'dead letter 4711',
      `chat ${chat.slice(0, 8)}`,
      matter,
    ])
      expect(text).toContain(words)
    const [revealed] = await lines('reveal-chat')
    const person = revealed?.pseudonym?.slice(0, 8) ?? ''
    expect(text).toContain(`/console/access?person=${person}`)
    const csv = await priya.post('/console/access/export', { format: 'csv', reason: 'audit' })
    expect(csv.text.split('\r\n')[0]).toBe('"at","who","role","action","case","target","person","reason","outcome"')
    expect(csv.text).toMatch(new RegExp(`"reveal-chat","[^"]*","${chat}","${person}","complaint"`))
    const json = await priya.post('/console/access/export', { format: 'json', reason: 'audit', person })
    const of = JSON.parse(json.text) as { action: string; person: string }[]
    expect(of.map(({ action }) => action)).toEqual(expect.arrayContaining(['reveal-chat', 'see-case']))
    expect(new Set(of.map((line) => line.person))).toEqual(new Set([person]))
    const ofCase = (await priya.get(`/console/access?reference=${matter}`)).text
    expect(ofCase).toContain('Looked at the case')
    expect(ofCase).not.toContain('Shut somebody out')
    expect((await priya.get('/console/access?reference=7000063507')).text).toContain('Nothing is written down here')
  })

  it('has a line for each proposed start that somebody sees, and an admin sees none of whom they are about', async () => {
    const phone = '70000 55660'
    world.alsoSecret(phone, phone.replaceAll(' ', ''))
    await asha.get('/console/start')
    const wish = { scope: 'number', business: '', phone, source: 'letter', proof: 'called-back', language: 'en', email: '' }
    expect(said(await asha.post('/console/start', { ...wish, file: 'letter-on-file' }))).toBe('proposed')
    const [proposed] = await lines('propose-start')
    expect(proposed?.target).toMatch(/^[0-9a-f-]{36}$/)
    const forAdmin = (await anand.get('/console/proposals')).text
    expect(forAdmin).not.toContain('5660')
    expect(forAdmin).toContain('Start a request for a letter or a call')
    expect(await lines('see-start')).toEqual([])
    expect((await priya.get('/console/proposals')).text).toContain('number ending 5660')
    expect(await lines('see-start')).toEqual([{ target: proposed?.target, pseudonym: proposed?.pseudonym }])
  })

  it('takes no words and no number as a target', async () => {
    const insert = (target: string) =>
      world.bot(
        `insert into access_log (id, at, actor, action, reason, target) values (gen_random_uuid(), now(), 'cli:x', 'x', 'x', $1)`,
        [target],
      )
    for (const target of ['Rohan Deshmukh', '+917000063507', 'a@b', '<b>'])
      await expect(insert(target)).rejects.toThrow(/access_log_target/)
  })
})
