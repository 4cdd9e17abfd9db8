import type { BotDb } from '../../db/client.ts'
import { mailsSince } from '../../mail/intake-store.ts'
import type { Config } from '../../runtime/config.ts'
import { type Line, ok, warn } from './line.ts'

const CHECK = 'mail that comes in'
const DAYS = 7
const DAY_MS = 86_400_000
/** So many mails in a row of which none is vouched for are no chance. */
const TELLING = 5
const UNVOUCHED = ['not-vouched', 'case-not-vouched']
const VOUCHED = ['answered', 'case', 'answered-today']

/** Whether the mails of the last days are vouched for by the receiving server at all: under another name of its, none is ever answered. */
export async function checkMailIn(db: BotDb, { intake }: Pick<Config, 'intake'>, now: Date): Promise<Line> {
  if (intake.token === undefined) return ok(CHECK, 'none is taken: INTAKE_TOKEN is not set')
  const mails = await mailsSince(db, new Date(now.getTime() - DAYS * DAY_MS))
  const count = (outcomes: readonly string[]) => outcomes.reduce((sum, outcome) => sum + (mails.get(outcome) ?? 0), 0)
  const [unvouched, vouched] = [count(UNVOUCHED), count(VOUCHED)]
  if (vouched > 0 || unvouched < TELLING)
    return ok(CHECK, `${vouched} of ${vouched + unvouched} from people in ${DAYS} days were vouched for`)
  return warn(
    CHECK,
    `none of the ${unvouched} from people in ${DAYS} days was vouched for, so that nobody was answered`,
    `Set MAIL_AUTHSERV_ID to the first word of the topmost Authentication-Results header of a mail as your server posts it; it is ${intake.authservId ?? 'not set'}.`,
  )
}
