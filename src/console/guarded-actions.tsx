import { isPossible } from '../jobs/propose-action.ts'
import { guardedReasons, isHeldByStaff } from '../requests/staff-reasons.ts'
import { takeBackEnds } from '../requests/take-back.ts'
import { AWAITS_TAKE_BACK } from '../requests/take-back-store.ts'
import { ActionForm } from './action-form.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { Day, Moment, Reason } from './parts.tsx'

/** What has no end by itself is proposed for a while. */
const DECIDE_BY = 'A second person decides by'
const GUARDED = [
  [
    'release',
    'Let it go on',
    'The person may have heard that their data stays: ask them first. What is erased does not come back.',
    DECIDE_BY,
  ],
  ['hold', 'Put on hold', 'Nothing is erased until the hold ends; it goes on by itself then.', 'On hold until'],
  ['extend', 'Extend the undo window', 'The person can take it back for longer, within the 30 days.', 'Can be taken back until'],
  [
    'shorten',
    'Shorten the wait of a suspect number',
    'A second proof shows that whoever wrote is the one whose data it is; a business confirms its own customers alone.',
    DECIDE_BY,
  ],
  ['cancel', 'Cancel', 'Asked by mistake, or not by them: what the freeze changed is as before.', DECIDE_BY],
  [
    'take-back',
    'Take it back for whoever asked',
    'They have told staff that the data should stay: what the freeze changed is as before, and they can ask again any time.',
    DECIDE_BY,
  ],
  ['refuse', 'Refuse', 'The law or the facts stand against it: what the freeze changed is as before.', DECIDE_BY],
] as const

const TOLD: Partial<Record<(typeof GUARDED)[number][0], string>> = {
  release: 'The person hears of it when it is erased.',
  shorten: 'The person is told the new time.',
  'take-back': 'Whoever asked hears that it is taken back.',
}

/** What weighs on the person, as far as it is possible now: proposed to a second one of the staff. */
export function GuardedActions(view: CaseViewed) {
  const { request } = view
  return (
    <>
      {GUARDED.filter(([what]) => isPossible(request, what)).map(([what, title, hint, end]) => (
        <ActionForm
          key={what}
          view={view}
          name="propose"
          title={`${what === 'hold' && isHeldByStaff(request) ? 'Hold it for longer' : title} …`}
          submit="Propose it to a second person"
        >
          <input type="hidden" name="what" value={what} />
          <p class="hint">
            {hint} {TOLD[what] ?? 'The person is told at once, with the reason and whom to complain to.'}
          </p>
          <Reason reasons={guardedReasons[what]} id={what} />
          {what === 'hold' && <HoldEnds {...view} />}
          {what === 'take-back' && <TakeBackEnds {...view} />}
          <Until id={what} words={end} />
        </ActionForm>
      ))}
    </>
  )
}

/** By when a hold must end, and, where one stands, by when a longer one must be approved. */
function HoldEnds({ request }: CaseViewed) {
  return (
    <>
      {isHeldByStaff(request) && request.nextAttemptAt && (
        <p class="hint">
          It is held until <Moment at={request.nextAttemptAt} />, and then it is erased: a later end counts only if the second
          person approves it before.
        </p>
      )}
      <p class="hint">
        The thirty days end on <Day at={request.deadlineAt} />: a hold beyond that breaks the promise, unless a law asks for it.
      </p>
    </>
  )
}

/** By when a second person must have said so: the erasure waits once, and no longer. */
function TakeBackEnds({ request, matter, visit }: CaseViewed) {
  const { at, waits } = takeBackEnds(request, visit.now)
  return (
    <p class="hint">
      {waits && !matter.timeline.some(({ what }) => what === AWAITS_TAKE_BACK)
        ? 'Its erasure waits for that word, until your day or '
        : 'Its erasure does not wait for that word: have it approved at once. It lapses on your day or '}
      <Moment at={at} />, whichever comes first.
    </p>
  )
}

function Until({ id, words }: { id: string; words: string }) {
  return (
    <div class="field">
      <label for={`${id}-until`}>{words} (end of that day in India)</label>
      <input id={`${id}-until`} type="date" name="until" required />
    </div>
  )
}
