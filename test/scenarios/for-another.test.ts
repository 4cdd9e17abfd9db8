import { afterAll, describe, expect, test } from 'vitest'
import { answerCase } from '../../src/jobs/answer-case.ts'
import { decideProposal } from '../../src/jobs/decide-proposal.ts'
import { proposeAction } from '../../src/jobs/propose-action.ts'
import { type GivenStart, proposeStart } from '../../src/jobs/propose-start.ts'
import { refuseCase, refuseMailCase } from '../../src/jobs/refuse-case.ts'
import { takeMail } from '../../src/jobs/take-mail.ts'
import { mailCaseById } from '../../src/mail/intake-store.ts'
import { caseByReference } from '../../src/requests/case-store.ts'
import { loadRequest } from '../../src/requests/request-store.ts'
import type { GuardedAction } from '../../src/requests/staff-reasons.ts'
import { DAY } from '../support/bot.ts'
import { openMailbox } from '../support/mailbox.ts'
import { type Actor, scenario } from '../support/scenario.ts'
import { twoOfStaff } from '../support/two-of-staff.ts'

/** Whose data it is; and the mail address of whoever asks. */
const MEERA = '+917000014821'
const MAIL = 'family@mail.example'
const BOARD = 'Data Protection Board of India'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
type World = ReturnType<typeof scenario>

async function opens(who: Actor): Promise<string> {
  await who.says('english')
  await who.says('my father has died, delete his data')
  const [opened = ''] = await who.taps('Open a case')
  return /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
}

const one = { id: 'staff:one', role: 'support', reason: 'letter-on-file' } as const
const two = { id: 'staff:two', role: 'privacy' } as const

function start(
  world: World,
  ofCase: string | undefined,
  proof: GivenStart['proof'] = 'papers-seen',
  email: string | null = MAIL,
) {
  const letter = {
    kind: 'letter',
    phone: MEERA,
    scope: { kind: 'number' },
    source: 'email',
    language: 'en',
  } as const
  const where = { ...(email === null ? {} : { email }), ...(ofCase === undefined ? {} : { ofCase }) }
  const given = { ...letter, proof, file: 'mail-on-file', ...where }
  return proposeStart(world.test.bot, given, one)
}

const caseIn = async (world: World, reference: string) =>
  (await caseByReference(world.test.bot.db, reference)) ?? expect.unreachable()
const read = async () => (await mailbox.read()).filter(({ to }) => to === MAIL).map(({ text }) => text.replaceAll('\r', ''))

