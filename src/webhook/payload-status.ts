import { z } from 'zod'
import type { InboundStatus } from './event.ts'
import { identifier, listOf, moment, optionalText, optionalUserId, recordOf } from './payload-field.ts'
import type { Reading } from './reading.ts'

const statusShape = z.object({
  id: identifier,
  timestamp: moment,
  status: z.string(),
  recipient_type: optionalText,
  recipient_user_id: optionalUserId,
  biz_opaque_callback_data: optionalText,
})

const KNOWN: Record<string, InboundStatus['status']> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

const ERROR_CODE_MAX = 2_147_483_647

/** One of `value.statuses`: how far one of our messages has come. */
export function readStatus(raw: unknown, phoneNumberId: string): Reading {
  const parsed = statusShape.safeParse(raw)
  if (!parsed.success) return { strange: 'status' }
  const { data } = parsed
  if (data.recipient_type === 'group') return { ignored: 'group' }
  const status = Object.hasOwn(KNOWN, data.status) ? KNOWN[data.status] : undefined
  if (!status) return { ignored: 'status-kind' }
  const errorCode = status === 'failed' ? firstErrorCode(recordOf(raw)?.errors) : undefined
  const event: InboundStatus = {
    kind: 'status',
    phoneNumberId,
    wamid: data.id,
    at: data.timestamp,
    status,
    ...(data.biz_opaque_callback_data === undefined ? {} : { callbackData: data.biz_opaque_callback_data }),
    ...(data.recipient_user_id === undefined ? {} : { recipientUserId: data.recipient_user_id }),
    ...(errorCode === undefined ? {} : { errorCode }),
  }
  return { event }
}

function firstErrorCode(errors: unknown): number | undefined {
  const code = recordOf(listOf(errors)?.[0])?.code
  return typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= ERROR_CODE_MAX ? code : undefined
}
