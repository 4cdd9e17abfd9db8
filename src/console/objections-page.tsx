import { z } from 'zod'
import { openObjections } from '../requests/objection-store.ts'
import { namesOf } from './businesses.ts'
import { nameIn } from './case-list.tsx'
import { ExportForm } from './export-form.tsx'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { Empty, Moment } from './parts.tsx'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page } from './visit.ts'
import { plain } from './words.ts'

const PAGE = 50
const listing = z.object({ after: z.string().max(60).optional().catch(undefined) })

/** What businesses ask to keep, what must be decided first first: decided on the page of its request. */
export const objectionRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/objections',
    action: 'list-objections',
    async handle({ bot, query, session }) {
      const { after } = listing.parse(query)
      const lines = await openObjections(bot.db, { after: readAfter(after), limit: PAGE + 1 })
      const { shown, last } = pageOf(lines, PAGE)
      const names = await namesOf(
        bot,
        shown.map(({ tenantId }) => tenantId),
      )
      const next = last && `/console/objections?after=${writeAfter({ at: last.decideBy, id: last.id })}`
      const first = after === undefined ? undefined : '/console/objections'
      return page('Objections of businesses', <ObjectionsPage {...{ lines: shown, names, first, next, session }} />)
    },
  },
]

interface Shown {
  lines: Awaited<ReturnType<typeof openObjections>>
  names: ReadonlyMap<string, string>
  first: string | undefined
  next: string | undefined
  session: Session
}

function ObjectionsPage({ lines, names, first, next, session }: Shown) {
  return (
    <>
      <h1>Objections of businesses</h1>
      <p class="lead">
        A business names a reason to keep its customer’s data. The privacy officer decides within 72 hours; what nobody decides
        does not count, and the erasure goes on.
      </p>
      {lines.length === 0 ? (
        <Empty>No objection waits for a decision.</Empty>
      ) : (
        <Table label="Objections, soonest to be decided first" heads={['Request', 'Decide by', 'Business', 'Its reason']}>
          {lines.map(({ id, reference, tenantId, ground, decideBy }) => (
            <tr key={id}>
              <th scope="row" class="keep">
                <a href={`/console/requests/${reference}`}>{reference}</a>
              </th>
              <td class="keep">
                <Moment at={decideBy} />
              </td>
              <td>
                <bdi>{nameIn(names, tenantId)}</bdi>
              </td>
              <td>{plain(ground)}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={first} next={next} />
      <ExportForm session={session} action="export-objections" to="/objections/export" />
    </>
  )
}
