import type { Bot } from '../jobs/bot.ts'
import { isGivenUp, standingOf } from '../requests/standing.ts'
import type { Listed } from './find-store.ts'
import { Day, DaysLeft, daysLeft, State } from './parts.tsx'
import { Table } from './table.tsx'
import { plain, scopeWords } from './words.ts'

/** The businesses that have a chat of their own, by tenant. */
export function businessesOf(bot: Pick<Bot, 'channels'>): Map<string, string> {
  return new Map(
    bot.channels.all().flatMap(({ tenantId, business }) => (tenantId && business ? [[tenantId, business] as const] : [])),
  )
}

/** Its name, or so much of its id that it can be told from others. */
export const nameIn = (businesses: ReadonlyMap<string, string>, tenantId: string): string =>
  businesses.get(tenantId) ?? `business ${tenantId.slice(0, 8)}`

export function scopeLine(
  { scope, tenantId }: Pick<Listed, 'scope' | 'tenantId'>,
  businesses: ReadonlyMap<string, string>,
): string {
  if (tenantId === null) return scopeWords[scope] ?? scope
  const name = nameIn(businesses, tenantId)
  return scope === 'account' ? `Account of ${name}` : name
}

/** Whether its deadline still runs: something is to be done or to be proved, and can be. */
export const isOpen = (row: Listed): boolean =>
  !['completed', 'cancelled', 'expired', 'refused', 'awaiting_confirmation'].includes(standingOf(row)) && !isGivenUp(row)

interface Shown {
  rows: readonly Listed[]
  businesses: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, string>
  now: Date
  label: string
}

export function CaseList({ rows, businesses, staff, now, label }: Shown) {
  return (
    <Table label={label} heads={['Case', 'State', 'Covers', 'Asked', 'Deadline', 'Looked after by']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" class="keep">
            <a href={`/console/requests/${row.reference}`}>{row.reference}</a>
          </th>
          <td>
            <State state={standingOf(row)} /> {row.reason && <small>{plain(row.reason)}</small>}
          </td>
          <td>
            <bdi>{scopeLine(row, businesses)}</bdi>
          </td>
          <td class="keep">
            <Day at={row.createdAt} />
          </td>
          <td class="keep">{isOpen(row) ? <DaysLeft days={daysLeft(row.deadlineAt, now)} /> : <Day at={row.deadlineAt} />}</td>
          <td>{row.assignedTo && <bdi>{staff.get(row.assignedTo) ?? 'a colleague'}</bdi>}</td>
        </tr>
      ))}
    </Table>
  )
}
