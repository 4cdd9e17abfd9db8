import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteTemplates, templatesOf } from '../../src/db/channel-health.ts'
import { entries, languages } from '../../src/flows/language.ts'
import { opensDeletion } from '../../src/flows/opens-deletion.ts'
import type { Say } from '../../src/flows/say.ts'
import { toComponents } from '../../src/graph-api/message-templates.ts'
import { toGraphBody } from '../../src/graph-api/send-message.ts'
import { TEMPLATE_TEXT_MAX } from '../../src/jobs/in-pieces.ts'
import { measure } from '../../src/jobs/measure.ts'
import { syncTemplates } from '../../src/jobs/sync-templates.ts'
import { templateOf } from '../../src/jobs/template-of.ts'
import { templates } from '../../src/outbox/templates/template-catalogue.ts'
import { createTemplateBook } from '../../src/simulator/template-book.ts'
import { templateRefusal } from '../../src/simulator/template-rules.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://bot.example/receipts/1' }
const news = { reference: 'CM-7K3F-9QXD', business: 'Rangoli Sarees', ground: 'unpaid-dues' as const, now: 0 }
const says: Say[] = [
  { key: 'finished', reference: 'CM-7K3F-9QXD', partial: false, outcome, business: null },
  { key: 'finished', reference: 'CM-7K3F-9QXD', partial: true, outcome, business: null },
  { key: 'account-finished', kind: 'account', reference: 'CM-7K3F-9QXD', partial: true, outcome, business: null },
  { key: 'delayed', reference: 'CM-7K3F-9QXD', deadlineAt: 0 },
  { key: 'delayed', reference: 'CM-7K3F-9QXD', deadlineAt: 0, stopping: true },
  { key: 'account-delayed', kind: 'account', reference: 'CM-7K3F-9QXD', deadlineAt: 0, business: null },
  { key: 'account-delayed', kind: 'profile', reference: 'CM-7K3F-9QXD', deadlineAt: 0, business: 'Shop', stopping: true },
  { key: 'late', reference: 'CM-7K3F-9QXD', deadlineAt: 0 },
  { key: 'unproven', reference: 'CM-7K3F-9QXD' },
  { key: 'objected', ...news, decideBy: 0 },
  { key: 'objected', ...news, decideBy: 0, stopping: true },
  { key: 'objection-decided', ...news, eraseAt: null, boardFrom: null },
  { key: 'objection-decided', ...news, eraseAt: 0, boardFrom: null },
  { key: 'objection-decided', ...news, eraseAt: 0, waits: true, boardFrom: null },
  { key: 'objection-decided', ...news, eraseAt: 1, waits: true, boardFrom: null },
  { key: 'objection-decided', ...news, eraseAt: 1, waits: true, stopping: true, boardFrom: null },
  { key: 'refused', ...news, reason: 'no_match', boardFrom: null },
  { key: 'staff-cancelled', ...news, reason: 'no-match', boardFrom: null },
  { key: 'staff-held', ...news, reason: 'law-asks', until: 0, boardFrom: null },
  { key: 'staff-held', ...news, reason: 'law-asks', until: 0, boardFrom: null, stopping: true },
  { key: 'expired' },
  { key: 'nothing-held', lastFour: '4821', business: null, kept: [] },
  { key: 'staff-extended', ...news, reason: 'technical-fault', eraseAt: 0, deadlineAt: 0, boardFrom: null },
]