describe('whoever asks for the data of somebody who has died', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  let reference = ''

  test('is not helped by papers without a case, by a case without papers, or by a case of their own', async () => {
    const imran = world.actor('imran')
    reference = await opens(imran)
    await imran.says('complain')
    const own = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    expect(await start(world, undefined)).toEqual({ is: 'refused', why: 'no-case' })
    expect(await start(world, reference, 'called-back')).toEqual({ is: 'refused', why: 'no-papers' })
    expect(await start(world, own)).toEqual({ is: 'refused', why: 'no-case' })
    expect(await start(world, 'CM-0000-0000')).toEqual({ is: 'refused', why: 'no-case' })
    expect(await world.bot('select 1 from proposed_action')).toEqual([])
  })

  test('reads in the own chat and by mail that it is started, once two of the staff have seen the papers; the case is answered', async () => {
    const imran = world.actor('imran')
    const heard = imran.heard().length
    const proposed = await start(world, reference)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    await world.test.settle()
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
    expect((await caseIn(world, reference)).closedAt).toBeNull()
    expect(await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)).toMatchObject({ is: 'done' })
    await world.test.settle()
    const [request] = await world.bot<{ id: string; proof: string; suspect: boolean; days: number }>(
      'select id, proof, suspect, extract(day from erase_at - confirmed_at)::int as days from erasure_request',
    )
    expect(request).toMatchObject({ proof: 'papers-seen', suspect: true, days: 7 })
    expect(await caseIn(world, reference)).toMatchObject({ outcome: 'upheld', requestId: request?.id })
    const [told = '', ...more] = imran.heard().slice(heard)
    expect(more).toEqual([])
    expect(told).toContain(`About your case ${reference}`)
    expect(told).toContain('We have seen the papers. The data of that number is erased on 30 Nov 2026')
    expect(told).toContain(BOARD)
    const [mail = ''] = await read()
    expect(mail).toContain('We have seen the papers')
    for (const text of [told, mail]) expect(text).not.toMatch(/4821|Meera|\d+ messages|your data/)
    // The case is answered by what comes of it, and is at its end with that alone.
    expect(told).not.toContain('your case is closed')
    expect(told).toContain('Not right? Type COMPLAIN')
  })

  test('reads each step on the way in words about that number, and nowhere that the case is closed', async () => {
    const imran = world.actor('imran')
    const [request] = await world.bot<{ id: string }>('select id from erasure_request')
    const step = async (what: GuardedAction, reason: string, days: number) => {
      const before = imran.heard().length
      await twoOfStaff(world.test, request?.id ?? '', what, reason, days)
      return [imran.heard().slice(before).join(), (await read()).join()]
    }
    const later = await step('extend', 'identity-in-doubt', 8)
    for (const said of later)
      expect(said).toContain('The data of that number is erased later, on 1 Dec 2026: we have to look at the papers')
    const held = await step('hold', 'business-disputes', 2)
    for (const said of held) expect(said).toContain('Deleting the data of that number is paused until 25 Nov 2026')
    for (const said of [...later, ...held]) expect(said).not.toMatch(/your data|your deletion|case is closed|data is yours/)
  })

  test('reads both ways that it is done, with its proof', async () => {
    const imran = world.actor('imran')
    await world.test.pass(7.5 * DAY)
    await imran.says('thanks')
    const heard = imran.heard().length
    await world.test.pass(DAY / 2)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    const said = imran.heard().slice(heard).join()
    expect(said).toContain('The data of that number is erased. We checked: none left.')
    expect(said).toMatch(/https:\/\/bot\.example\/receipts\/\S+/)
    expect(said).toContain('With this your case is closed.')
    expect((await read()).join()).toContain('The data of that number is erased')
    expect(await world.platform('select 1 from conversation where external_id in ($1, $2)', [MEERA, MEERA.slice(1)])).toEqual([])
  })
})

describe('whoever asks for somebody else and is refused', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)

  test('reads the reason and where to go next, and nothing is started afterwards, whatever waited', async () => {
    const imran = world.actor('imran')
    const reference = await opens(imran)
    const waiting = await start(world, reference)
    if (waiting.is !== 'proposed') throw new Error(waiting.is)
    const heard = imran.heard().length
    const { bot } = world.test
    const refusal = { because: 'insuf_verification' } as const
    expect(await refuseCase(bot, await caseIn(world, reference), refusal, bot.clock.now())).toMatchObject({ is: 'answered' })
    await world.test.settle()
    const [said = '', ...more] = imran.heard().slice(heard)
    expect(more).toEqual([])
    expect(said).toContain('the papers do not show that you may ask for this data. Nothing was deleted.')
    expect(said).toContain(BOARD)
    expect(await caseIn(world, reference)).toMatchObject({ outcome: 'not-upheld' })
    expect(await refuseCase(bot, await caseIn(world, reference), refusal, bot.clock.now())).toEqual({ is: 'closed-before' })
    expect(await decideProposal(bot, waiting.proposal.id, 'approve', two, MEERA)).toMatchObject({ is: 'overtaken' })
    expect(await start(world, reference)).toEqual({ is: 'refused', why: 'no-case' })
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  test('reads it as well where it was started and two of the staff end it', async () => {
    const imran = world.actor('imran')
    const reference = await opens(imran)
    const proposed = await start(world, reference)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    const { bot } = world.test
    const done = await decideProposal(bot, proposed.proposal.id, 'approve', two, MEERA)
    if (done.is !== 'done') throw new Error(done.is)
    await world.test.settle()
    const heard = imran.heard().length
    const request = (await loadRequest(bot.db, done.request.id)) ?? expect.unreachable()
    const until = new Date(bot.clock.now().getTime() + DAY)
    const stop = await proposeAction(bot, request, { what: 'refuse', until }, { ...one, reason: 'suspected-fraud' })
    if (stop.is !== 'proposed') throw new Error(stop.is)
    expect(await decideProposal(bot, stop.proposal.id, 'approve', two)).toMatchObject({ is: 'done' })
    await world.test.settle()
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining(`About your case ${reference}`)])
    expect(imran.last().bubble.text).toContain(BOARD)
    expect(imran.last().bubble.text).toContain('We do not delete the data of that number: the papers do not show')
    expect(imran.last().bubble.text).toContain('With this your case is closed.')
  })

  test('is answered in a chat that is still theirs alone: after a change of hands the letter has it', async () => {
    const imran = world.actor('imran')
    const reference = await opens(imran)
    const proposed = await start(world, reference)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    const heard = imran.heard().length
    await mailbox.read()
    await world.bot('update person_binding set identity_changed_at = $1', [new Date(world.test.bot.clock.now().getTime() + 1)])
    expect(await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)).toMatchObject({ is: 'done' })
    await world.test.settle()
    expect(imran.heard().slice(heard)).toEqual([])
    expect((await read()).join()).toContain('We have seen the papers')
    expect(
      await answerCase(world.test.bot, await caseIn(world, reference), { text: 'x' }, world.test.bot.clock.now()),
    ).not.toMatchObject({ is: 'answered' })
  })
})

