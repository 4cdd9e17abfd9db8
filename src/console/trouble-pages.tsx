import { z } from 'zod'
import { replayLetter } from '../jobs/replay-letter.ts'
import { listLetters } from '../webhook/letter-store.ts'
import { ExportForm } from './export-form.tsx'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { Csrf } from './layout.tsx'
import { meaningOf, whatToDoAbout } from './meaning.ts'
import { note } from './note.ts'
import { type FailedSend, failedSends } from './overview-store.ts'
import { Empty, Moment, Notice } from './parts.tsx'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page, seeOther } from './visit.ts'
import { plain } from './words.ts'

const PAGE = 50
const SHOWN = 1_000
/** Of which code; `none`: those that were given up without one. */
export const codeFilter = z.object({
  code: z
    .union([z.literal('none').transform(() => null), z.coerce.number().int().min(-100).max(10_000_000)])
    .optional()
    .catch(undefined),
})
const coded = codeFilter.extend({
  after: z.string().max(60).optional().catch(undefined),
})
const LETTER_SAID = {
  replayed: 'It is handled anew now.',
  gone: 'It was replayed or removed meanwhile.',
} as const

export const troubleRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/failures',
    action: 'see-failures',
    async handle({ bot, session, now, query }) {
      const { code, after } = coded.parse(query)
      const rows = await failedSends(bot.db, { code, now, after: readAfter(after) }, PAGE + 1)
      return page('Messages that did not arrive', <FailuresPage {...{ code, rows, session, isFirst: after === undefined }} />)
    },
  },
  {
    method: 'GET',
    url: '/letters',
    action: 'see-letters',
    async handle({ bot, session, query }) {
      const { said } = z.object({ said: z.enum(['replayed', 'gone']).optional().catch(undefined) }).parse(query)
      return page(
        'Dead letters',
        <LettersPage letters={await listLetters(bot.db, SHOWN)} session={session} said={said && LETTER_SAID[said]} />,
      )
    },
  },
  {
    method: 'POST',
    url: '/letters',
    action: 'replay-letter',
    async handle(visit) {
      const { letter } = z.object({ letter: z.coerce.number().int().positive() }).parse(visit.form)
      await note(visit, { action: 'replay-letter', reason: 'technical-fault', target: String(letter) })
      return seeOther(`/console/letters?said=${(await replayLetter(visit.bot, letter)) ? 'replayed' : 'gone'}`)
    },
  },
]

interface Failures {
  code: number | null | undefined
  rows: readonly FailedSend[]
  session: Session
  isFirst: boolean
}

function FailuresPage({ code, rows, session, isFirst }: Failures) {
  const { shown, last } = pageOf(rows, PAGE)
  const filters: Record<string, string> = code === undefined ? {} : { code: String(code ?? 'none') }
  const at = (after?: string) => `/console/failures?${new URLSearchParams({ ...filters, ...(after ? { after } : {}) })}`
  return (
    <>
      <h1>Messages that did not arrive</h1>
      {code !== undefined && (
        <p class="lead">
          {meaningOf(code).meaning}
          {code !== null && code > 0 && <> (Meta’s code {code})</>}. {meaningOf(code).whatToDo}{' '}
          <a href="/console/failures">All codes</a>
        </p>
      )}
      {shown.length === 0 ? (
        <Empty>
          {code === undefined ? 'Every message of the last 30 days arrived.' : 'None of the last 30 days failed for this reason.'}
        </Empty>
      ) : (
        <Table label="Messages that did not arrive, newest first" heads={['When', 'Message', 'Case', 'Why, and what to do']}>
          {shown.map((row) => (
            <tr key={row.id}>
              <td class="keep">
                <Moment at={row.at} />
              </td>
              <th scope="row">{plain(row.what)}</th>
              <td class="keep">{row.reference ? <a href={`/console/requests/${row.reference}`}>{row.reference}</a> : '–'}</td>
              <td>
                {meaningOf(row.code).meaning}. {whatToDoAbout(row.code, row.isReplaced)}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={isFirst ? undefined : at()} next={last && at(writeAfter(last))} />
      <ExportForm session={session} action="export-failures" to="/failures/export" fields={filters} />
    </>
  )
}

interface Letters {
  letters: Awaited<ReturnType<typeof listLetters>>
  session: Session
  said: string | undefined
}

const WHY: Readonly<Record<string, string>> = {
  'not-json': 'Signed by Meta, but no JSON',
  'strange-shape': 'Signed by Meta, but of an unknown shape',
  'bad-row': 'The database would not take it',
  'handler-failed': 'Handling it failed five times',
}

function LettersPage({ letters, session, said }: Letters) {
  return (
    <>
      <h1>Dead letters</h1>
      {letters.length === SHOWN && (
        <Notice tone="warn">Only the first {SHOWN} are shown; more come up as these are dealt with.</Notice>
      )}
      <p class="lead">What came in and could not be handled. Replay it once the fault is repaired.</p>
      {said && <Notice>{said}</Notice>}
      {letters.length === 0 ? (
        <Empty>There is none.</Empty>
      ) : (
        <Table label="Dead letters, first those that can be handled anew" heads={['When', 'Why', 'What to do']}>
          {letters.map(({ id, receivedAt, reason, canReplay }) => (
            <tr key={id}>
              <td class="keep">
                <Moment at={receivedAt} />
              </td>
              <th scope="row">{WHY[reason] ?? plain(reason)}</th>
              <td>
                {canReplay ? (
                  <form method="post" action="/console/letters" class="inline">
                    <Csrf session={session} />
                    <button type="submit" name="letter" value={id} class="quiet" aria-label={`Replay letter ${id}`}>
                      Replay
                    </button>
                  </form>
                ) : (
                  'Nothing: it goes after a year. If there are many, tell the engineers.'
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <ExportForm session={session} action="export-letters" to="/letters/export" />
    </>
  )
}
