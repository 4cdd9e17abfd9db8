import { readCatalogue } from '../erasure/catalogue-store.ts'
import { decideObjection } from '../jobs/decide-objection.ts'
import { type Objected, objectToRequest } from '../jobs/object-to-request.ts'
import type { Ground } from '../requests/objection.ts'
import { listObjections, loadObjection } from '../requests/objection-store.ts'
import { readReference } from '../requests/reference.ts'
import { requestByReference } from '../requests/request-store.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook, operator } from './about-person.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `objection list`: what businesses ask to keep, and why; those to decide first. */
export async function objectionList({ db }: Opened, json: boolean): Promise<void> {
  const objections = await listObjections(db)
  print(json, objections, () =>
    objections.length === 0
      ? ['No business has objected to anything.']
      : table([
          ['ID', 'CASE', 'TENANT', 'GROUND', 'STATE', 'DECIDE BY'],
          ...objections.map(({ id, reference, tenantId, ground, state, decideBy }) => [
            ...[id, reference, tenantId, ground, state],
            state === 'open' ? inIndia(decideBy) : '-',
          ]),
        ]),
  )
}

/** `objection add`: what a business said to staff, by mail or on the phone, within its window; from there it is an objection like any other. */
export async function objectionAdd(
  opened: Opened,
  typed: string,
  given: { tenant: string; ground: Ground; reason: string; by?: string },
  json: boolean,
): Promise<void> {
  const { config, db, keys, now, platform } = opened
  const reason = checkReason(given.reason)
  const reference = readReference(typed)
  const request = reference === undefined ? undefined : await requestByReference(db, reference)
  if (!request) throw new Sentence('There is no request with this reference: it looks like CM-7K3F-9QXD.', FOUND)
  const map = readMapFile(config.dataMapFile)
  const { tenantId } = await findBusiness(platform, map, given.tenant)
  const deps = { db, keys, config, platform, dataMap: map.tables, catalogue: { schema: map.schema }, clock: { now: () => now } }
  const enteredBy = operator(opened, given.by)
  const about = { tenantId, id: request.id, ground: given.ground, idempotencyKey: `staff-${request.id}`, enteredBy }
  const { keyId, value } = accountPseudonym(keys, 'case', tenantId)
  const look = { action: 'objection-add', keyId, pseudonym: value, reason, requestId: request.id, target: request.reference }
  const objected = await objectToRequest(deps, about, (tx) => noteLook({ db: tx, now }, look))
  if (objected.is !== 'taken') throw new Sentence(NOT_TAKEN[objected.is], FOUND)
  const { id, decideBy } = objected.objection
  print(json, { id, reference: request.reference, ground: given.ground, decideBy: decideBy.toISOString() }, () => [
    `Taken: ${request.reference} waits, and the person is told who asks and why. By ${inIndia(decideBy)} a second person upholds it (\`npm run cli -- objection uphold ${id}\`), or anybody rejects it.`,
  ])
}

const NOT_TAKEN: Record<Exclude<Objected['is'], 'taken'>, string> = {
  unknown: 'This business was told of no such request: there is nothing that it could object to.',
  'standing-instruction': 'This business gave a standing instruction, which leaves no time to object.',
  'window-closed': 'Its time to object is over.',
  'too-late': 'The erasure has begun, or the request is over.',
  'objected-before': 'It has objected to this request before.',
  'other-body': 'It has objected to this request before, with another ground. The first one counts.',
}

/** `objection uphold` and `objection reject`: the privacy officer's word. The person and the business hear it. */
export async function objectionDecide(
  opened: Opened,
  id: string,
  state: 'upheld' | 'rejected',
  given: { reason: string; by?: string },
  json: boolean,
): Promise<void> {
  const { config, db, keys, now, platform } = opened
  const reason = checkReason(given.reason)
  const by = operator(opened, given.by)
  const found = (await listObjections(db)).find((each) => each.id === id)
  if (!found) throw new Sentence('There is no objection with this id: `npm run cli -- objection list` shows them.', FOUND)
  const { keyId, value } = accountPseudonym(keys, 'case', found.tenantId)
  const action = state === 'upheld' ? 'objection-uphold' : 'objection-reject'
  const look = { action, keyId, pseudonym: value, reason, requestId: found.requestId, target: id }
  const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
  const catalogue = await readCatalogue(platform, schema)
  const deps = { db, keys, config, platform, dataMap, catalogue, clock: { now: () => now } }
  const decided = await decideObjection(deps, id, { state, reason, by }, (tx) => noteLook({ db: tx, now }, look))
  if (decided.is === 'own') throw new Sentence('You entered it yourself: a second person upholds it, or you reject it.', FOUND)
  if (decided.is === 'other-door')
    throw new Sentence('It was entered in the console: a second person upholds it there, or you reject it.', FOUND)
  if (decided.is !== 'decided') throw new Sentence(await whyNotDecided(opened, id), FOUND)
  const { request, nobodys } = decided
  print(json, { id, state, reference: request.reference, requestState: request.state, nobodysTables: nobodys }, () => [
    state === 'upheld'
      ? `Upheld: this business keeps its data, and ${request.reference} goes on for every other one.`
      : decided.waits
        ? `Rejected, and the person hears so: something else still keeps ${request.reference} (${request.state}).`
        : `Rejected: ${request.reference} is ${request.state}, and goes on.`,
    ...(nobodys.length > 0
      ? [
          `In these tables rows belong to no business, and nothing that goes on reaches them: erase the person’s there by hand: ${nobodys.join(', ')}.`,
        ]
      : []),
  ])
}

/** As it stands by now: a colleague may have been quicker, or there is nothing to decide about any more. */
async function whyNotDecided({ db }: Opened, id: string): Promise<string> {
  const state = (await loadObjection(db, id))?.state ?? 'gone'
  return state === 'open'
    ? 'There is nothing to decide: its request is over, its erasure has begun, or the time for a decision is past. It lapses by itself.'
    : `It is ${state} already: what was decided is not decided again.`
}
