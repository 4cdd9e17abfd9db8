import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toCsv } from '../../src/console/csv.ts'
import { harmless, maskButReferences, maskOwn, maskStaff, maskWords } from '../../src/console/mask.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import { languages } from '../../src/flows/language.ts'
import { scenario } from '../support/scenario.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

const SCRIPT = '<script>alert(document.cookie)</script><img src=x onerror=alert(1)>'
const RTL = 'abc \u202Etxt.exe\u202C \u2066hidden\u2069'

describe('hostile words', () => {
  const world = scenario()
  let asha: Visitor
  let priya: Visitor
  let reference: string
  let chat: string

  beforeAll(async () => {
    const rohan = world.actor('rohan')
    await rohan.says(
      `my name is Rohan Deshmukh, mail rohan.d@example.com, call 70000 11223 or +91-7000011223, otp 4471 ${SCRIPT}`,
    )
    await rohan.says(RTL)
    await rohan.says('😀'.repeat(2_048))
    await rohan.says('=HYPERLINK("https://evil.example","x")')
    await rohan.says('delete my data')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(rohan.last().bubble.text)?.[0] ?? ''
    asha = await signedIn(world.test, 'asha')
    priya = await signedIn(world.test, 'priya')
    chat = /\/console\/chats\/[0-9a-f-]{36}/.exec((await asha.get(`/console/requests/${reference}`)).text)?.[0] ?? ''
  })

  const SECRETS = ['Rohan', 'Deshmukh', 'rohan.d', '70000', '7000011223', '4471', 'alert(', 'HYPERLINK', '6350']

  it('are masked for whoever need not know them: names, numbers, addresses and codes', async () => {
    const { text } = await asha.get(chat)
    expect(text).toContain('my ••• is •••')
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret)
    expect(text).toContain('delete my data')
    expect(text).not.toMatch(/DELETE \d{3}/)
  })

  it('are shown once to the privacy officer who says why, and it is written down', async () => {
    await asha.get(chat)
    expect((await asha.post(`${chat}/reveal`, { reason: 'complaint' })).status).toBe(403)
    await priya.get(chat)
    expect((await priya.post(`${chat}/reveal`)).status).toBe(400)
    const shown = await priya.post(`${chat}/reveal`, { reason: 'complaint' })
    expect(shown.text).toContain('Rohan Deshmukh')
    expect((await priya.get(chat)).text).not.toContain('Deshmukh')
    // The address itself reveals nothing, and leads back to the masked chat.
    expect(await priya.get(`${chat}/reveal`)).toMatchObject({ status: 303, location: expect.stringContaining(chat) })
    const looks = await world.bot(`select role, reason from access_log where action = 'reveal-chat'`)
    expect(looks).toEqual([{ role: 'privacy', reason: 'complaint' }])
  })

  it('are harmless where they are revealed: no tag, no hidden direction, and 4,096 emoji', async () => {
    await priya.get(chat)
    const { text } = await priya.post(`${chat}/reveal`, { reason: 'complaint' })
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script>alert')
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(text).toContain('😀'.repeat(2_000))
  })

  it('go into an evidence pack only where a reason asks for them, and run nowhere there either', async () => {
    const at = `/console/requests/${reference}/evidence`
    await priya.get(at)
    const plain = await priya.post(at, { for: 'board', format: 'json', reason: 'authority-asks' })
    for (const secret of SECRETS) expect(plain.text, secret).not.toContain(secret)
    const whole = await priya.post(at, { for: 'board', format: 'html', reason: 'authority-asks', person: 'yes' })
    expect(whole.text).toContain('Rohan Deshmukh')
    expect(whole.text).not.toContain('<script>alert')
    expect(whole.headers.get('content-disposition')).toContain('attachment')
    expect((await asha.get(at)).status).toBe(403)
    const [{ count } = { count: 0 }] = await world.bot<{ count: number }>(
      `select count(*)::int as count from access_log where action = 'export-evidence-with-person'`,
    )
    expect(count).toBe(1)
  })

  it('a business gets its own slice: no counts of others, no chat, even if somebody ticks the box', async () => {
    const at = `/console/requests/${reference}/evidence`
    const form = (await priya.get(at)).text
    const tenant = /<option value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
    const slice = await priya.post(at, { for: tenant, format: 'json', reason: 'business-asks', person: 'yes' })
    const pack = JSON.parse(slice.text)
    expect(pack.person).toBeUndefined()
    expect(pack.rules).toMatchObject({ instructions: [{ tenant, kind: 'standing', clause: '4', windowHours: 0 }] })
    expect(Object.keys(pack.rules)).not.toContain('undoUntil')
    expect(pack.timeline.every(({ count }: { count: unknown }) => count === null)).toBe(true)
    expect(
      (await priya.post(at, { for: '00000000-0000-4000-8000-000000000001', format: 'json', reason: 'business-asks' })).status,
    ).toBe(404)
  })

  it('a number stands in no address, no log line and no column, whatever is done in the console', async () => {
    await asha.get('/console/find')
    await asha.post('/console/find', { what: '+91 70000 63507 = nobody', reason: 'complaint' })
    await asha.post('/console/find', { what: '+91 70000 99887', reason: 'complaint' })
    const written = logged()
    expect(written).not.toContain('7000099887')
    expect(written).not.toContain('70000 99887')
    expect((await asha.get('/console/find?what=7000099887')).text).not.toContain('7000099887')
  })

  it('whoever searches for many numbers that nobody has raises an alarm, and is slowed down', async () => {
    const statuses: number[] = []
    await asha.get('/console/find')
    for (let n = 0; n < 14; n++)
      statuses.push((await asha.post('/console/find', { what: `+91 70000 ${10_000 + n}`, reason: 'complaint' })).status)
    expect(statuses).toContain(429)
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    expect(metrics).toMatch(/alarms_total\{reason="search-misses"\} [1-9]/)
  })

  it('the access log is changed by nobody, and keeps a year', async () => {
    await expect(world.bot(`update access_log set reason = 'other'`)).rejects.toThrow(/append-only/)
    await expect(world.bot('delete from access_log')).rejects.toThrow(/append-only/)
    await expect(world.bot('truncate access_log')).rejects.toThrow(/append-only/)
    // Whatever day somebody names, and whatever the bot's clock says: a year by the database's own clock.
    await world.bot(`insert into access_log (id, at, actor, action, reason, target)
      select gen_random_uuid(), now() - make_interval(days => days), 'staff:x', 'search', 'complaint', 'age:' || days from unnest(array[364, 366]) days`)
    const ages = async () =>
      (await world.bot<{ target: string }>(`select target from access_log where actor = 'staff:x' order by at`)).map(
        ({ target }) => target,
      )
    const named = `with named as (select set_config('bot.access_log_before', '2100-01-01', true)) delete from access_log using named`
    await expect(world.bot(named)).rejects.toThrow(/append-only/)
    expect(await ages()).toEqual(['age:366', 'age:364'])
    const { expireRows } = await import('../support/expire-rows.ts')
    await expireRows(world.test.bot.db, new Date(Date.now() + 400 * DAY))
    expect(await ages()).toEqual(['age:364'])
    await expect(world.bot(named)).rejects.toThrow(/append-only/)
  })

  const logged = () => world.test.lines.join('\n')
})

