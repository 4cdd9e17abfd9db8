import { wake } from '../db/wake.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { accountEraseAt, soonerEraseAt } from '../requests/account-recovery.ts'
import { adoptAccountRequest, hurryAccountRequest, isTooLate } from '../requests/account-request-store.ts'
import { spendProof } from '../requests/email-code-store.ts'
import { type RequestRow, requestByReference } from '../requests/request-store.ts'
import { scopeOfAccount } from './answer-account.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import { mailAccount } from './mail-account.ts'
import { accountReport, openAccounts } from './open-accounts.ts'
import { scheduleAccount } from './schedule-account.ts'
import { stoppingOf, timesOf } from './status-report.ts'
import { identityChanged } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/**
 * The confirmed wish of an owner or member: only with the proof of the e-mail address, which is used up here, from a channel of
 * CallMissed's own, and with the answer that the account is still theirs. Anything missing asks for it again and schedules nothing.
 */
export async function confirmAccount(
  bot: Bot,
  turn: Turn,
  { account, confirmedAt, provedAt }: Extract<Effect, { do: 'confirm-account' }>,
): Promise<ConversationEvent> {
  const { tx, row, channel, now, language } = turn
  const at = now.getTime()
  if (channel.mode !== 'dedicated') throw new Error('A shared channel confirmed the deletion of an account.')
  const checked = turn.account
  const isChecked = checked?.account.memberId === account.memberId && checked.account.can === account.can
  const proof = { personId: row.personId, conversationId: row.id, memberId: account.memberId, now }
  if (!isChecked || !(await spendProof(tx, bot.keys, proof))) return { type: 'proof.missing', now: at, fresh: fresh() }
  const askedBy = { personId: row.personId, channelId: row.channelId }
  const outcome = await scheduleAccount(bot, tx, {
    scope: scopeOfAccount(account),
    askedBy,
    suspect: await identityChanged(bot, row.personId, now),
    subject: checked.subject,
    business: account.business,
    tell: checked.tell,
    language,
    provedAt: new Date(provedAt),
    eraseAt: new Date(accountEraseAt(Math.max(confirmedAt, at), bot.config.accountRecoveryDays)),
    now,
  })
  await bot.checkpoint('account scheduled')
  const request = outcome.is === 'exists' ? await taken(turn, outcome.request) : outcome.request
  if (outcome.is === 'scheduled') {
    turn.confirmed = request.id
    bot.metrics.count('requests_total', { state: 'scheduled' })
  }
  const others = (await openAccounts(tx, row.personId, askedOn(turn))).some(({ id }) => id !== request.id)
  // What is held, or past its day, is told by how it stands: its day and its way back are not what was just promised.
  if (request.state !== 'scheduled' || isTooLate(request, now))
    return { type: 'status.ready', now: at, fresh: fresh(), status: { ...(await accountReport(bot, tx, request, now)), others } }
  const times = { ...timesOf(request), ...(outcome.is === 'exists' ? stoppingOf(request) : {}), others }
  return { type: `request.${outcome.is}`, now: at, fresh: fresh(), ...times }
}

/** The proven owner sees, and can take back, what staff have entered from a letter. */
async function taken({ tx, row, now }: Turn, request: RequestRow): Promise<RequestRow> {
  const { personId, channelId } = row
  return (await adoptAccountRequest(tx, request.id, { personId, channelId }, now)) ?? request
}

/** Brings the end of this person's own request forward to 72 hours from now, and tells everybody again. */
export async function hurryAccount(bot: Bot, turn: Turn, reference: string): Promise<ConversationEvent> {
  const { tx, row, now } = turn
  const refused = { type: 'hurry.refused', now: now.getTime() } as const
  const known = await requestByReference(tx, reference)
  if (known?.eraseAt == null || known.personId !== row.personId || (await identityChanged(bot, row.personId, now))) return refused
  const eraseAt = new Date(soonerEraseAt(known.eraseAt.getTime(), now.getTime()))
  const request = await hurryAccountRequest(tx, known.id, eraseAt, now)
  if (!request) return refused
  await mailAccount(bot, tx, request, { what: 'sooner' }, now)
  await wake(tx, 'run-request', [request.id], Math.max(0, eraseAt.getTime() - now.getTime()) + 1)
  return { type: 'hurry.done', now: now.getTime(), fresh: fresh(), ...timesOf(request) }
}
