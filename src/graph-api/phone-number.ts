import { z } from 'zod'
import type { GraphClient, SendingChannel } from './client.ts'
import type { ManagementResult } from './result.ts'

const rating = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN'])
const rated = z.object({ quality_rating: rating })

/** How Meta rates a number; undefined when it does not say. */
export async function readQuality(client: GraphClient, channel: SendingChannel): Promise<z.infer<typeof rating> | undefined> {
  const result = await client.manage(channel, {
    method: 'GET',
    path: encodeURIComponent(channel.phoneNumberId),
    params: { fields: 'quality_rating' },
  })
  return result.ok ? rated.safeParse(result.json).data?.quality_rating : undefined
}

const numbers = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      display_phone_number: z.string(),
      quality_rating: rating.optional().catch(undefined),
      code_verification_status: z.string().optional(),
      status: z.string().optional(),
    }),
  ),
})
export type PhoneNumber = z.infer<typeof numbers>['data'][number]

/** The numbers of an account. */
export async function readPhoneNumbers(
  client: GraphClient,
  channel: SendingChannel & { wabaId: string },
): Promise<{ ok: true; numbers: PhoneNumber[] } | Exclude<ManagementResult, { ok: true }>> {
  const fields = 'id,display_phone_number,quality_rating,code_verification_status,status'
  const path = `${encodeURIComponent(channel.wabaId)}/phone_numbers`
  const result = await client.manage(channel, { method: 'GET', path, params: { fields, limit: '100' } })
  if (!result.ok) return result
  const parsed = numbers.safeParse(result.json)
  return parsed.success ? { ok: true, numbers: parsed.data.data } : { ok: false, kind: 'unknown' }
}

const settings = z.object({ user_identity_change: z.object({ enable_identity_key_check: z.boolean() }).optional() })

/** Whether messages of this number carry identity keys: without them nobody notices that a number has a new holder. */
export async function readIdentityCheck(
  client: GraphClient,
  channel: SendingChannel,
): Promise<{ ok: true; isOn: boolean } | Exclude<ManagementResult, { ok: true }>> {
  const result = await client.manage(channel, { method: 'GET', path: `${encodeURIComponent(channel.phoneNumberId)}/settings` })
  if (!result.ok) return result
  return { ok: true, isOn: settings.safeParse(result.json).data?.user_identity_change?.enable_identity_key_check === true }
}
