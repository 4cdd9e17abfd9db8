import type { GraphClient, SendingChannel } from './client.ts'
import type { GraphResult } from './result.ts'

/**
 * Deletes a person's entry in the contact book that Meta keeps for this channel's portfolio: by business-scoped user id alone, a number
 * names no entry there. One that is not in it counts as deleted. Source: facts of the Cloud API, section 1.6.
 */
export function forgetContact(client: GraphClient, channel: SendingChannel, userId: string): Promise<GraphResult> {
  return client.delete(channel, 'contact_book', { messaging_product: 'whatsapp', bsuid: userId })
}
