import type { ComponentChildren } from 'preact'
import type { MailCaseBody, MailCaseRow } from '../mail/intake-store.ts'
import { mayBeForAnother } from '../requests/grievance.ts'
import { refusalReasons } from '../requests/request.ts'
import { actionReasons, revealReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { Csrf } from './layout.tsx'
import { maskWords } from './mask.ts'
import { Day, DaysLeft, daysLeft, inWords, Moment, Notice, Reason, Select } from './parts.tsx'
import type { Said } from './said.ts'
import { NotDone, TextArea, type Unsent } from './unsent.tsx'
import type { Visit } from './visit.ts'
import { languageName, matterWord } from './words.ts'

interface Shown {
  visit: Visit
  row: MailCaseRow
  /** Undefined: the words have expired. */
  body: MailCaseBody | undefined
  papers: readonly { type: string; bytes: number }[]
  isRevealed: boolean
  said: Said | undefined
  /** What its form did not take. */
  unsent: Unsent | undefined
  /** Sent along with the answer: what came in later is not answered unread. */
  seen: string
}

/** One case that came by mail: nobody has proved who wrote it, so that it belongs to no person and no request. */
export function MailPage(shown: Shown) {
  const { visit, row, isRevealed, said, unsent } = shown
  const { roles } = visit.session
  const isOpen = row.closedAt === null
  const canEnd = isOpen && row.sealed !== null && may(roles, 'answer-case')
  return (
    <>
      <h1>
        Mail {row.id.slice(0, 8)} <span class={`state ${isOpen ? 'warn' : 'good'}`}>{isOpen ? 'Open' : 'Closed'}</span>
      </h1>
      {unsent && <NotDone {...{ unsent, isOffered: canEnd && row.vouched }} />}
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      {isRevealed && (
        <Notice tone="warn">
          Revealed for this one view, and written down with your name. Leave, and it is masked again; to load it anew is another
          look.
        </Notice>
      )}
      <div class="main-and-side">
        <div>
          <Facts {...shown} />
          <Words {...shown} />
        </div>
        <div>
          {canEnd && (
            <>
              {row.vouched && <Answering {...shown} />}
              <Ending {...shown} />
            </>
          )}
        </div>
      </div>
    </>
  )
}

function Facts({ visit, row, papers }: Shown) {
  return (
    <section class="card">
      <dl class="facts">
        <dt>About</dt>
        <dd>{matterWord(row.about)}</dd>
        <dt>Language</dt>
        <dd>{languageName(row.language)}</dd>
        <dt>Opened</dt>
        <dd>
          <Moment at={row.openedAt} />
        </dd>
        <dt>Answer by</dt>
        <dd>
          <Day at={row.answerBy} />
          {row.closedAt === null && (
            <>
              , <DaysLeft days={daysLeft(row.answerBy, visit.now)} />
            </>
          )}
        </dd>
        {row.closedAt && (
          <>
            <dt>Closed</dt>
            <dd>
              <Moment at={row.closedAt} />
            </dd>
          </>
        )}
        {!row.vouched && (
          <>
            <dt>Sender</dt>
            <dd>
              {row.byMachine
                ? 'A machine or a list, and nothing shows that it is from the address it names: nobody is answered there. Judge it by what it says; answer only by a way that you know from elsewhere.'
                : 'Not vouched for: nothing shows that the mail is from the address it names, so that nobody is answered there. Judge it by what it says; answer another way where you know one.'}
            </dd>
          </>
        )}
        {papers.length > 0 && (
          <>
            <dt>Papers</dt>
            <dd>
              {papers.map(({ type, bytes }) => `${type}, ${Math.ceil(bytes / 1024)} KiB`).join('; ')}. They are read at the
              command line: <code>npm run cli -- mail-case show {row.id} --reason … --documents …</code>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Words({ visit, row, body, isRevealed }: Shown) {
  if (!body)
    return (
      <section class="card">
        <p class="soft">The words are gone: they are kept 30 days after the answer, and 90 days after the mail at the most.</p>
      </section>
    )
  const shown = isRevealed ? (text: string) => text : maskWords
  return (
    <section class="card">
      <h2>What was written</h2>
      <p>
        From <bdi>{isRevealed ? body.from : '•••'}</bdi>
      </p>
      <p dir="auto">
        <strong>{shown(body.subject)}</strong>
      </p>
      <p class="words" dir="auto">
        {shown(body.text)}
      </p>
      {!isRevealed && may(visit.session.roles, 'reveal-chat') && (
        <details>
          <summary>Reveal what is masked …</summary>
          <form method="post" action={`/console/mails/${row.id}/reveal`}>
            <Csrf session={visit.session} />
            <p class="hint">For this one view. It is written down with your name and the reason.</p>
            <Reason reasons={revealReasons} id="reveal" />
            <button type="submit">Reveal once</button>
          </form>
        </details>
      )}
    </section>
  )
}

function Answering({ visit, row, seen, unsent }: Shown) {
  return (
    <section class="card">
      <h2>Answer</h2>
      <form method="post" action={`/console/mails/${row.id}/answer`}>
        <Csrf session={visit.session} />
        <input type="hidden" name="seen" value={seen} />
        <div class="field">
          <TextArea form="answer" unsent={unsent} most={3_000} hint="answer-hint">
            To whoever wrote, by mail, in {languageName(row.language)}
          </TextArea>
          <p class="hint" id="answer-hint">
            The case is closed with it. They are told of the Data Protection Board. Anybody can write from any address: say
            nothing of what CallMissed has about a number.
          </p>
        </div>
        <Reason reasons={actionReasons.answer} id="answer" chosen={unsent?.reason} />
        <button type="submit">Send the answer</button>
      </form>
    </section>
  )
}

/** What the papers of a mail show is started by two; what they do not show is refused; what needs no answer from here is closed. */
function Ending({ visit, row, seen }: Shown) {
  const isForAnother = mayBeForAnother(row.about)
  return (
    <section class="card">
      <h2>Otherwise</h2>
      {isForAnother && may(visit.session.roles, 'propose-start') && (
        <p>
          <a class="button quiet" href={`/console/start?case=${row.id}`}>
            Start a request on its papers
          </a>
        </p>
      )}
      {isForAnother && row.vouched && (
        <EndForm {...{ visit, row, seen }} name="refuse" title="Refuse it with a reason …" submit="Refuse it">
          <Select name="because" id="because" label="Why it is not done" options={inWords(refusalReasons)} />
          <p class="hint">They read it by mail, in their language, with the Data Protection Board, and the case is closed.</p>
        </EndForm>
      )}
      <EndForm {...{ visit, row, seen }} name="close" title="Close without an answer …" submit="Close it">
        <p class="hint">Nobody is written to, and the words go 30 days from now.</p>
        <Reason reasons={actionReasons.closeMail} id="close" />
      </EndForm>
    </section>
  )
}

interface EndFormProps extends Pick<Shown, 'visit' | 'row' | 'seen'> {
  name: 'refuse' | 'close'
  title: string
  submit: string
  children: ComponentChildren
}

function EndForm({ visit, row, seen, name, title, submit, children }: EndFormProps) {
  return (
    <details>
      <summary>{title}</summary>
      <form method="post" action={`/console/mails/${row.id}/${name}`}>
        <Csrf session={visit.session} />
        <input type="hidden" name="seen" value={seen} />
        {children}
        <button type="submit">{submit}</button>
      </form>
    </details>
  )
}
