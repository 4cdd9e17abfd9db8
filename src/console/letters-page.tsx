import { z } from 'zod'
import { postLetter } from '../jobs/post-letter.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { type Letter, lettersOf } from '../mail/post-store.ts'
import { may } from './authorisation.ts'
import type { Listed } from './find-store.ts'
import { Csrf } from './layout.tsx'
import { note } from './note.ts'
import { Empty, Moment, Notice } from './parts.tsx'
import { newsWord } from './post-page.tsx'
import { requestIn } from './request-page.tsx'
import { saidOf } from './said.ts'
import { type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'
import { languageName } from './words.ts'

/** What goes to whoever asked by letter and gave no mail address: staff print and post it. The look is written down, and the posting. */
export const letterRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/requests/:reference/letters',
    action: 'read-post',
    async handle(visit) {
      const { bot } = visit
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      const { said } = z.object({ said: z.string().max(40).optional().catch(undefined) }).parse(visit.query)
      const whose = await whoseRequest(bot, bot.db, request)
      await note(visit, { action: 'see-post', reason: 'case-work', requestId: request.id, whose })
      const letters = await lettersOf(bot.db, bot.keys, request.id)
      return page('Letters to post', <LettersPage {...{ visit, request, letters, said }} />)
    },
  },
  {
    method: 'POST',
    url: '/requests/:reference/letters',
    action: 'post-letter',
    async handle(visit) {
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      const { letter } = z.object({ letter: z.uuid() }).parse(visit.form)
      const by = { id: visit.session.staffId, role: visit.role, reason: 'case-work' }
      const done = await postLetter(visit.bot, request, letter, by)
      return seeOther(`/console/requests/${request.reference}/letters?said=${done}`)
    },
  },
]

interface Shown {
  visit: Visit
  request: Listed
  letters: readonly Letter[]
  said: string | undefined
}

function LettersPage({ visit, request, letters, said: code }: Shown) {
  const said = saidOf(code)
  return (
    <>
      <h1>
        Letters to post for <a href={`/console/requests/${request.reference}`}>{request.reference}</a>
      </h1>
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      <p class="lead">
        In the person’s language, {languageName(request.language)}. Their address stands in the letter that they wrote, and
        nowhere here. <a href="/console/post">Everything that is to be posted</a>
      </p>
      {letters.length === 0 && <Empty>There is none: this person is told in their chat or by mail.</Empty>}
      {letters.map((letter) => (
        <section key={letter.id} class="card">
          <h2>
            {newsWord(letter.what)}, <Moment at={letter.at} />
          </h2>
          <Words {...{ letter, language: request.language }} />
          {letter.postedAt ? (
            <p class="soft">
              Posted <Moment at={letter.postedAt} />.
            </p>
          ) : (
            may(visit.session.roles, 'post-letter') && <Posted {...{ visit, request, letter }} />
          )}
        </section>
      ))}
    </>
  )
}

function Words({ letter: { text, mailCode, postedAt }, language }: { letter: Letter; language: string }) {
  if (text === null)
    return <p class="soft">Its words were kept for 30 days and are gone{postedAt ? '' : '; nobody noted that it was posted'}.</p>
  return (
    <>
      {mailCode !== null && (
        <p>By mail it could not be delivered ({mailCode}): post it where you know their address, or tell them another way.</p>
      )}
      <p class="words" dir="auto" lang={language}>
        {text}
      </p>
    </>
  )
}

function Posted({ visit, request, letter: { id } }: Pick<Shown, 'visit' | 'request'> & { letter: Letter }) {
  return (
    <form method="post" action={`/console/requests/${request.reference}/letters`}>
      <Csrf session={visit.session} />
      <button type="submit" name="letter" value={id}>
        It is posted
      </button>
    </form>
  )
}