describe('our templates', () => {
  test.each(templates.map((each) => [`${each.name} ${each.language}`, each] as const))(
    '%s is one that Meta would take',
    (_, template) => {
      const { name, language, ...definition } = template
      expect(templateRefusal({ name, language, category: 'UTILITY', components: toComponents(definition) })).toBeNull()
    },
  )

  test.each(languages.flatMap((language) => says.map((say) => [say.key, language, say] as const)))(
    'what is said as %s in %s fills its template exactly',
    (_, language, say) => {
      const message = templateOf(say, language)
      const definition = templates.find(({ name, language: its }) => name === message?.name && its === entries[language].template)
      expect(definition?.body.match(/\{\{/g) ?? []).toHaveLength(message?.parameters.length ?? -1)
      expect(definition?.examples).toHaveLength(message?.parameters.length ?? -1)
      expect(message?.payloads ?? []).toHaveLength(definition?.buttons?.length ?? 0)
    },
  )

  const unfinished = templates.filter(({ name }) => name === 'data_deletion_unfinished')
  test.each(unfinished.map((each) => [each.language, each] as const))(
    'what data_deletion_unfinished invites to tap and to write in %s is a wish, also in a business’s chat',
    (language, { body, buttons }) => {
      const code = languages.find((known) => entries[known].template === language) ?? 'en'
      const message = templateOf({ key: 'expired' }, code)
      const invited = [...(buttons ?? []), ...(message?.payloads ?? []), body.slice(body.lastIndexOf(':') + 1)]
      expect(invited).toHaveLength(3)
      for (const words of invited) expect([words, opensDeletion(words)]).toEqual([words, true])
    },
  )

  test.each([
    ['a variable at the start', { body: '{{1}} told us about it today', examples: ['x'] }, 'start or the end'],
    ['a variable at the end', { body: 'We were told of it by {{1}}.', examples: ['x'] }, 'start or the end'],
    [
      'variables side by side',
      { body: 'We were told of it by {{1}} {{2}} a day ago', examples: ['x', 'y'] },
      'next to each other',
    ],
    ['a missing example', { body: 'We were told of it by {{1}} and {{2}} today', examples: ['x'] }, 'example'],
    ['a gap in the numbers', { body: 'We were told of it by {{2}} a day ago', examples: ['x'] }, 'numbered'],
    ['too many variables', { body: 'By {{1}} of {{2}} it', examples: ['x', 'y'] }, 'too many variables'],
    ['a body too long', { body: 'a'.repeat(1025), examples: [] }, '1024'],
    ['a footer too long', { body: 'Hello there', examples: [], footer: 'a'.repeat(61) }, '60'],
    ['a button too long', { body: 'Hello there', examples: [], buttons: ['a'.repeat(26)] }, '25'],
    ['eleven buttons', { body: 'Hello there', examples: [], buttons: Array.from({ length: 11 }, (_, n) => `b${n}`) }, '1 to 10'],
    ['equal buttons', { body: 'Hello there', examples: [], buttons: ['a', 'a'] }, 'differ'],
  ])('the fake Meta refuses %s', (_, definition, because) => {
    const refusal = templateRefusal({
      name: 'a_template',
      language: 'en',
      category: 'UTILITY',
      components: toComponents(definition),
    })
    expect(refusal).toMatchObject({ code: 100, details: expect.stringContaining(because) })
  })

  test.each(['With Capitals', 'dash-ed', '', 'a'.repeat(513)])('the fake Meta refuses the name %j', (name) => {
    const components = toComponents({ body: 'Hello there', examples: [] })
    expect(templateRefusal({ name, language: 'en', category: 'UTILITY', components })?.code).toBe(100)
  })
})

/** One of ours, as Meta takes it. */
function made(of: { name: string; language: string }) {
  const template = templates.find(({ name, language }) => name === of.name && language === of.language)
  if (!template) throw new Error('No such template.')
  return { components: toComponents(template) }
}

describe('the fake Meta, of a message with a template', () => {
  const book = createTemplateBook({ now: () => new Date('2026-11-23T10:00:00Z') })
  const there = book.create('1', {
    ...{ name: 'a_template', language: 'en', category: 'UTILITY' },
    components: toComponents({ body: 'We write to you about {{1}} again.', examples: ['it'], buttons: ['Yes'] }),
  })
  if (!('code' in there)) there.status = 'APPROVED'
  const message = (values: string[], payloads: string[] = []) =>
    toGraphBody({ kind: 'template', name: 'a_template', language: 'en', parameters: values, payloads }, { userId: 'IN.1' }, 'row')
      .template

  test.each([
    ['takes what fits', message(['it'], ['yes']), undefined],
    ['takes as much as fits', message(['x'.repeat(1024 - 29)]), undefined],
    ['refuses a value too few', message([]), 132000],
    ['refuses what is too long when it is filled in', message(['x'.repeat(1024 - 28)]), 132005],
    ['refuses a button that the template has not', message(['it'], ['yes', 'no']), 132012],
  ])('%s', (_, sent, code) => {
    expect(book.refusalOfSend('1', sent)?.code).toBe(code)
  })

  test('takes each of ours with the longest piece of an answer', () => {
    const answers = templates.filter(({ name }) => name === 'data_deletion_case_answer')
    for (const { language, body } of answers) {
      const said = body.replace('{{1}}', 'CM-7K3F-9QXD').replace('{{2}}', 'x'.repeat(TEMPLATE_TEXT_MAX))
      expect(said.length, language).toBeLessThanOrEqual(1024)
    }
  })
})

describe('templates sync', () => {
  const databases = testDatabases()
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
  })
  afterAll(() => world.close())
  const dedicated = () => world.bot.channels.all().filter(({ mode }) => mode === 'dedicated')
  const others = () => world.bot.channels.all().filter(({ mode }) => mode !== 'dedicated')
  /** What the metrics show, by status. */
  const gauges = async () => {
    await measure(world.bot)
    const text = await world.bot.metrics.text()
    return Object.fromEntries([...text.matchAll(/^templates\{status="(.+)"\} (\d+)/gm)].map(([, is, n]) => [is, Number(n)]))
  }
  const sync = async (dryRun = false) => {
    const [account] = await syncTemplates(world.bot, dedicated(), { dryRun, now: world.bot.clock.now() })
    if (!account || !('templates' in account)) throw new Error(account?.failure)
    return account.templates
  }
  const [channel] = ['106600000000001']
  const book = () => world.graph.book.of(world.graph.channels.get(channel ?? '')?.wabaId ?? '')
  beforeEach(() => world.bot.channels.renewed())

  test('tells what it would do, creates everything once, and finds the same the second time', async () => {
    expect(await gauges()).toEqual({ UNREAD: templates.length * (1 + others().length) })
    expect(new Set((await sync(true)).map(({ action }) => action))).toEqual(new Set(['would-create']))
    expect(book()).toEqual([])
    expect(new Set((await sync()).map(({ action, status }) => `${action} ${status}`))).toEqual(new Set(['created PENDING']))
    expect(book()).toHaveLength(templates.length)
    expect(new Set((await sync()).map(({ action, status }) => `${action} ${status}`))).toEqual(new Set(['same PENDING']))
    const [own] = dedicated()
    const kept = await templatesOf(world.bot.db, own?.id ?? '')
    expect(kept).toHaveLength(templates.length)
    expect(new Set(kept.map(({ status }) => status))).toEqual(new Set(['PENDING']))
    expect(await gauges()).toEqual({ PENDING: templates.length, UNREAD: templates.length * others().length })
  })

  test('replaces what reads otherwise where Meta lets it, an approved one once a day', async () => {
    for (const template of book()) template.status = 'APPROVED'
    const change = () => {
      const [first] = book()
      if (first)
        first.components = first.components.map((part) => (part.type === 'FOOTER' ? { ...part, text: 'Otherwise' } : part))
      return first
    }
    const first = change()
    const lineOf = async () => (await sync()).find(({ name, language }) => name === first?.name && language === first?.language)
    expect(await lineOf()).toMatchObject({ action: 'edited', status: 'PENDING' })
    change()
    expect(await lineOf()).toMatchObject({ action: 'differs', because: expect.stringContaining('PENDING') })
    if (first) first.status = 'APPROVED'
    expect(await lineOf()).toMatchObject({ action: 'failed', because: expect.stringContaining('once a day') })
    if (first) first.editedAt = first.editedAt.map((at) => at - DAY)
    expect(await lineOf()).toMatchObject({ action: 'edited' })
  })

  test('says why, without a token, when Meta refuses the account', async () => {
    const own = dedicated().map((each) => ({ ...each, accessToken: 'a-token-that-is-no-good' }))
    const accounts = await syncTemplates(world.bot, own, { dryRun: false, now: world.bot.clock.now() })
    expect(JSON.stringify(accounts)).toContain('190')
    expect(JSON.stringify(accounts)).not.toContain('a-token-that-is-no-good')
  })
})

