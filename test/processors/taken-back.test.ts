import { beforeAll, describe, expect, test } from 'vitest'
import { requestLine, standingWords } from '../../src/cli/requests.ts'
import { listRequests } from '../../src/requests/request-store.ts'
import { signedIn, type Visitor } from '../console/support/visitor.ts'
import { MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

/** The data of the overview's link with this label. */
const counted = (text: string, to: string) => new RegExp(`href="${to.replace(/[?.]/g, '\\$&')}"[^>]*>(\\d+)`).exec(text)?.[1]

describe('a processor that said it would erase on its day, and refuses after the receipt', () => {
  const world = askedWorld()
  let asha: Visitor
  let page = ''
  let reference = ''
  let later = ''
  beforeAll(() => world.add('brevo', { categories: ['messaging', 'billing'] }))
  const row = async () => (await listRequests(world.test.bot.db, 1))[0] ?? expect.unreachable()
  const shown = async () => (await fetch(page)).text()
  const status = async () => {
    await world.test.phone('meera').say('status')
    await world.test.settle()
    return world.test.heard(world.test.phone('meera')).at(-1)
  }

  test('has answered so far, and every place says that it is erased', async () => {
    await world.confirm('meera')
    const confirmed = world.test.heard(world.test.phone('meera')).join('\n')
    page = world.test.url + new URL(/https:\S+\/r\/\S+/.exec(confirmed)?.[0] ?? '').pathname
    await world.test.pass(15 * MINUTE)
    const [now = '', ...more] = world.asked('brevo').map(({ body }) => body.task)
    ;[later = ''] = more
    await world.answer({ [now]: 'done', [later]: 'scheduled' }, 'brevo')
    await world.test.settle()
    ;({ reference } = await row())
    expect(requestLine(await row(), world.test.bot.clock.now())).toMatchObject({ state: 'completed', receiptResult: 'completed' })
    expect(standingWords(await row())).toBe('completed')
    expect(await status()).toMatch(/Your data.* was erased/)
    expect(await shown()).not.toContain('not confirmed yet')
    asha = await signedIn(world.test, 'asha')
    expect((await asha.get('/console/requests?state=completed')).text).toContain(`>${reference}<`)
    expect((await asha.get('/console/requests?state=partial')).text).not.toContain(`>${reference}<`)
    expect(counted((await asha.get('/console')).text, '/console/requests?left=..')).toBe('0')
  })

  test('refuses: its state is as before, and every place says that a part is not confirmed', async () => {
    const refused = await world.answer({ [later]: 'refused' }, 'brevo')
    expect(refused.status).toBe(200)
    await world.test.settle()
    expect((await world.receipts()).map(({ result }) => result)).toEqual(['completed', 'partial'])
    expect(await world.state()).toBe('completed')
    expect(requestLine(await row(), world.test.bot.clock.now())).toMatchObject({
      ...{ state: 'completed', receiptResult: 'partial', daysLeft: 29 },
    })
    expect(standingWords(await row())).toBe('completed, newest receipt partial')
    expect(await status()).toMatch(/Most of your data.* is erased\. One part is not confirmed yet/)
    expect(await shown()).toContain('One part is not confirmed yet')
    expect((await asha.get('/console/requests?state=completed')).text).not.toContain(`>${reference}<`)
    expect((await asha.get('/console/requests?left=..')).text).toContain(`>${reference}<`)
    const listed = (await asha.get('/console/requests?state=partial')).text
    expect(listed).toContain(`>${reference}<`)
    expect(listed).toContain('Erased in part</span>')
    expect((await asha.get(`/console/requests/${reference}`)).text).toContain('Since then not everything holds')
    const { text } = await asha.get('/console')
    expect(counted(text, '/console/requests?left=..')).toBe('1')
    expect(text).toMatch(/state=partial[^"]*"[\s\S]{0,200}?>1</)
  })
})
