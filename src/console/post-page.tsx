import { z } from 'zod'
import { KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { postLettersBefore } from '../jobs/post-letters.ts'
import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { type Unposted, unpostedLetters } from '../mail/post-store.ts'
import { actionReasons } from './action-reasons.ts'
import { ExportForm } from './export-form.tsx'
import { startOfDay } from './india.ts'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { Day, Empty, Moment, Notice } from './parts.tsx'
import { lastDayBefore, PostedBefore } from './posted-before.tsx'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page, seeOther } from './visit.ts'
import { languageName, plain } from './words.ts'

const PAGE = 50
const KEPT_MS = KEEP_TEXT_DAYS * 86_400_000

/** What staff have to post: whoever asked by letter, and can be told by no mail, hears by no other way. */
export const postRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/post',
    action: 'list-post',
    async handle({ bot, session, now, query }) {
      const { after, noted } = listing.parse(query)
      const letters = await unpostedLetters(bot.db, PAGE + 1, readAfter(after))
      return page('Letters to post', <PostPage {...{ letters, session, now, noted, isFirst: after === undefined }} />)
    },
  },
  {
    method: 'POST',
    url: '/post',
    action: 'post-letters',
    async handle({ bot, session, role, now, form }) {
      const { before, reason } = posting.parse(form)
      if (before > lastDayBefore(now)) return seeOther('/console/post?noted=too-new')
      const noted = await postLettersBefore(bot, startOfDay(before), { id: session.staffId, role, reason })
      return seeOther(`/console/post?noted=${noted}`)
    },
  },
]

const listing = z.object({
  after: z.string().max(60).optional().catch(undefined),
  noted: z
    .union([z.literal('too-new'), z.coerce.number().int().min(0).max(500)])
    .optional()
    .catch(undefined),
})
const posting = z.object({ before: z.iso.date(), reason: z.enum(actionReasons.posted), known: z.literal('yes') })

/** What a letter tells, in words. */
export const newsWord = (what: string): string => plain(what.replace('request.', ''))

const isOverdue = (at: Date, now: Date) => now.getTime() - at.getTime() >= POST_WITHIN_MS

/** When the words of a letter go, posted or not. */
export const wordsUntil = (at: Date): Date => new Date(at.getTime() + KEPT_MS)

interface Shown {
  letters: readonly Unposted[]
  session: Session
  now: Date
  noted: number | 'too-new' | undefined
  isFirst: boolean
}

function PostPage({ letters, session, now, noted, isFirst }: Shown) {
  const { shown, last } = pageOf(letters, PAGE)
  return (
    <>
      <h1>Letters to post</h1>
      {noted !== undefined && <Noted noted={noted} />}
      <p class="lead">
        These people asked by letter or call, and no mail reaches them: they hear nothing until somebody prints and posts it,
        within two days. Open one, post it, and say so there. <a href="/console/post/mails">Mails that did not arrive</a>
      </p>
      {shown.length === 0 ? (
        <Empty>Nothing is to be posted.</Empty>
      ) : (
        <Table
          label="Letters to post, oldest first"
          heads={['Request', 'Tells that it is', 'Language', 'Ready since', 'Its words go']}
        >
          {shown.map((letter) => (
            <tr key={letter.id}>
              <th scope="row" class="keep">
                <a href={`/console/requests/${letter.request}/letters`}>{letter.request}</a>
              </th>
              <td>{newsWord(letter.what)}</td>
              <td>{languageName(letter.language)}</td>
              <td class="keep">
                <Moment at={letter.at} />
                {isOverdue(letter.at, now) && (
                  <>
                    , <span class="late">overdue</span>
                  </>
                )}
              </td>
              <td class="keep">
                <Day at={wordsUntil(letter.at)} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={isFirst ? undefined : '/console/post'} next={last && `/console/post?after=${writeAfter(last)}`} />
      {shown.some(({ at }) => isOverdue(at, now)) && <PostedBefore {...{ session, now }} />}
      <ExportForm session={session} action="export-post" to="/post/export" />
    </>
  )
}

function Noted({ noted }: { noted: number | 'too-new' }) {
  if (noted === 'too-new')
    return (
      <Notice tone="bad">Of the last two days letters are noted one by one: nothing was noted. Choose an earlier day.</Notice>
    )
  if (noted === 0) return <Notice tone="warn">No letter from before that day waited any more: nothing was changed.</Notice>
  return <Notice>{noted === 1 ? 'One letter is' : `${noted} letters are`} noted as posted. What still waits stands below.</Notice>
}
