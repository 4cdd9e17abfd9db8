import { expireRows, KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { rewriteReplayList } from '../erasure/replay-list-store.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { heldBack } from '../erasure/replay-run-store.ts'
import { forgetTakenBack } from '../erasure/stopped-store.ts'
import { expireSuppressions } from '../erasure/suppression-store.ts'
import { forgetFolder } from '../mail/mail-folder.ts'
import { blankOutboxBodies } from '../outbox/outbox-store.ts'
import { BELIEVED_MS } from '../processors/answer.ts'
import { forgetTasks } from '../processors/due-task-store.ts'
import type { Bot } from './bot.ts'
import { lookForContact } from './look-for-contact.ts'
import { replayErasures } from './replay.ts'

/** No restore waits for its replay: until then, or while nobody can say, whoever must be lost again stays on the list. */
async function isWhole({ db, platform, config }: Bot): Promise<boolean> {
  const outside = await lastHead(headFile(config.dataDir))
  return readGate(db, platform, outside).then(
    ({ gate }) => gate.is === 'open',
    () => false,
  )
}

/**
 * Whom a legal hold kept back after a restore goes when it has ended; who is still held has their lines kept by the replay itself, and nobody
 * else's stay because of them. False: it did not come through; it is tried again every night, and until then all lines are kept.
 */
async function replayHeld(bot: Bot): Promise<boolean> {
  if ((await heldBack(bot.db)) === 0) return true
  const outcome = await replayErasures(bot).catch((error: unknown) => ({ is: 'broken' as const, error }))
  if (outcome.is === 'done') return true
  bot.metrics.count('alarms_total', { reason: 'held-not-replayed' })
  bot.log.error(outcome, 'whom a legal hold kept back after a restore could not all be looked at again: run `erasure replay`')
  return false
}

/** The nightly forgetting of the bot's own data. */
export async function expire(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  const textBefore = new Date(now.getTime() - KEEP_TEXT_DAYS * 86_400_000)
  const answeredBefore = new Date(now.getTime() - 2 * BELIEVED_MS)
  const awaitsReplay = !((await replayHeld(bot)) && (await isWhole(bot)))
  const rows = await expireRows(bot.db, now, awaitsReplay)
  const touched = {
    processor_tasks: await forgetTasks(bot.db, { sentBefore: textBefore, answeredBefore, now }),
    ...rows,
    outbox_text: await blankOutboxBodies(bot.db, textBefore, now),
    mail_files: await forgetFolder(bot.config.mail.folder, textBefore),
    taken_back: awaitsReplay
      ? 0
      : await forgetTakenBack(bot.platform, new Date(now.getTime() - bot.config.backupRetentionDays * 86_400_000)),
  }
  if (!awaitsReplay) await rewriteReplayList(bot.db, bot.keys, bot.config.dataDir, now)
  const givenUp = rows.platform_tasks_given_up ?? 0
  if (givenUp > 0) {
    bot.metrics.count('alarms_total', { reason: 'platform-task-given-up' }, givenUp)
    bot.log.error({ givenUp }, 'what chats had promised could not be done on the platform for thirty days, and is given up')
  }
  // Reading whom businesses are in contact with may take half an hour: nothing waits for it.
  const suppressions = await expireSuppressions(bot.platform, now, await lookForContact(bot, now))
  bot.log.info({ touched: { ...touched, suppressions } }, 'what had run out is gone')
}