describe('whoever asked for a person, as the public page said, and sent the papers', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)

  test('is helped in that very case, and reads so in the chat', async () => {
    const imran = world.actor('imran')
    await imran.says('english')
    const [opened = ''] = await imran.says('talk to a person')
    const reference = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
    const proposed = await start(world, reference)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    const heard = imran.heard().length
    const done = await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)
    if (done.is !== 'done') throw new Error(done.is)
    await world.test.settle()
    expect(imran.heard().slice(heard)).toEqual([expect.stringContaining('We have seen the papers')])
    expect(await caseIn(world, reference)).toMatchObject({ outcome: 'upheld', requestId: done.request.id })
    await world.bot("update erasure_request set state = 'cancelled'")
  })

  test('or is refused there with a reason', async () => {
    const imran = world.actor('imran')
    const [opened = ''] = await imran.says('talk to a person')
    const reference = /CM-\w{4}-\w{4}/.exec(opened)?.[0] ?? expect.unreachable()
    const { bot } = world.test
    const found = await caseIn(world, reference)
    expect(await refuseCase(bot, found, { because: 'insuf_verification' }, bot.clock.now())).toMatchObject({ is: 'answered' })
    await world.test.settle()
    expect(imran.last().bubble.text).toContain('the papers do not show that you may ask for this data')
  })
})

