import { type FastifyInstance, fastify } from 'fastify'
import type { MovableClock } from '../../src/runtime/clock.ts'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import type { Holding, RequestView, SimulatorPerson } from '../../src/simulator/deps.ts'
import { simulator } from '../../src/simulator/simulator.ts'

const dedicated = { phoneNumberId: '106600000000001', displayNumber: '+917000090001', business: null, mode: 'dedicated' as const }
const shop = {
  phoneNumberId: '106600000000002',
  displayNumber: '+917000090002',
  business: 'Saffron Sarees',
  mode: 'shared' as const,
}
const secrets = { accessToken: 'token-of-the-demo', appSecret: 'secret-of-the-demo' }

const people: SimulatorPerson[] = [
  {
    name: 'Meera Nair',
    phone: '+917000014821',
    locale: 'en',
    about: 'Known to two businesses: 212 messages, 3 call recordings, and one bill that tax law keeps.',
    channels: [dedicated, shop],
  },
  { name: 'सुनीता यादव', phone: '+917000037914', locale: 'hi', about: 'Writes in Hindi.', channels: [dedicated, shop] },
  {
    name: 'Kavya Reddy',
    phone: null,
    userId: 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3',
    locale: 'en',
    about: 'Known only by a business-scoped id: no business sees a number.',
    channels: [shop],
  },
]

export interface ScriptedDemo {
  /** The page. */
  url: string
  /** Raw bodies that were posted to the webhook with a right signature. */
  heard: string[]
  close(): Promise<void>
}

/** The simulator with a bot of a few fixed sentences behind it: enough to see every kind of message on the page. */
export async function startScriptedDemo(start = '2026-11-24T10:00:00Z'): Promise<ScriptedDemo> {
  const app = fastify({ forceCloseConnections: true })
  const heard: string[] = []
  const clock = clockAt(start)
  const platform = { erased: false, confirmed: false }
  const secret = 'a-secret-of-this-start'
  const address = { url: '' }

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/webhook', async (request, reply) => {
    const raw = String(request.body)
    if (request.headers['x-hub-signature-256'] !== `sha256=${hmacSha256Hex(secrets.appSecret, raw)}`)
      return reply.code(401).send()
    heard.push(raw)
    const { metadata, messages = [] } = JSON.parse(raw).entry[0].changes[0].value
    const mine = metadata.phone_number_id === dedicated.phoneNumberId
    const taken = messages.filter((message: Inbound) => mine || message.text?.body === 'delete my data')
    for (const message of taken) void converse(address.url, metadata.phone_number_id, message, platform)
    return { taken: taken.map(({ id }: Inbound) => id) }
  })

  await app.register(async (inner: FastifyInstance) => {
    inner.removeContentTypeParser('application/json')
    inner.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, JSON.parse(String(body))),
    )
    await inner.register(
      simulator({
        secret,
        people,
        channels: [dedicated, shop].map(({ phoneNumberId, displayNumber }) => ({ phoneNumberId, displayNumber, ...secrets })),
        webhookUrl: () => `${address.url}/webhook`,
        clock,
        holdings: async ({ phone }) => holdings(phone === people[0]?.phone, platform.erased),
        requests: async () => requests(platform, clock.now()),
        async advanceTime(milliseconds) {
          clock.advance(milliseconds)
          platform.erased = platform.confirmed
        },
        statusDelaysMs: [0, 0, 0],
        refreshMs: 50,
      }),
    )
  })
  address.url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${address.url}/simulator/${secret}`, heard, close: () => app.close() }
}

interface Inbound {
  id: string
  from: string
  type: string
  text?: { body: string }
  interactive?: { button_reply?: { id: string }; list_reply?: { id: string } }
}

async function converse(base: string, phoneNumberId: string, message: Inbound, platform: { confirmed: boolean }): Promise<void> {
  const send = (body: object) =>
    fetch(
      `${base}/simulator/graph/v26.0/${phoneNumberId}/messages?appsecret_proof=${hmacSha256Hex(secrets.appSecret, secrets.accessToken)}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${secrets.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
      },
    )
  await send({ status: 'read', message_id: message.id, typing_indicator: { type: 'text' } })
  const chosen = message.interactive?.button_reply?.id ?? message.interactive?.list_reply?.id
  if (chosen === 'yes') platform.confirmed = true
  const say = script(chosen ?? message.text?.body ?? message.type)
  if (say) await send({ to: message.from, ...say })
}

