import { doorOf } from '../requests/door.ts'
import type { Proposal } from '../requests/staff-action-store.ts'
import { openWish, type StartWish } from '../requests/start-wish.ts'
import { lastFour } from '../subject/address.ts'
import { AtCommandLine } from './at-command-line.tsx'
import { may } from './authorisation.ts'
import { Csrf } from './layout.tsx'
import { Empty, Moment, Notice, Scroll } from './parts.tsx'
import type { Said } from './said.ts'
import type { Visit } from './visit.ts'
import { plain } from './words.ts'

interface Shown {
  visit: Visit
  lines: readonly { proposal: Proposal; request: string | null }[]
  names: ReadonlyMap<string, string>
  businesses: ReadonlyMap<string, string>
  said: Said | undefined
}

/** Everything that one of the staff proposed and another one has to decide. */
export function ProposalsPage({ visit, lines, names, businesses, said }: Shown) {
  const canStart = may(visit.session.roles, 'propose-start')
  return (
    <>
      <h1>Waiting for a second person</h1>
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      {canStart && (
        <p>
          <a class="button quiet" href="/console/start">
            Start a request for a letter or a call
          </a>
        </p>
      )}
      {lines.length === 0 ? (
        <Empty>Nothing waits for a second person.</Empty>
      ) : (
        <Scroll label="Proposals, what lapses first first">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Why</th>
                <th scope="col">Proposed by</th>
                <th scope="col">Lapses</th>
                <th scope="col">Your word</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ proposal, request }) => (
                <tr key={proposal.id}>
                  <th scope="row">
                    {request ? (
                      <>
                        {plain(proposal.what)} <a href={`/console/requests/${request}`}>{request}</a>
                      </>
                    ) : (
                      <Start {...{ visit, proposal, businesses }} />
                    )}
                  </th>
                  <td>{plain(proposal.reason)}</td>
                  <td>
                    <bdi>
                      {names.get(proposal.proposedBy) ??
                        (doorOf(proposal.proposedBy) === 'cli' ? 'the command line' : 'a colleague')}
                    </bdi>
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
                      may(visit.session.roles, 'decide-proposal') && <Decide {...{ visit, proposal }} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  )
}

/** Enough to find the letter by, and no more of the number than its end. */
function Start({ visit, proposal, businesses }: Pick<Shown, 'visit' | 'businesses'> & { proposal: Proposal }) {
  if (proposal.wishSealed === null) return <>Start</>
  const wish = openWish(visit.bot.keys, proposal.wishSealed)
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
            ; case <a href={`/console/cases/${wish.ofCase}`}>{wish.ofCase}</a>
          </>
        )}
      </small>
    </>
  )
}

function aboutOf(wish: StartWish, businesses: ReadonlyMap<string, string>): string {
  const named = (tenantId: string) => businesses.get(tenantId) ?? `business ${tenantId.slice(0, 8)}`
  if (wish.kind === 'account') return `the account of ${named(wish.tenantId)}${wish.sooner ? ', in 72 hours' : ''}`
  const number = `number ending ${lastFour(wish.phone)}`
  return wish.scope.kind === 'business' ? `${number}, at ${named(wish.scope.tenantId)}` : `${number}, everything`
}

function Decide({ visit, proposal }: { visit: Visit; proposal: Proposal }) {
  const ways = proposal.proposedBy === visit.session.staffId ? ['withdraw'] : ['approve', 'decline']
  return (
    <form method="post" action="/console/proposals" class="inline">
      <Csrf session={visit.session} />
      <input type="hidden" name="proposal" value={proposal.id} />
      {ways.map((way) => (
        <button key={way} type="submit" name="verdict" value={way} class={way === 'approve' ? '' : 'quiet'}>
          {plain(way)}
        </button>
      ))}
    </form>
  )
}