describe('a message whose template may not be sent', () => {
  const databases = testDatabases({ demo: true })
  let world: TestBot
  beforeAll(async () => {
    world = await openTestBot(databases)
  })
  afterAll(() => world.close())

  test('waits, is noted on its request, holds nothing up, and goes when the template may be sent again', async () => {
    const phone = world.phone('rohan')
    await phone.say('delete my data')
    await world.settle()
    await world.tapTitle(phone, 'Delete my data')
    await world.tapTitle(phone, 'Yes, delete it')
    const channel = world.graph.channels.get('106600000000001')
    if (!channel) throw new Error('The demo has a dedicated number.')
    const status = (event: string) =>
      world.graph.announce(channel, 'message_template_status_update', {
        ...{ event, message_template_id: 1, reason: 'NONE' },
        ...{ message_template_name: 'data_deletion_finished', message_template_language: 'en' },
      })
    await status('PAUSED')
    // The erasure ends more than a day after the last word: only a template would get through.
    await world.bot.lockPool.query(`update erasure_request set erase_at = erase_at + interval '30 hours'`)
    await world.pass(31 * 3_600_000)
    const before = world.heard(phone).length
    const { rows } = await world.bot.lockPool.query(`select what, detail from request_event where what = 'template-unavailable'`)
    expect(rows).toEqual([{ what: 'template-unavailable', detail: 'data_deletion_finished' }])
    expect(world.heard(phone).join()).not.toContain('is erased: ')
    await status('APPROVED')
    await world.pass(2 * 3_600_000)
    expect(world.heard(phone).slice(before)).toEqual([expect.stringContaining('[data_deletion_finished]')])
  })

  test('goes as soon as Meta has the template, also where the word of it was lost', async () => {
    const phone = world.phone('imran')
    await phone.say('delete my data')
    await world.settle()
    await world.tapTitle(phone, 'Delete my data')
    await world.tapTitle(phone, 'Yes, delete it')
    const { wabaId = '' } = world.graph.channels.get('106600000000001') ?? {}
    const [own] = world.bot.channels.all().filter((channel) => channel.wabaId === wabaId)
    const news = { name: 'data_deletion_finished', language: 'en' } as const
    await noteTemplates(world.bot.db, [own?.id ?? ''], [{ ...news, status: 'MISSING' }], world.bot.clock.now())
    await world.bot.lockPool.query(
      `update erasure_request set erase_at = erase_at + interval '30 hours' where state = 'scheduled'`,
    )
    await world.pass(31 * HOUR)
    const before = world.heard(phone).length
    await world.pass(2 * HOUR)
    expect(world.heard(phone)).toHaveLength(before)
    const { components } = made(news)
    const there = world.graph.book.create(wabaId, { ...news, category: 'UTILITY', components })
    if ('code' in there) throw new Error(there.details)
    there.status = 'APPROVED'
    await world.pass(2 * HOUR)
    expect(world.heard(phone).slice(before)).toEqual([expect.stringContaining('has come to its end')])
  })
})
