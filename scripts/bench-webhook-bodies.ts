/** What the webhook benchmark sends: signed bodies of about 1.2 kB, each with a wamid of its own. */
import { hmacSha256Hex } from '../src/runtime/keys.ts'

export interface ServerTask {
  /**
   * bare: HMAC and 200; route: the bot's own route with an inbox that stores nothing; rows: with one that stores each event as a row of plain
   * text and nothing else; durable: the bot's own route.
   */
  kind: 'bare' | 'route' | 'rows' | 'durable'
  botUrl: string
  keys: { encryption: string; pseudonym: string; signing: string }
}

export interface SignedBody {
  body: string
  signature: string
}

export const BENCH_CHANNEL = {
  phoneNumberId: '100000000000001',
  wabaId: '200000000000001',
  portfolioId: '300000000000001',
  displayNumber: '+917000000001',
  mode: 'dedicated',
  tenantId: null,
  business: null,
  accessToken: 'bench-access-token',
  appSecrets: ['bench-app-secret'],
} as const

const SENDERS = 2_000
const TEXT = 'Please tell me what you hold about my number and delete all of it. '.repeat(6)

/** `run` keeps the wamids of one run apart from those of every other. */
export function signedBodies(run: string, count: number, nowSeconds: number): SignedBody[] {
  const [secret = ''] = BENCH_CHANNEL.appSecrets
  return Array.from({ length: count }, (_, index) => {
    const body = bodyOf(`wamid.BENCH${run}${String(index).padStart(12, '0')}`, index % SENDERS, nowSeconds)
    return { body, signature: `sha256=${hmacSha256Hex(secret, body)}` }
  })
}

function bodyOf(wamid: string, sender: number, nowSeconds: number): string {
  const waId = `917000${String(sender).padStart(6, '0')}`
  const userId = `IN.BENCH${String(sender).padStart(24, '0')}`
  const message = {
    from: waId,
    from_user_id: userId,
    id: wamid,
    timestamp: String(nowSeconds),
    type: 'text',
    text: { body: TEXT },
    context: { from: '917000000001', id: `wamid.${'B'.repeat(44)}` },
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '917000000001', phone_number_id: BENCH_CHANNEL.phoneNumberId },
    contacts: [{ profile: { name: 'Asha Benchmark' }, wa_id: waId, user_id: userId }],
    messages: [message],
  }
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: BENCH_CHANNEL.wabaId, changes: [{ field: 'messages', value }] }],
  })
}
