import { z } from 'zod'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { meaningOf } from './meaning.ts'
import { Empty, Moment } from './parts.tsx'
import { type StoppedChannel, stoppedChannels } from './queue-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page } from './visit.ts'

const PAGE = 50
const listing = z.object({ after: z.string().max(60).optional().catch(undefined) })

/** Every number from which nothing is sent, stopped longest first. */
export const stoppedRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/stopped',
    action: 'see-queue',
    async handle({ bot, query }) {
      const { after } = listing.parse(query)
      const { shown, last } = pageOf(await stoppedChannels(bot.db, { after: readAfter(after), limit: PAGE + 1 }), PAGE)
      const next = last && `/console/stopped?after=${writeAfter(last)}`
      return page('Numbers that are stopped', <StoppedPage {...{ shown, next, first: after && '/console/stopped' }} />)
    },
  },
]

interface Shown {
  shown: readonly StoppedChannel[]
  first: string | undefined
  next: string | undefined
}

function StoppedPage({ shown, first, next }: Shown) {
  return (
    <>
      <h1>Numbers that are stopped</h1>
      <p class="lead">
        Nothing is sent from these WhatsApp numbers; what is to be said there waits. Once the cause is mended:{' '}
        <code>npm run cli -- channel resume</code>.
      </p>
      {shown.length === 0 ? (
        <Empty>No number is stopped.</Empty>
      ) : (
        <Table label="Numbers that are stopped, longest first" heads={['Whose number', 'Since', 'Why, and what to do']}>
          {shown.map(({ id, business, at, code }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{business ?? 'CallMissed'}</bdi>
              </th>
              <td class="keep">
                <Moment at={at} />
              </td>
              <td>
                {meaningOf(code).meaning}. {meaningOf(code).whatToDo}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={first} next={next} />
    </>
  )
}
