import { readCatalogue } from '../erasure/catalogue-store.ts'
import { type Decided, decideProposal, type Verdict } from '../jobs/decide-proposal.ts'
import type { Proposed } from '../jobs/propose-action.ts'
import { doorOf } from '../requests/door.ts'
import { type OpenProposal, openProposals } from '../requests/proposal-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { Proposal } from '../requests/staff-action-store.ts'
import { openWish, type StartWish } from '../requests/start-wish.ts'
import { createMetrics } from '../runtime/metrics.ts'
import { isGuarded, numberAgain, operator } from './about-person.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { requestLine } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'

const SHOWN_MAX = 1_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `request proposals`: what waits for a second person, with no more of the number than its end. */
export async function requestProposals({ db, keys, now }: Opened, json: boolean): Promise<void> {
  const lines = (await openProposals(db, now, SHOWN_MAX)).map((open) => proposalLine(open, keys))
  print(json, lines, () =>
    lines.length === 0
      ? ['Nothing waits for a second person.']
      : table([
          ['PROPOSAL', 'WHAT', 'REASON', 'SOURCE', 'FILE', 'BY', 'DECIDE BY', 'APPROVED'],
          ...lines.map(({ proposal, what, request, about, reason, source, file, proposedBy, lapses, door }) => [
            ...[
              proposal,
              `${what} ${request ?? about}`,
              reason,
              source ?? '-',
              file ?? '-',
              proposedBy,
              inIndia(new Date(lapses)),
            ],
            door === 'cli' ? 'here' : 'in the console',
          ]),
        ]),
  )
}

function proposalLine({ proposal, request }: OpenProposal, keys: Opened['keys']) {
  const { id, what, reason, until, wishSealed, proposedBy, lapsesAt } = proposal
  const wish = wishSealed === null ? undefined : openWish(keys, wishSealed)
  return {
    proposal: id,
    what,
    request,
    about: wish ? aboutOf(wish) : null,
    reason,
    ...(wish ? { proof: reason } : {}),
    source: wish?.kind === 'letter' ? wish.source : null,
    file: wish?.file ?? null,
    until: until?.toISOString() ?? null,
    proposedBy,
    door: doorOf(proposedBy),
    lapses: lapsesAt.toISOString(),
  }
}

function aboutOf(wish: StartWish): string {
  if (wish.kind === 'account') return `account ${wish.tenantId}${wish.sooner ? ', sooner' : ''}`
  return `number ending ${wish.phone.slice(-4)}${wish.scope.kind === 'business' ? ` with ${wish.scope.tenantId}` : ''}`
}

/** What `request create` and `request refuse` say: what happens next, and who may do it. */
export function proposalPrinted(
  opened: Opened,
  { is, proposal }: { is: 'proposed' | 'proposed-before'; proposal: Proposal },
  json: boolean,
  next: string,
): void {
  const { id: proposalId, what, reason, proposedBy, lapsesAt } = proposal
  const saidWhy = what === 'start' ? { proof: reason } : { reason }
  print(json, { is, proposal: proposalId, what, ...saidWhy, proposedBy, lapses: lapsesAt.toISOString() }, () => [
    is === 'proposed'
      ? `Proposed: nothing is done before a second person approves it, by ${inIndia(lapsesAt)}.`
      : `The same (${reason}) was proposed by ${proposedBy}, and waits until ${inIndia(lapsesAt)}.`,
    doorOf(proposedBy) === 'cli'
      ? `A colleague, in an account of their own: npm run cli -- request approve ${proposalId}${isGuarded(opened) ? '' : ' --by <name>'}`
      : 'A second person decides it in the console.',
    next,
  ])
}

const DONE = { refuse: 'refused', 'take-back': 'taken back', release: 'released' } as const

