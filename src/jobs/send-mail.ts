import { type ComposedMail, composeMail } from '../mail/compose.ts'
import type { MailResult } from '../mail/mail.ts'
import { keepInFolder } from '../mail/mail-folder.ts'
import {
  type MailRow,
  markMailFailed,
  markMailRetry,
  markMailSending,
  markMailSent,
  nextMail,
  openMail,
} from '../mail/mail-store.ts'
import { nextMailAttempt } from '../mail/retry.ts'
import { sendMail } from '../mail/send-mail.ts'
import { addRequestEvent } from '../requests/request-store.ts'
import { jitter } from '../runtime/ids.ts'
import { isDue } from '../runtime/is-due.ts'
import { describeError } from '../runtime/log.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { drain } from './drain.ts'
import { noteDown } from './note-down.ts'

/** The process that sent it died on the way, or never learnt what became of it. */
const LOST = 'ELOST'
const UNREADABLE = 'EUNREADABLE'

/**
 * Sends every mail that is due, one at a time and by one worker alone: pending → sending (committed) → sent, failed or tried again. A server
 * that cannot be reached ends the round. Returns which mail is due next, and when; null when none waits.
 */
export async function sendMails(bot: Bot): Promise<{ next: { id: string; at: Date } | null }> {
  let isDown = false
  const due = async () => {
    const row = isDown ? undefined : await nextMail(bot.db, bot.clock.now())
    return row && isDue(row.nextAttemptAt, bot.clock.now()) ? row : undefined
  }
  const step = async () => {
    const row = await due()
    if (!row) return false
    isDown = (await sendOne(bot, row)) === 'down'
    return true
  }
  await drain(bot, 'mail', 'all', step, async () => (await due()) !== undefined)
  const row = await nextMail(bot.db, bot.clock.now())
  // What is due now is with whoever has the lock, or waits for the server and the next sweep.
  return { next: row?.nextAttemptAt && !isDue(row.nextAttemptAt, bot.clock.now()) ? { id: row.id, at: row.nextAttemptAt } : null }
}

async function sendOne(bot: Bot, row: MailRow): Promise<'done' | 'down'> {
  if (row.state === 'sending') return settle(bot, row, { is: 'unknown', code: LOST })
  if (!(await markMailSending(bot.db, row.id, bot.clock.now()))) return 'done'
  await bot.checkpoint('mail announced')
  const composed = await compose(bot, row)
  const result = composed ? await hand(bot, row.id, composed) : ({ is: 'deferred', code: UNREADABLE } as const)
  await bot.checkpoint('mail handed over')
  return noteDown(bot.db, () => settle(bot, { ...row, attempts: row.attempts + 1 }, result))
}

// A mail whose key is missing waits for it, and keeps none behind it waiting.
async function compose({ keys, config, clock, log }: Bot, row: MailRow): Promise<ComposedMail | undefined> {
  try {
    return await composeMail(row.id, openMail(keys, row.sealed ?? ''), config.mail.from, clock.now())
  } catch (error) {
    log.error({ mailId: row.id, error: describeError(error) }, 'a mail cannot be read: its encryption key is missing')
    return undefined
  }
}

async function hand({ config, clock, log }: Bot, id: string, composed: ComposedMail): Promise<MailResult> {
  const { smtpUrl, folder } = config.mail
  if (smtpUrl !== undefined) return sendMail(smtpUrl, composed)
  try {
    await keepInFolder(folder, id, composed.bytes, clock.now())
    return { is: 'taken' }
  } catch (error) {
    log.error({ mailId: id, error: describeError(error) }, 'a mail cannot be written into DATA_DIR')
    return { is: 'unavailable', code: 'EFOLDER' }
  }
}

/** Writes down what became of an attempt; `row.attempts` counts it already. */
async function settle(bot: Bot, row: MailRow, result: MailResult): Promise<'done' | 'down'> {
  const now = bot.clock.now()
  const code = result.is === 'taken' ? '' : result.code
  bot.metrics.count('mails_total', { outcome: result.is, code })
  if (result.is === 'taken') {
    await markMailSent(bot.db, row.id, now)
    return 'done'
  }
  bot.log.warn({ mailId: row.id, outcome: result.is, code }, 'a mail was not sent for sure')
  if (result.is === 'refused' || (result.is === 'unknown' && row.uncertain)) return giveUp(bot, row, code)
  if (result.is === 'unavailable')
    ring(bot, 'mail-server', { mailId: row.id, code }, 'the mail server cannot be reached, or does not let us in')
  const at = nextMailAttempt(row, now, jitter())
  if (at === null) return giveUp(bot, row, code)
  await markMailRetry(bot.db, row.id, { at, code, uncertain: result.is === 'unknown' }, now)
  return result.is === 'unavailable' ? 'down' : 'done'
}

/** Staff have to reach this person another way; the request's timeline says so. */
async function giveUp(bot: Bot, row: MailRow, code: string): Promise<'done'> {
  const now = bot.clock.now()
  const given = await bot.db.transaction(async (tx) => {
    if (!(await markMailFailed(tx, row.id, code, now))) return false
    if (row.requestId !== null) await addRequestEvent(tx, row.requestId, 'mail-failed', now, code)
    return true
  })
  if (!given) return 'done'
  ring(bot, 'mail-failed', { mailId: row.id, code }, 'a mail was given up')
  return 'done'
}
