import { readCatalogue } from '../erasure/catalogue-store.ts'
import { type Decided, decideProposal, type Verdict } from '../jobs/decide-proposal.ts'
import type { ProposedStart } from '../jobs/propose-start.ts'
import { openStarts, type Proposal } from '../requests/staff-action-store.ts'
import { openWish, type StartWish } from '../requests/start-wish.ts'
import { createMetrics } from '../runtime/metrics.ts'
import { isGuarded, operator } from './about-person.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `request proposals`: what waits for a second person, with no more of the number than its end. */
export async function requestProposals({ db, keys, now }: Opened, json: boolean): Promise<void> {
  const lines = (await openStarts(db, now)).flatMap((proposal) =>
    proposal.wishSealed === null ? [] : [proposalLine(proposal, openWish(keys, proposal.wishSealed))],
  )
  print(json, lines, () =>
    lines.length === 0
      ? ['Nothing waits for a second person.']
      : table([
          ['PROPOSAL', 'ABOUT', 'PROOF', 'SOURCE', 'FILE', 'BY', 'LAPSES'],
          ...lines.map(({ proposal, about, proof, source, file, proposedBy, lapses }) => [
            ...[proposal, about, proof, source ?? '-', file, proposedBy, inIndia(new Date(lapses))],
          ]),
        ]),
  )
}

function proposalLine({ id, reason, proposedBy, lapsesAt }: Proposal, wish: StartWish) {
  const about =
    wish.kind === 'account'
      ? `account ${wish.tenantId}${wish.sooner ? ', sooner' : ''}`
      : `number ending ${wish.phone.slice(-4)}${wish.scope.kind === 'business' ? ` with ${wish.scope.tenantId}` : ''}`
  const source = wish.kind === 'letter' ? wish.source : null
  return { proposal: id, about, proof: reason, source, file: wish.file, proposedBy, lapses: lapsesAt.toISOString() }
}

/** What `request create` says: what happens next, and who may do it. */
export function proposalPrinted(
  opened: Opened,
  { is, proposal }: Exclude<ProposedStart, { is: 'refused' }>,
  json: boolean,
  next: string,
): void {
  const { id: proposalId, reason, proposedBy, lapsesAt } = proposal
  print(json, { is, proposal: proposalId, proof: reason, proposedBy, lapses: lapsesAt.toISOString() }, () => [
    is === 'proposed'
      ? `Proposed: nothing is done before a second person approves it, by ${inIndia(lapsesAt)}.`
      : `The same was proposed by ${proposedBy}, and waits until ${inIndia(lapsesAt)}.`,
    `A colleague, in an account of their own: npm run cli -- request approve ${proposalId}${isGuarded(opened) ? '' : ' --by <name>'}`,
    next,
  ])
}

/** `request approve|decline|withdraw`: the second person's word, or the first one's second thought. */
export async function requestDecide(
  opened: Opened,
  id: string,
  verdict: Verdict,
  given: { by?: string },
  json: boolean,
): Promise<void> {
  const { config, platform, now } = opened
  if (!UUID.test(id)) throw new Sentence(UNKNOWN, FOUND)
  const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
  const decided = await decideProposal(
    {
      ...opened,
      clock: { now: () => now },
      dataMap,
      catalogue: await readCatalogue(platform, schema),
      metrics: createMetrics(false),
    },
    id,
    verdict,
    { id: operator(opened, given.by), role: null },
  )
  if (decided.is === 'declined' || decided.is === 'withdrawn')
    return print(json, { is: decided.is }, () => [`It is ${decided.is}, and nothing was changed.`])
  if (decided.is !== 'done') throw new Sentence(whyNot(decided.is, 'decision' in decided ? decided.decision : ''), FOUND)
  const { request } = decided
  print(json, { is: decided.is, ...requestLine(request, now) }, () => [
    request.scope === 'account'
      ? `${request.reference}: the account is closed now and erased at ${inIndia(request.eraseAt)}.`
      : `${request.reference}: its data is not used any more within a minute, and erased at ${inIndia(request.eraseAt)}.`,
    `Until then: npm run cli -- request undo ${request.reference} --reason …${request.scope === 'account' ? '' : ', or the person in a chat from that number'}.`,
  ])
}

const UNKNOWN = 'There is no such proposal: `npm run cli -- request proposals` shows those that wait.'

function whyNot(is: Exclude<Decided['is'], 'done' | 'declined' | 'withdrawn'>, decision: string): string {
  switch (is) {
    case 'own':
      return 'You proposed this yourself: a colleague decides it, in an account of their own.'
    case 'not-own':
      return 'Only who proposed it can withdraw it: decline it instead.'
    case 'other-door':
      return 'This was proposed in the console: a second person approves it there.'
    case 'settled':
      return `It is ${decision} already.`
    case 'overtaken':
      return 'Nothing was done: a request for the same is open already, or there is no such account. `npm run cli -- request list` shows it.'
    case 'unknown':
      return UNKNOWN
  }
}
