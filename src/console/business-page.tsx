import { z } from 'zod'
import { may } from './authorisation.ts'
import { type FoundBusinesses, findBusinesses } from './businesses.ts'
import { Csrf } from './layout.tsx'
import { Empty, Notice } from './parts.tsx'
import { Table } from './table.tsx'
import { type ConsoleRoute, page, type Visit } from './visit.ts'

const LENGTH_MIN = 2
const searching = z.object({ what: z.string().trim().max(100).catch('') })

/** Any business there is, with a chat here or without one: what is typed comes in the form's body and stands in no address. */
export const businessRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/businesses',
    action: 'list-requests',
    handle: async (visit) => page('Find a business', <BusinessPage visit={visit} />),
  },
  {
    method: 'POST',
    url: '/businesses',
    action: 'list-requests',
    async handle(visit) {
      const { what } = searching.parse(visit.form)
      if (what.length < LENGTH_MIN) return page('Find a business', <BusinessPage visit={visit} isTooShort />, { status: 400 })
      return page('Find a business', <BusinessPage visit={visit} found={await findBusinesses(visit.bot, what)} />)
    },
  },
]

function BusinessPage({ visit, found, isTooShort }: { visit: Visit; found?: FoundBusinesses; isTooShort?: true }) {
  return (
    <>
      <h1>Find a business</h1>
      {isTooShort && <Notice tone="bad">Type two letters of its name at least, or its whole id.</Notice>}
      {found?.isPlatformSilent && (
        <Notice tone="warn">
          The platform does not answer: only businesses with a chat here are found by their name now, others by their whole id.
        </Notice>
      )}
      <form class="card" method="post" action="/console/businesses">
        <Csrf session={visit.session} />
        <div class="filters">
          <div class="field">
            <label for="what">Name, a piece of it, or the whole id</label>
            <input id="what" name="what" required minLength={LENGTH_MIN} maxLength={100} autocomplete="off" spellcheck={false} />
          </div>
          <div class="field">
            <button type="submit">Find</button>
          </div>
        </div>
      </form>
      {found && <Found {...{ visit, found }} />}
    </>
  )
}

function Found({ visit, found: { businesses, isCut } }: { visit: Visit; found: FoundBusinesses }) {
  if (businesses.length === 0) return <Empty>No business has this name or id.</Empty>
  const canStart = may(visit.session.roles, 'propose-start')
  return (
    <>
      {isCut && (
        <Notice tone="warn">More have this in their names: only the first {businesses.length} are here. Type more of it.</Notice>
      )}
      <Table label="Businesses" heads={['Business', 'Id', 'What to do']}>
        {businesses.map(({ tenantId, name }) => (
          <tr key={tenantId}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>
              <code>{tenantId}</code>
            </td>
            <td>
              <a href={`/console/requests?business=${tenantId}`} aria-label={`Requests that concern ${name}`}>
                Its requests
              </a>
              {', '}
              <a href={`/console/forwards?business=${tenantId}`} aria-label={`Whom ${name} passed on`}>
                whom it passed on
              </a>
              {canStart && (
                <>
                  {', '}
                  <a href={`/console/start?business=${tenantId}`} aria-label={`Start a request at ${name}`}>
                    start one from a letter
                  </a>
                </>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}
