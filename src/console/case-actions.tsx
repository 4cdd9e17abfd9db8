import { TEMPLATE_TEXT_MAX } from '../jobs/in-pieces.ts'
import { isKeptByHold, isReleasable } from '../jobs/release-request.ts'
import { isToldByMail, REPLY_LENGTH_MAX } from '../jobs/reply-to-person.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { doorOf } from '../requests/door.ts'
import { isGivenUp } from '../requests/standing.ts'
import { AWAITS_TAKE_BACK } from '../requests/take-back-store.ts'
import { ActionForm } from './action-form.tsx'
import { actionReasons, NOTE_LENGTH_MAX } from './action-reasons.ts'
import { AtCommandLine } from './at-command-line.tsx'
import { type Action, may } from './authorisation.ts'
import { hearsByPost } from './case-origin.tsx'
import { nameOf } from './case-parts.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { GuardedActions } from './guarded-actions.tsx'
import { Csrf } from './layout.tsx'
import { Moment, Reason, Select } from './parts.tsx'
import { TextArea } from './unsent.tsx'
import { languageName, plain } from './words.ts'

/** What somebody with this role may do now: each with a reason from a list; what weighs on the person needs a second one of the staff. */
export function CaseActions(view: CaseViewed) {
  const { visit, request } = view
  const can = (action: Action) => may(visit.session.roles, action)
  const isHeld = isKeptByHold(request)
  const isRetried =
    (['partial', 'running'].includes(request.state) && !isGivenUp(request)) ||
    (request.state === 'scheduled' && request.eraseAt !== null && request.eraseAt <= visit.now)
  return (
    <section class="card">
      <h2>What to do</h2>
      <Proposals {...view} />
      {isRetried && can('retry-request') && (
        <ActionForm view={view} name="retry" title="Try again now">
          <p class="hint">It goes on from where it stopped, at once instead of at its next time. Holds and brake still count.</p>
          <Reason reasons={actionReasons.retry} id="retry" />
        </ActionForm>
      )}
      {isReleasable(request, visit.now) && can('release-request') && (
        <ActionForm view={view} name="release" title={isHeld ? 'Let the hold end sooner' : 'Let it go on'}>
          <p class="hint">
            {isHeld
              ? 'Two people decided this hold: it ends a day from now, so that there is time for them to hold it for longer.'
              : request.reason === 'legal-hold'
                ? 'It is looked at once more: while the legal hold stands, it waits on.'
                : 'Plan and brake look at it anew; a legal hold still counts.'}
          </p>
          <Reason reasons={actionReasons.release} id="release" />
        </ActionForm>
      )}
      {can('propose-action') && <GuardedActions {...view} />}
      {can('reply-to-person') && canBeWrittenTo(view) && <Reply {...view} />}
      {can('assign-request') && (
        <ActionForm view={view} name="assign" title="Hand over">
          <p class="hint">It stands in their list from then on. The person is not told.</p>
          <input type="hidden" name="from" value={request.assignedTo ?? ''} />
          <Select
            name="staff"
            id="assign-staff"
            label="To"
            options={view.staff
              .filter(({ blockedAt }) => !blockedAt)
              .map(({ id, name, roles }) => ({ value: id, words: `${name} (${roles.join(', ')})` }))}
          />
          <Reason reasons={actionReasons.assign} id="assign" />
        </ActionForm>
      )}
      {can('add-note') && (
        <ActionForm view={view} name="note" title="Add a note">
          <div class="field">
            <TextArea form="note" unsent={view.unsent} most={NOTE_LENGTH_MAX}>
              Note for colleagues
            </TextArea>
            <p class="hint">Sealed, and gone after 30 days. No numbers or names, please.</p>
          </div>
        </ActionForm>
      )}
    </section>
  )
}

/** Whether there is a way to the person: a chat, mails, or a letter. */
export function canBeWrittenTo({ request, matter }: CaseViewed): boolean {
  if (request.source !== null) return true
  return isToldByMail(request) ? matter.contacts > 0 : matter.chat !== null
}

