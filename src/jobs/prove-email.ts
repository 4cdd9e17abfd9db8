import { wake } from '../db/wake.ts'
import { knowsMembers } from '../erasure/member-store.ts'
import type { ConversationEvent } from '../flows/conversation-event.ts'
import { renderMail } from '../flows/copy/render-mail.ts'
import { queueMail } from '../mail/mail-store.ts'
import { armCode, askForCode, tryCode } from '../requests/email-code-store.ts'
import { newEmailCode, newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import { fresh } from './fresh.ts'
import type { Turn } from './turn.ts'

const chatOf = ({ row, now }: Turn) => ({ personId: row.personId, conversationId: row.id, now })

/** Counts the wish for a code, and asks the platform whose address it is: the answer to the person does not wait for that. */
export async function beginCode(bot: Bot, turn: Turn, email: string): Promise<ConversationEvent> {
  const now = turn.now.getTime()
  // Accounts are a matter of channels signed with CallMissed's own app (conversation rules, safety 1).
  if (turn.channel.mode !== 'dedicated') throw new Error('A shared channel asked about an account.')
  if (!knowsMembers(bot.dataMap)) return { type: 'code.refused', now, why: 'unknown-map' }
  if (!(await askForCode(turn.tx, bot.keys, { ...chatOf(turn), email }))) return { type: 'code.refused', now, why: 'too-many' }
  turn.asked = { ask: 'members' }
  return { type: 'code.underway', now, fresh: fresh() }
}

/** Sends the code to the members of this address and number, as they are registered. Where there is none, nothing differs but that. */
export async function mailCode(
  bot: Bot,
  turn: Turn,
  { email, members }: { email: string; members: readonly { memberId: string; email: string }[] },
): Promise<undefined> {
  const code = newEmailCode()
  const memberIds = members.map(({ memberId }) => memberId)
  const { subject, text } = renderMail({ what: 'code', code }, turn.language)
  if (!(await armCode(turn.tx, bot.keys, { ...chatOf(turn), email, memberIds, code }))) return
  const [to = email] = members.map((member) => member.email)
  const id = newId()
  const mail = { id, to, what: 'account-code', language: turn.language, subject, text, requestId: null }
  await queueMail(turn.tx, bot.keys, mail, turn.now)
  await wake(turn.tx, 'send-mail', [id])
  await bot.checkpoint('code queued')
}

export async function judgeCode(bot: Bot, turn: Turn, code: string): Promise<ConversationEvent> {
  const now = turn.now.getTime()
  const tried = await tryCode(turn.tx, bot.keys, { ...chatOf(turn), code })
  bot.metrics.count('email_codes_total', { outcome: tried.is })
  switch (tried.is) {
    case 'right':
      return { type: 'code.right', now }
    case 'wrong':
      return { type: 'code.wrong', now, left: tried.left }
    case 'dead':
      return { type: 'code.dead', now, fresh: fresh() }
  }
}
