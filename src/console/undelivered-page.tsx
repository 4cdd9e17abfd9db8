import { z } from 'zod'
import { settleUndelivered } from '../jobs/settle-undelivered.ts'
import { type Undelivered, undeliveredMails } from '../mail/undelivered-store.ts'
import { may } from './authorisation.ts'
import { readAfter, writeAfter } from './keyset.ts'
import { Csrf } from './layout.tsx'
import { maskAddress } from './mask.ts'
import { Day, Empty, Moment, Notice, Pager, Scroll } from './parts.tsx'
import { wordsUntil } from './post-page.tsx'
import { type Said, saidOf } from './said.ts'
import type { Session } from './session-store.ts'
import { type ConsoleRoute, page, seeOther } from './visit.ts'
import { languageName, mailWord } from './words.ts'

const PAGE = 50
const come = z.object({
  after: z.string().max(60).optional().catch(undefined),
  said: z.string().max(40).optional().catch(undefined),
})
const settling = z.object({ mail: z.uuid(), how: z.enum(['send-again', 'told-another-way']) })

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
      const { mail, how } = settling.parse(form)
      const done = await settleUndelivered(bot, mail, how, { id: session.staffId, role, reason: 'case-work' })
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
        <Scroll label="Mails that did not arrive, oldest first">
          <table>
            <thead>
              <tr>
                <th scope="col">Mail</th>
                <th scope="col">Request</th>
                <th scope="col">To</th>
                <th scope="col">Given up</th>
                <th scope="col">Its words go</th>
                {canSettle && <th scope="col">Settle it</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((mail) => (
                <Row key={mail.id} {...{ mail, session, canSettle }} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Pager first={isFirst ? undefined : '/console/post/mails'} next={last && `/console/post/mails?after=${writeAfter(last)}`} />
    </>
  )
}

function Row({ mail, session, canSettle }: { mail: Undelivered; session: Session; canSettle: boolean }) {
  const { id, what, language, request, to, givenUpAt, code, at } = mail
  return (
    <tr>
      <th scope="row">
        {mailWord(what)}, in {languageName(language)}
      </th>
      <td class="keep">{request ? <a href={`/console/requests/${request}`}>{request}</a> : '–'}</td>
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
            <button type="submit" name="how" value="send-again">
              Send again
            </button>{' '}
            <button type="submit" name="how" value="told-another-way" class="quiet">
              Told another way
            </button>
          </form>
        </td>
      )}
    </tr>
  )
}
