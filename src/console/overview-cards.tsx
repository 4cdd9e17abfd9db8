import { may } from './authorisation.ts'
import { meaningOf } from './meaning.ts'
import type { Overview } from './overview-store.ts'
import { listPlace as list } from './parts.tsx'
import type { Session } from './session-store.ts'
import { Table } from './table.tsx'
import { plain, stateWords } from './words.ts'

export function Times({ numbers: { freeze, complete } }: { numbers: Overview }) {
  return (
    <section class="card">
      <h2>How long it takes, in 30 days</h2>
      <Table label="How long it takes" heads={['From … to', { number: 'Median' }, { number: '95 %' }]}>
        <tr>
          <th scope="row">the confirmation to the freeze</th>
          <td class="number">
            <a href={list({ took: 'freeze' })}>{duration(freeze.median)}</a>
          </td>
          <td class="number">
            <a href={list({ took: 'freeze' })}>{duration(freeze.p95)}</a>
          </td>
        </tr>
        <tr>
          <th scope="row">the first message to the receipt</th>
          <td class="number">
            <a href={list({ took: 'complete' })}>{duration(complete.median)}</a>
          </td>
          <td class="number">
            <a href={list({ took: 'complete' })}>{duration(complete.p95)}</a>
          </td>
        </tr>
      </Table>
    </section>
  )
}

function duration(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 90) return `${seconds.toFixed(1)} s`
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`
}

export function Causes({ numbers: { causes, failing, tooLong, overdue, unswept, sends } }: { numbers: Overview }) {
  return (
    <section class="card">
      <h2>What goes wrong</h2>
      {causes.length + sends.length + failing + tooLong + overdue + unswept === 0 && <p class="soft">Nothing at the moment.</p>}
      {tooLong > 0 && (
        <p>
          <a href={list({ late: 'yes' })}>{tooLong}</a> {tooLong === 1 ? 'waits' : 'wait'} until after the thirty days are over: a
          hold ends too late or has no end, or a window does.
        </p>
      )}
      {overdue > 0 && (
        <p>
          <a href={list({ overdue: 'yes' })}>{overdue}</a> {overdue === 1 ? 'is' : 'are'} past the time and{' '}
          {overdue === 1 ? 'has' : 'have'} not begun: the page of each says what it waits for.
        </p>
      )}
      {unswept > 0 && (
        <p>
          <a href={list({ unswept: 'yes' })}>{unswept}</a> should have had the second look by now: the timeline of each says what
          stands in its way.
        </p>
      )}
      {failing > 0 && (
        <p>
          <a href={list({ failing: 'yes' })}>{failing}</a> broke off more than once and {failing === 1 ? 'is' : 'are'} tried again
          by {failing === 1 ? 'itself' : 'themselves'}: the timeline of each says why.
        </p>
      )}
      {causes.length > 0 && (
        <ul>
          {causes.map(({ state, reason, count }) => (
            <li key={`${state} ${reason}`}>
              <a href={list({ state, because: reason, left: '..' })}>{count}</a> {(stateWords[state] ?? state).toLowerCase()}:{' '}
              {plain(reason).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      {sends.length > 0 && (
        <>
          <h3>Messages that did not arrive, in 30 days</h3>
          <ul>
            {sends.map(({ code, count }) => (
              <li key={code}>
                <a href={`/console/failures?code=${code ?? 'none'}`}>{count}</a> {meaningOf(code).meaning}
                {code !== null && code > 0 && <small> (Meta’s code {code})</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

export function Machine({ numbers: { queue, letters }, session }: { numbers: Overview; session: Session }) {
  const canSee = may(session.roles, 'see-letters')
  return (
    <section class="card">
      <h2>The machine</h2>
      <dl class="facts">
        <dt>Messages to handle</dt>
        <dd>
          <a href="/console/queue#inbox">{queue.inbox}</a>
        </dd>
        <dt>Messages to send</dt>
        <dd>
          <a href="/console/queue#outbox">{queue.outbox}</a>
        </dd>
        <dt>Jobs that are due</dt>
        <dd>
          <a href="/console/queue#jobs">{queue.jobs}</a>
        </dd>
        <dt>Dead letters</dt>
        <dd>{canSee ? <a href="/console/letters">{letters}</a> : letters}</dd>
      </dl>
    </section>
  )
}
