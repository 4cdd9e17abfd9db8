import { type BotDb, openBotDatabase } from '../db/client.ts'
import { expiryRules, KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { isLost, isOwnLost } from '../db/is-lost.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { rewriteReplayList } from '../erasure/replay-list-store.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { isTooSlow, refusedWith } from '../erasure/sqlstate.ts'
import { forgetTakenBack } from '../erasure/stopped-store.ts'
import { expireSuppressions } from '../erasure/suppression-store.ts'
import { forgetFolder } from '../mail/mail-folder.ts'
import { blankOutboxBodies } from '../outbox/outbox-store.ts'
import { BELIEVED_MS } from '../processors/answer.ts'
import { forgetTasks } from '../processors/due-task-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { lookForContact } from './look-for-contact.ts'
import { replayKeptBack } from './replay-kept-back.ts'

const DAY_MS = 86_400_000

/** No restore waits for its replay: until then, or while nobody can say, whoever must be lost again stays on the list. */
async function isWhole({ db, platform, config }: Bot): Promise<boolean> {
  try {
    const { gate } = await readGate(db, platform, await lastHead(headFile(config.dataDir)))
    return gate.is === 'open'
  } catch {
    return false
  }
}

/** The nightly forgetting of the bot's own data. What fails keeps nothing else from its night, and staff hear of it. */
export async function expire(bot: Bot): Promise<void> {
  const now = bot.clock.now()
  const awaitsReplay = !((await replayKeptBack(bot)) && (await isWhole(bot)))
  const touched: Record<string, number> = {}
  const failures: unknown[] = []
  const night = openNight(bot)
  try {
    for (const [rule, forget] of Object.entries(rulesOf(bot, night.db, now, awaitsReplay))) {
      try {
        touched[rule] = await forget()
      } catch (error) {
        if (!isOver(bot, rule, error)) failures.push(error)
      }
      if (rule === 'platform_tasks_given_up') sayGivenUp(bot, touched[rule])
    }
  } finally {
    await night.close()
  }
  bot.log.info({ touched }, 'what had run out is gone')
  if (failures.length > 0) throw failures[0]
}

/** What many nights have left takes longer than anybody may wait by day, and nobody waits for it: it is old. */
const openNight = ({ lockPool, log }: Bot) =>
  openBotDatabase(String(lockPool.options.connectionString), {
    ...{ connectionsMax: 1, waitMsMax: 10_000, statementMsMax: 1_800_000 },
    onError: (error) => log.warn({ error }, 'a database connection was lost'),
  })

function sayGivenUp(bot: Bot, givenUp = 0): void {
  if (givenUp === 0) return
  const words = 'what chats had promised could not be done on the platform for thirty days, and is given up'
  ring(bot, 'platform-task-given-up', { givenUp }, words, givenUp)
}

function rulesOf(bot: Bot, db: BotDb, now: Date, awaitsReplay: boolean): Record<string, () => Promise<number>> {
  const { platform, config } = bot
  const textBefore = new Date(now.getTime() - KEEP_TEXT_DAYS * DAY_MS)
  const answeredBefore = new Date(now.getTime() - 2 * BELIEVED_MS)
  const backupsBefore = new Date(now.getTime() - config.backupRetentionDays * DAY_MS)
  const replayed = {
    taken_back: () => forgetTakenBack(platform, backupsBefore),
    replay_list: () => rewriteReplayList(db, bot.keys, config.dataDir, now),
  }
  return {
    processor_tasks: () => forgetTasks(db, { sentBefore: textBefore, answeredBefore, now }),
    ...expiryRules(db, now, awaitsReplay),
    outbox_text: () => blankOutboxBodies(db, textBefore, now),
    mail_files: () => forgetFolder(config.mail.folder, textBefore),
    ...(awaitsReplay ? {} : replayed),
    // Reading whom businesses are in contact with may take half an hour: nothing waits for it.
    suppressions: async () => expireSuppressions(platform, now, await lookForContact(bot, now)),
  }
}

/** A database that is away is no rule's fault. What was refused for good, or takes too long, waits for the next night; anything else comes again at once. */
function isOver(bot: Bot, rule: string, error: unknown): boolean {
  if (isLost(error) || isOwnLost(error)) return false
  ring(bot, 'expiry-fails', { rule, error }, 'what has run out could not be removed: it stays until this is mended')
  return refusedWith(error) !== undefined || isTooSlow(error)
}
