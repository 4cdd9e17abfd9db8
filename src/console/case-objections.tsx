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
        const isOpen = objection.state === 'open' && objection.decide_by > visit.now
        return (
          <div key={objection.id} class={isOpen ? 'notice warn' : 'soft'}>
            <p>
              <bdi>
                <strong>{nameIn(businesses, objection.tenant_id)}</strong>
              </bdi>{' '}
              asks to keep its data: {plain(objection.ground).toLowerCase()}.{' '}
              {isOpen ? (
                <>
                  The privacy officer decides by <Moment at={objection.decide_by} />; later it does not count.
                </>
              ) : (
                <>
                  {objection.state === 'open' ? 'Its time is over' : plain(objection.state)}
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
            {isOpen &&
              may(visit.session.roles, 'decide-objection') &&
              VERDICTS.map(([verdict, title, hint]) => (
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
              ))}
          </div>
        )
      })}
    </section>
  )
}
