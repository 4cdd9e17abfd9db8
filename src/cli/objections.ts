import { decideObjection } from '../jobs/decide-objection.ts'
import { listObjections } from '../requests/objection-store.ts'
import { accountPseudonym } from '../subject/pseudonym.ts'
import { checkReason, noteLook } from './about-person.ts'
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

/** `objection uphold` and `objection reject`: the privacy officer's word. The person and the business hear it. */
export async function objectionDecide(
  opened: Opened,
  id: string,
  state: 'upheld' | 'rejected',
  given: { reason: string },
  json: boolean,
): Promise<void> {
  const { config, db, keys, now, platform } = opened
  const reason = checkReason(given.reason)
  const found = (await listObjections(db)).find((each) => each.id === id)
  if (!found) throw new Sentence('There is no objection with this id: `npm run cli -- objection list` shows them.', FOUND)
  const { keyId, value } = accountPseudonym(keys, 'case', found.tenantId)
  await noteLook(opened, {
    action: state === 'upheld' ? 'objection-uphold' : 'objection-reject',
    keyId,
    pseudonym: value,
    reason,
    target: id,
  })
  const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
  const deps = { db, keys, config, platform, dataMap, catalogue: { schema }, clock: { now: () => now } }
  const decided = await decideObjection(deps, id, { state, reason })
  if (decided.is !== 'decided') throw new Sentence(`It is ${found.state} already: what was decided is not decided again.`, FOUND)
  const { request } = decided
  print(json, { id, state, reference: request.reference, requestState: request.state }, () => [
    state === 'upheld'
      ? `Upheld: this business keeps its data, and ${request.reference} goes on for every other one.`
      : `Rejected: ${request.reference} is ${request.state}, and goes on.`,
  ])
}