/** The proposal that was there before this one; a sentence where the request allows none. */
export async function waitingOf(
  { db, now }: Opened,
  row: RequestRow,
  what: 'refuse' | 'take-back' | 'release',
  is: Exclude<Proposed['is'], 'proposed'>,
): Promise<Proposal> {
  const done = DONE[what]
  switch (is) {
    case 'too-late':
      throw new Sentence(
        `${row.reference} is ${row.state}: only a confirmed request whose erasure has not begun can be ${done}.`,
        FOUND,
      )
    case 'one-business-only':
    case 'person-silent':
      throw new Error('What needs no proof was judged like one.')
    case 'bad-date':
      throw new Sentence(
        what === 'refuse'
          ? '--until is the day by which a colleague decides, within eight days. Nothing was proposed.'
          : `${row.reference} can be ${done} no more: its erasure is about to begin.`,
        FOUND,
      )
    case 'proposed-before': {
      const open = await openProposals(db, now, SHOWN_MAX)
      const same = open.find(({ proposal }) => proposal.requestId === row.id && proposal.what === what)
      if (same) return same.proposal
      throw new Sentence(`A colleague has just decided on ${row.reference}: \`npm run cli -- request show\` says how.`, FOUND)
    }
  }
}

/** `request approve|decline|withdraw`: the second person's word, or the first one's second thought. */
export async function requestDecide(
  opened: Opened,
  id: string,
  verdict: Verdict,
  given: { by?: string; phone?: string },
  json: boolean,
): Promise<void> {
  const { config, platform, now } = opened
  if (!UUID.test(id)) throw new Sentence(UNKNOWN, FOUND)
  const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
  const by = { id: operator(opened, given.by), role: null }
  const catalogue = await readCatalogue(platform, schema)
  const bot = { ...opened, clock: { now: () => now }, dataMap, catalogue, metrics: createMetrics(false) }
  let decided = await decideProposal(bot, id, verdict, by)
  if (decided.is === 'wants-number') decided = await decideProposal(bot, id, verdict, by, await numberAgain(opened, given.phone))
  if (decided.is === 'declined' || decided.is === 'withdrawn')
    return print(json, { is: decided.is }, () => [`It is ${decided.is}, and nothing was changed.`])
  if (decided.is !== 'done') throw new Sentence(whyNot(decided), FOUND)
  const { request, proposal } = decided
  print(json, { is: decided.is, ...requestLine(request, now) }, () =>
    proposal.what === 'refuse'
      ? refusedWords(request)
      : proposal.what === 'take-back'
        ? backWords(request)
        : proposal.what === 'release'
          ? [`${request.reference} goes on: plan and brake look at it anew.`]
          : startedWords(request),
  )
}

function refusedWords({ reference, source }: RequestRow): string[] {
  const told = source === null ? 'the person is told' : `a letter says (request show ${reference})`
  return [`${reference} is refused: ${told} why and where to complain, and the data is in use again within a minute.`]
}

function backWords({ reference, scope }: RequestRow): string[] {
  const what = scope === 'account' || scope === 'profile' ? 'the account works again' : 'the data is in use again'
  return [`${reference} is taken back: ${what} within a minute.`]
}

function startedWords(request: RequestRow): string[] {
  return [
    request.scope === 'account'
      ? `${request.reference}: the account is closed now and erased at ${inIndia(request.eraseAt)}.`
      : `${request.reference}: its data is not used any more within a minute, and erased at ${inIndia(request.eraseAt)}.`,
    `Until then: npm run cli -- request undo ${request.reference} --reason …${request.scope === 'account' ? '' : ', or the person in a chat from that number'}.`,
  ]
}

const UNKNOWN = 'There is no such proposal: `npm run cli -- request proposals` shows those that wait.'

function whyNot(decided: Exclude<Decided, { is: 'done' } | { is: 'declined' } | { is: 'withdrawn' }>): string {
  switch (decided.is) {
    case 'own':
      return 'You proposed this yourself: a colleague decides it, in an account of their own.'
    case 'not-own':
      return 'Only who proposed it can withdraw it: decline it instead.'
    case 'other-door':
      return 'This was proposed in the console: a second person approves it there.'
    case 'wants-number':
      return 'This wants its number once more, typed from the letter: nothing was done.'
    case 'other-number':
      return 'The number that you gave is not the one that was entered: nothing was done. Look at the letter again. If yours is right, decline this, and have it proposed anew.'
    case 'settled':
      return `It is ${decided.decision} already.`
    case 'overtaken':
      if (decided.state !== 'none') return `Nothing was done: the request has moved on, it is ${decided.state} by now.`
      return 'Nothing was done: a request for the same is open already, the person has said “Wasn’t me” to that business since, or there is no such account. `npm run cli -- request list` shows it.'
    case 'unknown':
      return UNKNOWN
  }
}
