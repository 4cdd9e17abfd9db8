import { afterAll, describe, expect, test } from 'vitest'
import { demoChannels } from '../../src/platform/demo-businesses.ts'
import { demoPeople } from '../../src/platform/demo-people.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { startFakeGraph } from '../../src/simulator/fake-graph.ts'
import { createPhone, type Phone } from '../../src/simulator/phone.ts'
import { cleanUp, newDataDir, startServer, statusOf } from './support/server.ts'

const TIME_ENOUGH = 300_000
const SECRET = 'the-testers-app-secret'
const TOKEN = 'the-testers-access-token'
const OWN_NUMBER = '100000000000777'

const channels = demoChannels().map((channel) => ({
  ...channel,
  phoneNumberId: channel.mode === 'dedicated' ? OWN_NUMBER : channel.phoneNumberId,
  accessToken: TOKEN,
  appSecret: SECRET,
}))
let webhookUrl = ''
const graph = await startFakeGraph({ webhookUrl: () => webhookUrl, channels, clock: systemClock })

afterAll(async () => {
  await cleanUp()
  await graph.close()
}, TIME_ENOUGH)

describe('a trial: WhatsApp settings and a Graph API, but no database of one’s own', () => {
  test('erases on its own number all by itself, and answers in the businesses’ chats', { timeout: TIME_ENOUGH }, async () => {
    const server = startServer({
      DATA_DIR: newDataDir(),
      UNDO_WINDOW_SECONDS: '0',
      GRAPH_API_BASE_URL: graph.url,
      WHATSAPP_APP_SECRET: SECRET,
      WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
      WHATSAPP_ACCESS_TOKEN: TOKEN,
      WHATSAPP_PHONE_NUMBER_ID: OWN_NUMBER,
    })
    const url = await server.ready()
    webhookUrl = `${url}/webhook`
    expect(server.stdout()).toContain('a trial')
    expect(server.stdout()).not.toContain('simulator')
    expect(await statusOf(`${url}/simulator/`)).toBe(404)
    const handshake = '?hub.mode=subscribe&hub.verify_token=a-verify-token&hub.challenge=4711'
    expect(await (await fetch(`${url}/webhook${handshake}`)).text()).toBe('4711')

    const rohan = phoneOf('rohan', null)
    await rohan.say('delete my data')
    await tapWhenOffered(rohan, 'Delete my data')
    await tapWhenOffered(rohan, 'Yes, delete it')
    const notice = await graph.waitFor(({ bubble }) => bubble.text.startsWith('Your data is erased: 18 messages.'))
    const receipt = /http\S+receipts\/[^#\s]+/.exec(notice.bubble.text)?.[0] ?? ''
    expect(receipt.startsWith(url)).toBe(true)
    expect(await statusOf(receipt)).toBe(200)

    const meera = phoneOf('meera', 'sarees')
    await meera.say('delete my data')
    await tapWhenOffered(meera, 'Delete this chat')
    expect(await server.end('SIGTERM')).toBe(0)
  })
})

function phoneOf(key: string, business: 'sarees' | null): Phone {
  const person = demoPeople(new Date()).find((each) => each.key === key)
  const channel = channels.find(({ mode, business: name }) => (business === null ? mode === 'dedicated' : name?.match(/saree/i)))
  if (!person || !channel) throw new Error('The demo has changed.')
  return createPhone(graph, { name: person.name, phone: person.phone }, channel.phoneNumberId)
}

async function tapWhenOffered(phone: Phone, title: string): Promise<void> {
  const isMine = (phoneNumberId: string) => phoneNumberId === phone.channel.phoneNumberId
  const { bubble } = await graph.waitFor(
    (message) => isMine(message.phoneNumberId) && message.bubble.buttons.some((button) => button.title === title),
  )
  const button = bubble.buttons.find((each) => each.title === title)
  expect((await phone.tap(button?.id ?? '')).outcome.status).toBe(200)
}
