import { beforeAll, describe, expect, it } from 'vitest'
import { piecesOf } from '../../src/console/export.ts'
import { seal } from '../../src/runtime/keys.ts'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

/** The cells of a file whose every cell is quoted. */
function tableIn({ text }: Seen): string[][] {
  expect(text.startsWith('"'), 'the mark of UTF-8 is taken off by reading').toBe(true)
  const lines = text.trimEnd().split('\r\n')
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('","')
      .map((cell) => cell.replaceAll('""', '"')),
  )
}

describe('lists as files', () => {
  const world = scenario()
  let asha: Visitor
  let priya: Visitor
  let anand: Visitor
  let reference: string
  let complaint: string

  const lookOf = (action: string) =>
    world.bot<{ actor: string; role: string; reason: string }>(
      'select actor, role, reason from access_log where action = $1 order by at, id',
      [action],
    )
  const take = async (who: Visitor, list: string, fields: Record<string, string> = {}) => {
    const seen = await who.post(`/console/${list}/export`, { reason: 'audit', ...fields })
    expect(seen.status, list).toBe(200)
    expect(seen.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.(csv|json)"$/)
    return seen
  }

  beforeAll(async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    await imran.says('COMPLAIN')
    complaint = (await world.bot<{ reference: string }>('select reference from case_file'))[0]?.reference ?? ''
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    world.test.graph.failNext({ kind: 'refuse', code: 131021 })
    await meera.says('status')
    ;[asha, priya, anand] = [
      await signedIn(world.test, 'asha'),
      await signedIn(world.test, 'priya'),
      await signedIn(world.test, 'anand'),
    ]
  })

  it.each(['requests', 'access', 'failures', 'cases', 'proposals', 'letters', 'post', 'objections', 'forwards'])(
    'of %s go to nobody of support, and to nobody without a reason; nothing is written down for those who get none',
    async (list) => {
      const before = await world.bot('select 1 from access_log')
      expect((await asha.post(`/console/${list}/export`, { reason: 'audit', format: 'csv' })).status).toBe(403)
      expect((await priya.post(`/console/${list}/export`, { format: 'csv' })).status).toBe(400)
      expect((await priya.post(`/console/${list}/export`, { reason: 'because', format: 'csv' })).status).toBe(400)
      expect(await world.bot('select 1 from access_log')).toHaveLength(before.length)
    },
  )

  it('are offered to whoever may take them, and to nobody else', async () => {
    for (const place of ['requests', 'failures', 'cases', 'proposals', 'post', 'objections', 'forwards']) {
      expect((await asha.get(`/console/${place}`)).text, place).not.toContain('Export this list')
      expect((await priya.get(`/console/${place}`)).text, place).toContain('Export this list')
    }
    for (const place of ['letters', 'access']) expect((await priya.get(`/console/${place}`)).text).toContain('Export this list')
  })

  it('of requests have what the list shows under the same filters, and say who took them and why', async () => {
    const [header, ...rows] = tableIn(await take(priya, 'requests'))
    expect(header).toEqual(['case', 'state', 'reason', 'covers', 'asked', 'confirmed', 'deadline', 'days left', 'finished'])
    expect(rows.map(([, state]) => state).toSorted()).toEqual(['awaiting_confirmation', 'scheduled'])
    const own = rows.find(([its]) => its === reference)
    expect(own?.slice(1, 4)).toEqual(['scheduled', '', 'Everything under the number'])
    expect(own?.[7]).toBe('30')
    const filtered = tableIn(await take(priya, 'requests', { state: 'scheduled', scope: 'number' }))
    expect(filtered.slice(1).map(([its]) => its)).toEqual([reference])
    expect(tableIn(await take(priya, 'requests', { state: 'refused' }))).toEqual([header])
    expect(await lookOf('export-requests')).toEqual(
      Array(3).fill({ actor: 'staff:demo-priya', role: 'privacy', reason: 'audit' }),
    )
  })

  it('of the access log are what is chosen, for spreadsheets and for programs', async () => {
    await asha.get(`/console/requests/${reference}`)
    await asha.get('/console/find')
    await asha.post('/console/find', { what: '+91 98765 00000', reason: 'complaint' })
    const chosen = { staff: 'staff:demo-asha', reference }
    const [header, ...rows] = tableIn(await take(priya, 'access', { format: 'csv', ...chosen }))
    expect(header).toEqual(['at', 'who', 'role', 'action', 'case', 'target', 'person', 'reason', 'outcome'])
    expect(rows.map(([, who, role, action, its, , , reason]) => [who, role, action, its, reason])).toEqual([
      ['Asha Kulkarni', 'support', 'see-request', reference, 'case-work'],
    ])
    const whole = await take(anand, 'access', { format: 'json' })
    expect(whole.headers.get('content-type')).toContain('application/json')
    const lines = JSON.parse(whole.text) as Record<string, string>[]
    expect(lines.map(({ action }) => action)).toContain('search')
    const own = { who: 'Anand Rao', role: 'admin', action: 'export-access-log', reason: 'audit' }
    expect(lines).toContainEqual(expect.objectContaining(own))
    expect(whole.text).not.toContain('98765')
    const none = await take(priya, 'access', { format: 'json', reference: 'CM-2222-2222' })
    expect(JSON.parse(none.text)).toEqual([])
    expect(await lookOf('export-access-log')).toHaveLength(3)
  })

  it('of messages that did not arrive say of each why and what to do, all codes or one', async () => {
    const [header, ...rows] = tableIn(await take(anand, 'failures', { code: '131021' }))
    expect(header).toEqual(['at', 'message', 'case', 'code', 'why', 'what to do'])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.slice(3)).toEqual(['131021', 'The person’s number is the channel’s own', 'Write from another number.'])
    expect(tableIn(await take(anand, 'failures'))).toHaveLength(2)
    expect(tableIn(await take(anand, 'failures', { code: '131026' }))).toHaveLength(1)
    expect(await lookOf('export-failures')).toHaveLength(3)
  })

  it('of people who wait for an answer have until when, and no word of theirs', async () => {
    expect((await anand.post('/console/cases/export', { reason: 'audit' })).status).toBe(403)
    const [, ...rows] = tableIn(await take(priya, 'cases'))
    expect(rows.map(([its, about]) => [its, about])).toEqual([[complaint, 'Complaint, for the Grievance Officer']])
    expect(rows[0]?.slice(4)).toEqual(['not answered yet', reference])
    expect(await lookOf('export-cases')).toHaveLength(1)
  })

  it('of what waits for a second person have who proposed what and why', async () => {
    const until = new Date(world.test.bot.clock.now().getTime() + 2 * DAY).toISOString().slice(0, 10)
    await asha.get(`/console/requests/${reference}`)
    await asha.post(`/console/requests/${reference}/propose`, { what: 'hold', reason: 'law-asks', until })
    const [, ...rows] = tableIn(await take(anand, 'proposals'))
    expect(rows.map((row) => row.slice(0, 4))).toEqual([['Hold', reference, 'Law asks', 'Asha Kulkarni']])
    expect(await lookOf('export-proposals')).toHaveLength(1)
  })

  it('of objections have which business, its ground and until when, and not the request’s own figures', async () => {
    const [row] = await world.bot<{ tenant_id: string; business: string }>(
      `select tenant_id, business from channel where mode = 'shared' order by id limit 1`,
    )
    await world.bot(
      `insert into objection (id, request_id, tenant_id, ground, state, decide_by, created_at)
       select gen_random_uuid(), id, $1, 'open-order', 'open', $2, now() from erasure_request where reference = $3`,
      [row?.tenant_id, new Date(world.test.bot.clock.now().getTime() + 2 * DAY), reference],
    )
    const [header, ...rows] = tableIn(await take(anand, 'objections'))
    expect(header).toEqual(['request', 'decide by', 'days left', 'business', 'its reason'])
    expect(rows.map(([its, , days, , ground]) => [its, days, ground])).toEqual([[reference, '2', 'Open order']])
    expect(rows[0]?.[3]).not.toMatch(/^business [0-9a-f]/)
    expect(await lookOf('export-objections')).toHaveLength(1)
  })

  it('of dead letters have what there is, newest first, and no word of them', async () => {
    await world.bot(
      `insert into dead_letter (reason, dedup_key, received_at) values ('not-json', 'one', now()), ('bad-row', 'two', now())`,
    )
    const [, ...rows] = tableIn(await take(anand, 'letters'))
    expect(rows.map(([, , reason, canReplay]) => [reason, canReplay])).toEqual([
      ['bad-row', 'no'],
      ['not-json', 'no'],
    ])
    expect(await lookOf('export-letters')).toHaveLength(1)
  })

  it('run no formula, whatever somebody calls themselves', async () => {
    const { bot } = world.test
    const named = seal(bot.keys, 'staff', '=HYPERLINK("https://evil.example")')
    await world.bot('update staff_member set name_sealed = $1 where id = $2', [named, 'staff:demo-asha'])
    const { text } = await take(anand, 'proposals')
    expect(text).toContain('"\'=HYPERLINK(""https://evil.example"")"')
  })

  it('of thousands of rows come piece by piece, each row once, also those of one moment', async () => {
    await world.bot(`insert into erasure_request (id, reference, token_hash, person_id, channel_id, scope, state, language, proved_at, deadline_at, created_at, updated_at)
      select gen_random_uuid(), 'CM-2222-' || translate(lpad(to_hex(n), 4, '0'), '01', 'YZ'), md5(n::text) || md5(n::text), person_id, channel_id, 'number', 'expired', language,
        proved_at, deadline_at, date_trunc('second', created_at) - make_interval(secs => n / 400), updated_at
      from erasure_request, generate_series(1, 2500) n where reference = '${reference}'`)
    const seen = await take(priya, 'requests', { state: 'expired' })
    expect(seen.headers.get('content-length')).toBeNull()
    const rows = tableIn(seen).slice(1)
    expect(rows).toHaveLength(2_500)
    expect(new Set(rows.map(([its]) => its)).size).toBe(2_500)
  })
})

describe('a long list', () => {
  const rows = Array.from({ length: 2_500 }, (_, n) => n)
  const read = async (after: number | undefined, limit: number) => rows.slice((after ?? -1) + 1, (after ?? -1) + 1 + limit)

  it('is read no further than it is taken', async () => {
    let reads = 0
    const counted = (after: number | undefined, limit: number) => {
      reads++
      return read(after, limit)
    }
    const pieces = piecesOf({ isStillIn: async () => true }, counted, (row) => row)
    expect((await pieces.next()).value).toHaveLength(1_000)
    expect(reads).toBe(1)
    await pieces.return(undefined)
    expect(reads).toBe(1)
  })

  it('breaks off with the session of whoever takes it', async () => {
    const pieces = piecesOf({ isStillIn: async () => false }, read, (row) => row)
    expect((await pieces.next()).value).toHaveLength(1_000)
    await expect(pieces.next()).rejects.toThrow('The session ended')
  })
})
