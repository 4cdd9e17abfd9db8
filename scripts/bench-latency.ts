import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoChannels } from '../src/platform/demo-businesses.ts'
import { demoCustomers } from '../src/platform/demo-customers.ts'
import { systemClock } from '../src/runtime/clock.ts'
import { readConfig } from '../src/runtime/config.ts'
import { startFakeGraph } from '../src/simulator/fake-graph.ts'
import { createPhone, type Phone } from '../src/simulator/phone.ts'
import { type Running, start } from '../src/start.ts'

const APP_SECRET = 'an-app-secret-for-the-bench'
const ACCESS_TOKEN = 'an-access-token-for-the-bench'
const ONE_BY_ONE = 60
const AT_ONCE = 40

export interface Percentiles {
  p50: number
  p95: number
  max: number
}

/** Milliseconds from the tap on "Yes, delete it" leaving the phone. */
export interface LatencyBench {
  oneByOne: { people: number; freeze: Percentiles; notice: Percentiles }
  atOnce: { people: number; freeze: Percentiles; notice: Percentiles }
}

/** Confirm-to-freeze and confirm-to-notice with a zero undo window: the whole bot in one process, Meta's part over HTTP on this machine. */
export async function benchLatency(): Promise<LatencyBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-'))
  let webhookUrl = ''
  const [dedicated] = demoChannels()
  if (!dedicated) throw new Error('The demo has no dedicated channel.')
  const channels = [{ ...dedicated, accessToken: ACCESS_TOKEN, appSecret: APP_SECRET }]
  const graph = await startFakeGraph({ webhookUrl: () => webhookUrl, channels, clock: systemClock })
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    UNDO_WINDOW_SECONDS: '0',
    GRAPH_API_BASE_URL: graph.url,
    WHATSAPP_APP_SECRET: APP_SECRET,
    WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
    WHATSAPP_ACCESS_TOKEN: ACCESS_TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: dedicated.phoneNumberId,
  })
  const running = await start(config, () => {})
  webhookUrl = `${running.url}/webhook`
  try {
    const customers = demoCustomers(new Date()).flatMap(({ name, phone }) => (phone ? [{ name, phone }] : []))
    const ready: (() => Promise<Ready | undefined>)[] = customers
      .slice(20)
      .map((owner) => () => readyToConfirm(createPhone(graph, owner, dedicated.phoneNumberId)))
    const alone: Measured[] = []
    while (alone.length < ONE_BY_ONE) {
      const next = await nextReady(ready)
      alone.push(await measure(running, next))
    }
    const waiting: Ready[] = []
    while (waiting.length < AT_ONCE) waiting.push(await nextReady(ready))
    const together = await Promise.all(waiting.map((each) => measure(running, each)))
    return { oneByOne: summary(alone), atOnce: summary(together) }
  } finally {
    await running.close()
    await graph.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Ready {
  phone: Phone
  yes: string
}

interface Measured {
  freezeMs: number
  noticeMs: number
}

async function nextReady(people: (() => Promise<Ready | undefined>)[]): Promise<Ready> {
  for (let next = people.shift(); next; next = people.shift()) {
    const ready = await next()
    if (ready) return ready
  }
  throw new Error('The demo has not enough people for this bench.')
}

/** One typed message and one tap: the review is on the screen. Undefined for a number that was silent too long: it waits seven days. */
async function readyToConfirm(phone: Phone): Promise<Ready | undefined> {
  await phone.say('delete my data')
  await phone.tap(await buttonOf(phone, 'Delete my data'))
  const next = await until(() => phone.received()[1])
  const yes = next.bubble.buttons.find(({ title }) => title === 'Yes, delete it')
  return yes && next.bubble.text.includes('messages') ? { phone, yes: yes.id } : undefined
}

async function measure({ bot }: Running, { phone, yes }: Ready): Promise<Measured> {
  const before = phone.received().length
  const at = Date.now()
  await phone.tap(yes)
  const notice = await until(() =>
    phone
      .received()
      .slice(before)
      .find(({ bubble }) => bubble.text.includes('/receipts/')),
  )
  const reference = /CM-\w{4}-\w{4}/.exec(phone.received()[before]?.bubble.text ?? '')?.[0]
  const { rows } = await bot.lockPool.query<{ frozen_at: Date }>('select frozen_at from erasure_request where reference = $1', [
    reference,
  ])
  return { freezeMs: (rows[0]?.frozen_at.getTime() ?? Number.NaN) - at, noticeMs: notice.at.getTime() - at }
}

async function buttonOf(phone: Phone, title: string): Promise<string> {
  const offer = await until(() =>
    phone.received().findLast(({ bubble }) => bubble.buttons.some((button) => button.title === title)),
  )
  return offer.bubble.buttons.find((button) => button.title === title)?.id ?? ''
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('The bot did not answer within 30 seconds.')
}

function summary(measured: readonly Measured[]): LatencyBench['oneByOne'] {
  return {
    people: measured.length,
    freeze: percentiles(measured.map(({ freezeMs }) => freezeMs)),
    notice: percentiles(measured.map(({ noticeMs }) => noticeMs)),
  }
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}
