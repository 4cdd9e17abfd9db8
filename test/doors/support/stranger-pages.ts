import { createHmac } from 'node:crypto'
import { newId } from '../../../src/runtime/ids.ts'
import { look, type Seen, together } from './seen.ts'
import { INTAKE_TOKEN, PROCESSOR, type StrangerWorld } from './stranger-world.ts'

/** Names one thing at a door, and tells what is seen then. */
export type Knock = (world: StrangerWorld, name: string) => Promise<Seen>

/** One page, opened; what was named stands where the dots are. */
export const opened =
  (path: string, init: RequestInit = {}): Knock =>
  ({ test }, name) =>
    look(test.url + path.replace('…', name), init, name)

const FROM_THE_CONSOLE = { origin: 'https://bot.example' }

/** A form sent to a page. */
export const sent =
  (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}): Knock =>
  ({ test }, name) => {
    const body = new URLSearchParams(Object.entries(fields).map(([field, value]) => [field, value.replace('…', name)]))
    return look(test.url + path.replace('…', name), { method: 'POST', body, headers }, name)
  }

export const sentToConsole = (path: string, fields: Record<string, string>): Knock => sent(path, fields, FROM_THE_CONSOLE)

/** A case number typed on the public page, and the page that it leads to. */
export const typedOnThePage: Knock = async (world, name) => {
  const posted = await sent('/case?lang=en', { reference: '…' })(world, name)
  return together(posted, await opened(posted.headers.location ?? '')(world, name))
}

/** Several pages of the same thing, one after the other. */
export const openedEach =
  (first: string, ...more: readonly string[]): Knock =>
  async (world, name) => {
    let seen = await opened(first)(world, name)
    for (const path of more) seen = together(seen, await opened(path)(world, name))
    return seen
  }

/** Meta's call about a user, and the page that its answer leads to. */
export const calledByMeta =
  (signedBy: 'Meta' | 'nobody'): Knock =>
  async (world, name) => {
    const { bot, url } = world.test
    const genuine = bot.channels.all().find(({ mode }) => mode === 'dedicated')?.appSecrets[0] ?? ''
    const payload = { algorithm: 'HMAC-SHA256', issued_at: bot.clock.now().getTime() / 1000, user_id: name }
    const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url')
    const signature = createHmac('sha256', signedBy === 'Meta' ? genuine : 'invented')
      .update(encoded)
      .digest('base64url')
    const body = new URLSearchParams({ signed_request: `${signature}.${encoded}` })
    const called = await look(`${url}/meta/data-deletion`, { method: 'POST', body }, name)
    if (signedBy === 'nobody') return called
    const again = await fetch(`${url}/meta/data-deletion`, { method: 'POST', body })
    const { confirmation_code: code } = (await again.json()) as { confirmation_code: string }
    return together(called, await look(`${url}/meta/data-deletion/${code}?lang=en`, {}, name, code))
  }

/** A processor's acknowledgement with another's key: `name` is the processor and the task. */
export const acknowledged: Knock = ({ test }, name) => {
  const [processor = '', task = ''] = name.split(' ')
  const answers = [{ task, status: 'done' }]
  const body = JSON.stringify({ id: newId(), created_at: test.bot.clock.now().toISOString(), answers })
  const signature = createHmac('sha256', 'another-secret').update(body).digest('hex')
  return look(
    `${test.url}/api/v1/processors/acknowledgements`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-callmissed-processor': processor,
        'x-callmissed-signature': `sha256=${signature}`,
      },
      body,
    },
    ...[PROCESSOR, processor, task],
  )
}

/** Something that looks like WhatsApp's own post, signed by nobody: `name` is the channel and the number that writes. */
export const postedAsWhatsApp: Knock = ({ test }, name) => {
  const [channel = '', phone = ''] = name.split(' ')
  const message = { from: phone.replace('+', ''), id: 'wamid.invented', timestamp: '1795420800', type: 'text' }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '917000090001', phone_number_id: channel },
    messages: [{ ...message, text: { body: 'delete my data' } }],
  }
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  })
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }
  return look(`${test.url}/webhook`, { method: 'POST', headers, body }, channel, phone)
}

/** One mail, and everything that comes of it: its answer, and whatever the bot says to anybody's phone. */
export const mailed =
  (subject: string, text: string): Knock =>
  async (world, name) => {
    const { test, mailbox } = world
    const id = newId()
    const from = `somebody-${id}@mail.example`
    await mailbox.read()
    const before = test.graph.sent.length
    const body = [
      'Authentication-Results: mx.callmissed.example; dmarc=pass header.from=mail.example',
      `From: Somebody <${from}>`,
      'To: support@callmissed.example',
      `Subject: ${subject.replace('…', name)}`,
      `Message-ID: <${id}@mail.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      text.replace('…', name),
      '',
    ].join('\r\n')
    const headers = { authorization: `Bearer ${INTAKE_TOKEN}`, 'content-type': 'message/rfc822' }
    const seen = await look(`${test.url}/intake/email`, { method: 'POST', headers, body }, name)
    await test.settle()
    const mails = (await mailbox.read()).map(
      (mail) => `${mail.to === from ? 'the sender' : mail.to}: ${mail.subject}\n${mail.text}`,
    )
    const messages = test.graph.sent.slice(before).map(({ bubble }) => `to a phone: ${bubble.text}`)
    return { ...seen, heard: [...mails, ...messages] }
  }
