import { type AccountNotice, readAccountNotices } from './account-notice.ts'
import type { InboundEvent } from './event.ts'
import { listOf, phoneNumberId as phoneNumberIdShape, recordOf } from './payload-field.ts'
import { readMessage } from './payload-message.ts'
import { readContacts } from './payload-sender.ts'
import { readStatus } from './payload-status.ts'
import { readSystem } from './payload-system.ts'
import type { Reading } from './reading.ts'

/** A piece of a body that fits no known shape; the rest of the body is read all the same. */
export interface StrangePiece {
  /** Its place among the pieces of the body. */
  index: number
  reason: string
  /** The channel it came for, where that could be read. */
  phoneNumberId?: string
  piece: unknown
}

export interface Payload {
  /** Every phone_number_id the body names, wherever it does. */
  phoneNumberIds: ReadonlySet<string>
  /** In the order of the body. */
  events: InboundEvent[]
  strange: StrangePiece[]
  /** Word about accounts: templates and the quality of numbers. They name an account, and no number's id. */
  notices: AccountNotice[]
  /** Why known pieces are not for this program: other fields, groups, kinds without meaning here. */
  ignored: string[]
}

const OBJECT = 'whatsapp_business_account'
const FIELD = 'messages'

/**
 * Names what a webhook body says, piece by piece: entries, changes, messages and statuses may each be several, and one bad piece never
 * drops the others. Never throws and never recurses into what it does not know, however deep that is nested.
 * Shapes: developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function readPayload(json: unknown): Payload {
  const payload = { phoneNumberIds: new Set<string>(), events: [], strange: [], notices: [], ignored: [] } satisfies Payload
  const body = recordOf(json)
  const entries = listOf(body?.entry)
  if (!body || !entries || entries.length === 0) return note(payload, 'envelope', json)
  const changes = entries.flatMap((entry) => changesOf(payload, entry))
  if (body.object !== OBJECT) return note(payload, 'object', json)
  noteAccounts(payload, entries)
  for (const change of changes) readChange(payload, change)
  return payload
}

function noteAccounts(payload: Payload, entries: readonly unknown[]): void {
  payload.notices.push(...entries.flatMap(readAccountNotices))
}

// Names are collected before anything is read, so that a body with a wrong object still answers for the channels it names.
function changesOf(payload: Payload, entry: unknown): Record<string, unknown>[] {
  const changes = listOf(recordOf(entry)?.changes)
  if (!changes || changes.length === 0) {
    note(payload, 'entry', entry)
    return []
  }
  return changes.flatMap((raw) => {
    const change = recordOf(raw)
    if (!change) note(payload, 'change', raw)
    const named = nameOf(change)
    if (named !== undefined) (payload.phoneNumberIds as Set<string>).add(named)
    return change ? [change] : []
  })
}

function nameOf(change: Record<string, unknown> | undefined): string | undefined {
  return phoneNumberIdShape.safeParse(recordOf(recordOf(change?.value)?.metadata)?.phone_number_id).data
}

function readChange(payload: Payload, change: Record<string, unknown>): void {
  if (typeof change.field !== 'string') return void note(payload, 'field', change)
  if (change.field !== FIELD) return void payload.ignored.push('field')
  const value = recordOf(change.value)
  const phoneNumberId = nameOf(change)
  if (!value || phoneNumberId === undefined) return void note(payload, 'value', change)
  const contacts = readContacts(value.contacts)
  for (const raw of itemsOf(payload, value.messages, phoneNumberId)) {
    const isSystem = recordOf(raw)?.type === 'system'
    sort(payload, isSystem ? readSystem(raw, phoneNumberId) : readMessage(raw, phoneNumberId, contacts), raw, phoneNumberId)
  }
  for (const raw of itemsOf(payload, value.statuses, phoneNumberId)) {
    sort(payload, readStatus(raw, phoneNumberId), raw, phoneNumberId)
  }
}

function itemsOf(payload: Payload, value: unknown, phoneNumberId: string): readonly unknown[] {
  const items = listOf(value)
  if (!items) note(payload, 'list', value, phoneNumberId)
  return items ?? []
}

function sort(payload: Payload, reading: Reading, piece: unknown, phoneNumberId: string): void {
  if ('event' in reading) payload.events.push(reading.event)
  else if ('ignored' in reading) payload.ignored.push(reading.ignored)
  else note(payload, reading.strange, piece, phoneNumberId)
}

function note(payload: Payload, reason: string, piece: unknown, phoneNumberId?: string): Payload {
  const index = payload.events.length + payload.strange.length + payload.ignored.length
  payload.strange.push({ index, reason, piece, ...(phoneNumberId === undefined ? {} : { phoneNumberId }) })
  return payload
}
