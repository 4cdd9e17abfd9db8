import { findBinding } from '../db/bindings.ts'
import { isBadQuality } from '../db/channel-health.ts'
import type { Channel } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { withAdvisoryLock } from '../db/lock.ts'
import { personOfPhone } from '../db/person-of-phone.ts'
import { wake } from '../db/wake.ts'
import { lookUpFacts } from '../erasure/facts-store.ts'
import { withdrawnSince } from '../forwards/api-key-store.ts'
import { claimContact, isSilenced } from '../forwards/contact-store.ts'
import { payloadsOf } from '../forwards/forward.ts'
import { type ForwardRow, leave, loadForward, markAsked, phoneOf, putOff } from '../forwards/forward-store.ts'
import { enqueue } from '../outbox/outbox-store.ts'
import type { TemplateName } from '../outbox/templates/template-definition.ts'
import { openRequestOf } from '../requests/request-store.ts'
import { newId, newToken } from '../runtime/ids.ts'
import { isDue } from '../runtime/is-due.ts'
import type { Bot } from './bot.ts'
import { businessNamed } from './business-named.ts'
import { freshQuality } from './fresh-quality.ts'
import { freshLanguage } from './fresh-templates.ts'

const HOUR_MS = 3_600_000
const STATEMENT_MS = 10_000
const TEMPLATE: TemplateName = 'data_deletion_forwarded'

/**
 * Asks the customer whom a business has passed on, if that business is open still and its key works, it holds something of the number, nobody asked
 * it in 30 days, and the person did not tell this business off before. What stands in the way for now is looked at again; nothing of it is told to anybody.
 */
export async function forwardCustomer(bot: Bot, id: string): Promise<void> {
  const waiting = async () => {
    const row = await loadForward(bot.db, id)
    return row?.state === 'waiting' && isDue(row.nextAttemptAt, bot.clock.now()) ? row : undefined
  }
  await withAdvisoryLock(bot.lockPool, 'forward', id, async () => {
    const row = await waiting()
    if (row) await take(bot, row)
  })
}

async function take(bot: Bot, row: ForwardRow): Promise<void> {
  const now = bot.clock.now()
  const phone = phoneOf(bot.keys, row)
  if (phone === undefined || row.expiresAt <= now) return leave(bot.db, row.id, 'expired')
  if (bot.channels.all().some(({ displayNumber }) => displayNumber === phone)) return leave(bot.db, row.id, 'own-number')
  if (await isSilenced(bot.db, bot.keys, row.tenantId, phone)) return leave(bot.db, row.id, 'silenced')
  const withdrawn = await withdrawnSince(bot.platform, bot.catalogue.schema, row)
  if (withdrawn) return leave(bot.db, row.id, withdrawn)
  const way = await wayOut(bot, row)
  if ('waitsFor' in way) return putOff(bot.db, row.id, new Date(now.getTime() + HOUR_MS), way.waitsFor)
  const { dataMap: map, catalogue } = bot
  const subject = { phones: [phone], userIds: [], emails: [] }
  const scope = { kind: 'business' as const, tenantId: row.tenantId }
  const facts = await lookUpFacts(bot.platform, { map, catalogue, subject, scope, now }, { statementMs: STATEMENT_MS })
  if (!facts.held) return leave(bot.db, row.id, 'not-held')
  // A number that may have changed hands learns no name (conversation rules, safety 5).
  const business = await businessNamed(bot, facts.suspect ? undefined : row.tenantId, way.language)
  const outcome = await bot.db.transaction((tx) => ask(bot, tx, row, { ...way, phone, business, suspect: facts.suspect }))
  bot.metrics.count('forwards_total', { outcome })
}

type Way = { channel: Channel; language: string } | { waitsFor: 'no-channel' | 'bad-quality' | 'no-template' }

/** The dedicated channel, while its number is well rated and the template may be sent. */
async function wayOut(bot: Bot, row: ForwardRow): Promise<Way> {
  const channel = bot.channels.all().find(({ mode, stoppedAt }) => mode === 'dedicated' && stoppedAt === null)
  if (!channel) return { waitsFor: 'no-channel' }
  if (isBadQuality(await freshQuality(bot, channel))) return { waitsFor: 'bad-quality' }
  const language = await freshLanguage(bot, channel.id, { name: TEMPLATE, wanted: row.language })
  return language === undefined ? { waitsFor: 'no-template' } : { channel, language }
}

interface Asking {
  channel: Channel
  language: string
  phone: string
  business: string
  suspect: boolean
}

async function ask(bot: Bot, tx: BotTx, row: ForwardRow, asking: Asking): Promise<'asked' | 'asked-lately' | 'open-request'> {
  const now = bot.clock.now()
  const { channel, language, phone, business, suspect } = asking
  const known = await findBinding(tx, bot.keys, { kind: 'phone', phone })
  if (known && (await isAskedFor(tx, known.personId, row.tenantId))) {
    await leave(tx, row.id, 'open-request')
    return 'open-request'
  }
  if (!(await claimContact(tx, bot.keys, phone, now))) {
    await leave(tx, row.id, 'asked-lately')
    return 'asked-lately'
  }
  const personId = await personOfPhone(tx, bot.keys, phone, row.language, now)
  const token = newToken()
  // Whoever holds the row's lock is alone with it, unless that lock was lost: then the claim goes with this transaction.
  if (!(await markAsked(tx, bot.keys, row.id, { personId, token, suspect })))
    throw new Error('A forward was settled by somebody else.')
  const message = { kind: 'template' as const, name: TEMPLATE, language, parameters: [business], payloads: payloadsOf(token) }
  const queued = { personId, channelId: channel.id, conversationId: null, requestId: null, promptId: null, message }
  // One in 30 days needs no other cap.
  await enqueue(tx, bot.keys, { id: newId(), what: 'forwarded', ...queued, aboutOpenRequest: true }, now)
  await wake(tx, 'deliver-message', [personId])
  return 'asked'
}

/** Somebody whose request for this business is under way already is asked nothing. */
async function isAskedFor(tx: BotTx, personId: string, tenantId: string): Promise<boolean> {
  const business = await openRequestOf(tx, personId, { kind: 'business', tenantId })
  return (business ?? (await openRequestOf(tx, personId, { kind: 'number' }))) !== undefined
}
