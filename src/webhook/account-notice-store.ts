import { noteQuality, noteTemplates } from '../db/channel-health.ts'
import type { Channel } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import type { AccountNotice } from './account-notice.ts'

/** Keeps what Meta says of accounts, for the channels that the body's secret signs for and no others. */
export async function storeAccountNotices(
  db: BotDb,
  notices: readonly Exclude<AccountNotice, { kind: 'alert' }>[],
  signedFor: readonly Channel[],
  now: Date,
): Promise<void> {
  for (const notice of notices) {
    const channels = signedFor.filter(({ wabaId }) => wabaId === notice.wabaId)
    const ids = channels.map(({ id }) => id)
    if (notice.kind === 'template') {
      const { name, language, status, quality } = notice
      const news = { name, language, ...(status === undefined ? {} : { status }), ...(quality === undefined ? {} : { quality }) }
      await noteTemplates(db, ids, [news], now)
      continue
    }
    const digits = notice.displayNumber.replace(/\D/g, '')
    const meant = channels.filter(({ displayNumber }) => displayNumber.replace(/\D/g, '') === digits)
    await noteQuality(
      db,
      meant.map(({ id }) => id),
      notice.isBad ? 'FLAGGED' : 'UNKNOWN',
      now,
    )
  }
}
