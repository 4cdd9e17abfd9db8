import type { Bot } from '../jobs/bot.ts'
import { describeError } from '../runtime/log.ts'
import type { SignInService } from './oidc.ts'
import { claimAsking, endSession, endSessionsOf, noteVouched, type Session } from './session-store.ts'

const MINUTE_MS = 60_000
/** So long the sign-in service's word on somebody's roles is taken before it is asked again. */
const ASK_AFTER_MS = 5 * MINUTE_MS
/** So long at most where it gives nothing to ask by, or does not answer: after that people sign in anew. */
const BELIEVE_MS = 60 * MINUTE_MS

/** Whether a session's roles still hold at the sign-in service, which is asked when its word is some minutes old. */
export function vouching(bot: Bot, service: () => SignInService | undefined): (session: Session) => Promise<boolean> {
  // Two pages of one session at once are one question.
  const asking = new Map<string, Promise<boolean>>()
  return async (session) => {
    const oidc = service()
    const age = bot.clock.now().getTime() - session.vouchedAt.getTime()
    if (!oidc || age < ASK_AFTER_MS) return true
    const answer = asking.get(session.tokenHash) ?? ask(bot, oidc, session)
    asking.set(session.tokenHash, answer)
    return answer.finally(() => asking.delete(session.tokenHash))
  }
}

async function ask(bot: Bot, oidc: SignInService, session: Session): Promise<boolean> {
  const { db, keys, clock } = bot
  const { tokenHash, staffId, vouchedAt } = session
  const token = await claimAsking(db, keys, tokenHash, clock.now())
  const isBelieved = () => clock.now().getTime() - vouchedAt.getTime() < BELIEVE_MS
  if (token === undefined) return isBelieved() || endedBy(() => endSession(db, tokenHash, clock.now()))
  try {
    const said = await oidc.askAgain(token)
    const now = clock.now()
    if (said.is === 'gone') return endedBy(() => endSession(db, tokenHash, now))
    const isSame = said.staffId === staffId && [...said.roles].sort().join() === [...session.roles].sort().join()
    if (!isSame) return endedBy(() => endSessionsOf(db, staffId, 'role-change', now))
    await noteVouched(db, keys, tokenHash, { now, refreshToken: said.refreshToken })
    return true
  } catch (error) {
    bot.log.warn({ error: describeError(error) }, 'the sign-in service was not heard about somebody’s roles')
    return isBelieved()
  }
}

async function endedBy(end: () => Promise<void>): Promise<false> {
  await end()
  return false
}