describe('a hold that is approved while the erasure is about to begin', () => {
  let approve: (() => Promise<void>) | undefined
  const world = scenario({
    checkpoint: async (name) => {
      if (name !== 'planned' || !approve) return
      const act = approve
      approve = undefined
      await act()
    },
  })
  it('wins: the plan that was made is not carried out', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    const asha = await signedIn(world.test, 'asha')
    const dev = await signedIn(world.test, 'dev')
    const at = `/console/requests/${reference}`
    await asha.get(at)
    const until = new Date(world.test.bot.clock.now().getTime() + 3 * DAY).toISOString().slice(0, 10)
    await asha.post(`${at}/propose`, { what: 'hold', reason: 'law-asks', until })
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await dev.get(at)).text)?.[1] ?? ''
    approve = async () => {
      const done = await dev.post(`${at}/decide`, { proposal, verdict: 'approve' })
      expect(done.location).toContain('said=approved')
    }
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state, started_at, reason from erasure_request')).toEqual([
      { state: 'on_hold', started_at: null, reason: 'law-asks' },
    ])
    expect(await world.platform('select 1 from deletion_bot.progress')).toEqual([])
  })
})

describe('masks', () => {
  it.each([
    ['Proof: https://bot.example/receipts/abc#salt', 'Proof: https://bot.example/•••'],
    ['Number ending 4821: until 31 Dec 2032, type DELETE 472', 'Number ending ••••: until 31 Dec 2032, type DELETE •••'],
    ['karan@callmissed.com and asha@example.com', 'karan@callmissed.com and •••'],
    ['Your case: CM-7K3F-9QXD', 'Your case: CM-7K3F-9QXD'],
  ])('of what we say: %s', (text, masked) => expect(maskOwn(text)).toBe(masked))

  it.each([
    ['delete my data please', 'delete my data please'],
    ['मेरा डेटा डिलीट करो', 'मेरा डेटा डिलीट करो'],
    ['I am Meera from Pune', 'I am ••• from •••'],
    ['mera naam Imran hai', 'mera ••• ••• hai'],
  ])('of what a person says: %s', (text, masked) => expect(maskWords(text)).toBe(masked))

  it.each([
    ['https://[x', '•••'],
    ['see https://<shop> or https://%zz/a', 'see ••• or •••'],
    ['https://asha:secret@shop.example/a?b=c', 'https://shop.example/•••'],
  ])('an address that is none hides itself and nothing else: %s', (text, masked) => expect(maskOwn(text)).toBe(masked))

  it('whatever a link is, it is shown or hidden, and never an error', () => {
    const link = fc.tuple(fc.constantFrom('http://', 'https://'), fc.string({ unit: 'binary', maxLength: 20 }))
    fc.assert(
      fc.property(link, ([scheme, rest]) => {
        for (const mask of [maskOwn, maskStaff, maskButReferences]) expect(typeof mask(`a ${scheme}${rest} b`)).toBe('string')
      }),
    )
  })

  it.each(languages)('what staff write names nobody to the rest of support, and the case stays: in %s', (language) => {
    const secret = 'Dear Rohan Deshmukh,\nyour code is 482913, call +91 70000 11111 or rohan@example.com\n४८२९१३'
    const given = { reference: 'CM-7K3F-9QXD', text: secret }
    for (const said of [translator(language)('staff-reply', given), translator(language)('case-answer', given)]) {
      const shown = maskStaff(said)
      expect(shown).toContain('CM-7K3F-9QXD')
      expect(shown).not.toMatch(/Rohan|Deshmukh|482913|70000|rohan@|४८२/)
      expect(shown.split('\n')[0]).toBe(maskOwn(said.split('\n')[0] ?? ''))
    }
    expect(maskButReferences(secret.replaceAll('\n', ' '))).not.toMatch(/Rohan|Deshmukh|482913|70000|rohan@|४८२/)
  })

  it('no digit of a person’s words is ever shown', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => !/\p{Nd}/u.test(maskWords(text))))
  })
  it('nothing invisible changes the direction of a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => !/[\u202a-\u202e\u2066-\u2069]/.test(harmless(text))),
    )
  })
})

describe('a CSV file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '\u200b=1'])('runs no formula: %j', (cell) => {
    expect(toCsv([[cell]]).slice(1)).toMatch(/^"'/)
  })
  it('gives back what was put in, quotes and line breaks included', () => {
    expect(toCsv([['say "hi"\nthere', 5, null]])).toBe('\ufeff"say ""hi""\nthere","5",""\r\n')
  })
})
