import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wake } from '../../src/db/wake.ts'
import { queueMail } from '../../src/mail/mail-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'
import { DAY } from './support/times.ts'
import { type Seen, signedIn, type Visitor } from './support/visitor.ts'

const OWNER = 'vikram@akshara-owner.example'
const TEXT = 'The account is closed, says this text'
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const said = (seen: Seen) => new URL(seen.location ?? 'http://x').searchParams.get('said')
const mailsIn = ({ text }: Seen) => [...text.matchAll(/name="mail" value="([0-9a-f-]+)"/g)].map(([, id]) => id ?? '')

describe('mails that were given up', () => {
  const world = scenario({ config: mailbox.config })
  world.alsoSecret(OWNER, TEXT)
  let asha: Visitor
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
  })

  /** Refused by the server for good. */
  async function givenUp(what: string, requestId: string | null = null): Promise<string> {
    const { bot } = world.test
    const id = newId()
    mailbox.smtp.fates.push({ at: 'rcpt-to', code: 550 })
    await bot.db.transaction(async (tx) => {
      const mail = { id, to: OWNER, what, language: 'en' as const, subject: 'Closed', text: TEXT, requestId }
      await queueMail(tx, bot.keys, mail, bot.clock.now())
      await wake(tx, 'send-mail', [id])
    })
    await world.test.settle()
    return id
  }
  const tile = async () =>
    /href="\/console\/post\/mails">(\d+)<\/a><\/strong> mails? that did not arrive/.exec((await asha.get('/console')).text)?.[1]
  const list = () => asha.get('/console/post/mails')
  const settles = (mail: string, how: string, reason = how === 'send-again' ? 'fault-repaired' : 'told-by-phone') =>
    asha.post('/console/post/mails', { mail, how, reason })

  it('stand in a list that the first page counts, with nothing that names anybody; codes and letters do not', async () => {
    expect(await tile()).toBe('0')
    const kept = [await givenUp('account-closed'), await givenUp('business-completed'), await givenUp('case-answer')]
    for (const what of ['account-code', 'answer.delete', 'request.done']) await givenUp(what)
    expect(await tile()).toBe('3')
    const page = await list()
    expect(mailsIn(page).sort()).toEqual([...kept].sort())
    for (const words of [
      'An account or profile is closed',
      'To a business: Completed',
      'An answer to a mail',
      '550',
      'v•••@•••.example',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toMatch(/akshara-owner|vikram@/)
    expect((await asha.get('/console/post')).text).toContain('href="/console/post/mails"')
  })

  it('are taken as a file by the privacy officer, with a reason and no address', async () => {
    const priya = await signedIn(world.test, 'priya')
    expect((await priya.get('/console/post/mails')).text).toContain('action="/console/post/mails/export"')
    const file = await priya.post('/console/post/mails/export', { reason: 'audit' })
    expect(file.headers.get('content-disposition')).toContain('mails-undelivered-')
    const [, ...lines] = file.text.trimEnd().split('\r\n')
    expect(lines.map((line) => line.split('","')[0]?.slice(1)).sort()).toEqual(mailsIn(await list()).sort())
    expect(file.text).toContain('"To a business: Completed"')
    expect(file.text).not.toMatch(/akshara-owner|vikram@/)
    expect((await priya.post('/console/post/mails/export', {})).status).toBe(400)
    expect((await asha.post('/console/post/mails/export', { reason: 'audit' })).status).toBe(403)
  })

  it('are sent again, once, and written down', async () => {
    const [first = ''] = mailsIn(await list())
    expect(said(await settles(first, 'send-again'))).toBe('mail-send-again')
    expect(said(await settles(first, 'send-again'))).toBe('mail-gone')
    await world.test.settle()
    expect((await mailbox.read()).map(({ to }) => to)).toEqual([OWNER])
    expect(await world.bot('select state, sealed from mail_message where id = $1', [first])).toEqual([
      { state: 'sent', sealed: null },
    ])
    expect(await tile()).toBe('2')
    expect(await world.bot("select reason from access_log where action = 'mail-send-again' and target = $1", [first])).toEqual([
      { reason: 'fault-repaired' },
    ])
  })

  it('come back where they are given up again', async () => {
    const [first = ''] = mailsIn(await list())
    mailbox.smtp.fates.push({ at: 'rcpt-to', code: 550 })
    await settles(first, 'send-again')
    await world.test.settle()
    expect(mailsIn(await list())).toContain(first)
  })

  it('are noted as told another way: their words go, and the request says so', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    const [request] = await world.bot<{ id: string; reference: string }>('select id, reference from erasure_request')
    const id = await givenUp('business-requested', request?.id)
    expect((await list()).text).toContain(`href="/console/requests/${request?.reference}"`)
    expect(said(await settles(id, 'told-another-way'))).toBe('mail-told-another-way')
    expect(said(await settles(id, 'told-another-way'))).toBe('mail-gone')
    expect(await world.bot('select state, sealed from mail_message where id = $1', [id])).toEqual([
      { state: 'dropped', sealed: null },
    ])
    expect((await asha.get(`/console/requests/${request?.reference}`)).text).toContain(
      'Staff told another way what a mail did not bring',
    )
  })

  it('are settled with a reason, and not sent again once what they say is past', async () => {
    const [request] = await world.bot<{ id: string }>('select id from erasure_request')
    const id = await givenUp('account-closed', request?.id)
    expect((await asha.post('/console/post/mails', { mail: id, how: 'send-again' })).status).toBe(400)
    expect((await list()).text).not.toContain('What it says is not so any more')
    await world.bot(`update erasure_request set state = 'cancelled', next_attempt_at = null`)
    const page = await list()
    expect(page.text).toContain('What it says is not so any more')
    expect(page.text).toContain('Cancelled')
    expect(said(await settles(id, 'send-again'))).toBe('mail-past')
    expect(await world.bot('select state from mail_message where id = $1', [id])).toEqual([{ state: 'failed' }])
    expect(said(await settles(id, 'told-another-way', 'told-by-letter'))).toBe('mail-told-another-way')
    expect(await world.bot("select reason from access_log where action = 'mail-told-another-way' and target = $1", [id])).toEqual(
      [{ reason: 'told-by-letter' }],
    )
  })

  it('are settled by nobody whose role is not to deal with people, and for no mail that arrived', async () => {
    const [first = ''] = mailsIn(await list())
    const anand = await signedIn(world.test, 'anand')
    expect((await anand.get('/console/post/mails')).status).toBe(403)
    expect((await anand.get('/console')).text).toMatch(/<strong>2<\/strong> mails that did not arrive/)
    expect((await anand.post('/console/post/mails', { mail: first, how: 'send-again', reason: 'fault-repaired' })).status).toBe(
      403,
    )
    const [sent] = await world.bot<{ id: string }>("select id from mail_message where state = 'sent'")
    expect(said(await settles(sent?.id ?? '', 'send-again'))).toBe('mail-gone')
    await world.test.pass(31 * DAY)
  })
})
