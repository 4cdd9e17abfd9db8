import { wake } from '../db/wake.ts'
import { queueMail } from '../mail/mail-store.ts'
import { reasonIn } from '../processors/business-notice.ts'
import { openNotice, type WaitingNotice } from '../processors/business-notice-store.ts'
import { addLink, giveUpUnread, markMailed } from '../processors/notice-link-store.ts'
import { noticeMail } from '../processors/notice-mail.ts'
import { recipientsOf } from '../processors/recipients-store.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { newId, newToken } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

/**
 * A business without a webhook is told by mail: each of its owners and admins gets a link of their own to the notice. False: it has none, and
 * staff have to tell it.
 */
export async function mailBusiness(bot: Bot, notice: WaitingNotice): Promise<boolean> {
  const { sealed, what, nth } = notice
  const addresses = sealed === null ? [] : await recipientsOf(bot.platform, bot.catalogue.schema, notice.tenantId)
  if (addresses.length === 0) return false
  const because = sealed === null ? undefined : reasonIn(openNotice(bot.keys, sealed))
  const now = bot.clock.now()
  await bot.db.transaction(async (tx) => {
    if (!(await markMailed(tx, notice.id))) return
    for (const to of addresses) {
      const [id, token] = [newId(), newToken()]
      await addLink(tx, bot.keys, notice.id, token, now)
      const mail = noticeMail({ what, nth, because }, `${bot.config.publicUrl}/notices/${token}`)
      const { requestId } = notice
      await queueMail(tx, bot.keys, { id, to, what: `business-${what}`, language: 'en', ...mail, requestId }, now)
      await wake(tx, 'send-mail', [id])
    }
    if (notice.requestId !== null) await addRequestEvent(tx, notice.requestId, 'business-mailed', now, notice.tenantId)
  })
  return true
}

/** What nobody opened in its day is left to staff. */
export async function giveUpUnreadMails(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  const unread = await bot.db.transaction(async (tx) => {
    const notices = await giveUpUnread(tx, now)
    for (const { requestId, tenantId } of notices)
      if (requestId !== null) await addRequestEvent(tx, requestId, 'business-unreachable', now, tenantId)
    return notices
  })
  for (const { id, requestId } of unread) {
    ring(bot, 'business-unreachable', { noticeId: id, request: requestId, state: 'no-endpoint' }, 'staff have to tell a business')
  }
}
