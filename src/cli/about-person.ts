import { userInfo } from 'node:os'
import { recordAccess } from '../db/access-log.ts'
import type { Bot } from '../jobs/bot.ts'
import { newId } from '../runtime/ids.ts'
import { parsePhone } from '../subject/address.ts'
import { addressPseudonym } from '../subject/pseudonym.ts'

const REASON = /^[a-z][a-z-]{2,63}$/

/**
 * Whom a verb is about. In the demo the number may stand on the command line; elsewhere it is read from standard input, so that it
 * stays out of shell histories and process lists, a reason is wanted, and the look goes into the access log.
 */
export async function readPhone(bot: Bot, action: string, given: { phone?: string; reason?: string }): Promise<string> {
  if (bot.config.mode === 'production' && given.phone !== undefined) {
    throw new Error('Outside the demo the number is read from standard input: leave --phone out and pipe it in.')
  }
  const phone = parsePhone(given.phone ?? (await readStandardInput()))
  if (phone === undefined)
    throw new Error('That is no phone number: give it as +91 and ten digits, or as it stands in the records.')
  if (bot.config.mode === 'production') {
    if (given.reason === undefined || !REASON.test(given.reason)) {
      throw new Error('A look at a person needs --reason, a few words joined by dashes, such as asked-by-the-person.')
    }
    const { keyId, value } = addressPseudonym(bot.keys, 'case', { kind: 'phone', phone })
    await recordAccess(bot.db, {
      id: newId(),
      at: bot.clock.now(),
      actor: actor(),
      action,
      keyId,
      pseudonym: value,
      reason: given.reason,
    })
  }
  return phone
}

function actor(): string {
  return `cli:${userInfo().username}`.replace(/[^a-zA-Z0-9:._-]/g, '').slice(0, 64)
}

async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Number: ')
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.includes('\n') || text.length > 100) break
  }
  return text.trim()
}
