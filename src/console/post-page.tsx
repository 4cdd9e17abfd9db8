import { z } from 'zod'
import { KEEP_TEXT_DAYS } from '../db/expiry.ts'
import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { type Unposted, unpostedLetters } from '../mail/post-store.ts'
import { ExportForm } from './export-form.tsx'
import { readAfter, writeAfter } from './keyset.ts'
import { Day, Empty, Moment, Pager, Scroll } from './parts.tsx'
import type { Session } from './session-store.ts'
import { type ConsoleRoute, page } from './visit.ts'
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
      const { after } = z.object({ after: z.string().max(60).optional().catch(undefined) }).parse(query)
      const letters = await unpostedLetters(bot.db, PAGE + 1, readAfter(after))
      return page('Letters to post', <PostPage {...{ letters, session, now, isFirst: after === undefined }} />)
    },
  },
]

/** What a letter tells, in words. */
export const newsWord = (what: string): string => plain(what.replace('request.', ''))

/** When the words of a letter go, posted or not. */
export const wordsUntil = (at: Date): Date => new Date(at.getTime() + KEPT_MS)

interface Shown {
  letters: readonly Unposted[]
  session: Session
  now: Date
  isFirst: boolean
}

function PostPage({ letters, session, now, isFirst }: Shown) {
  const shown = letters.slice(0, PAGE)
  const last = letters.length > PAGE ? shown.at(-1) : undefined
  return (
    <>
      <h1>Letters to post</h1>
      <p class="lead">
        These people asked by letter or call, and no mail reaches them: they hear nothing until somebody prints and posts it,
        within two days. Open one, post it, and say so there. <a href="/console/post/mails">Mails that did not arrive</a>
      </p>
      {shown.length === 0 ? (
        <Empty>Nothing is to be posted.</Empty>
      ) : (
        <Scroll label="Letters to post, oldest first">
          <table>
            <thead>
              <tr>
                <th scope="col">Request</th>
                <th scope="col">Tells that it is</th>
                <th scope="col">Language</th>
                <th scope="col">Ready since</th>
                <th scope="col">Its words go</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row" class="keep">
                    <a href={`/console/requests/${letter.request}/letters`}>{letter.request}</a>
                  </th>
                  <td>{newsWord(letter.what)}</td>
                  <td>{languageName(letter.language)}</td>
                  <td class="keep">
                    <Moment at={letter.at} />
                    {now.getTime() - letter.at.getTime() >= POST_WITHIN_MS && (
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
            </tbody>
          </table>
        </Scroll>
      )}
      <Pager first={isFirst ? undefined : '/console/post'} next={last && `/console/post?after=${writeAfter(last)}`} />
      <ExportForm session={session} action="export-post" to="/post/export" />
    </>
  )
}
