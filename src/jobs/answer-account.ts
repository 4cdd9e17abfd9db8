import type { ConversationQuestion } from '../db/schema.ts'
import { findAccount } from '../erasure/account-store.ts'
import { countPlan } from '../erasure/count-store.ts'
import { countMembers, findMembers, type Member } from '../erasure/member-store.ts'
import { planErasure } from '../erasure/plan.ts'
import type { AccountPreview } from '../flows/conversation-event.ts'
import { type ConversationRow, remembered } from '../flows/conversation-store.ts'
import type { Membership } from '../flows/question.ts'
import { readSnapshot } from '../flows/snapshot.ts'
import { accountEraseAt } from '../requests/account-recovery.ts'
import { provenMembers } from '../requests/email-code-store.ts'
import type { AccountScope } from '../requests/request.ts'
import { phoneReadings } from '../subject/address.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Answered, CheckedAccount } from './answered.ts'
import type { Bot } from './bot.ts'
import { countedNouns, keptRows } from './counts.ts'
import { fresh } from './fresh.ts'
import { memberCan } from './member-can.ts'
import { toldOf } from './told-of.ts'

const COUNT_AT_MOST = 10_000
const STATEMENT_MS = 20_000

export type AccountAsk = Extract<ConversationQuestion, { ask: 'members' | 'accounts' | 'account-preview' | 'account-check' }>

export function scopeOfAccount({ can, tenantId, memberId }: Membership): AccountScope {
  return can === 'profile' ? { kind: 'profile', tenantId, memberId } : { kind: 'account', tenantId }
}

/** What the machine wants to know of accounts. What it speaks of stands in its own snapshot, sealed; no question carries an address. */
export async function answerAccount(
  bot: Bot,
  row: ConversationRow,
  { ask }: AccountAsk,
  { phones }: SubjectIdentifiers,
  at: Date,
): Promise<Answered> {
  const now = at.getTime()
  const { email, account } = meant(bot, row)
  const members = email === null ? [] : await findMembers(bot.platform, { ...reading(bot, at), email, phones })
  await bot.checkpoint(`read for ${ask}`)
  switch (ask) {
    case 'members':
      return { say: { type: 'members.ready', now, members: members.map(({ memberId, email }) => ({ memberId, email })) } }
    case 'accounts':
      return { say: { type: 'accounts.ready', now, accounts: await accountsOf(bot, row, members, at), fresh: fresh() } }
    case 'account-preview':
      return { say: { type: 'account-preview.ready', now, preview: await previewOf(bot, account, at), fresh: fresh() } }
    case 'account-check': {
      const checked = account === null ? undefined : await checkAccount(bot, account, { members, phones }, at)
      return { say: { type: 'account.checked', now, holds: checked !== undefined }, ...(checked ? { account: checked } : {}) }
    }
  }
}

const reading = ({ dataMap: map, catalogue }: Bot, now: Date) => ({ map, catalogue, now })

function meant(bot: Bot, row: ConversationRow): { email: string | null; account: Membership | null } {
  const read = readSnapshot(remembered(bot.keys, row)?.snapshot)
  return read.is === 'read' ? read.context : { email: null, account: null }
}

/** Those of the rows to which the code was sent that are still there, with their businesses' names. */
async function accountsOf(bot: Bot, row: ConversationRow, members: readonly Member[], now: Date): Promise<Membership[]> {
  const proven = await provenMembers(bot.db, bot.keys, { personId: row.personId, conversationId: row.id, now })
  const accounts: Membership[] = []
  for (const member of members.filter(({ memberId }) => proven.includes(memberId))) {
    const { memberId, tenantId } = member
    const known = await findAccount(bot.platform, { ...reading(bot, now), tenantId })
    if (known) accounts.push({ memberId, tenantId, business: known.name, can: await memberCan(bot, member) })
  }
  return accounts
}

async function previewOf(bot: Bot, account: Membership | null, now: Date): Promise<AccountPreview> {
  const eraseAt = accountEraseAt(now.getTime(), bot.config.accountRecoveryDays)
  if (account === null || account.can !== 'account') return { counts: [], people: 0, kept: [], eraseAt }
  const nobody = { phones: [], userIds: [], emails: [] }
  const scope = scopeOfAccount(account)
  const planned = planErasure({ ...reading(bot, now), subject: nobody, scope, cutOff: now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  const limits = { atMost: COUNT_AT_MOST, statementMs: STATEMENT_MS }
  const counted = await countPlan(bot.platform, planned.plan, nobody, limits)
  const kept = counted.flatMap(({ step, kept }) => kept.map((each) => ({ ...each, table: step.table })))
  const people = await countMembers(bot.platform, planned.plan)
  return { counts: countedNouns(counted), people, kept: keptRows(kept, bot.dataMap), eraseAt }
}

/** Undefined: it is not this person's any more, or must not be closed from a chat. */
async function checkAccount(
  bot: Bot,
  account: Membership,
  { members, phones }: { members: readonly Member[]; phones: readonly string[] },
  now: Date,
): Promise<CheckedAccount | undefined> {
  const { memberId, tenantId } = account
  const member = members.find((each) => each.memberId === memberId && each.tenantId === tenantId)
  if (!member || account.can === 'person' || (await memberCan(bot, member)) !== account.can) return undefined
  if (account.can === 'profile') {
    const subject = { phones: [...phones], userIds: [], emails: [member.email.toLowerCase()] }
    return { account, subject, tell: [member.email], team: [] }
  }
  const known = await findAccount(bot.platform, { ...reading(bot, now), tenantId })
  if (!known || isOwn(bot, known.subject)) return undefined
  return { account, subject: known.subject, ...(await toldOf(bot, tenantId, now, member.email)) }
}

/** The deletion bot's own account is not closed by anybody who writes to it. */
function isOwn(bot: Bot, { phones }: SubjectIdentifiers): boolean {
  const own = bot.channels.all().filter(({ mode }) => mode === 'dedicated')
  return own.some(({ displayNumber }) => phoneReadings(displayNumber).some((phone) => phones.includes(phone)))
}
