import { accountsToRemind, noteReminded } from '../requests/account-request-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { isChatOpen } from './is-chat-open.ts'
import { mailAccount } from './mail-account.ts'
import { tellConversation } from './tell-conversation.ts'

const AT_MOST = 200

/** Before an account's time is over, everybody who can still take its deletion back is reminded: once, by e-mail, and in the chat while that is open. */
export async function remindAccounts(bot: Bot, now: Date): Promise<void> {
  for (const request of await accountsToRemind(bot.db, now, AT_MOST)) {
    const isOpen = await isChatOpen(bot.db, request, now)
    await bot.db.transaction(async (tx) => {
      if (!(await noteReminded(tx, request.id, now))) return
      await addRequestEvent(tx, request.id, 'reminded', now)
      await mailAccount(bot, tx, request, { what: 'near' }, now)
      if (isOpen) await tellConversation(bot, tx, request, near(request), { type: 'erasure.near', reference: request.reference })
    })
  }
}

const near = ({ eraseAt }: RequestRow) => `near-${eraseAt?.getTime()}`
