import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { standingOf } from '../requests/standing.ts'
import { wayBackOf } from './case-origin.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { Day, Moment } from './parts.tsx'
import { plain } from './words.ts'

/** What a receipt says of the whole: written by composeReceipt or continueReceipt, also by older versions of them. */
const said = z.object({
  rest: z.array(z.string()).catch([]),
  categories: z.record(z.string(), z.unknown()).catch({}),
})

/** The newest receipt, when it takes back what the state of the request still says. */
function takenBack({ request, matter }: Pick<CaseViewed, 'request' | 'matter'>): string[] | undefined {
  const last = matter.receipts.at(-1)
  return standingOf(request) === request.state || !last ? undefined : said.parse(JSON.parse(last.body)).rest
}

/** What to say to somebody who asks what became of it: one sentence or two. */
export function InShort(view: CaseViewed) {
  const { request } = view
  const rest = takenBack(view)
  return (
    <section class="card short">
      <h2>In short</h2>
      <p>{sentenceOf(view)}</p>
      {rest !== undefined && (
        <p class="notice warn" role="status">
          Since then not everything holds: {rest.map(plain).join(', ') || 'a part was not reached'}. The newest receipt says so;
          see “Processors”.
        </p>
      )}
      {request.suspect && <p>The number may have changed hands: there are seven days to take it back.</p>}
    </section>
  )
}

function sentenceOf({ request, matter, progress, kept }: CaseViewed): ComponentChildren {
  const { reason, confirmedAt, frozenAt, eraseAt, startedAt, finishedAt, nextAttemptAt, secondSweptAt, deadlineAt } = request
  const because = reason ? `: ${plain(reason).toLowerCase()}` : ''
  switch (request.state) {
    case 'awaiting_confirmation':
      return 'They asked, but have not said yes: nothing is frozen or deleted. The button stands in their chat.'
    case 'expired':
      return 'They never said yes: nothing was deleted. They can ask again any time.'
    case 'scheduled':
      return (
        <>
          {frozenAt ? 'Nothing uses the data any more.' : 'The data is about to be frozen.'} It is erased{' '}
          <At at={nextAttemptAt ?? eraseAt} />; until then {wayBackOf(request)}.
        </>
      )
    case 'running':
      return (
        <>
          Erasing began <At at={startedAt} />
          {waitingFor(matter)}. The person hears when it is done, by <Day at={deadlineAt} /> at the latest.
        </>
      )
    case 'completed':
      return (
        <>
          Erased <At at={finishedAt} />, and checked{rowsOf(progress)}. {keptWords(kept)}{' '}
          {secondSweptAt ? 'The second look, eight days later, is done.' : 'A second look follows eight days later.'}
        </>
      )
    case 'partial':
      return (
        <>
          Erased but for a part{because}
          {waitingFor(matter)}. It is tried again <At at={nextAttemptAt} />, until <Day at={deadlineAt} />.
        </>
      )
    case 'on_hold':
      return (
        <>
          On hold{because}. Nothing is erased before <At at={nextAttemptAt} />; then it goes on by itself.
        </>
      )
    case 'parked':
      return `Stopped${because}. Nothing goes on before somebody of the staff looks at it and lets it go on.`
    case 'refused':
      return `Refused${because}. Nothing was deleted, and the person was told why and whom to complain to.`
    case 'cancelled':
      return confirmedAt === null
        ? 'Ended before they said yes: nothing was deleted.'
        : reason
          ? `Cancelled by two of the staff${because}. Nothing was deleted, and the person was told why.`
          : `Taken back by ${request.scope === 'account' ? 'the business' : 'the person'}: nothing was deleted.`
  }
  return plain(request.state)
}

function At({ at }: { at: Date | null }) {
  return at ? <Moment at={at} /> : <>soon</>
}

function rowsOf(progress: CaseViewed['progress']): string {
  const rows = progress?.filter(({ action }) => action !== 'retain').reduce((sum, each) => sum + each.rows, 0) ?? 0
  return rows > 0 ? ` (${rows.toLocaleString('en-IN')} rows)` : ''
}

function keptWords(kept: CaseViewed['kept']): string {
  const rows = kept?.reduce((sum, each) => sum + each.rows, 0) ?? 0
  if (rows === 0) return kept === undefined ? '' : 'No law keeps any of it.'
  return rows === 1 ? 'One row stays because a law says so, see below.' : `${rows} rows stay because a law says so, see below.`
}

function waitingFor({ processors }: CaseViewed['matter']): string {
  const names = processors.filter(({ settled_at }) => settled_at === null).map(({ name }) => name)
  return names.length === 0 ? '' : `; waiting for ${[...new Set(names)].join(', ')}`
}
