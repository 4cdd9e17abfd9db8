import { whoseRequest } from '../jobs/staff.ts'
import { lettersOf } from '../mail/mail-store.ts'
import type { Listed } from './find-store.ts'
import { note } from './note.ts'
import { Empty, Moment } from './parts.tsx'
import { requestIn } from './request-page.tsx'
import { type ConsoleRoute, page } from './visit.ts'
import { languageName, plain } from './words.ts'

/** What goes to whoever asked by letter and gave no mail address: staff print and post it. The look is written down. */
export const letterRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/requests/:reference/letters',
    action: 'read-post',
    async handle(visit) {
      const { bot } = visit
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      const whose = await whoseRequest(bot, bot.db, request)
      await note(visit, { action: 'see-post', reason: 'case-work', requestId: request.id, whose })
      const letters = await lettersOf(bot.db, bot.keys, request.id)
      return page('Letters to post', <LettersPage {...{ request, letters }} />)
    },
  },
]

function LettersPage({ request, letters }: { request: Listed; letters: Awaited<ReturnType<typeof lettersOf>> }) {
  return (
    <>
      <h1>
        Letters to post for <a href={`/console/requests/${request.reference}`}>{request.reference}</a>
      </h1>
      <p class="lead">
        In the person’s language, {languageName(request.language)}. Their address stands in the letter that they wrote, and
        nowhere here.
      </p>
      {letters.length === 0 && <Empty>There is none: this person is told in their chat or by mail.</Empty>}
      {letters.map(({ at, what, text }) => (
        <section key={at.toISOString()} class="card">
          <h2>
            {plain(what.replace('request.', ''))}, <Moment at={at} />
          </h2>
          {text === null ? (
            <p class="soft">Its words were kept for 30 days and are gone.</p>
          ) : (
            <p class="words" dir="auto" lang={request.language}>
              {text}
            </p>
          )}
        </section>
      ))}
    </>
  )
}
