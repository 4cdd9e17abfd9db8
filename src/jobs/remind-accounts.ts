import { conversationsOf } from '../flows/conversation-store.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { accountsToRemind, noteReminded } from '../requests/account-request-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { mailAccount } from './mail-account.ts'
import { tellConversation } from './tell-conversation.ts'

const AT_MOST = 200

/** Before an account's time is over, everybody who can still take its deletion back is reminded: once, by e-mail, and in the chat while that is open. */
export async function remindAccounts(bot: Bot, now: Date): Promise<void> {
  for (const request of await accountsToRemind(bot.db, now, AT_MOST)) {
    const isOpen = await isChatOpen(bot, request, now)
    await bot.db.transaction(async (tx) => {
      if (!(await noteReminded(tx, request.id, now))) return
      await addRequestEvent(tx, request.id, 'reminded', now)
      await mailAccount(bot, tx, request, { what: 'near' }, now)
      if (isOpen) await tellConversation(bot, tx, request, near(request), { type: 'erasure.near', reference: request.reference })
    })
  }
}

const near = ({ eraseAt }: RequestRow) => `near-${eraseAt?.getTime()}`

/** WhatsApp lets us write only to who wrote lately; the others have the e-mail. */
async function isChatOpen(bot: Bot, { personId, channelId }: RequestRow, now: Date): Promise<boolean> {
  if (personId === null) return false
  const chat = (await conversationsOf(bot.db, personId)).find((each) => each.channelId === channelId)
  return chat !== undefined && !isWindowClosed(chat.lastInboundAt, now)
}
