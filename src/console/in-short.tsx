import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { secondSweepOf } from '../requests/deadline.ts'
import { staffReasons } from '../requests/staff-reasons.ts'
import { isGivenUp, isOverdue, isSweepLate, standingOf } from '../requests/standing.ts'
import { wayBackOf } from './case-origin.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { Day, Moment } from './parts.tsx'
import { Stopped } from './stopped.tsx'
import { Parts } from './wish-parts.tsx'
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
      <p>
        {sentenceOf(view)}
        <Parts {...view} />
      </p>
      {rest !== undefined && (
        <p class="notice warn" role="status">
          Since then not everything holds: {rest.map(plain).join(', ') || 'a part was not reached'}. The newest receipt says so;
          see “Processors”.
        </p>
      )}
      {request.suspect && canTakeBack(request) && (
        <p>
          {request.source === null ? 'The number may have changed hands' : 'Nobody heard the number itself'}: until{' '}
          {hasDay(view) ? <At at={request.eraseAt} /> : 'its erasure begins'} it can be taken back.
        </p>
      )}
    </section>
  )
}

/** Why two of the staff may have cancelled it: what else stands there was written when it was held. */
const isCancelReason = (reason: string | null) => staffReasons.cancel.some((each) => each === reason)

/** What staff entered may be taken back in a chat of the number, or by two of the staff: “What happened” says which. */
const takenBackBy = ({ source, scope }: CaseViewed['request']) =>
  source !== null ? '' : scope === 'account' ? ' by the business' : ' by the person'

function canTakeBack({ state, startedAt }: CaseViewed['request']): boolean {
  return startedAt === null && (state === 'scheduled' || state === 'on_hold' || state === 'parked')
}

/** What is held, was stopped or could not begin on its day can be had back beyond it. */
function hasDay({ request: { state, eraseAt }, visit }: CaseViewed): boolean {
  return state === 'scheduled' && eraseAt !== null && eraseAt > visit.now
}

function sentenceOf(view: CaseViewed): ComponentChildren {
  const { request, matter, progress, kept } = view
  const { reason, confirmedAt, startedAt, finishedAt, deadlineAt } = request
  const because = reason ? `: ${plain(reason).toLowerCase()}` : ''
  switch (request.state) {
    case 'awaiting_confirmation':
      return 'They asked, but have not said yes: nothing is frozen or deleted. The button stands in their chat.'
    case 'expired':
      return 'They never said yes: nothing was deleted. They can ask again any time.'
    case 'scheduled':
      return <Scheduled {...view} />
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
          Erased <At at={finishedAt} />, and checked{rowsOf(progress)}. {keptWords(kept)} <SecondLook {...view} />
        </>
      )
    case 'partial':
      return (
        <>
          Erased but for a part{because}
          {waitingFor(matter)}. <TriedAgain {...view} />
        </>
      )
    case 'on_hold':
      return <OnHold {...view} />
    case 'parked':
      return <Stopped {...view} />
    case 'refused':
      if (reason === 'objection-upheld')
        return `A business keeps its data: its objection was upheld, ${toldOf(matter)} why and whom to complain to.`
      return `Refused${because}. Nothing was deleted, ${toldOf(matter)} why and whom to complain to.`
    case 'cancelled':
      return confirmedAt === null
        ? 'Ended before they said yes: nothing was deleted.'
        : isCancelReason(reason)
          ? `Cancelled by two of the staff${because}. Nothing was deleted, ${toldOf(matter)} why.`
          : `Taken back${takenBackBy(request)}: nothing was deleted.`
  }
  return plain(request.state)
}

/** Whoever asked by letter hears of its end once staff have posted theirs. */
function toldOf({ letters }: CaseViewed['matter']): string {
  return letters.untold > 0 ? 'and a letter that is not posted yet tells the person' : 'and the person was told'
}

function Scheduled({ request, visit }: CaseViewed) {
  const { frozenAt, eraseAt, nextAttemptAt } = request
  const next = nextAttemptAt ?? eraseAt
  return (
    <>
      {frozenAt ? 'Nothing uses the data any more.' : 'The data is about to be frozen.'}{' '}
      {isOverdue(request, visit.now) ? (
        <>
          Its time came <At at={eraseAt} />, and it has not begun: the last lines of “What happened” say what it waits for. It is
          looked at again {next && next > visit.now ? <At at={next} /> : 'in a moment'}; until it begins {wayBackOf(request)}.
        </>
      ) : (
        <>
          It is erased <At at={next} />; until then {wayBackOf(request)}.
        </>
      )}
    </>
  )
}

function SecondLook({ request, visit }: CaseViewed) {
  const { finishedAt, secondSweepAt, secondSweptAt } = request
  if (secondSweptAt !== null) return <>The second look, eight days later, is done.</>
  if (finishedAt === null || !isSweepLate(request, visit.now)) return <>A second look follows eight days later.</>
  return (
    <>
      The second look, due by <Day at={new Date(secondSweepOf(finishedAt.getTime()))} />, has not come to its end: the last lines
      of “What happened” say why. It is tried again <At at={secondSweepAt} />.
    </>
  )
}

function TriedAgain({ request, visit }: CaseViewed) {
  const { nextAttemptAt, secondSweptAt, deadlineAt } = request
  if (isGivenUp(request) && secondSweptAt !== null)
    return (
      <>
        It was tried again until <Day at={secondSweptAt} />; since then nobody is known to this request, and nothing more is
        tried. The newest receipt says what was not proved.
      </>
    )
  return (
    <>
      It is tried again <At at={nextAttemptAt} />
      {deadlineAt > visit.now ? (
        <>
          , until <Day at={deadlineAt} />.
        </>
      ) : (
        <>
          : its thirty days ended <Day at={deadlineAt} />.
        </>
      )}
    </>
  )
}

/** A legal hold has no end that the request knows: what is said of it is the hold's own. */
function OnHold({ request, matter, visit }: CaseViewed) {
  const { reason, nextAttemptAt, finishedAt } = request
  const begins = finishedAt === null ? 'On hold' : 'Erased but for a part, and on hold'
  const nothing = finishedAt === null ? 'Nothing is erased' : 'Nothing more is erased'
  if (reason !== 'legal-hold')
    return (
      <>
        {begins}
        {reason ? `: ${plain(reason).toLowerCase()}` : ''}. {nothing} before <At at={nextAttemptAt} />; then it goes on by itself.
      </>
    )
  const ends = matter.holds.map(({ held_until }) => held_until).filter((until) => until === null || until > visit.now)
  const last = ends.includes(null) ? null : ends.toSorted((a, b) => Number(a) - Number(b)).at(-1)
  return (
    <>
      {begins}: legal hold. {nothing} while it stands
      {last === null && ', and it has no end yet'}
      {last && (
        <>
          , until <At at={last} />
        </>
      )}
      ; every quarter of an hour it is looked whether it is over, and then it goes on by itself.
    </>
  )
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
