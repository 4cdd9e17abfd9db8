import { listLooks, recordAccess } from '../db/access-log.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import { letIn, shutOut, staffMembers } from '../db/staff-access.ts'
import { newId } from '../runtime/ids.ts'
import { checkReason, operator } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

const ASKED = 'staff-let-in-asked'
const DONE = 'staff-let-in'
const LAPSES_MS = 2 * 86_400_000

interface Given {
  reason: string
  by?: string
}

/** `console staff list`: who was in the console within a year, and who is shut out; names stand in the console alone. */
export async function staffList({ db }: Opened, json: boolean): Promise<void> {
  const staff = await staffMembers(db)
  print(json, staff, () =>
    staff.length === 0
      ? ['Nobody has been in the console yet.']
      : table([
          ['ID', 'ROLES', 'LAST VISIT', 'SHUT OUT'],
          ...staff.map(({ id, roles, seenAt, blockedAt }) => [id, roles.join(','), inIndia(seenAt), inIndia(blockedAt)]),
        ]),
  )
}

/** `console staff shut-out`: where an account was stolen and no admin is at hand. One hand does it: what is shut can be opened again. */
export async function staffShutOut(opened: Opened, id: string, given: Given, json: boolean): Promise<void> {
  const { db, now } = opened
  const reason = checkReason(given.reason)
  const actor = operator(opened, given.by)
  await known(opened, id)
  await db.transaction(async (tx) => {
    await shutOut(tx, id, true, now)
    await note({ db: tx, now }, { actor, action: 'staff-block', reason, target: id })
  })
  print(json, { is: 'shut-out', id }, () => [
    `${id} is shut out: their sessions are over, and what they had proposed has lapsed, but for what keeps data. End the account at the sign-in service, too.`,
  ])
}

/** `console staff let-in`: by two of whoever works here, for a thief who shut everybody out has a shell as little as a second hand. */
export async function staffLetIn(opened: Opened, id: string, given: Given, json: boolean): Promise<void> {
  const { db, now } = opened
  const reason = checkReason(given.reason)
  const actor = operator(opened, given.by)
  const { blockedAt } = await known(opened, id)
  if (blockedAt === null) throw new Sentence(`${id} is not shut out.`, FOUND)
  const since = Math.max(blockedAt.getTime(), now.getTime() - LAPSES_MS)
  const asked = (await listLooks(db, { action: ASKED, target: id }, 100)).filter(({ at }) => at.getTime() >= since)
  if (asked.some((look) => look.actor !== actor)) {
    await db.transaction(async (tx) => {
      await letIn(tx, id)
      await note({ db: tx, now }, { actor, action: DONE, reason, target: id })
    })
    return print(json, { is: 'let-in', id }, () => [`${id} may sign in again.`])
  }
  if (asked.length === 0) await note(opened, { actor, action: ASKED, reason, target: id })
  print(json, { is: 'asked', id }, () => [
    `Noted: nothing is done before a colleague, in an account of their own, says the same within two days: npm run cli -- console staff let-in ${id} --reason ${reason}`,
  ])
}

type Look = { actor: string; action: string; reason: string; target: string }

const note = ({ db, now }: { db: BotDb | BotTx; now: Date }, look: Look) => recordAccess(db, { id: newId(), at: now, ...look })

async function known({ db }: Opened, id: string) {
  const found = (await staffMembers(db)).find((each) => each.id === id)
  if (!found) throw new Sentence('Nobody of the staff has this id: `npm run cli -- console staff list` shows them.', FOUND)
  return found
}
