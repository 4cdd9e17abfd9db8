import type { Catalogue } from './catalogue.ts'
import type { ColumnGuess } from './propose-column.ts'
import { wordOf, wordsOf } from './propose-names.ts'
import { pointersOf } from './propose-ways.ts'

export type TableRole = 'tenants' | 'staff' | 'staff or people' | 'people'

/**
 * Whose the rows of each table are, by its name. A table of businesses is one that others refer to; a customer's word beside it decides for
 * people. Users and members may be staff or customers, and what hangs on people is no list of staff.
 */
export function rolesOf(
  catalogue: Catalogue,
  names: readonly string[],
  columns: ReadonlyMap<string, Readonly<Record<string, ColumnGuess>>>,
): Map<string, TableRole> {
  const byName = new Map(names.map((table) => [table, roleByName(catalogue, table)]))
  const isPeople = (table: string): boolean => {
    const role = byName.get(table)
    if (role === 'staff or people' || wordOf('customer', table) !== undefined) return true
    return role === 'people' && Object.values(columns.get(table) ?? {}).some(({ holds }) => holds !== undefined)
  }
  return new Map(
    [...byName].map(([table, role]) => {
      const hangsOnPeople = pointersOf(catalogue, table).some((to) => to.table !== table && isPeople(to.table))
      if ((role !== 'staff' && role !== 'staff or people') || !hangsOnPeople) return [table, role]
      return [table, areStaff(table) ? 'staff or people' : 'people']
    }),
  )
}

function roleByName({ foreignKeys }: Catalogue, table: string): TableRole {
  if (wordOf('customer', table) !== undefined || wordsIn(table) > 2) return 'people'
  if (wordOf('eitherSide', table) !== undefined) return 'staff or people'
  const referenced = foreignKeys.some(({ references }) => references.table === table)
  if (wordOf('tenant', table) !== undefined && referenced) return 'tenants'
  return wordOf('staff', table) !== undefined ? 'staff' : 'people'
}

// What hangs on people is by its last word what it is: shop_user, but not user_address.
const areStaff = (table: string) => wordOf('staff', wordsOf(table).at(-1) ?? '') !== undefined

const wordsIn = (table: string) => table.split(/[^A-Za-z0-9]+/).length
