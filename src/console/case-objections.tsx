import { isOccupying } from '../requests/request-store.ts'
import { actionReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { nameIn } from './case-list.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { Csrf } from './layout.tsx'
import { Moment, Reason } from './parts.tsx'
import { plain } from './words.ts'

const VERDICTS = [
  [
    'uphold',
    'Uphold …',
    'This business keeps its data; for every other one the erasure goes on. The person is told, with the reason.',
  ],
  ['reject', 'Reject …', 'The erasure goes on, and the person is told.'],
] as const

/** What businesses say against it: open ones are the privacy officer's to decide. */
export function Objections(view: CaseViewed) {
  const { matter, businesses, visit, request } = view
  if (matter.objections.length === 0) return null
  return (
    <section class="card">
      <h2>Objections of businesses</h2>
      {matter.objections.map((objection) => {
        const isPast = request.startedAt !== null || !isOccupying(request)
        const isOpen = objection.state === 'open' && objection.decide_by > visit.now && !isPast
        return (
          <div key={objection.id} class={isOpen ? 'notice warn' : 'soft'}>
            <p>
              <bdi>
                <strong>{nameIn(businesses, objection.tenant_id)}</strong>
              </bdi>{' '}
              asks to keep its data: {plain(objection.ground).toLowerCase()}
              {objection.entered_by !== null && (
                <>
                  {' '}
                  (entered for it at the command line by <bdi>{objection.entered_by.replace(/^cli:/, '')}</bdi>)
                </>
              )}
              .{' '}
              {isOpen ? (
                <>
                  The privacy officer decides by <Moment at={objection.decide_by} />; later it does not count.
                </>
              ) : (
                <>
                  {objection.state !== 'open'
                    ? plain(objection.state)
                    : isPast
                      ? 'It ended with the request'
                      : 'Its time is over'}
                  {objection.decided_at && (
                    <>
                      {' '}
                      <Moment at={objection.decided_at} />
                    </>
                  )}
                  {objection.reason && <>: {plain(objection.reason).toLowerCase()}</>}.
                </>
              )}
            </p>
            {isOpen && objection.entered_by !== null && (
              <p class="hint">A second person upholds it at the command line, where it was entered.</p>
            )}
            {isOpen &&
              may(visit.session.roles, 'decide-objection') &&
              VERDICTS.filter(([verdict]) => verdict !== 'uphold' || objection.entered_by === null).map(
                ([verdict, title, hint]) => (
                  <details key={verdict}>
                    <summary>{title}</summary>
                    <form method="post" action={`/console/requests/${request.reference}/objection`}>
                      <Csrf session={visit.session} />
                      <input type="hidden" name="objection" value={objection.id} />
                      <input type="hidden" name="verdict" value={verdict} />
                      <p class="hint">{hint}</p>
                      <Reason reasons={actionReasons[verdict]} id={`${verdict}-${objection.id}`} />
                      <button type="submit">{plain(verdict)}</button>
                    </form>
                  </details>
                ),
              )}
          </div>
        )
      })}
    </section>
  )
}