describe('whoever asks by mail for somebody who has died', () => {
  const world = scenario({ config: { ...mailbox.config, intake: { token: undefined, authservId: 'mx.callmissed.example' } } })
  world.alsoSecret(MAIL, 'My mother has died')

  async function writes(words: string, { vouched = true, subject = 'Deletion' } = {}): Promise<string> {
    const mail = [
      `Authentication-Results: mx.callmissed.example; dmarc=${vouched ? 'pass' : 'none'} header.from=mail.example`,
      `From: Family <${MAIL}>`,
      `Subject: ${subject}`,
      `Message-ID: <${Math.random()}@mail.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      '',
    ].join('\r\n')
    await takeMail(world.test.bot, Buffer.from(mail))
    await world.test.settle()
    const [row] = await world.bot<{ id: string }>(
      'select id from mail_case where closed_at is null order by opened_at desc limit 1',
    )
    return row?.id ?? expect.unreachable()
  }
  const mailCaseIn = async (id: string) => (await mailCaseById(world.test.bot.db, id)) ?? expect.unreachable()
  const approve = async (ofCase: string, email: string | null = null) => {
    const proposed = await start(world, ofCase, 'papers-seen', email)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    return decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)
  }

  test('is helped in that case, and reads every step by mail at the address they wrote from, and nobody else does', async () => {
    const id = await writes('My mother has died, please delete her data.')
    expect(await start(world, id, 'called-back')).toEqual({ is: 'refused', why: 'no-papers' })
    await mailbox.read()
    expect(await approve(id)).toMatchObject({ is: 'done' })
    await world.test.settle()
    expect((await mailCaseIn(id)).closedAt).not.toBeNull()
    const [mail = '', ...more] = await read()
    expect(more).toEqual([])
    expect(mail).toContain('We have seen the papers')
    expect(mail).toContain(BOARD)
    expect(mail).not.toMatch(/4821|Meera|\d+ messages|your data/)
    // Whoever holds the number and opens a case about it hears nothing of the family's.
    const meera = world.actor('meera')
    await meera.says('english')
    await meera.says('talk to a person')
    const heard = meera.heard().length
    await world.test.pass(7 * DAY)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    expect((await read()).join()).toContain('The data of that number is erased')
    expect(meera.heard().slice(heard).join()).not.toContain('The data of that number')
    expect(await start(world, id)).toEqual({ is: 'refused', why: 'no-case' })
  })

  test('or reads by mail why not, with the Board, and nothing waits any more', async () => {
    const id = await writes('My mother has died, please delete her data.')
    await mailbox.read()
    const { bot } = world.test
    expect(await refuseMailCase(bot, await mailCaseIn(id), 'insuf_verification', bot.clock.now())).toBe('answered')
    await world.test.settle()
    const [mail = ''] = await read()
    expect(mail).toContain('the papers do not show that you may ask for this data. Nothing was deleted.')
    expect(mail).toContain(BOARD)
    expect(await start(world, id)).toEqual({ is: 'refused', why: 'no-case' })
  })

  test('is not helped by a complaint, which is answered and not refused', async () => {
    const id = await writes('I want to complain: nobody helps us.', { subject: 'Complaint' })
    const { bot } = world.test
    expect(await start(world, id)).toEqual({ is: 'refused', why: 'no-case' })
    expect(await refuseMailCase(bot, await mailCaseIn(id), 'no_match', bot.clock.now())).toBe('not-for-another')
    await world.bot('update mail_case set closed_at = opened_at')
  })

  test('is written to at no address that nobody vouches for: the letters are staff’s', async () => {
    const id = await writes('My mother has died, please delete her data.', { vouched: false })
    await mailbox.read()
    expect(await approve(id)).toMatchObject({ is: 'done' })
    await world.test.settle()
    expect(await read()).toEqual([])
    expect(
      await world.bot("select state from mail_message where what = 'request.entered' order by created_at desc limit 1"),
    ).toEqual([{ state: 'letter' }])
  })
})

describe('the number whose data somebody asks for with papers', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)

  async function started(): Promise<void> {
    const imran = world.actor('imran')
    const proposed = await start(world, await opens(imran))
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    expect(await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)).toMatchObject({ is: 'done' })
    await world.test.settle()
  }

  const states = async () =>
    (await world.bot<{ state: string }>('select distinct state from erasure_request where confirmed_at is not null')).map(
      ({ state }) => state,
    )

  test('is not written to where it has no chat with the bot', async () => {
    await started()
    expect(world.actor('meera').heard()).toEqual([])
    await world.bot(`update erasure_request set state = 'cancelled', thaw_wanted = true`)
    await world.test.pass(DAY)
    await read()
  })

  test('is told in its chat, where whoever is alive and holds it can keep the data; who asked hears that it was stopped', async () => {
    const meera = world.actor('meera')
    await meera.says('thanks')
    await meera.says('english')
    const heard = meera.heard().length
    await started()
    const [told = '', prompt = '', ...more] = meera.heard().slice(heard)
    expect(more).toEqual([])
    expect(told).toContain('Somebody asked us to delete the data of this number and showed us papers for it.')
    expect(told).toContain('write here: keep my data')
    expect(told).not.toMatch(/Imran|imran|died|dead/)
    // As it stands when it leaves: the freeze is under way.
    expect(prompt).toMatch(/^We are (not using|stopping the use of) your data\./)
    const imran = world.actor('imran')
    const before = imran.heard().length
    await meera.taps('Keep my data')
    expect(await meera.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
    expect(await world.bot(`select state from erasure_request order by created_at desc limit 1`)).toEqual([
      { state: 'cancelled' },
    ])
    const [stopped = '', ...others] = imran.heard().slice(before)
    expect(others).toEqual([])
    expect(stopped).toContain('The deletion of the data of that number was stopped. Nothing was deleted.')
    expect(stopped).toContain('With this your case is closed.')
  })

  test('is told by a template once WhatsApp’s day is over, and keeps it by the words that this names', async () => {
    const meera = world.actor('meera')
    await world.test.pass(2 * DAY)
    const heard = meera.heard().length
    await started()
    const [told = '', ...more] = meera.heard().slice(heard)
    expect(more).toEqual([])
    expect(told).toMatch(/\[data_deletion_case_answer\] CM-.* Somebody asked us to delete the data of this number.*keep my data/)
    // Nothing was answered too late: the prompt beside it says no more than the template.
    expect(await world.bot("select 1 from outbox_message where state = 'failed' and error_code = 131047")).not.toEqual([])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="answered-too-late"\} 0/)
    await meera.says('keep my data')
    await meera.taps('Yes, keep it')
    expect(await world.bot(`select state from erasure_request order by created_at desc limit 1`)).toEqual([
      { state: 'cancelled' },
    ])
  })

  test('keeps it by these words in the middle of a wish of its own, and whatever else is open there', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await started()
    expect(await meera.says('keep my data')).toEqual([
      expect.stringContaining('Keep your data, and let businesses use it again?'),
    ])
    await meera.taps('Yes, keep it')
    expect(await states()).toEqual(['cancelled'])
    // One business alone is asked for, and the whole number by somebody else.
    await meera.says('delete my data')
    await meera.taps('Something else')
    await meera.taps('Only one business')
    await meera.taps('Rangoli Sarees')
    await meera.taps('Yes, delete it')
    await started()
    expect(meera.heard().at(-1)).toContain('Somebody asked us to delete the data of this number')
    await meera.says('keep my data')
    await meera.taps('Yes, keep it')
    expect(await states()).toEqual(['cancelled'])
  })
})

describe('the number whose data somebody asks for with papers, and who writes for the first time only then', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(MAIL)
  const TOLD = 'Somebody asked us to delete the data of this number and showed us papers for it.'
  let reference = ''

  test('is told so with the first answer, whatever the message was about, and once', async () => {
    const imran = world.actor('imran')
    reference = await opens(imran)
    const proposed = await start(world, reference)
    if (proposed.is !== 'proposed') throw new Error(proposed.is)
    expect(await decideProposal(world.test.bot, proposed.proposal.id, 'approve', two, MEERA)).toMatchObject({ is: 'done' })
    await world.test.settle()
    await world.test.pass(DAY / 2)
    const meera = world.actor('meera')
    const heard = await meera.says('delete my data')
    expect(heard.filter((text) => text.includes(TOLD))).toHaveLength(1)
    expect(heard.join()).toContain('write here: keep my data')
    await meera.says('english')
    expect(meera.heard().filter((text) => text.includes(TOLD))).toHaveLength(1)
  })

  test('and who then asks for it themselves has a request of their own: whoever came with papers hears so, and no more', async () => {
    const [meera, imran] = [world.actor('meera'), world.actor('imran')]
    const before = imran.heard().length
    await read()
    await meera.taps('Delete my data')
    const [said = '', ...more] = await meera.taps('Yes, delete it')
    expect(more).toEqual([])
    expect(said).toContain('We have stopped using your data')
    expect(said).not.toContain('asked for this already')
    expect(await world.bot('select source, proof, state from erasure_request where confirmed_at is not null')).toEqual([
      { source: null, proof: null, state: 'scheduled' },
    ])
    const [told = '', ...others] = imran.heard().slice(before)
    expect(others).toEqual([])
    expect(told).toContain(`About your case ${reference}`)
    expect(told).toContain('Meanwhile we were asked for the same on WhatsApp, from the number itself.')
    expect(told).toContain('With this your case is closed.')
    const mails = await read()
    expect(mails).toEqual([expect.stringContaining('Meanwhile we were asked for the same on WhatsApp')])
    for (const text of [told, ...mails]) expect(text).not.toMatch(/4821|Meera|your data/)
    await world.test.pass(DAY / 48)
    expect(meera.heard().at(-1)).toContain('Your data is erased')
    expect(imran.heard().slice(before)).toHaveLength(1)
    expect(await read()).toEqual([])
  })
})
