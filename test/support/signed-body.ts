import { hmacSha256Hex } from '../../src/runtime/keys.ts'
import { digits, unixSeconds } from '../../src/simulator/envelope.ts'
import type { Phone } from '../../src/simulator/phone.ts'
import { mintWamid } from '../../src/simulator/wamid.ts'

/** Posts a body to a webhook, signed with the secret of `signer`: that of the channel it names, or another's. */
export async function post(url: string, signer: { appSecret: string }, body: unknown): Promise<Response> {
  const bytes = JSON.stringify(body)
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${hmacSha256Hex(signer.appSecret, bytes)}`,
  }
  return fetch(`${url}/webhook`, { method: 'POST', headers, body: bytes })
}

/** A text as this phone would send it; `id` is new each time. */
export function textMessage({ contact }: Phone, text: string, at: Date): { id: string } & Record<string, unknown> {
  return {
    ...(contact.phone === null ? {} : { from: digits(contact.phone) }),
    from_user_id: contact.userId,
    id: mintWamid(contact.phone ?? contact.userId, 'in'),
    timestamp: unixSeconds(at),
    type: 'text',
    text: { body: text },
  }
}
