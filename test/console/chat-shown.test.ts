import { renderToString } from 'preact-render-to-string'
import { beforeAll, describe, expect, it } from 'vitest'
import { Bubbles } from '../../src/console/bubbles.tsx'
import type { ChatLine } from '../../src/console/chat-store.ts'
import { NOTHING_BESIDE } from '../../src/flows/copy/beside.ts'
import { render } from '../../src/flows/copy/render.ts'
import type { OutboundMessage } from '../../src/outbox/message.ts'
import { templates } from '../../src/outbox/templates/template-catalogue.ts'
import { expireRows } from '../support/expire-rows.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { DAY, MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** One entry of the chat's list for each line. */
const bubblesIn = (text: string) => text.match(/<li class="(bot|person|whatsapp)">[\s\S]*?<\/div><\/li>/g) ?? []

describe('the chat in the console', () => {
  const world = scenario()
  let imran: Actor
  let asha: Visitor
  let chat: string
  let reference: string

  const enter = async () => {
    asha = await signedIn(world.test, 'asha')
  }
  const shown = async () => bubblesIn((await asha.get(chat)).text)
  const last = async () => (await shown()).at(-1) ?? ''
  const later = () => world.test.pass(1_000)
  /** What staff write arrives in the chat, or does not. */
  async function writes(text: string): Promise<void> {
    world.alsoSecret(text)
    await later()
    await asha.get(`/console/requests/${reference}`)
    const sent = await asha.post(`/console/requests/${reference}/reply`, {
      text,
      reason: 'answers-the-person',
      seen: await seen(),
    })
    expect(sent.location).toContain('said=replied')
    await world.test.settle()
  }
  const seen = async () => /name="seen" value="(\d+)"/.exec((await asha.get(`/console/requests/${reference}`)).text)?.[1] ?? ''

  beforeAll(async () => {
    imran = world.actor('imran')
    await imran.says('delete my data')
    await enter()
    const [row] = await world.bot<{ id: string }>('select id from conversation')
    chat = `/console/chats/${row?.id}`
  })

  it('has the buttons of a message under it, and two ticks that say that it was read', async () => {
    const bubble = await last()
    for (const title of ['Delete my data', 'Only stop ads', 'Something else']) expect(bubble).toContain(`<bdi>${title}</bdi>`)
    expect(bubble).toContain('aria-label="Buttons"')
    expect(bubble).toContain('✓✓</span> read')
  })

  it('has what opens a list, its rows, and what the person tapped', async () => {
    await later()
    await imran.taps('Something else')
    const [tapped = '', list = ''] = (await shown()).slice(-2)
    expect(tapped).toContain('Tapped: <bdi>Something else</bdi>')
    const { list: offered } = imran.last().bubble
    expect(offered?.rows.length).toBeGreaterThan(3)
    expect(list).toContain('aria-label="Rows of the list"')
    expect(list).toMatch(/<p class="opener"><bdi>[^<]+<\/bdi><\/p>/)
    for (const { title } of offered?.rows ?? []) expect(list).toContain(`<bdi>${title.replace('&', '&amp;')}</bdi>`)
  })

  it('has one tick for what Meta took and nobody has confirmed', async () => {
    await later()
    await imran.says('no')
    await later()
    world.test.graph.faults.behaviour.statuses = 'none'
    await imran.says('delete my data')
    world.test.graph.faults.behaviour.statuses = 'normal'
    expect(await last()).toContain('✓</span> sent')
  })

  it('has what did not arrive with Meta’s reason in plain words, and what to do', async () => {
    await later()
    await imran.says('delete my data')
    await later()
    await imran.taps('Delete my data')
    await later()
    await imran.taps('Yes, delete it')
    reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    world.test.graph.failNext({ kind: 'refuse', code: 131021 })
    await writes('Please write to us from another number.')
    const bubble = await last()
    expect(bubble).toContain('bubble failed')
    expect(bubble).toContain('did not arrive')
    expect(bubble).toContain('The person’s number is the channel’s own (Meta’s code 131021). Write from another number.')
  })

  it('says of what was sent again that the next bubble has its words, in this order', async () => {
    world.test.graph.failNext({ kind: 'fail-later', code: 131000 })
    await writes('We are looking at your data today.')
    await world.test.pass(MINUTE)
    const [first = '', again = ''] = (await shown()).slice(-2)
    expect(first).toContain('did not arrive')
    expect(first).toContain('the same words were sent again, see the next bubble')
    expect(first).toContain('Something went wrong at Meta (Meta’s code 131000).')
    expect(first).not.toMatch(/are gone|tried again/)
    expect(again).toContain('✓✓</span> read')
    expect(again).toContain('your data')
    const { text } = await asha.get(`/console/requests/${reference}`)
    expect(text).toMatch(
      /Something went wrong at Meta<small> \(Meta’s code 131000\)<\/small>\. Nothing to do: it was sent again\./,
    )
  })

  it('says of what a template replaced that it was never read, and shows the template as the phone does', async () => {
    world.test.graph.failNext({ kind: 'fail-later', code: 131047 })
    await writes('Rohan Deshmukh, we erase your data today.')
    const [first = '', template = ''] = (await shown()).slice(-2)
    expect(first).toContain(
      'WhatsApp’s 24 hours were over: the person has not read these words. A template was sent in their place',
    )
    expect(first).not.toContain('are gone')
    expect(template).toContain('Template <code>data_deletion_case_answer</code>, en')
    expect(template).toContain(`This is CallMissed, about your case ${reference}. We answer: ••• ••• we erase your data today.`)
    expect(template).toContain('the next step is the Data Protection Board of India')
    expect(template).toContain('<p class="footer">Grievance Officer: karan@callmissed.com</p>')
    expect(template).not.toMatch(/Deshmukh|\{\{/)
    const failures = (await asha.get('/console/failures')).text
    expect(failures).toContain('Nothing to do: a template was sent in its place.')
    const priya = await signedIn(world.test, 'priya')
    await priya.get(chat)
    const revealed = bubblesIn((await priya.post(`${chat}/reveal`, { reason: 'complaint' })).text).at(-1)
    expect(revealed).toContain('We answer: Rohan Deshmukh, we erase your data today.')
  })

  it('does not depend on chance where both were made at one moment', async () => {
    const pairs = await world.bot<{ seq: number }>('select seq from outbox_message group by seq having count(*) = 2')
    expect(pairs).toHaveLength(2)
    const before = await shown()
    await world.bot(
      `update outbox_message set id = ('ffffffff' || substr(id::text, 9))::uuid where state = 'failed' and sealed is null`,
    )
    expect(await shown()).toEqual(before)
    await world.bot(
      `update outbox_message set id = ('00000000' || substr(id::text, 9))::uuid where state = 'failed' and sealed is null`,
    )
    expect(await shown()).toEqual(before)
  })

  it('goes on in older pages, and has each line once, also those of one moment', async () => {
    await world.bot(`insert into outbox_message (id, seq, person_id, channel_id, conversation_id, what, state, created_at, updated_at)
      select gen_random_uuid(), seq + n % 2, person_id, channel_id, conversation_id, what, case when n % 3 = 0 then 'sent' else 'failed' end, created_at, updated_at
      from outbox_message, generate_series(1, 150) n where seq = (select min(seq) from outbox_message)`)
    const [{ count } = { count: 0 }] = await world.bot<{
      count: number
    }>(`select (select count(*) from outbox_message where state <> 'dropped')::int
      + (select count(*) from inbox_event where kind in ('message', 'system'))::int as count`)
    const keys: string[] = []
    let pages = 0
    for (let at: string | undefined = chat; at !== undefined; pages++) {
      const { text, status } = await asha.get(at)
      expect(status).toBe(200)
      keys.push(...bubblesIn(text))
      at = /href="([^"]+)">Older messages</.exec(text)?.[1]
    }
    expect(keys).toHaveLength(count)
    expect(pages).toBe(Math.ceil(count / 60))
  })

  it('says after 30 days that the words are gone and since when, and of what was replaced still that it was', async () => {
    await world.test.pass(9 * DAY)
    await world.test.pass(31 * DAY)
    await expireRows(world.test.bot.db, world.test.bot.clock.now())
    await enter()
    const { text } = await asha.get(chat)
    expect(text).toContain('The words are gone: this chat keeps them 30 days, so these until about <time')
    expect(text).toContain('A template was sent in their place')
    expect(text).not.toContain('were not kept')
    expect(text).not.toContain('delete my data')
  })
})

