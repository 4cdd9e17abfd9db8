import { readFileSync } from 'node:fs'
import { hmacSha256Hex } from '../../src/runtime/keys.ts'

type Json = Record<string, unknown>

/** A fixture file of this room, parsed. */
export function fixture(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../../fixtures/webhook/${name}.json`, import.meta.url), 'utf8')) as Json
}

/** One text message as Meta sends it. */
export function textMessage(wamid: string, from: string | undefined, body: string, more: Json = {}): Json {
  return { ...(from === undefined ? {} : { from }), id: wamid, timestamp: '1795500000', type: 'text', text: { body }, ...more }
}

/** A webhook body with one change for this phone_number_id. */
export function bodyFor(phoneNumberId: string, value: Json): Json {
  const metadata = { display_phone_number: '917000000001', phone_number_id: phoneNumberId }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '2', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }] }],
  }
}

/** A webhook body with these messages, and a contact for each number among them. */
export function messagesFor(phoneNumberId: string, ...messages: Json[]): Json {
  const contacts = messages.flatMap(({ from }) => (from === undefined ? [] : [{ wa_id: from, profile: { name: 'Asha' } }]))
  return bodyFor(phoneNumberId, { contacts, messages })
}

/** X-Hub-Signature-256 over these bytes. */
export function signatureOf(secret: string, bytes: string | Buffer): string {
  return `sha256=${hmacSha256Hex(secret, bytes)}`
}