function script(said: string): object | null {
  const footer = { text: 'Grievance Officer: karan@callmissed.com' }
  const buttons = (body: string, ...list: [string, string][]) => ({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: body },
      footer,
      action: { buttons: list.map(([id, title]) => ({ type: 'reply', reply: { id, title } })) },
    },
  })
  switch (said) {
    case 'think':
      return null
    case 'mine':
      return buttons(
        'Number ending 4821: we hold 212 messages and 3 call recordings, with 2 businesses.\nIf you say yes:\n• We stop using it now.\n• At 4:45 pm today it is erased. Nobody can bring it back.\n• The businesses are told. They may have their own copy.\n• The chat on your phone stays. You can delete it there.\nDelete? (No button? Type: DELETE 472)',
        ['yes', 'Yes, delete it'],
        ['no', 'No, keep it'],
      )
    case 'yes':
      return buttons(
        'We have stopped using your data. It is erased at 4:45 pm today, at the latest by 24 Dec 2026. I will write to you then.\nYour case: CM-7K3F-9QXD\nChanged your mind? Tap before 4:45 pm.',
        ['keep', 'Keep my data'],
      )
    case 'else': {
      const titles = [
        'Only one business',
        'Show what you hold',
        'My CallMissed account',
        'Data of someone else',
        'Talk to a person',
      ]
      const rows = [...titles, 'भाषा / Language'].map((title, index) => ({ id: `row-${index}`, title }))
      return {
        type: 'interactive',
        interactive: {
          type: 'list',
          body: { text: 'What do you need?' },
          footer,
          action: { button: 'Choose', sections: [{ rows }] },
        },
      }
    }
    case 'row-5':
      return { type: 'text', text: { body: 'भाषा बदल दी गई है। https://example.com/r/abc' } }
    default:
      return buttons(
        'This is CallMissed. Shops and companies use us to chat with and call their customers.\nYour message came from the number ending 4821, so this is only about that number.\nWhat do you want?',
        ['mine', 'Delete my data'],
        ['ads', 'Only stop ads'],
        ['else', 'Something else'],
      )
  }
}

function holdings(isMeera: boolean, erased: boolean): Holding[] {
  const mine = (count: number) => (erased || !isMeera ? 0 : count)
  return [
    { table: 'message', mine: mine(212), others: 6_418 },
    { table: 'message_status', mine: mine(388), others: 11_902 },
    { table: 'conversation', mine: mine(4), others: 512 },
    { table: 'voice_session', mine: mine(3), others: 140 },
    { table: 'call_analysis', mine: mine(3), others: 140 },
    { table: 'campaign_recipient', mine: mine(6), others: 803 },
    { table: 'webhook_delivery', mine: mine(41), others: 1_960 },
    {
      table: 'invoice',
      mine: isMeera ? 1 : 0,
      others: 96,
      ...(isMeera ? { kept: [{ rows: 1, until: '2032-12-31', because: 'tax law' }] } : {}),
    },
    { table: 'bot', mine: 0, others: 6 },
    { table: 'template', mine: 0, others: 14 },
  ]
}

function requests({ confirmed, erased }: { confirmed: boolean; erased: boolean }, now: Date): RequestView[] {
  if (!confirmed) return []
  const base = { reference: 'CM-7K3F-9QXD', deadlineAt: '2026-12-24T10:00:00Z' }
  if (erased) return [{ ...base, state: 'completed', receiptUrl: '/receipts/example' }]
  return [{ ...base, state: 'scheduled', eraseAt: new Date(now.getTime() + 900_000).toISOString() }]
}

function clockAt(start: string): MovableClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    advance: (ms) => {
      now += ms
      return new Date(now)
    },
  }
}
