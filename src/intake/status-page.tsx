import { chatLink } from '../flows/copy/chat-link.ts'
import { counts, keptLines } from '../flows/copy/phrases.ts'
import { translator } from '../flows/copy/translate.ts'
import { asOf } from '../jobs/counts.ts'
import { kindOf, whyEnded } from '../jobs/status-report.ts'
import { boardFrom } from '../requests/grievance.ts'
import type { RequestState } from '../requests/request.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { standingOf } from '../requests/standing.ts'
import { renderPage, type Setting, type Voice, voiceOf } from './document.tsx'
import { isWordKey } from './words/words.ts'

export interface StatusGiven extends Setting {
  request: RequestRow
  timeline: readonly { at: Date; what: string }[]
  receipts: readonly { id: string; number: number }[]
}

/** How one request stands, for whoever has its link. Nothing on it names a person, a number or a business; nothing can be done on it. */
export function statusPage(given: StatusGiven): string {
  const voice = voiceOf(given)
  const { t, day } = voice
  const { request } = given
  // What two of the staff ended is told like a refusal: nobody took it back.
  const state = whyEnded(request) === undefined ? standingOf(request) : 'refused'
  const isOpen = ['awaiting_confirmation', 'scheduled', 'running', 'partial', 'on_hold', 'parked'].includes(state)
  // A day that has passed is no promise.
  const hasDay = isOpen && !isLate(request, given.now)
  return renderPage(
    given,
    t('status.title'),
    <>
      <h1>{t('status.title')}</h1>
      <div class="state">
        <p>{sentence(given, voice, state)}</p>
        <Told given={given} voice={voice} />
      </div>
      <dl class="facts">
        <dt>{t('status.case')}</dt>
        <dd>
          <strong dir="ltr">{request.reference}</strong>
        </dd>
        <dt>{t('status.about')}</dt>
        <dd>{t(`scope.${request.scope}`)}</dd>
        {hasDay && (
          <>
            <dt>{t('status.deadline')}</dt>
            <dd>{day(request.deadlineAt.getTime())}</dd>
          </>
        )}
      </dl>
      <Next given={given} voice={voice} state={state} />
      <Timeline given={given} voice={voice} />
      <Receipts given={given} voice={voice} />
      <p>
        <a href={`/?lang=${given.language}`}>{t('ask.back')}</a>
      </p>
    </>,
  )
}

interface Part {
  given: StatusGiven
  voice: Voice
}

const isLate = ({ deadlineAt }: RequestRow, now: number): boolean => deadlineAt.getTime() <= now

function eraseAt({ eraseAt: at, deadlineAt }: RequestRow): number {
  return (at ?? deadlineAt).getTime()
}

function sentence({ request, language, now }: StatusGiven, { t, day, moment }: Voice, state: RequestState): string {
  const kind = kindOf(request)
  const isStopping = request.frozenAt === null && request.startedAt === null
  const isWaiting = state === 'scheduled' || state === 'parked' || state === 'on_hold'
  // The words of the chat: of an account nobody's own data is meant. A day that has passed is not named.
  if (kind !== 'data' && !(isLate(request, now) && state !== 'completed')) {
    const finished = request.finishedAt === null ? 'none' : day(request.finishedAt.getTime())
    const deadline = day(request.deadlineAt.getTime())
    const about = { kind, business: 'none', is: state, reference: request.reference }
    const told = translator(language)(isStopping && isWaiting ? 'account-closing' : 'account-status', {
      ...about,
      at: day(eraseAt(request)),
      deadline,
      finished,
    })
    return told.split('\n')[0] ?? ''
  }
  if (state === 'scheduled') return t(isStopping ? 'state.stopping' : 'state.scheduled', { at: moment(eraseAt(request)) })
  if (isStopping && isWaiting) return t('state.waiting-stopping')
  return t(`state.${state}`)
}

/** Counts, kept rows and the reason of a refusal; of a number that may have changed hands, neither count nor row. */
function Told({ given: { request, language, now }, voice: { t } }: Part) {
  const say = translator(language)
  const outcome = request.suspect ? null : request.outcome
  const counted = outcome && counts(say, outcome.counts, 'done')
  const kept = asOf(outcome?.kept ?? [], new Date(now))
  const reason = whyEnded(request)
  return (
    <>
      {counted && <p>{t('state.counts', { counts: counted })}</p>}
      {keptLines(say, kept, language).map((line) => (
        <p>{line}</p>
      ))}
      {reason && <p>{t('state.why', { why: say(`refused.${reason}`) })}</p>}
    </>
  )
}

function Next({ given, voice, state }: Part & { state: RequestState }) {
  const { t, day, moment } = voice
  const { request, number, now } = given
  const at = eraseAt(request)
  // An account has its own ways back.
  const canUndo =
    kindOf(request) === 'data' &&
    request.startedAt === null &&
    (state === 'scheduled' ? at > now : state === 'on_hold' || state === 'parked')
  // Nobody is known to it any more, so that nobody will be written to.
  const isOver = state === 'partial' && request.secondSweptAt !== null
  const waitsOn = (state === 'on_hold' || state === 'parked') && isLate(request, now)
  const text = isOver
    ? t('next.refused')
    : waitsOn
      ? t('next.scheduled')
      : state === 'completed'
        ? t('next.completed', { backups: request.outcome ? day(request.outcome.backupsUntil) : '–' })
        : t(`next.${state}`, { deadline: day(request.deadlineAt.getTime()) })
  return (
    <>
      <h2>{t('next.title')}</h2>
      <p>{text}</p>
      {canUndo && state === 'scheduled' && <p>{t('next.undo', { at: moment(at) })}</p>}
      {canUndo && number !== null && (
        <p class="noprint">
          <a class="go" href={chatLink(number, t('wish.keep'))}>
            {t('next.undo.button')}
          </a>
        </p>
      )}
      {state === 'refused' && <Board now={now} voice={voice} />}
      {(isOver || waitsOn || state === 'refused') && number !== null && (
        <p class="noprint">
          <a class="go" href={chatLink(number, t('wish.complain'))}>
            {t('complain.button')}
          </a>
        </p>
      )}
    </>
  )
}

/** Where to go after the officer's answer, and from when it takes complaints while that lies ahead. */
function Board({ now, voice: { t, day } }: { now: number; voice: Voice }) {
  const from = boardFrom(now)
  return <p>{from === null ? t('complain.board.now') : t('complain.board.before', { day: day(from) })}</p>
}

/** What staff did, as the person may read it; the rest of what they do is their own. */
const READ_AS: Readonly<Record<string, string>> = { 'staff-cancelled': 'refused', 'staff-held': 'held' }

/** The lines that mean something to the person; what is staff's own stays with staff. */
function Timeline({ given: { timeline }, voice: { t, moment } }: Part) {
  const lines = timeline.flatMap(({ at, what }) => {
    const key = `event.${READ_AS[what] ?? what}`
    return isWordKey(key) ? [{ at, text: t(key) }] : []
  })
  if (lines.length === 0) return null
  return (
    <>
      <h2>{t('timeline.title')}</h2>
      <ol>
        {lines.map(({ at, text }) => (
          <li>
            {text} <span class="soft">· {moment(at.getTime())}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Receipts({ given: { receipts, request }, voice: { t } }: Part) {
  if (receipts.length === 0 || request.suspect) return null
  return (
    <>
      <h2>{t('receipts.title')}</h2>
      <ul>
        {receipts.map(({ id, number }) => (
          <li>
            <a href={`/receipts/${id}`}>{t('receipt', { n: number + 1 })}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
