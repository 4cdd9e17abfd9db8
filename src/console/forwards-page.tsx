import { z } from 'zod'
import { TENANT_ID } from '../subject/tenant-id.ts'
import { namesOf } from './businesses.ts'
import { nameIn } from './case-list.tsx'
import { ExportForm } from './export-form.tsx'
import { forwardStates, forwardWord } from './forward-words.ts'
import { type PassedOn, passedOn } from './forwards-store.ts'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { Empty, Moment, Select } from './parts.tsx'
import type { Session } from './session-store.ts'
import { Pager, Table } from './table.tsx'
import { type ConsoleRoute, page } from './visit.ts'

const PAGE = 50
/** Which of them: a list and its export are one question. */
export const forwardFilter = z.object({
  state: z.enum(['waiting', 'asked', 'denied', 'left']).optional().catch(undefined),
  business: z.string().regex(TENANT_ID).optional().catch(undefined),
})
const listing = forwardFilter.extend({ after: z.string().max(60).optional().catch(undefined) })

/** Whom businesses passed on, whether they were asked and why not, and what they said: without any number. */
export const forwardRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/forwards',
    action: 'list-forwards',
    async handle({ bot, query, session }) {
      const { after, ...filter } = listing.parse(query)
      const wanted = { state: filter.state, tenantId: filter.business, after: readAfter(after) }
      const { shown, last } = pageOf(await passedOn(bot.db, wanted, PAGE + 1), PAGE)
      const names = await namesOf(
        bot,
        shown.map(({ tenantId }) => tenantId),
      )
      const fields = Object.fromEntries(Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined))
      const to = (more: Record<string, string>) => `/console/forwards?${new URLSearchParams({ ...fields, ...more })}`
      const next = last && to({ after: writeAfter({ at: last.createdAt, id: last.id }) })
      const first = after === undefined ? undefined : to({})
      return page('Passed on by businesses', <ForwardsPage {...{ lines: shown, names, first, next, session, fields }} />)
    },
  },
]

interface Shown {
  lines: readonly PassedOn[]
  names: ReadonlyMap<string, string>
  first: string | undefined
  next: string | undefined
  session: Session
  fields: Readonly<Record<string, string>>
}

function ForwardsPage({ lines, names, first, next, session, fields }: Shown) {
  const { state, business } = fields
  return (
    <>
      <h1>Passed on by businesses</h1>
      <p class="lead">
        A business tells us that its customer wants to be forgotten; the person is asked once, and nothing is deleted before they
        say so themselves. What waits is looked at every hour, for 30 days.
      </p>
      <form class="card" method="get" action="/console/forwards">
        {business !== undefined && <input type="hidden" name="business" value={business} />}
        <div class="filters">
          <Select
            name="state"
            id="state"
            label="How it stands"
            any="All"
            {...(state === undefined ? {} : { chosen: state })}
            options={Object.entries(forwardStates).map(([value, words]) => ({ value, words }))}
          />
          <div class="field">
            <button type="submit">Show</button>
          </div>
        </div>
      </form>
      {lines.length === 0 ? (
        <Empty>No business has passed on anybody like this.</Empty>
      ) : (
        <Table
          label="Passed on, newest first"
          heads={['Passed on', 'Business', 'How it stands', 'Next look or answer', 'Request']}
        >
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" class="keep">
                <Moment at={line.createdAt} />
              </th>
              <td>
                <bdi>{nameIn(names, line.tenantId)}</bdi>
              </td>
              <td>{forwardWord(line)}</td>
              <td class="keep">{atOf(line)}</td>
              <td class="keep">{line.request && <a href={`/console/requests/${line.request}`}>{line.request}</a>}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager first={first} next={next} />
      <ExportForm session={session} action="export-forwards" to="/forwards/export" fields={fields} />
    </>
  )
}

function atOf({ state, decidedAt, nextAttemptAt }: PassedOn) {
  const at = state === 'waiting' ? nextAttemptAt : decidedAt
  return at && <Moment at={at} />
}
