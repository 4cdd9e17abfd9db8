import { beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../support/scenario.ts'
import { MINUTE } from './support/times.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** An open stream of server-sent events. */
interface Listening {
  status: number
  /** What came so far. */
  text(): string
  /** Resolves once the server has ended it. */
  ended: Promise<void>
  close(): void
}

describe('a chat that somebody watches live', () => {
  const world = scenario()
  let asha: Visitor
  let live: string

  beforeAll(async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    asha = await signedIn(world.test, 'asha')
    const page = await asha.get(`/console/requests/${reference}`)
    live = `${/\/console\/chats\/[0-9a-f-]{36}/.exec(page.text)?.[0]}/live`
  })

  async function listen(browser: Visitor): Promise<Listening> {
    const stop = new AbortController()
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(world.test.url + live, { headers: { cookie }, signal: stop.signal, redirect: 'manual' })
    let text = ''
    const read = async () => {
      for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString()
    }
    return { status: answer.status, text: () => text, ended: read().catch(() => {}), close: () => stop.abort() }
  }
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  it('comes masked, goes on by itself, and is written down', async () => {
    const listening = await listen(asha)
    await until(() => listening.text().includes('event: chat'))
    expect(listening.text()).toContain('ending ••••')
    expect(listening.text()).not.toContain('5532')
    const before = listening.text().length
    await world.actor('imran').says('status please')
    await until(() => listening.text().length > before && listening.text().slice(before).includes('event: chat'))
    listening.close()
    expect(await world.bot(`select 1 from access_log where action = 'watch-chat'`)).toHaveLength(1)
  })

  it('ends with the sign-out, and opens for nobody without a session or the role', async () => {
    const dev = await signedIn(world.test, 'dev')
    const listening = await listen(dev)
    await until(() => listening.text().includes('event: chat'))
    await dev.get('/console')
    await dev.post('/console/sign-out')
    await listening.ended
    expect(listening.text()).toContain('event: over')
    expect((await listen(dev)).status).toBe(303)
    expect((await listen(await signedIn(world.test, 'anand'))).status).toBe(403)
  })

  it('ends when an admin shuts the person out, and when their roles are others', async () => {
    const anand = await signedIn(world.test, 'anand')
    const dev = await signedIn(world.test, 'dev')
    const first = await listen(dev)
    await until(() => first.text().includes('event: chat'))
    await anand.get('/console/staff')
    await anand.post('/console/staff', { staff: 'staff:demo-dev', what: 'block' })
    await first.ended
    expect(first.text()).toContain('event: over')
    await anand.post('/console/staff', { staff: 'staff:demo-dev', what: 'let-in' })
    const second = await listen(await signedIn(world.test, 'dev'))
    await until(() => second.text().includes('event: chat'))
    await world.bot(`update staff_member set roles = '{admin}' where id = 'staff:demo-dev'`)
    await second.ended
    expect(second.text()).toContain('event: over')
  })

  it('ends with the idle time, which watching does not prolong', async () => {
    const priya = await signedIn(world.test, 'priya')
    const listening = await listen(priya)
    await until(() => listening.text().includes('event: chat'))
    await world.test.pass(31 * MINUTE)
    await listening.ended
    expect(listening.text()).toContain('event: over')
  })

  it('is no visit when it reconnects by itself', async () => {
    const priya = await signedIn(world.test, 'priya')
    await world.test.pass(20 * MINUTE)
    const again = await listen(priya)
    expect(again.status).toBe(200)
    again.close()
    await world.test.pass(11 * MINUTE)
    expect((await listen(priya)).status).toBe(303)
  })

  it('nobody holds more than six connections, and closed ones make room', async () => {
    const irfan = await signedIn(world.test, 'irfan')
    const open = await Promise.all(Array.from({ length: 6 }, () => listen(irfan)))
    expect(open.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect((await listen(irfan)).status).toBe(429)
    for (const each of open) each.close()
    await Promise.all(open.map(({ ended }) => ended))
    let again = await listen(irfan)
    for (let tries = 0; again.status === 429 && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      again = await listen(irfan)
    }
    expect(again.status).toBe(200)
    again.close()
  })
})
