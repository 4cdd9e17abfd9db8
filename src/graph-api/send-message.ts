import type { OutboundMessage } from '../outbox/message.ts'
import type { GraphClient, JsonObject, SendingChannel } from './client.ts'
import type { GraphResult } from './result.ts'

/** Where a message goes: a number in E.164 with +, or a business-scoped user id. */
export type Recipient = { phone: string } | { userId: string }

/** Sends one message. `callbackData` (512 characters at most) comes back in every status of it. */
export function sendMessage(
  client: GraphClient,
  channel: SendingChannel,
  message: OutboundMessage,
  to: Recipient,
  callbackData: string,
): Promise<GraphResult> {
  return client.post(channel, toGraphBody(message, to, callbackData))
}

/**
 * Marks the person's message, and those before it, as read, with the typing indicator until the reply or for 25 s if `typing`.
 * Any failure is none of the conversation's business, so it is only told. Source: facts of the Cloud API, section 4.3.
 */
export async function markRead(client: GraphClient, channel: SendingChannel, wamid: string, typing: boolean): Promise<boolean> {
  const indicator = typing ? { typing_indicator: { type: 'text' } } : {}
  const result = await client.post(channel, { messaging_product: 'whatsapp', status: 'read', message_id: wamid, ...indicator })
  return result.ok
}

/** The JSON of `POST /{phone_number_id}/messages`. https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
export function toGraphBody(message: OutboundMessage, to: Recipient, callbackData: string): JsonObject {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...('phone' in to ? { to: to.phone.replace(/^\+/, '') } : { recipient: to.userId }),
    biz_opaque_callback_data: callbackData,
    ...content(message),
  }
}

function content(message: OutboundMessage): JsonObject {
  switch (message.kind) {
    case 'text':
      return { type: 'text', text: { body: message.body, preview_url: false } }
    case 'buttons':
      return interactive('button', message.body, message.footer, {
        buttons: message.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
      })
    case 'list':
      return interactive('list', message.body, message.footer, {
        button: message.open,
        sections: [
          { rows: message.rows.map(({ id, title, description }) => ({ id, title, ...(description ? { description } : {}) })) },
        ],
      })
    case 'contact-request':
      return interactive('request_contact_info', message.body, undefined, { name: 'request_contact_info' })
    case 'template':
      return { type: 'template', template: template(message) }
  }
}

function interactive(type: string, body: string, footer: string | undefined, action: JsonObject): JsonObject {
  const foot = footer === undefined ? {} : { footer: { text: footer } }
  return { type: 'interactive', interactive: { type, body: { text: body }, ...foot, action } }
}

function template({ name, language, parameters, payloads = [] }: Extract<OutboundMessage, { kind: 'template' }>): JsonObject {
  const body = { type: 'body', parameters: parameters.map((text) => ({ type: 'text', text })) }
  const buttons = payloads.map((payload, index) => ({
    ...{ type: 'button', sub_type: 'quick_reply', index: String(index) },
    parameters: [{ type: 'payload', payload }],
  }))
  const components = [...(parameters.length > 0 ? [body] : []), ...buttons]
  return { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) }
}
