import { addressesIn, bindingsOf } from '../db/bindings.ts'
import { type Channel, loadChannels } from '../db/channels.ts'
import { withAdvisoryLock } from '../db/lock.ts'
import { type Recipient, sendMessage } from '../graph-api/send-message.ts'
import { type OutboxBody, openBody, sealBody } from '../outbox/body.ts'
import { drop, markSending, STATUS_WAIT_MS, settleUnknown, waitForStatus } from '../outbox/delivery-store.ts'
import type { OutboundMessage } from '../outbox/message.ts'
import { type DueRow, type Next, nextToSend } from '../outbox/outbox-store.ts'
import { CHANNEL_GONE, EXPIRED, NO_ADDRESS, NOT_META, OUTCOME_UNKNOWN } from '../outbox/own-codes.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { hearing } from '../webhook/pulse-store.ts'
import { asItStands } from './as-it-stands.ts'
import { freshLanguage } from './fresh-templates.ts'
import { noteDown } from './note-down.ts'
import { settleLateFailures } from './settle-late-failure.ts'
import { type DeliveryDeps, fail, sendTemplate, settle, waitForTemplate } from './settle-send.ts'

/**
 * Sends what waits for a person, each chat strictly in order, alone under the person's lock: pending → sending (committed) → POST → sent,
 * failed or tried again. Returns when the head of a chat is due next; null when nothing waits, every such channel is stopped, or another
 * worker has the lock. Throws only when the bot's own database or keys fail.
 */
export async function deliverMessage(deps: DeliveryDeps, personId: string): Promise<{ nextAt: Date | null }> {
  for (;;) {
    const run = await withAdvisoryLock(deps.lockPool, 'outbox', personId, (lost) => sendInOrder(deps, personId, lost))
    if (!run.ran) return { nextAt: null }
    // A row queued while the lock was still held woke a worker that found it taken: so look once more, now that it is free.
    const next = await look(deps, personId)
    if (next.kind !== 'due') return { nextAt: next.kind === 'wait' ? next.until : null }
  }
}

async function sendInOrder(deps: DeliveryDeps, personId: string, lost: AbortSignal): Promise<void> {
  while (!lost.aborted) {
    const next = await look(deps, personId)
    if (next.kind !== 'due') return
    await sendOne(deps, next.row)
  }
}

// A status may have said in the meantime that a message failed after all: that may put another one at the head of its chat.
async function look(deps: DeliveryDeps, personId: string): Promise<Next> {
  await settleLateFailures(deps, personId)
  return nextToSend(deps.db, personId, deps.clock.now())
}

async function sendOne(deps: DeliveryDeps, row: DueRow): Promise<void> {
  if (row.state === 'sending') return settleOverdue(deps, row)
  if (row.isRetired) return fail(deps, row, CHANNEL_GONE)
  if (mayHaveLeft(row) && !(await isHeard(deps, row))) return
  if (isWindowClosed(row.lastInboundAt, deps.clock.now()) && row.templateName !== null) {
    const replaced = await sendTemplate(deps, row)
    if (replaced !== 'none') return
  }
  if (row.sealed === null) return fail(deps, row, EXPIRED)
  const channel = await channelOf(deps, row.channelId)
  const body = openBody(deps.keys, row.sealed)
  const words = await asItStands(deps, row, body)
  if (!words) return void (await drop(deps.db, row.id, deps.clock.now()))
  const message = await sendable(deps, row, words)
  if (!message) return
  const to = await recipientOf(deps, row.personId, channel)
  if (!to) return fail(deps, row, NO_ADDRESS)
  const left = asItLeaves(body, message)
  const sealed = left === body ? undefined : sealBody(deps.keys, left)
  if (!(await markSending(deps.db, row, deps.clock.now(), sealed))) return
  const [appSecret = ''] = channel.appSecrets
  const { phoneNumberId, accessToken } = channel
  const result = await sendMessage(deps.graph, { phoneNumberId, accessToken, appSecret }, message, to, row.id)
  const template = message.kind === 'template' ? message : undefined
  await noteDown(deps.db, () => settle(deps, { ...row, attempts: row.attempts + 1 }, channel, result, template))
}

/** What the row keeps of it: words as they are told now. A template keeps the person's language, for the next time. */
function asItLeaves(body: OutboxBody, message: OutboundMessage): OutboxBody {
  if (body.message.kind !== 'template' || message.kind !== 'template')
    return message === body.message ? body : { ...body, message }
  const { leftIn: before, ...own } = body
  if (message.language === body.message.language) return before === undefined ? body : own
  return message.language === before ? body : { ...own, leftIn: message.language }
}

/** A template in a language in which it may be sent; undefined: it waits for one. Other messages pass. */
async function sendable(deps: DeliveryDeps, row: DueRow, message: OutboundMessage): Promise<OutboundMessage | undefined> {
  if (message.kind !== 'template') return message
  const { name } = message
  const language = await freshLanguage(deps, row.channelId, { name, wanted: message.language })
  if (language !== undefined) return { ...message, language }
  await waitForTemplate(deps, row, name)
  return undefined
}

/** Waits to be sent anew; but what answered instead of Meta may have done so after the message had left. */
function mayHaveLeft({ attempts, errorCode }: DueRow): boolean {
  return attempts > 0 && (errorCode === NOT_META || errorCode === OUTCOME_UNKNOWN)
}

/** False: a status may be among what Meta could not deliver. It comes again, and before the message does. */
async function isHeard(deps: DeliveryDeps, row: DueRow): Promise<boolean> {
  const heard = await hearing(deps.db)
  if (heard.is === 'heard') return true
  const now = deps.clock.now()
  const waitMs = heard.is === 'deaf' ? STATUS_WAIT_MS : Math.min(heard.forMs, STATUS_WAIT_MS)
  await waitForStatus(deps.db, row.id, new Date(now.getTime() + waitMs), now)
  return false
}

// Left over by a crash or by an outcome nobody learnt: the wait for a status is over.
async function settleOverdue(deps: DeliveryDeps, row: DueRow): Promise<void> {
  if (!(await isHeard(deps, row))) return
  const now = deps.clock.now()
  const outcome = await deps.db.transaction(async (tx) => {
    const settled = await settleUnknown(tx, row.id, now)
    if (settled === 'failed' && row.requestId !== null) {
      await addRequestEvent(tx, row.requestId, 'send-failed', now, String(OUTCOME_UNKNOWN))
    }
    return settled
  })
  deps.log.warn({ outboxId: row.id, outcome }, 'the outcome of a send stayed unknown')
}

async function channelOf(deps: DeliveryDeps, id: string): Promise<Channel> {
  const channel = deps.channels.byId(id) ?? (await loadChannels(deps.db, deps.keys)).find((each) => each.id === id)
  if (!channel) throw new Error(`The channel ${id} cannot be read.`)
  return channel
}

/** The number if there is one, else the id within the channel's portfolio. */
async function recipientOf(deps: DeliveryDeps, personId: string, channel: Channel): Promise<Recipient | undefined> {
  const addresses = addressesIn(deps.keys, await bindingsOf(deps.db, personId))
  const phone = addresses.find((address) => address.kind === 'phone')
  if (phone) return { phone: phone.phone }
  const id = addresses.find((address) => address.kind === 'user_id' && address.portfolioId === channel.portfolioId)
  return id?.kind === 'user_id' ? { userId: id.userId } : undefined
}
