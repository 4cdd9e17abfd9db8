import { z } from 'zod'
import { listOf, recordOf } from './payload-field.ts'

/** What Meta says of an account, in our words. */
export type AccountNotice =
  | { kind: 'template'; wabaId: string; name: string; language: string; status?: string; quality?: string }
  /** `isBad`: people complain of the number. */
  | { kind: 'quality'; wabaId: string; displayNumber: string; isBad: boolean }
  /** Whatever wants a human; `event` is Meta's word for it. */
  | { kind: 'alert'; wabaId: string; alarm: 'account-restricted' | 'pin-changed'; event: string }

const word = z.string().regex(/^[A-Z_]{1,32}$/)
const template = z.object({
  message_template_name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  message_template_language: z.string().regex(/^[A-Za-z_]{2,16}$/),
})
const status = template.extend({ event: word })
const quality = template.extend({ new_quality_score: word })
const number = z.object({ display_phone_number: z.string().max(40), event: word })

const alert = z.object({
  event: word,
  // An entry about a partner bears the portfolio's id; the account stands in the change.
  waba_info: z.object({ waba_id: z.string() }).optional().catch(undefined),
  ban_info: z.object({ waba_ban_state: z.string() }).optional().catch(undefined),
})
const GIVEN_BACK = 'REINSTATE'

/** The rest of this field is about who advertises, and at which price. */
const RESTRICTS: readonly string[] = [
  'ACCOUNT_DELETED',
  'ACCOUNT_OFFBOARDED',
  'ACCOUNT_RESTRICTION',
  'ACCOUNT_VIOLATION',
  'DISABLED_UPDATE',
  'PARTNER_APP_UNINSTALLED',
  'PARTNER_REMOVED',
]

/** Nothing else in this field says how people like the number: the rest is about how much it may send. */
const RATED: Readonly<Record<string, boolean>> = { FLAGGED: true, UNFLAGGED: false }

/**
 * The changes of one entry that are about the account itself. What cannot be read is left out: the next look at the account finds it.
 * Shapes: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference
 */
export function readAccountNotices(entry: unknown): AccountNotice[] {
  const record = recordOf(entry)
  const wabaId = record?.id
  if (typeof wabaId !== 'string') return []
  return (listOf(record?.changes) ?? []).flatMap((raw): AccountNotice[] => {
    const change = recordOf(raw)
    switch (change?.field) {
      case 'message_template_status_update': {
        const { data } = status.safeParse(change.value)
        return data ? [{ ...named(wabaId, data), status: data.event }] : []
      }
      case 'message_template_quality_update': {
        const { data } = quality.safeParse(change.value)
        return data ? [{ ...named(wabaId, data), quality: data.new_quality_score }] : []
      }
      case 'phone_number_quality_update': {
        const { data } = number.safeParse(change.value)
        const isBad = data && RATED[data.event]
        return data && isBad !== undefined ? [{ kind: 'quality', wabaId, displayNumber: data.display_phone_number, isBad }] : []
      }
      case 'account_update': {
        const { data } = alert.safeParse(change.value)
        const { event = '', waba_info: about, ban_info: ban } = data ?? {}
        const restricts = RESTRICTS.includes(event) && ban?.waba_ban_state !== GIVEN_BACK
        return restricts ? [{ kind: 'alert', wabaId: about?.waba_id ?? wabaId, alarm: 'account-restricted', event }] : []
      }
      case 'security': {
        const { data } = alert.safeParse(change.value)
        return data ? [{ kind: 'alert', wabaId, alarm: 'pin-changed', event: data.event }] : []
      }
      default:
        return []
    }
  })
}

function named(wabaId: string, { message_template_name: name, message_template_language: language }: z.infer<typeof template>) {
  return { kind: 'template' as const, wabaId, name, language }
}
