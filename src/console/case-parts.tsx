import { doorOf } from '../requests/door.ts'
import { isOpen, scopeLine } from './case-list.tsx'
import { beginning, confirmedBy, Origin } from './case-origin.tsx'
import { FIRST_LINES } from './case-store.ts'
import type { CaseViewed } from './case-viewed.ts'
import { goneLines } from './gone-lines.ts'
import { meaningOf, whatToDoAbout } from './meaning.ts'
import { Day, DaysLeft, daysLeft, Moment } from './parts.tsx'
import { eventWord, languageName, plain } from './words.ts'

export const nameOf = (staff: CaseViewed['staff'], id: string) =>
  staff.find((each) => each.id === id)?.name ?? (doorOf(id) === 'cli' ? 'the command line' : 'a colleague')

export function Facts({ request, matter, businesses, staff, visit }: CaseViewed) {
  const days = daysLeft(request.deadlineAt, visit.now)
  return (
    <section class="card">
      <dl class="facts">
        <dt>Covers</dt>
        <dd>
          <bdi>{scopeLine(request, businesses)}</bdi>
        </dd>
        <Origin {...{ request, matter, businesses, visit }} />
        <dt>Deadline</dt>
        <dd>
          <Day at={request.deadlineAt} />
          {isOpen(request) && (
            <>
              , <DaysLeft days={days} />
            </>
          )}
        </dd>
        <dt>Language</dt>
        <dd>{languageName(request.language)}</dd>
        <dt>Looked after by</dt>
        <dd>
          <bdi>{request.assignedTo ? nameOf(staff, request.assignedTo) : 'nobody'}</bdi>
        </dd>
      </dl>
    </section>
  )
}

export function Timeline({ request, matter, visit }: CaseViewed) {
  const began = beginning(request, matter.timeline)
  const gone = goneLines(request, matter.timeline, visit.now)
  const lines = [...(gone?.known ?? []), ...matter.timeline].map(({ at, what, detail, count }, index) => ({
    at,
    isAfterGap: matter.leftOut > 0 && index === FIRST_LINES + (gone?.known.length ?? 0),
    what: what === 'confirmed' ? confirmedBy(request, { what, detail }) : eventWord(what),
    more: [detail && !/^[0-9a-f-]{36}$/.test(detail) ? plain(detail).toLowerCase() : '', count === null ? '' : `(${count})`]
      .join(' ')
      .trim(),
  }))
  return (
    <section class="card">
      <h2>What happened</h2>
      {gone && (
        <p class="soft">
          Lines are kept for a year: those of before <Day at={gone.before} /> are gone, and what was said then.
        </p>
      )}
      <ol class="timeline">
        {[...(began === undefined ? [] : [{ at: request.provedAt, what: began, more: '', isAfterGap: false }]), ...lines].map(
          ({ at, what, more, isAfterGap }, index) => (
            <>
              {isAfterGap && <LeftOut lines={matter.leftOut} />}
              <li key={index}>
                <Moment at={at} />
                <span>
                  {what}
                  {more && <small> {more}</small>}
                </span>
              </li>
            </>
          ),
        )}
      </ol>
    </section>
  )
}

function LeftOut({ lines }: { lines: number }) {
  return (
    <li>
      <span>…</span>
      <span>{lines} lines are left out here: the evidence pack has them all</span>
    </li>
  )
}

export function Failures({ matter }: CaseViewed) {
  if (matter.sends.length === 0) return null
  return (
    <section class="card">
      <h2>Messages that did not arrive</h2>
      <ul>
        {matter.sends.map(({ what, error_code, updated_at, is_replaced }) => {
          const { meaning } = meaningOf(error_code)
          return (
            <li key={`${what} ${updated_at.getTime()}`}>
              <Moment at={updated_at} />, {plain(what).toLowerCase()}: {meaning}
              {error_code !== null && error_code > 0 && <small> (Meta’s code {error_code})</small>}.{' '}
              {whatToDoAbout(error_code, is_replaced)}
            </li>
          )
        })}
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
