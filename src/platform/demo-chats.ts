import { demoId } from './demo-accounts.ts'
import { type DemoBusiness, demoBusiness } from './demo-businesses.ts'
import type { DemoCustomer } from './demo-customers.ts'
import { type DemoRandom, demoRandom } from './demo-random.ts'
import { type DemoRow, type DemoRows, hoursBefore } from './demo-rows.ts'
import { demoExchanges } from './demo-texts.ts'

const MENTION = 'Please call my brother on 70000 75532, he will pick up my daughter today.'
const MEDIA_BYTES = 900

interface Thread {
  customer: DemoCustomer
  business: DemoBusiness
  random: DemoRandom
  out: DemoRows
}

/** Chats of every customer with their businesses, and what a chat leaves behind: statuses, deliveries, metering, replays. */
export function addChats(out: DemoRows, customers: readonly DemoCustomer[], now: Date): void {
  const random = demoRandom('chats')
  const mentioner = customers.find(({ person, businesses }) => !person && businesses[0] === 'coaching')
  for (const customer of customers) {
    for (const key of customer.businesses) {
      const thread = { customer, business: demoBusiness(key), random, out }
      const pairs = customer.messagesPerBusiness / 2
      const older = customer.imported ? Math.floor(pairs / 2) : 0
      if (older > 0) addConversation(thread, now, { from: 0, to: older, pairs, status: 'closed', bareNumber: true })
      addConversation(thread, now, { from: older, to: pairs, pairs, status: 'open', bareNumber: false })
      if (customer === mentioner && key === 'coaching') mention(out)
    }
  }
}

interface Part {
  /** The pairs of question and answer of this conversation, of all the pairs of the customer with the business. */
  from: number
  to: number
  pairs: number
  status: 'open' | 'closed'
  bareNumber: boolean
}

function addConversation(thread: Thread, now: Date, part: Part): void {
  const { customer, business, random, out } = thread
  const address = customer.phone ?? customer.userId ?? ''
  const externalId = part.bareNumber ? address.replace('+', '') : address
  const id = random.uuid()
  const times = Array.from({ length: part.to - part.from }, (_, i) => timeOf(customer, part.from + i, part.pairs, random, now))
  const last = new Date((times.at(-1) ?? now).getTime() + 60_000)
  out.rows.conversation.push({
    id,
    tenant_id: business.tenantId,
    bot_id: demoId(`bot ${business.key} whatsapp`),
    channel: 'whatsapp',
    external_id: externalId,
    business_scoped_user_id: customer.userId,
    status: part.status,
    metadata: {
      contact: { name: customer.name, ...(customer.phone ? { phone: customer.phone } : {}) },
      source: part.bareNumber ? 'import' : 'whatsapp',
    },
    ai_autoreply_enabled: true,
    created_at: times[0] ?? now,
    last_message_at: last,
  })
  for (const [index, askedAt] of times.entries()) {
    const newest = part.status === 'open' && index === times.length - 1
    addExchange(thread, { conversationId: id, externalId, askedAt, index: part.from + index, newest })
  }
}

function timeOf(customer: DemoCustomer, index: number, pairs: number, random: DemoRandom, now: Date): Date {
  const gapHours = (customer.spreadDays * 24) / pairs
  return hoursBefore(now, customer.lastHoursAgo + (pairs - 1 - index) * gapHours + (gapHours * random.int(0, 40)) / 100)
}

interface Asked {
  conversationId: string
  externalId: string
  askedAt: Date
  index: number
  /** The customer's latest: its delivery to the business is still waiting. */
  newest: boolean
}

function addExchange(thread: Thread, asked: Asked): void {
  const { customer, business, random, out } = thread
  const [question, answer] = random.pick(demoExchanges[business.key][customer.language])
  const withPhoto = customer.person ? asked.index % 40 === 3 : random.chance(0.02)
  const answeredAt = new Date(asked.askedAt.getTime() + random.int(3, 60) * 1000)
  const userMessage: DemoRow<'message'> & { id: string } = {
    id: random.uuid(),
    conversation_id: asked.conversationId,
    role: 'user',
    content: question,
    message_type: withPhoto ? 'image' : 'text',
    media_key: withPhoto ? `media/${business.tenantId}/${random.hex(16)}.jpg` : null,
    wamid: wamidFor(customer, random),
    created_at: asked.askedAt,
  }
  const botMessage = {
    id: random.uuid(),
    conversation_id: asked.conversationId,
    role: 'assistant' as const,
    content: answer.replace('{name}', customer.firstName),
    message_type: 'text' as const,
    tokens_used: random.int(60, 400),
    wamid: wamidFor(customer, random),
    created_at: answeredAt,
  }
  out.rows.message.push(userMessage, botMessage)
  if (userMessage.media_key) out.blobs.set(userMessage.media_key, demoBytes(random, 0xff, MEDIA_BYTES))
  addStatuses(thread, botMessage)
  if (random.chance(0.5) || asked.newest) addDelivery(thread, asked, userMessage)
  if (random.chance(0.4)) addUsage(thread, asked, question, answeredAt)
  if (asked.newest && (customer.person || random.chance(0.1))) addReplay(thread, botMessage)
}