const NOW = new Date('2026-11-28T09:00:00Z')
const said = (message: OutboundMessage | null, more: Partial<Extract<ChatLine, { from: 'bot' }>> = {}): ChatLine => ({
  ...{ from: 'bot', key: 'o1', at: NOW, what: 'finished', state: 'read', code: null, isReplaced: false },
  body: message && { message },
  ...more,
})
const drawn = (line: ChatLine, revealed = false) => renderToString(Bubbles({ lines: [line], revealed, now: NOW }))

describe('a line of the chat', () => {
  it.each([
    ['pending', '◷', 'waiting to be sent'],
    ['sending', '◷', 'being sent'],
    ['sent', '✓', 'sent'],
    ['delivered', '✓✓', 'delivered'],
    ['read', '✓✓', 'read'],
    ['failed', '✕', 'did not arrive'],
  ])('that is %s has the sign %s and says "%s"', (state, sign, words) => {
    const line = drawn(said({ kind: 'text', body: 'Hello' }, { state }))
    expect(line).toContain(`<span aria-hidden="true">${sign}</span> ${words}`)
  })

  it.each(templates.map((each) => [`${each.name} in ${each.language}`, each] as const))(
    'shows the template %s as it is read: its values in place, its footer, its buttons, and no token',
    (_, { name, language, examples, footer, buttons }) => {
      const payloads = ['forward:a-token-of-one-person:open', 'forward:a-token-of-one-person:deny']
      const line = drawn(said({ kind: 'template', name, language, parameters: [...examples], payloads }), true)
      expect(line).not.toMatch(/\{\{|a-token/)
      for (const example of examples) expect(line).toContain(example)
      if (footer) expect(line).toContain(footer)
      for (const title of buttons ?? []) expect(line).toContain(`<bdi>${title}</bdi>`)
    },
  )

  it('hides in a template what it hides elsewhere: links and numbers', () => {
    const parameters = ['CM-7K3F-9QXD', 'https://bot.example/receipts/abc#salt']
    const line = drawn(said({ kind: 'template', name: 'data_deletion_finished', language: 'en', parameters }))
    expect(line).toContain('CM-7K3F-9QXD')
    expect(line).toContain('https://bot.example/•••')
    expect(line).not.toContain('salt')
  })

  it('of a template that nobody knows any more has its values, masked, and says so', () => {
    const line = drawn(
      said({ kind: 'template', name: 'data_deletion_of_old', language: 'en', parameters: ['call +91 70000 11111'] }),
    )
    expect(line).toContain('its text is not known here')
    expect(line).toContain('call •••')
  })

  it.each([false, true])('in Urdu shows no mark of ours, and the year of a day; revealed: %s', (revealed) => {
    const eraseAt = NOW.getTime()
    const prompt = { promptId: 'p', code: '472', now: eraseAt, lead: null }
    const about = {
      reference: 'CM-7K3F-9QXD',
      eraseAt,
      deadlineAt: eraseAt,
      business: 'Rangoli Sarees',
      because: 'status',
    } as const
    const message = render({ key: 'scheduled', ...about, ...prompt }, 'ur', NOTHING_BESIDE)
    expect(JSON.stringify(message)).toContain('\u2066')
    const line = drawn(said(message), revealed)
    expect(line).not.toMatch(/[\u2423\u2066\u2069]/)
    expect(line).toContain('CM-7K3F-9QXD')
    expect(line).toContain('2026')
    const turned = { kind: 'text', body: '\u202eabc \u2066\u202edef\u2069' } as const
    expect(drawn(said(turned), revealed).match(/\u2423/g)).toHaveLength(4)
  })

  it('has the description of a row', () => {
    const rows = [{ id: 'r', title: 'Only one business', description: 'Choose which one' }]
    const line = drawn(said({ kind: 'list', body: 'What is it about?', open: 'Choose', rows }))
    for (const words of ['<bdi>Choose</bdi>', '<bdi>Only one business</bdi>', '<bdi>Choose which one</bdi>'])
      expect(line).toContain(words)
  })

  it('that was given up before anybody read it does not say that its days are over', () => {
    const line = drawn(said(null, { state: 'failed', code: 131021 }))
    expect(line).toContain('It was given up: the person has not read these words')
    expect(line).not.toContain('are gone')
  })
})