function Reply(view: CaseViewed) {
  const { request, visit, lastInboundAt } = { ...view, lastInboundAt: view.matter.last_inbound_at }
  const isLetter = request.source !== null || isToldByMail(request)
  const closed = !isLetter && isWindowClosed(lastInboundAt, visit.now)
  return (
    <ActionForm view={view} name="reply" title="Write to the person" submit="Send it">
      <p class="hint">
        {howItGoes(view, closed)} They read {languageName(request.language)}.
      </p>
      <div class="field">
        <TextArea form="reply" unsent={view.unsent} most={closed ? TEMPLATE_TEXT_MAX : REPLY_LENGTH_MAX}>
          Message
        </TextArea>
      </div>
      <input type="hidden" name="seen" value={view.matter.replies} />
      <Reason reasons={actionReasons.reply} id="reply" chosen={view.unsent?.reason} />
    </ActionForm>
  )
}

function howItGoes({ request }: CaseViewed, closed: boolean): string {
  if (isToldByMail(request))
    return 'It goes by mail to everybody who can take this account’s deletion back, with its case number.'
  if (hearsByPost(request))
    return 'They asked by letter and gave no mail address, or it is gone: it lies ready under “Letters to post” for you to print and post.'
  if (request.source !== null) return 'They asked by letter: it goes to the mail address that they gave, with their case number.'
  return closed
    ? 'More than 24 hours since the person’s last message: it goes as the approved template, on one line.'
    : 'It arrives in the chat, above their case number.'
}

const WAITS = '; its erasure does not begin before'
const WAITS_NOT = '; its erasure does not wait for that'

/** Of take-backs only the first is waited for, and none beyond the thirty days. */
function waitsFor(proposal: { proposed_at: Date }, { matter, request, visit }: CaseViewed): boolean {
  const hasWaited = matter.timeline.some(({ what, at }) => what === AWAITS_TAKE_BACK && at < proposal.proposed_at)
  return !hasWaited && request.deadlineAt > visit.now
}

/** How the person hears of what is approved. */
function toldOf(what: string, request: CaseViewed['request']): string {
  if (what === 'release') return ''
  return hearsByPost(request) ? ', and a letter for the person lies ready to be posted' : ', and the person is told'
}

/** What waits for a second person, and what became of the others. */
function Proposals(view: CaseViewed) {
  const { matter, visit, staff, request } = view
  return (
    <>
      {matter.proposals.map((proposal) => {
        const isOwn = proposal.proposed_by === visit.session.staffId
        const isOpen = proposal.decision === null && proposal.lapses_at > visit.now
        const isElsewhere = doorOf(proposal.proposed_by) === 'cli'
        const ways = isOwn ? ['withdraw'] : ['approve', 'decline']
        return (
          <div key={proposal.id} class={isOpen ? 'notice warn' : 'soft'}>
            <p>
              <strong>{plain(proposal.what)}</strong>: {plain(proposal.reason).toLowerCase()}
              {proposal.until && (
                <>
                  , until <Moment at={proposal.until} />
                </>
              )}
              . Proposed by <bdi>{nameOf(staff, proposal.proposed_by)}</bdi>, <Moment at={proposal.proposed_at} />
              {proposal.decision && (
                <>
                  ; {proposal.decision}
                  {proposal.decided_by && (
                    <>
                      {' '}
                      by <bdi>{nameOf(staff, proposal.decided_by)}</bdi>
                    </>
                  )}
                </>
              )}
              {isOpen && (
                <>
                  . Lapses <Moment at={proposal.lapses_at} />
                  {proposal.what === 'take-back' && (waitsFor(proposal, view) ? WAITS : WAITS_NOT)}
                </>
              )}
              {!isOpen && !proposal.decision && '; lapsed'}.
              {isOpen && !isOwn && !isElsewhere && ` Approved, it is done at once${toldOf(proposal.what, request)}.`}
              {isOpen && isOwn && ' You proposed it: somebody else approves it.'}
            </p>
            {isOpen && isElsewhere && (
              <p>
                <AtCommandLine proposal={proposal.id} />.
              </p>
            )}
            {isOpen && !isElsewhere && may(visit.session.roles, 'decide-proposal') && (
              <form method="post" action={`/console/requests/${request.reference}/decide`} class="inline">
                <Csrf session={visit.session} />
                <input type="hidden" name="proposal" value={proposal.id} />
                {ways.map((way) => (
                  <button key={way} type="submit" name="verdict" value={way} class={way === 'approve' ? '' : 'quiet'}>
                    {plain(way)}
                  </button>
                ))}
              </form>
            )}
          </div>
        )
      })}
    </>
  )
}