function addStatuses(thread: Thread, sent: { id: string; wamid: string; created_at: Date }): void {
  const { customer, random, out } = thread
  const recipient = customer.phone?.replace('+', '') ?? customer.userId
  for (const [status, seconds] of [['delivered', 2] as const, ['read', random.int(5, 900)] as const]) {
    if (status === 'read' && random.chance(0.4)) continue
    const timestamp = new Date(sent.created_at.getTime() + seconds * 1000)
    out.rows.message_status.push({ id: random.uuid(), message_id: sent.id, wamid: sent.wamid, status, recipient, timestamp })
  }
}

function addDelivery(thread: Thread, asked: Asked, message: DemoRow<'message'> & { id: string }): void {
  const { customer, business, random, out } = thread
  const waiting = asked.newest && customer.lastHoursAgo < 72
  const failed = !waiting && random.chance(0.03)
  out.rows.webhook_delivery.push({
    id: random.uuid(),
    tenant_id: business.tenantId,
    webhook_subscription_id: demoId(`webhook ${business.key}`),
    event: 'message.received',
    payload: {
      event: 'message.received',
      data: {
        conversation: { id: asked.conversationId, external_id: asked.externalId, contact: { name: customer.name } },
        message: { id: message.id, role: 'user', content: message.content, wamid: message.wamid },
      },
    },
    status: waiting ? 'pending' : failed ? 'failed' : 'delivered',
    attempts: waiting ? 0 : failed ? 8 : 1,
    response_status: waiting ? null : failed ? 503 : 200,
    created_at: asked.askedAt,
  })
}

function addUsage(thread: Thread, asked: Asked, question: string, at: Date): void {
  const { customer, business, random, out } = thread
  const tokens = random.int(80, 900)
  const prompt = `${business.systemPrompt}\nCustomer ${customer.name} (${asked.externalId}) wrote: ${question}`
  out.rows.usage_log.push({
    id: random.uuid(),
    tenant_id: business.tenantId,
    bot_id: demoId(`bot ${business.key} whatsapp`),
    api_key_id: demoId(`api key ${business.key}`),
    conversation_id: asked.conversationId,
    model: random.pick(['sarvam-m', 'router-small']),
    tokens,
    latency_ms: random.int(200, 2400),
    cost: (tokens * 0.0004).toFixed(4),
    ip: `203.0.113.${random.int(1, 250)}`,
    prompt: business.logsPrompts ? prompt : null,
    created_at: at,
  })
}

function addReplay(thread: Thread, sent: { content: string; wamid: string; created_at: Date }): void {
  const { customer, business, random, out } = thread
  const contact = customer.phone
    ? { input: customer.phone, wa_id: customer.phone.replace('+', '') }
    : { input: customer.userId, user_id: customer.userId }
  out.rows.idempotency_record.push({
    tenant_id: business.tenantId,
    key: random.uuid(),
    request_hash: random.hex(64),
    status_code: 200,
    response: { contacts: [contact], messages: [{ id: sent.wamid, content: sent.content }] },
    created_at: sent.created_at,
    expires_at: new Date(sent.created_at.getTime() + 86_400_000),
  })
}

/** Puts the number of one demo person into the first message of the conversation added last, which is somebody else's. */
function mention(out: DemoRows): void {
  const conversation = out.rows.conversation.at(-1)
  const message = out.rows.message.find(({ conversation_id }) => conversation_id === conversation?.id)
  if (message) message.content = MENTION
}

/** As WhatsApp composes it: the customer's number stands inside, in base64. */
export function wamidFor(customer: DemoCustomer, random: DemoRandom): string {
  const address = customer.phone?.replace('+', '') ?? customer.userId ?? ''
  const head = Buffer.from([0x1c, 0x18, address.length])
  const middle = Buffer.from([0x15, 0x02, 0x00, 0x11, 0x18, 0x12])
  const tail = Buffer.from(random.hex(18).toUpperCase())
  return `wamid.${Buffer.concat([head, Buffer.from(address), middle, tail, Buffer.from([0])]).toString('base64')}`
}

export function demoBytes(random: DemoRandom, first: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index === 0 ? first : random.int(0, 255)))
}
