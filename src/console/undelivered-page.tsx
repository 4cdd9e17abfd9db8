import { z } from 'zod'
import { settleUndelivered } from '../jobs/settle-undelivered.ts'
import { type Undelivered, undeliveredMails } from '../mail/undelivered-store.ts'
import { standingOf } from '../requests/standing.ts'
import { actionReasons } from './action-reasons.ts'
import { may } from './authorisation.ts'
import { ExportForm } from './export-form.tsx'
import { readAfter, writeAfter } from './keyset.ts'
import { Csrf } from './layout.tsx'
import { maskAddress } from './mask.ts'
import { Day, Empty, Moment, Notice, Reason, State } from './parts.tsx'
import { wordsUntil } from './post-page.tsx'
import { type Said, saidOf } from './said.ts'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page, seeOther } from './visit.ts'
import { languageName, mailWord } from './words.ts'

const PAGE = 50
const come = z.object({
  after: z.string().max(60).optional().catch(undefined),
  said: z.string().max(40).optional().catch(undefined),
})
const settling = z.object({
  mail: z.uuid(),
  how: z.enum(['send-again', 'told-another-way']),
  reason: z.enum(actionReasons.undelivered),
})

/** Mails that were given up: nobody hears of it unless one of the staff sends them again, or tells them another way. */
export const undeliveredRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/post/mails',
    action: 'list-post',
    async handle({ bot, session, query }) {
      const { after, said } = come.parse(query)
      const mails = await undeliveredMails(bot.db, bot.keys, PAGE + 1, readAfter(after))
      const shown = { mails, session, isFirst: after === undefined, said: saidOf(said) }
      return page('Mails that did not arrive', <UndeliveredPage {...shown} />)
    },
  },
  {
    method: 'POST',
    url: '/post/mails',
    action: 'post-letter',
    async handle({ bot, session, role, form }) {
      const { mail, how, reason } = settling.parse(form)
      const done = await settleUndelivered(bot, mail, how, { id: session.staffId, role, reason })
      return seeOther(`/console/post/mails?said=mail-${done}`)
    },
  },
]

interface Shown {
  mails: readonly Undelivered[]
  session: Session
  isFirst: boolean
  said: Said | undefined
}

function UndeliveredPage({ mails, session, isFirst, said }: Shown) {
  const shown = mails.slice(0, PAGE)
  const last = mails.length > PAGE ? shown.at(-1) : undefined
  const canSettle = may(session.roles, 'post-letter')
  return (
    <>
      <h1>Mails that did not arrive</h1>
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      <p class="lead">
        These were given up, so that their people do not know. Send one again where the fault was ours or is over; otherwise reach
        them another way, and say so here. <a href="/console/post">Letters to post</a>
      </p>
      {shown.length === 0 ? (
        <Empty>Every mail of the last 30 days arrived, was settled, or is still being tried.</Empty>
      ) : (
        <Table
          label="Mails that did not arrive, oldest first"
          heads={['Mail', 'Request', 'To', 'Given up', 'Its words go', ...(canSettle ? ['Settle it'] : [])]}
        >
          {shown.map((mail) => (
            <Row key={mail.id} {...{ mail, session, canSettle }} />
          ))}
        </Table>
      )}
      <Pager first={isFirst ? undefined : '/console/post/mails'} next={last && `/console/post/mails?after=${writeAfter(last)}`} />
      {shown.length > 0 && <ExportForm session={session} action="export-post" to="/post/mails/export" />}
    </>
  )
}

function Row({ mail, session, canSettle }: { mail: Undelivered; session: Session; canSettle: boolean }) {
  const { id, what, language, request, state, receiptResult, isPast, to, givenUpAt, code, at } = mail
  return (
    <tr>
      <th scope="row">
        {mailWord(what)}, in {languageName(language)}
      </th>
      <td class="keep">
        {request ? <a href={`/console/requests/${request}`}>{request}</a> : '–'}
        {state !== null && (
          <>
            {' '}
            <State state={standingOf({ state, receiptResult })} />
          </>
        )}
      </td>
      <td class="keep">{to === null ? 'cannot be read: its key is missing' : maskAddress(to)}</td>
      <td>
        <Moment at={givenUpAt} />
        {code !== null && <>, {code}</>}
      </td>
      <td class="keep">
        <Day at={wordsUntil(at)} />
      </td>
      {canSettle && (
        <td class="keep">
          <form method="post" action="/console/post/mails">
            <Csrf session={session} />
            <input type="hidden" name="mail" value={id} />
            <Reason reasons={actionReasons.undelivered} id={id} />
            {isPast ? (
              <p class="soft">What it says is not so any more: tell them how it stands.</p>
            ) : (
              <button type="submit" name="how" value="send-again">
                Send again
              </button>
            )}{' '}
            <button type="submit" name="how" value="told-another-way" class="quiet">
              Told another way
            </button>
          </form>
        </td>
      )}
    </tr>
  )
}
