import { dropNotedHold, keepHolds, noteHold } from '../erasure/hold-mirror-store.ts'
import {
  endHold,
  type Hold,
  type HoldReason,
  type HoldTarget,
  listHolds,
  type NewHold,
  placeHold,
} from '../erasure/hold-register-store.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { countHeld } from '../requests/held-request-store.ts'
import { newId } from '../runtime/ids.ts'
import { pseudonym } from '../runtime/keys.ts'
import { subjectPseudonymsUnderEveryKey } from '../subject/pseudonym.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import { endOfDay } from './end-of-day.ts'
import { type GivenPerson, heldPerson, type LookAtHeld } from './held-person.ts'
import { placedOn, stoppedBy } from './hold-look-store.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

/** One hand ends a hold, and so long another may place one before anything is erased. */
const ENDS_AFTER_MS = 86_400_000

export interface GivenHold extends GivenPerson {
  scope: 'subject' | 'tenant' | 'table'
  ground: HoldReason
  tenant?: string
  table?: string
  until?: string
}

/** `hold add`: nothing that it names is erased, by nothing, until it ends. */
export async function holdAdd(opened: Opened, given: GivenHold, json: boolean): Promise<void> {
  const { now } = opened
  const until = given.until === undefined ? null : endOfDay(given.until, now)
  const reason = given.ground.replaceAll('_', '-')
  const id = newId()
  const target = await targetOf(opened, given, { action: 'hold-add', reason, target: id })
  if (target.scope !== 'subject') await noteHoldLook(opened, 'hold-add', id, reason)
  await placeNoted(opened, { id, target, reason: given.ground, from: now, until })
  const what = { id, scope: target.scope, tenantId: target.tenantId ?? null, reason: given.ground }
  print(json, { ...what, table: given.table ?? null, until: until?.toISOString() ?? null }, () => [
    `The hold ${id} stands ${until === null ? 'until it is ended' : `until the end of ${given.until}`}.`,
    'Requests that it stops are on hold and go on by themselves afterwards; `npm run cli -- hold list` shows every hold.',
  ])
}

/** `hold list`: every hold on record. Whose a person's is, nobody can read from it. */
export async function holdList({ platform, now }: Opened, json: boolean): Promise<void> {
  const holds = (await listHolds(platform)).map((hold) => ({ ...hold, stands: hold.until === null || hold.until > now }))
  print(json, holds, () =>
    holds.length === 0
      ? ['There is no legal hold.']
      : table([['ID', 'KEEPS', 'GROUND', 'SINCE', 'UNTIL', ''], ...holds.map((hold) => lineOf(hold, hold.stands))]),
  )
}

/**
 * `hold end`: what it kept may go, a day from then and not at once. To end a hold is what cannot be taken back, and one hand does it: within the day
 * whoever knows better places another.
 */
export async function holdEnd(opened: Opened, id: string, given: { reason: string }, json: boolean): Promise<void> {
  const { platform, db, now } = opened
  const reason = checkReason(given.reason)
  await keepHolds(db, platform, now)
  const at = new Date(now.getTime() + ENDS_AFTER_MS)
  const standing = (await listHolds(platform)).find(
    (hold) => hold.id === id.toLowerCase() && (hold.until === null || hold.until > now),
  )
  if (!standing) throw new Sentence('No hold with this id stands: `npm run cli -- hold list` shows them.', FOUND)
  if (standing.until !== null && standing.until <= at)
    throw new Sentence(`That hold is over at ${inIndia(standing.until)} by itself.`, FOUND)
  // Before it ends: what cannot be taken back stands in the log also where this process dies in between.
  await noteEnd(opened, standing.id, reason)
  await endHold(platform, standing.id, at)
  await keepHolds(db, platform, now)
  const waiting = await countHeld(db)
  print(json, { id, ends: at.toISOString(), requests: waiting }, () => [
    `The hold is over at ${inIndia(at)}. Until then \`npm run cli -- hold add\` places another, if that is wrong.`,
    `${waiting} ${waiting === 1 ? 'request waits' : 'requests wait'} for a hold, and ${waiting === 1 ? 'goes' : 'go'} on within a quarter of an hour once none stands.`,
  ])
}

async function placeNoted({ db, platform }: Opened, hold: NewHold): Promise<void> {
  await noteHold(db, hold)
  try {
    await placeHold(platform, hold)
  } catch (error) {
    if (refusedWith(error) === undefined) {
      throw new Sentence(
        `The hold ${hold.id} is written down, and the bot places it within a minute: look at \`npm run cli -- hold list\`.`,
      )
    }
    await dropNotedHold(db, hold.id)
    throw error
  }
}

async function targetOf(opened: Opened, given: GivenHold, look: LookAtHeld): Promise<HoldTarget> {
  const { scope, tenant } = given
  const map = readMapFile(opened.config.dataMapFile)
  const business = tenant === undefined ? undefined : await findBusiness(opened.platform, map, tenant)
  const within = business ? { tenantId: business.tenantId } : {}
  if (scope !== 'subject' && (given.phone ?? given.userId ?? given.request) !== undefined)
    throw new Sentence('A number, a user id and a request belong to --scope subject alone.')
  if ((scope === 'table') !== (given.table !== undefined)) throw new Sentence('--table and --scope table go together.')
  if (scope === 'table') {
    if (given.table === undefined || !map.tables[given.table]) throw new Sentence('The data map does not know this table.')
    return { scope, table: given.table, ...within }
  }
  if (scope === 'tenant') {
    if (!business) throw new Sentence('--scope tenant wants --tenant: an id or a name.')
    return { scope, tenantId: business.tenantId }
  }
  const subject = await heldPerson(opened, given, look)
  return { scope, pseudonyms: subjectPseudonymsUnderEveryKey(opened.keys, 'suppression', subject), ...within }
}

/** The access log knows a hold by its id; one that names nobody has a pseudonym of it. */
async function noteHoldLook(opened: Opened, action: string, id: string, reason: string): Promise<void> {
  if (!isGuarded(opened)) return
  const { keyId, value } = pseudonym(opened.keys, 'case', `hold ${id}`)
  await noteLook(opened, { action, keyId, pseudonym: value, reason, target: id })
}

/** Whom the hold was placed on, and each request that goes on by its end: under each of them its end is found. */
async function noteEnd(opened: Opened, id: string, reason: string): Promise<void> {
  if (!isGuarded(opened)) return
  const { db, keys } = opened
  const named = pseudonym(keys, 'case', `hold ${id}`)
  const placed = (await placedOn(db, id)) ?? { keyId: named.keyId, pseudonym: named.value }
  await noteLook(opened, { action: 'hold-end', ...placed, reason, target: id })
  for (const request of await stoppedBy(db, id)) {
    const whose = await whoseRequest(opened, db, request)
    if (whose && request.id !== placed.requestId)
      await noteLook(opened, { action: 'hold-end', ...whose, reason, requestId: request.id, target: id })
  }
}

function lineOf({ id, scope, tenantId, table: name, reason, from, until }: Hold, stands: boolean): string[] {
  const what = { subject: 'one person', tenant: 'a business', table: `the table ${name}` }[scope]
  const keeps = tenantId === null ? what : `${scope === 'tenant' ? 'everything' : what} at ${tenantId}`
  return [id, keeps, reason, inIndia(from), inIndia(until), stands ? 'stands' : 'over']
}
