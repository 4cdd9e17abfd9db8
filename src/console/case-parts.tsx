import { basisOf } from '../erasure/retention-bases.ts'
import { explain } from '../graph-api/errors.ts'
import { explainOwnCode } from '../outbox/own-codes.ts'
import { isOpenState, scopeLine } from './case-list.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { Day, DaysLeft, daysLeft, Moment, Scroll } from './parts.tsx'
import { eventWord, plain } from './words.ts'

export const nameOf = (staff: CaseViewed['staff'], id: string) => staff.find((each) => each.id === id)?.name ?? 'a colleague'

export function Facts({ request, businesses, staff, visit }: CaseViewed) {
  const channel = request.channelId === null ? undefined : visit.bot.channels.byId(request.channelId)
  const days = daysLeft(request.deadlineAt, visit.now)
  return (
    <section class="card">
      <dl class="facts">
        <dt>Covers</dt>
        <dd>
          <bdi>{scopeLine(request, businesses)}</bdi>
          {request.suspect && ' (the number may have changed hands: seven days to take it back)'}
        </dd>
        <dt>Came by</dt>
        <dd>{channel ? <bdi>WhatsApp, {channel.business ?? 'CallMissed’s own number'}</bdi> : 'Entered by staff'}</dd>
        <dt>Deadline</dt>
        <dd>
          <Day at={request.deadlineAt} />
          {isOpenState(request.state) && (
            <>
              , <DaysLeft days={days} />
            </>
          )}
        </dd>
        {request.eraseAt && ['scheduled', 'on_hold', 'parked'].includes(request.state) && (
          <>
            <dt>Erases</dt>
            <dd>
              <Moment at={request.nextAttemptAt ?? request.eraseAt} />
            </dd>
          </>
        )}
        {request.reason && (
          <>
            <dt>Because</dt>
            <dd>{plain(request.reason)}</dd>
          </>
        )}
        <dt>Language</dt>
        <dd>{{ en: 'English', hi: 'Hindi', mr: 'Marathi' }[request.language] ?? request.language}</dd>
        <dt>With</dt>
        <dd>
          <bdi>{request.assignedTo ? nameOf(staff, request.assignedTo) : 'nobody'}</bdi>
        </dd>
      </dl>
    </section>
  )
}

export function Timeline({ request, matter }: CaseViewed) {
  const first = { at: request.provedAt, what: 'First message that proves the number: the 30 days begin', more: '' }
  const lines = matter.timeline.map(({ at, what, detail, count }) => ({
    at,
    what: eventWord(what),
    more: [detail && !/^[0-9a-f-]{36}$/.test(detail) ? plain(detail).toLowerCase() : '', count === null ? '' : `(${count})`]
      .join(' ')
      .trim(),
  }))
  return (
    <section class="card">
      <h2>What happened</h2>
      <ol class="timeline">
        {[...(request.personId === null ? [] : [first]), ...lines].map(({ at, what, more }, index) => (
          <li key={index}>
            <Moment at={at} />
            <span>
              {what}
              {more && <small> {more}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Progress({ progress }: CaseViewed) {
  const lines = progress?.filter(({ rows, done }) => rows > 0 || !done) ?? []
  if (lines.length === 0) return null
  return (
    <section class="card">
      <h2>Progress by table</h2>
      <Scroll label="Progress by table">
        <table>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">What</th>
              <th scope="col">Pass</th>
              <th scope="col" class="number">
                Rows
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ pass, table, action, rows, done }) => (
              <tr key={`${pass} ${table} ${action}`}>
                <th scope="row">
                  <code>{table}</code>
                </th>
                <td>{action}</td>
                <td>{pass === 0 ? 'erasure' : `pass ${pass + 1}`}</td>
                <td class="number">{rows}</td>
                <td>{done ? 'done' : 'at work'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

export function Kept({ kept }: CaseViewed) {
  if (!kept || kept.length === 0) return null
  return (
    <section class="card">
      <h2>What the law keeps, and until when</h2>
      <Scroll label="What the law keeps">
        <table>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col" class="number">
                Rows
              </th>
              <th scope="col">Law</th>
              <th scope="col">Until</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ table, rows, basis, until }) => (
              <tr key={`${table} ${basis}`}>
                <th scope="row">
                  <code>{table}</code>
                </th>
                <td class="number">{rows}</td>
                <td>{basisOf(basis).statute}</td>
                <td class="keep">
                  <Day at={new Date(until)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

export function Processors({ matter }: CaseViewed) {
  if (matter.processors.length === 0) return null
  return (
    <section class="card">
      <h2>Processors</h2>
      <ul>
        {matter.processors.map(({ name, verb, state, due_at, overdue_at, settled_at }) => (
          <li key={`${name} ${verb}`}>
            <strong>{name}</strong>: {plain(verb).toLowerCase()}, {plain(state).toLowerCase()}
            {overdue_at && <span class="late"> overdue since {<Day at={overdue_at} />}</span>}
            {settled_at === null && !overdue_at && (
              <>
                {' '}
                until <Day at={due_at} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Failures({ matter }: CaseViewed) {
  if (matter.sends.length === 0) return null
  return (
    <section class="card">
      <h2>Messages that did not arrive</h2>
      <ul>
        {matter.sends.map(({ what, error_code, updated_at }) => {
          const { meaning, whatToDo } = meaningOf(error_code)
          return (
            <li key={`${what} ${updated_at.getTime()}`}>
              <Moment at={updated_at} />, {plain(what).toLowerCase()}: {meaning}
              {error_code !== null && error_code > 0 && <small> (Meta’s code {error_code})</small>}. {whatToDo}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function meaningOf(code: number | null): { meaning: string; whatToDo: string } {
  if (code === null) return { meaning: 'Given up without a code', whatToDo: 'Tell the person another way.' }
  return explainOwnCode(code) ?? explain(code)
}

const CASES: Readonly<Record<string, string>> = {
  complaint: 'Complaint, for the Grievance Officer',
  person: 'Wishes to talk to a person',
  'somebody-else': 'About somebody else’s data',
  care: 'For somebody who died, is ill or a child',
}

export function Matters({ matter, visit }: CaseViewed) {
  if (matter.cases.length === 0) return null
  return (
    <section class="card">
      <h2>What the person asked of us</h2>
      <ul>
        {matter.cases.map(({ reference, about, answer_by, closed_at }) => (
          <li key={reference}>
            {CASES[about] ?? plain(about)} ({reference}):{' '}
            {closed_at ? (
              <>
                answered <Day at={closed_at} />
              </>
            ) : (
              <>
                answer by <Day at={answer_by} />, <DaysLeft days={daysLeft(answer_by, visit.now)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Notes({ matter, staff }: CaseViewed) {
  if (matter.notes.length === 0) return null
  return (
    <section class="card">
      <h2>Notes</h2>
      {matter.notes.map(({ id, actor, at, text }) => (
        <div key={id} class="note">
          <p class="soft">
            <bdi>{nameOf(staff, actor)}</bdi>, <Moment at={at} />
          </p>
          {text === null ? (
            <p class="soft">This note’s 30 days are over: its text is gone.</p>
          ) : (
            <p class="words" dir="auto">
              {text}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
