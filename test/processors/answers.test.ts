import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { withAdvisoryLock } from '../../src/db/lock.ts'
import { expire } from '../../src/jobs/expire.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { searchDatabase, spellingsToFind } from '../support/find-person.ts'
import { askedWorld, secretOf } from './support/asked.ts'

const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const HOUR = 60 * MINUTE
const undo = 15 * MINUTE

describe('a processor that was given data of a person', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo', { categories: ['messaging', 'billing'] }))

  test('is asked when the erasure here is through, and not while it can be taken back', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo - MINUTE)
    expect(world.asked()).toEqual([])
    await world.test.pass(MINUTE)
    const [asked, ...more] = world.asked()
    expect(more).toEqual([])
    expect(asked?.event).toBe('data_deletion.erase_now')
    expect(asked?.body).toEqual({
      event: 'data_deletion.erase_now',
      created_at: world.test.bot.clock.now().toISOString(),
      task: expect.stringMatching(/^[0-9a-f-]{36}$/),
      data: {
        scope: 'number',
        tenant_id: null,
        subject: { phone_numbers: [ROHAN], whatsapp_user_ids: [], emails: [] },
        categories: expect.arrayContaining(['messaging']),
        up_to: new Date(world.test.bot.clock.now().getTime() - undo).toISOString(),
        answer_by: new Date(world.test.bot.clock.now().getTime() + 72 * HOUR).toISOString(),
        answer_at: 'https://bot.example/api/v1/processors/acknowledgements',
      },
    })
    expect(await world.state()).toBe('running')
    expect(await world.receipts()).toEqual([])
  })

  test('and answers within two minutes is on the first receipt as done; the person hears one word, of the end', async () => {
    const [asked] = await world.test.bot.lockPool
      .query<{ id: string }>(`select t.id from processor_task t join processor p on p.id = t.processor_id where p.name = 'brevo'`)
      .then(({ rows }) => rows)
    await world.test.pass(MINUTE)
    const answered = await world.answer({ [asked?.id ?? '']: 'done' }, 'brevo')
    expect(answered).toMatchObject({ status: 200, body: { tasks: [{ task: asked?.id, status: 'done' }] } })
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect(await world.receipts()).toMatchObject([
      {
        number: 0,
        result: 'completed',
        processors: [
          { processor: 'brevo', asked: 'erase-now', standing: 'done' },
          { processor: 'meta-contact-book', asked: 'erase-now', standing: 'done' },
          { processor: 'meta-contact-book', asked: 'erase-after', on: '2026-12-01', standing: 'scheduled' },
        ],
        unreachable: [],
      },
    ])
    const ends = world.test.heard(world.test.phone('rohan')).filter((text) => /erased/i.test(text) && /proof/i.test(text))
    expect(ends).toHaveLength(1)
  })

  test('and nothing of the person is left: not in tables, not in logs, not in metrics', async () => {
    expect(await world.tasks()).toEqual([
      { name: 'brevo', verb: 'erase-now', state: 'done', attempts: 1, is_sealed: false, settled_by: 'answer', erase_on: null },
      {
        name: 'meta-contact-book',
        verb: 'erase-now',
        state: 'done',
        attempts: 0,
        is_sealed: false,
        settled_by: 'call',
        erase_on: null,
      },
      {
        name: 'meta-contact-book',
        verb: 'erase-after',
        state: 'scheduled',
        attempts: 0,
        is_sealed: false,
        settled_by: 'call',
        erase_on: '2026-12-01',
      },
    ])
    expect(world.test.graph.contactBook.forgotten).toHaveLength(1)
    const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
    const userId = world.test.phone('rohan').contact.userId
    const needles = [...spellingsToFind(ROHAN), userId, 'Rohan Das']
    expect(await searchDatabase(world.databases.botUrl, needles)).toEqual([])
    const written = [...world.test.lines, metrics].join('\n')
    for (const word of [...needles, secretOf('brevo'), world.receiver.url]) expect(written).not.toContain(word)
  })

  test('and has no word for it yet is named on the receipt, which is continued exactly once when it confirms', async () => {
    await world.confirm('prakash')
    await world.test.pass(undo)
    await world.test.pass(3 * MINUTE)
    expect(await world.state()).toBe('partial')
    const [first, ...none] = await world.receipts()
    expect(none).toEqual([])
    expect(first).toMatchObject({ result: 'partial', rest: ['processor:brevo'], unreachable: ['processor:brevo'] })
    expect(first?.processors?.find(({ processor }) => processor === 'brevo')).toEqual({
      processor: 'brevo',
      asked: 'erase-now',
      standing: 'pending',
    })
    const page = await (await fetch(`${world.test.url}/receipts/${first?.id}`)).text()
    expect(page).toMatch(/Copies at other companies[\s\S]*brevo[\s\S]*Not confirmed yet/)
    const task = world.asked('brevo')[0]?.body.task ?? ''
    await world.test.pass(5 * HOUR)
    expect((await world.answer({ [task]: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    expect((await world.answer({ [task]: 'done' }, 'brevo')).status).toBe(200)
    for (const _ of [1, 2]) await world.test.pass(DAY)
    const receipts = await world.receipts()
    expect(receipts.map(({ number, result }) => [number, result])).toEqual([
      [0, 'partial'],
      [1, 'completed'],
    ])
    expect(receipts[1]).not.toHaveProperty('rest')
    expect(receipts[1]?.processors?.map(({ standing }) => standing)).toEqual(['done', 'done', 'scheduled'])
    expect(await world.state()).toBe('completed')
    expect(await world.timeline()).toEqual(['processor-done meta-contact-book', 'processor-done brevo'])
  })

  test('keeps what a law keeps until its day, and the rest goes at once', async () => {
    await world.confirm('meera')
    await world.test.pass(undo)
    const asked = world.asked('brevo')
    expect(asked.map(({ event, body }) => [event, body.data.categories, body.data.erase_on])).toEqual([
      ['data_deletion.erase_now', ['messaging'], undefined],
      ['data_deletion.erase_after', ['billing'], '2032-12-31'],
    ])
    const [now, later] = asked.map(({ body }) => body.task)
    const wrong = await world.answer({ [now ?? '']: 'scheduled' }, 'brevo')
    expect([wrong.status, wrong.body.error?.code]).toEqual([422, 'not_asked'])
    const answered = await world.answer({ [now ?? '']: 'done', [later ?? '']: 'scheduled' }, 'brevo')
    expect(answered.body.tasks?.map(({ status }) => status)).toEqual(['done', 'scheduled'])
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect((await world.receipts())[0]?.processors).toContainEqual({
      processor: 'brevo',
      asked: 'erase-after',
      on: '2032-12-31',
      standing: 'scheduled',
    })
    expect(await searchDatabase(world.databases.botUrl, spellingsToFind(MEERA))).toEqual([])
  })

  test('says when that day has come, years later, and the receipt is continued though nobody knows the person any more', async () => {
    for (const _ of [1, 2, 3]) await world.test.pass(4 * DAY)
    const [{ subject_sealed: sealed } = { subject_sealed: '' }] = (
      await world.test.bot.lockPool.query<{ subject_sealed: string | null }>(
        'select subject_sealed from erasure_request order by created_at desc limit 1',
      )
    ).rows
    expect(sealed).toBeNull()
    const before = (await world.receipts()).length
    const [{ id } = { id: '' }] = (
      await world.test.bot.lockPool.query<{ id: string }>(
        `select id from processor_task where verb = 'erase-after' and erase_on = '2032-12-31'`,
      )
    ).rows
    expect((await world.answer({ [id]: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    await world.test.pass(DAY)
    const after = await world.receipts()
    expect(after.length).toBe(before + 1)
    expect(after.at(-1)).toMatchObject({ result: 'completed', number: before })
    expect(after.at(-1)?.processors?.map(({ standing }) => standing)).toEqual(['done', 'done', 'done', 'done'])
    const page = await (await fetch(`${world.test.url}/receipts/${after.at(-1)?.id}`)).text()
    expect(page).toContain('Nothing more')
  })
})

describe('a processor that is slow, away or unwilling', () => {
  const world = askedWorld()
  beforeAll(() => world.add('sarvam', { answerHours: 24 }))

  test('and is down for days is called again with the same bytes, staff hear of it once, and it ends as it should', async () => {
    world.receiver.answer(() => 503)
    await world.confirm('rohan')
    await world.test.pass(undo)
    for (let hours = 0; hours < 30; hours += 2) await world.test.pass(2 * HOUR)
    const calls = world.asked()
    expect(calls.length).toBeGreaterThan(10)
    expect(new Set(calls.map(({ text }) => text)).size).toBe(1)
    expect(new Set(calls.map(({ delivery }) => delivery)).size).toBe(1)
    expect(await world.state()).toBe('partial')
    expect((await world.timeline()).filter((line) => line === 'processor-overdue sarvam')).toHaveLength(1)
    expect(await world.metric('alarms_total{reason="processor-overdue"}')).toBe(1)
    expect(await world.metric('processor_tasks{processor="sarvam",standing="overdue"}')).toBe(1)
    world.receiver.answer(() => 200)
    await world.test.pass(7 * HOUR)
    expect(await world.tasks()).toContainEqual(expect.objectContaining({ name: 'sarvam', state: 'told', is_sealed: true }))
    await world.answer({ [calls[0]?.body.task ?? '']: 'done' }, 'sarvam')
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect((await world.receipts()).map(({ result }) => result)).toEqual(['partial', 'completed'])
    expect(await world.metric('processor_tasks{processor="sarvam",standing="overdue"}')).toBe(0)
  })

  test('and refuses is named with its refusal, staff hear of it, and it may think better of it', async () => {
    await world.confirm('prakash')
    await world.test.pass(undo)
    const task = world.asked('sarvam')[0]?.body.task ?? ''
    expect((await world.answer({ [task]: 'refused' }, 'sarvam')).body.tasks).toEqual([{ task, status: 'refused' }])
    await world.test.settle()
    expect(await world.state()).toBe('partial')
    expect((await world.receipts())[0]?.processors).toContainEqual({
      processor: 'sarvam',
      asked: 'erase-now',
      standing: 'refused',
    })
    expect(await world.metric('alarms_total{reason="processor-refused"}')).toBe(1)
    const before = world.asked().length
    await world.test.pass(DAY)
    expect(world.asked()).toHaveLength(before)
    expect((await world.answer({ [task]: 'done' }, 'sarvam')).status).toBe(200)
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    const late = await world.answer({ [task]: 'refused' }, 'sarvam')
    expect([late.status, late.body.error?.code]).toEqual([409, 'already_done'])
  })

  test('and never answers is not asked for ever: after thirty days nothing of the person is kept for it', async () => {
    world.receiver.answer(() => 'silence')
    await world.add('sarvam', { answerHours: 24, endpoint: 'http://127.0.0.1:9/sarvam' })
    await world.confirm('imran')
    await world.test.pass(undo)
    for (let days = 0; days < 35; days += 5) {
      await world.test.pass(5 * DAY)
      await expire(world.test.bot)
    }
    expect(await world.tasks()).toContainEqual(
      expect.objectContaining({ name: 'sarvam', state: 'unanswered', is_sealed: false, settled_by: 'time' }),
    )
    expect(await searchDatabase(world.databases.botUrl, spellingsToFind('+917000075532'))).toEqual([])
    expect(await world.state()).toBe('partial')
    const [{ id } = { id: '' }] = (
      await world.test.bot.lockPool.query<{ id: string }>(`select id from processor_task where state = 'unanswered'`)
    ).rows
    const before = (await world.receipts()).length
    expect((await world.answer({ [id]: 'done' }, 'sarvam')).body.tasks).toEqual([{ task: id, status: 'done' }])
    await world.test.settle()
    const receipts = await world.receipts()
    expect(receipts).toHaveLength(before + 1)
    expect(receipts.at(-1)).toMatchObject({ result: 'completed', continues: expect.any(String) })
    expect(await world.state()).toBe('completed')
    await world.add('sarvam')
  })

  test('and redirects is not followed, and its number goes nowhere else', async () => {
    await world.add('mover', { endpoint: `${world.receiver.url}/mover` })
    world.receiver.answer(({ path }) => (path === '/mover' ? { status: 307, headers: { location: '/elsewhere' } } : 200))
    await world.confirm('sunita')
    await world.test.pass(undo)
    expect(world.receiver.received.map(({ path }) => path)).not.toContain('/elsewhere')
    expect(await world.tasks()).toContainEqual(
      expect.objectContaining({ name: 'mover', state: 'pending', attempts: expect.any(Number) }),
    )
    await world.remove('mover')
  })
})

describe('two processors of one person', () => {
  const world = askedWorld()
  beforeAll(async () => {
    await world.add('brevo')
    await world.add('sarvam', { knowsBy: ['email'] })
    await world.add('livekit')
  })

  test('are each given what they know people by; who can hold nothing is not asked', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    expect(
      world
        .asked()
        .map(({ processor }) => processor)
        .sort(),
    ).toEqual(['brevo', 'livekit'])
  })

  test('that answer at the same moment leave nothing waiting', async () => {
    const [one, other] = world.asked().length > 0 ? world.asked() : []
    const { rows } = await world.test.bot.lockPool.query<{ id: string; name: string }>(
      `select t.id, p.name from processor_task t join processor p on p.id = t.processor_id where p.kind = 'webhook'`,
    )
    expect([one, other, rows.length]).toEqual([undefined, undefined, 2])
    const answers = await Promise.all(rows.map(({ id, name }) => world.answer({ [id]: 'done' }, name)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect(await world.receipts()).toHaveLength(1)
  })

  test('of which one confirms and the other does not are said one by one', async () => {
    await world.confirm('prakash')
    await world.test.pass(undo)
    await world.test.pass(3 * MINUTE)
    const [brevo, livekit] = ['brevo', 'livekit'].map((name) => world.asked(name)[0]?.body.task ?? '')
    await world.answer({ [brevo ?? '']: 'done' }, 'brevo')
    await world.test.settle()
    const [first, second] = await world.receipts()
    expect([first?.rest, second?.rest]).toEqual([['processor:brevo', 'processor:livekit'], ['processor:livekit']])
    await world.answer({ [livekit ?? '']: 'done' }, 'livekit')
    await world.test.settle()
    expect((await world.receipts()).map(({ result }) => result)).toEqual(['partial', 'partial', 'completed'])
    expect(await world.state()).toBe('completed')
  })
})

describe('an answer', () => {
  const world = askedWorld()
  let mine = ''
  let theirs = ''
  beforeAll(async () => {
    await world.add('brevo')
    await world.add('sarvam')
    await world.confirm('rohan')
    await world.test.pass(undo)
    mine = world.asked('brevo')[0]?.body.task ?? ''
    theirs = world.asked('sarvam')[0]?.body.task ?? ''
  })
  const untouched = async () =>
    expect(await world.tasks()).toMatchObject([
      { name: 'brevo', state: 'told' },
      { name: 'meta-contact-book' },
      { name: 'meta-contact-book' },
      { name: 'sarvam', state: 'told' },
    ])
  const codeOf = async (answered: ReturnType<typeof world.answer>) => {
    const { status, body } = await answered
    expect(body.error).toEqual({ code: expect.any(String), message: expect.any(String), type: 'invalid_request_error' })
    return `${status} ${body.error?.code}`
  }
  const old = () => new Date(world.test.bot.clock.now().getTime() - 5 * MINUTE - 1)
  const ahead = () => new Date(world.test.bot.clock.now().getTime() + 5 * MINUTE + 1)

  test.each<[string, () => ReturnType<typeof world.answer>, string]>([
    ['for somebody else’s task', () => world.answer({ [theirs]: 'done' }, 'brevo'), '404 not_found'],
    ['for a task that is not there', () => world.answer({ [randomUUID()]: 'done' }, 'brevo'), '404 not_found'],
    ['with its own task and somebody else’s', () => world.answer({ [mine]: 'done', [theirs]: 'done' }, 'brevo'), '404 not_found'],
    [
      'signed with another’s secret',
      () => world.answer({ [mine]: 'done' }, 'brevo', { secret: secretOf('sarvam') }),
      '401 authentication_failed',
    ],
    ['in another’s name', () => world.answer({ [mine]: 'done' }, 'brevo', { as: 'sarvam' }), '401 authentication_failed'],
    ['in nobody’s name', () => world.answer({ [mine]: 'done' }, 'brevo', { as: 'nobody' }), '401 authentication_failed'],
    [
      'in nobody’s name with nobody’s secret',
      () => world.answer({ [mine]: 'done' }, 'x', { as: 'nobody', secret: 'nobody' }),
      '401 authentication_failed',
    ],
    [
      'in Meta’s name',
      () => world.answer({ [mine]: 'done' }, 'brevo', { as: 'meta-contact-book', secret: 'nobody' }),
      '401 authentication_failed',
    ],
    ['without a signature', () => world.answer({ [mine]: 'done' }, 'brevo', { signature: '' }), '401 authentication_failed'],
    ['signed long ago', () => world.answer({ [mine]: 'done' }, 'brevo', { createdAt: old() }), '422 stale_acknowledgement'],
    ['signed for later', () => world.answer({ [mine]: 'done' }, 'brevo', { createdAt: ahead() }), '422 stale_acknowledgement'],
    ['that is no JSON', () => world.answer({}, 'brevo', { raw: 'done' }), '422 validation_failed'],
    ['of nothing', () => world.answer({}, 'brevo'), '422 validation_failed'],
    ['with an unknown word', () => world.answer({ [mine]: 'gone' as 'done' }, 'brevo'), '422 validation_failed'],
    ['longer than anything readable', () => world.answer({}, 'brevo', { raw: ' '.repeat(70_000) }), '413 too_large'],
  ])('%s is refused, and changes nothing', async (_what, send, code) => {
    expect(await codeOf(send())).toBe(code)
    await untouched()
  })

  test('with the same task twice in it is refused', async () => {
    const answers = [mine, mine].map((task) => ({ task, status: 'done' }))
    const raw = JSON.stringify({ id: randomUUID(), created_at: world.test.bot.clock.now().toISOString(), answers })
    expect(await codeOf(world.answer({}, 'brevo', { raw }))).toBe('422 validation_failed')
    await untouched()
  })

  test('counts once, however often and however much at once it comes', async () => {
    const raw = JSON.stringify({
      id: 'order-917000026350',
      created_at: world.test.bot.clock.now().toISOString(),
      answers: [{ task: mine, status: 'done' }],
    })
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => world.answer({}, 'brevo', { raw })))
    expect(all.map(({ status, body }) => [status, body.id, body.tasks?.[0]?.status])).toEqual(
      all.map(() => [200, 'order-917000026350', 'done']),
    )
    expect(await world.timeline()).toEqual(['processor-done meta-contact-book', 'processor-done brevo'])
    expect((await world.test.bot.lockPool.query('select 1 from processor_answer')).rowCount).toBe(1)
    expect(await searchDatabase(world.databases.botUrl, ['7000026350'])).toEqual([])
    const later = new Date(world.test.bot.clock.now().getTime() + MINUTE)
    const signedAnew = await world.answer({ [mine]: 'done' }, 'brevo', { id: 'order-917000026350', createdAt: later })
    expect(signedAnew).toMatchObject({ status: 200, body: { tasks: [{ task: mine, status: 'done' }] } })
    expect((await world.test.bot.lockPool.query('select 1 from processor_answer')).rowCount).toBe(1)
  })

  test('with an id that was used for another one is refused', async () => {
    const answered = world.answer({ [mine]: 'done' }, 'brevo', { id: 'order-917000026350', createdAt: old() })
    expect(await codeOf(answered)).toBe('422 stale_acknowledgement')
    const again = world.answer({ [mine]: 'refused' }, 'brevo', { id: 'order-917000026350' })
    expect(await codeOf(again)).toBe('409 idempotency_conflict')
    expect((await world.answer({ [theirs]: 'done' }, 'sarvam', { id: 'order-917000026350' })).status).toBe(200)
  })

  test('of a processor that was removed still counts', async () => {
    await world.remove('brevo')
    expect((await world.answer({ [mine]: 'done' }, 'brevo')).status).toBe(200)
    await world.test.settle()
    expect(await world.state()).toBe('completed')
  })

  test('while its request is being worked on is not lost', async () => {
    await world.add('brevo')
    await world.confirm('prakash')
    await world.test.pass(undo)
    const [id, request] = [world.asked('brevo')[0]?.body.task ?? '', world.asked('sarvam')[0]?.body.task ?? '']
    const { rows } = await world.test.bot.lockPool.query<{ id: string }>(
      'select id from erasure_request order by created_at desc limit 1',
    )
    await withAdvisoryLock(world.test.bot.lockPool, 'request', rows[0]?.id ?? '', async () => {
      await world.answer({ [id]: 'done' }, 'brevo')
      await world.answer({ [request]: 'done' }, 'sarvam')
      await world.test.settle()
      expect(await world.state()).toBe('running')
    })
    await world.test.pass(MINUTE)
    expect(await world.state()).toBe('completed')
  })

  test('that is guessed at is answered no more after some tries, with how long to wait', async () => {
    const tries = []
    for (let n = 0; n < 40; n += 1) tries.push(await world.answer({ [mine]: 'done' }, 'brevo', { secret: `guess-${n}` }))
    expect(tries.at(-1)?.status).toBe(429)
    expect(tries.at(-1)?.headers.get('retry-after')).toBe('60')
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(30)
    expect(await world.metric('processor_answers_total{outcome="rate-limited"}')).toBeGreaterThan(0)
    const text = await (await fetch(`${world.test.url}/metrics`)).text()
    expect(text).not.toContain('guess-')
  })
})

describe('a person of whom the law keeps rows since an earlier wish', () => {
  const world = askedWorld()
  beforeAll(async () => {
    for (const name of ['brevo', 'sarvam']) await world.add(name)
  })
  const answerAll = async (name: string) => {
    for (const asked of world.asked(name)) await world.answer({ [asked.body.task]: 'done' }, name)
    await world.test.settle()
    await world.test.pass(MINUTE)
  }

  test('reads of them on the receipt that a late answer continues, too', async () => {
    await world.confirm('meera', 'Rangoli Sarees')
    await world.test.pass(undo)
    for (const name of ['brevo', 'sarvam']) await answerAll(name)
    expect((await world.receipts()).at(-1)).toMatchObject({ result: 'completed' })
    world.receiver.received.length = 0
    await world.confirm('meera')
    await world.test.pass(undo)
    await world.test.pass(3 * MINUTE)
    const [first] = await world.receipts()
    expect(first?.kept.map(({ table }) => table)).toEqual(expect.arrayContaining(['invoice', 'payment', 'audit_log']))
    await answerAll('brevo')
    const [, continued, ...more] = await world.receipts()
    expect(more).toEqual([])
    expect(continued).toMatchObject({
      number: 1,
      processors: expect.arrayContaining([expect.objectContaining({ processor: 'brevo', standing: 'done' })]),
    })
    expect(continued?.kept).toEqual(expect.arrayContaining(first?.kept ?? []))
    expect(continued?.kept).toHaveLength(first?.kept.length ?? 0)
  })

  test('and on the one that a release continues', async () => {
    await answerAll('sarvam')
    await world.test.pass(400 * DAY)
    await nightly(world.test.bot)
    const last = (await world.receipts()).at(-1)
    expect(last?.released).toMatchObject([{ table: 'audit_log' }])
    expect(last?.kept.map(({ table }) => table).sort()).toEqual(['invoice', 'payment'])
  })
})
