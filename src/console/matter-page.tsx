import { TEMPLATE_TEXT_MAX } from '../jobs/in-pieces.ts'
import { isWindowClosed } from '../outbox/window.ts'
import { answeredOutcomes, mayBeForAnother, unansweredOutcomes } from '../requests/grievance.ts'
import { refusalReasons } from '../requests/request.ts'
import { actionReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { Csrf } from './layout.tsx'
import type { MatterLine } from './matter-store.ts'
import { Day, DaysLeft, daysLeft, inWords, Moment, Notice, Reason, Select } from './parts.tsx'
import type { Said } from './said.ts'
import { NotDone, TextArea, type Unsent } from './unsent.tsx'
import type { Visit } from './visit.ts'
import { matterWord, plain } from './words.ts'

interface Shown {
  visit: Visit
  line: MatterLine
  /** How far the person who looks has read: a form that was overtaken does nothing. */
  seen: string
  said: Said | undefined
  /** What its form did not take. */
  unsent: Unsent | undefined
}

/** One case that a person opened: until when it is answered, and the answer, which goes into their chat. */
export function MatterPage({ visit, line, seen, said, unsent }: Shown) {
  const { matter, request, chat } = line
  const { roles } = visit.session
  const isOffered = matter.closedAt === null && may(roles, 'answer-case')
  return (
    <>
      <h1>
        {matter.reference} <span class={`state ${matter.closedAt ? 'good' : 'warn'}`}>{matter.closedAt ? 'Closed' : 'Open'}</span>
      </h1>
      {unsent && <NotDone {...{ unsent, isOffered }} />}
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      <p class="inline">
        {chat && may(roles, 'see-chat') && (
          <a class="button quiet" href={`/console/chats/${chat}`}>
            The chat with the person
          </a>
        )}
        {request && (
          <a class="button quiet" href={`/console/requests/${request}`}>
            The request {request}
          </a>
        )}
      </p>
      <div class="main-and-side">
        <Facts {...{ line, now: visit.now }} />
        {isOffered && <Answering {...{ visit, line, seen, unsent }} />}
      </div>
    </>
  )
}

function Facts({ line: { matter }, now }: { line: MatterLine; now: Date }) {
  return (
    <section class="card">
      <dl class="facts">
        <dt>About</dt>
        <dd>{matterWord(matter.about)}</dd>
        <dt>Opened</dt>
        <dd>
          <Moment at={matter.openedAt} />
        </dd>
        <dt>Answer by</dt>
        <dd>
          <Day at={matter.answerBy} />
          {matter.closedAt === null && (
            <>
              , <DaysLeft days={daysLeft(matter.answerBy, now)} />
            </>
          )}
        </dd>
        <dt>We wrote</dt>
        <dd>{matter.answeredAt ? <Moment at={matter.answeredAt} /> : 'not yet'}</dd>
        <dt>They wrote back</dt>
        <dd>{matter.repliedAt ? <Moment at={matter.repliedAt} /> : 'no'}</dd>
        {matter.closedAt && (
          <>
            <dt>Closed</dt>
            <dd>
              <Moment at={matter.closedAt} />: {plain(matter.outcome ?? '').toLowerCase()}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Answering({ visit, line, seen, unsent }: Omit<Shown, 'said'>) {
  const { matter, lastInboundAt } = line
  const closed = isWindowClosed(lastInboundAt, visit.now)
  const at = `/console/cases/${matter.reference}`
  return (
    <section class="card">
      <h2>Answer</h2>
      <form method="post" action={`${at}/answer`}>
        <Csrf session={visit.session} />
        <div class="field">
          <TextArea form="answer" unsent={unsent} most={closed ? TEMPLATE_TEXT_MAX : 3_000} hint="answer-hint">
            To the person, in their chat
          </TextArea>
          <p class="hint" id="answer-hint">
            {closed
              ? 'More than 24 hours since the person’s last message: it goes as the approved template, on one line of 700 characters.'
              : 'It arrives at once.'}{' '}
            They are told of the Data Protection Board with it.
          </p>
        </div>
        <input type="hidden" name="seen" value={seen} />
        <Select
          name="outcome"
          id="outcome"
          label="And then"
          any="The case stays open"
          options={inWords(answeredOutcomes)}
          {...(unsent ? { chosen: unsent.outcome } : {})}
        />
        <Reason reasons={actionReasons.answer} id="answer" chosen={unsent?.reason} />
        <button type="submit">Send the answer</button>
      </form>
      {mayBeForAnother(matter.about) && (
        <details>
          <summary>Refuse it with a reason …</summary>
          <form method="post" action={`${at}/refuse`}>
            <Csrf session={visit.session} />
            <input type="hidden" name="seen" value={seen} />
            <Select name="because" id="because" label="Why it is not done" options={inWords(refusalReasons)} />
            <p class="hint">
              They read it in their language, with the Data Protection Board, and the case is closed. What the papers do show is
              started under “Start a request”.
            </p>
            <button type="submit">Refuse it</button>
          </form>
        </details>
      )}
      <details>
        <summary>Close without an answer …</summary>
        <form method="post" action={`${at}/close`}>
          <Csrf session={visit.session} />
          <input type="hidden" name="seen" value={seen} />
          <p class="hint">The person is not written to. Whoever writes COMPLAIN in the chat opens a new case.</p>
          <Select name="outcome" id="close-outcome" label="How it ends" options={inWords(unansweredOutcomes)} />
          <Reason reasons={actionReasons.close} id="close" />
          <button type="submit" class="quiet">
            Close it
          </button>
        </form>
      </details>
    </section>
  )
}
