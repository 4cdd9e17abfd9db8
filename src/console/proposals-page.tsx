import { doorOf } from '../requests/door.ts'
import { isMailCaseId } from '../requests/reference.ts'
import type { Proposal } from '../requests/staff-action-store.ts'
import type { StartWish } from '../requests/start-wish.ts'
import { lastFour } from '../subject/address.ts'
import { AtCommandLine } from './at-command-line.tsx'
import { may } from './authorisation.ts'
import { nameIn } from './case-list.tsx'
import { ExportForm } from './export-form.tsx'
import { Csrf } from './layout.tsx'
import { Empty, Moment, Notice } from './parts.tsx'
import type { Said } from './said.ts'
import { Table } from './table.tsx'
import type { Visit } from './visit.ts'
import { plain } from './words.ts'

interface Shown {
  visit: Visit
  lines: readonly { proposal: Proposal; request: string | null }[]
  /** What starts are about, by proposal; of none for whoever has no say in them. */
  wishes: ReadonlyMap<string, StartWish>
  names: ReadonlyMap<string, string>
  businesses: ReadonlyMap<string, string>
  said: Said | undefined
  /** What was decided before somebody else's word on it came. */
  settled: Proposal | undefined
}

/** Everything that one of the staff proposed and another one has to decide. */
export function ProposalsPage({ visit, lines, wishes, names, businesses, said, settled }: Shown) {
  const canStart = may(visit.session.roles, 'propose-start')
  return (
    <>
      <h1>Waiting for a second person</h1>
      {settled ? (
        <Settled {...{ settled, names, now: visit.now }} />
      ) : (
        said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>
      )}
      {canStart && (
        <p>
          <a class="button quiet" href="/console/start">
            Start a request for a letter or a call
          </a>
        </p>
      )}
      {[...wishes.values()].some(({ kind }) => kind === 'letter') && (
        <p>
          Whoever approves the start of a letter or a call types its number once more, from the letter or the note of the call
          itself: with one wrong digit a stranger’s data would be erased, who never hears of it.
        </p>
      )}
      {lines.length === 0 ? (
        <Empty>Nothing waits for a second person.</Empty>
      ) : (
        <Table label="Proposals, soonest to lapse first" heads={['What', 'Why', 'Proposed by', 'Lapses', 'Your word']}>
          {lines.map(({ proposal, request }) => (
            <tr key={proposal.id}>
              <th scope="row">
                {request ? (
                  <>
                    {plain(proposal.what)} <a href={`/console/requests/${request}`}>{request}</a>
                  </>
                ) : (
                  <Start wish={wishes.get(proposal.id)} businesses={businesses} />
                )}
              </th>
              <td>{plain(proposal.reason)}</td>
              <td>
                <bdi>{nameOf(names, proposal.proposedBy)}</bdi>
              </td>
              <td class="keep">
                <Moment at={proposal.lapsesAt} />
              </td>
              <td>
                {doorOf(proposal.proposedBy) === 'cli' ? (
                  <AtCommandLine proposal={proposal.id} />
                ) : request ? (
                  <a href={`/console/requests/${request}`}>Look at the request first</a>
                ) : (
                  may(visit.session.roles, 'decide-proposal') && (
                    <Decide {...{ visit, proposal, wish: wishes.get(proposal.id) }} />
                  )
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <ExportForm session={visit.session} action="export-proposals" to="/proposals/export" />
    </>
  )
}

const nameOf = (names: Shown['names'], by: string) => names.get(by) ?? (doorOf(by) === 'cli' ? 'the command line' : 'a colleague')

/** Of two who decide, the second one reads what the first one made of it. */
function Settled({ settled, names, now }: Pick<Shown, 'names'> & { settled: Proposal; now: Date }) {
  const { decision, decidedBy, decidedAt, lapsesAt } = settled
  const by = decidedBy !== null && (
    <>
      {' '}
      by <bdi>{nameOf(names, decidedBy)}</bdi>
    </>
  )
  if (decision === null && lapsesAt > now) return <Notice>It waits for a second person.</Notice>
  return (
    <Notice tone="warn">
      {decision === null || decision === 'lapsed' ? 'It lapsed' : `It was ${decision}`}
      {by} <Moment at={decidedAt ?? lapsesAt} />, before this came: nothing more was done.
    </Notice>
  )
}

/** Enough to find the letter by, and no more of the number than its end. */
function Start({ wish, businesses }: Pick<Shown, 'businesses'> & { wish: StartWish | undefined }) {
  if (!wish) return <>Start a request for a letter or a call</>
  return (
    <>
      Start: <bdi>{aboutOf(wish, businesses)}</bdi>
      <small>
        {' '}
        {plain(wish.file).toLowerCase()}
        {wish.kind === 'letter' &&
          `; came by ${plain(wish.source).toLowerCase()}, ${wish.email ? 'news by mail' : 'no mail address'}`}
        {wish.kind === 'letter' && wish.ofCase && (
          <>
            ; case <CaseLink named={wish.ofCase} />
          </>
        )}
      </small>
    </>
  )
}

function CaseLink({ named }: { named: string }) {
  if (isMailCaseId(named)) return <a href={`/console/mails/${named}`}>by mail, {named.slice(0, 8)}</a>
  return <a href={`/console/cases/${named}`}>{named}</a>
}

function aboutOf(wish: StartWish, businesses: ReadonlyMap<string, string>): string {
  const named = (tenantId: string) => nameIn(businesses, tenantId)
  if (wish.kind === 'account') return `the account of ${named(wish.tenantId)}${wish.sooner ? ', in 72 hours' : ''}`
  const number = `number ending ${lastFour(wish.phone)}`
  return wish.scope.kind === 'business' ? `${number}, at ${named(wish.scope.tenantId)}` : `${number}, everything`
}

function Decide({ visit, proposal, wish }: { visit: Visit; proposal: Proposal; wish: StartWish | undefined }) {
  const isOwn = proposal.proposedBy === visit.session.staffId
  const ways = isOwn ? ['withdraw'] : ['approve', 'decline']
  const id = `again-${proposal.id}`
  return (
    <form method="post" action="/console/proposals" class="inline">
      <Csrf session={visit.session} />
      <input type="hidden" name="proposal" value={proposal.id} />
      {!isOwn && wish?.kind === 'letter' && (
        <div class="field">
          <label for={id}>The number, from the letter</label>
          <input id={id} name="phone" required maxLength={40} autocomplete="off" spellcheck={false} inputMode="tel" />
        </div>
      )}
      {ways.map((way) => (
        <button
          key={way}
          type="submit"
          name="verdict"
          value={way}
          class={way === 'approve' ? '' : 'quiet'}
          formNoValidate={way !== 'approve'}
        >
          {plain(way)}
        </button>
      ))}
    </form>
  )
}
