import { type CatalogueTable, keyOf } from './catalogue.ts'
import type { AnonymousValue, Disposition, Reach, TableMap } from './data-map.ts'
import { isShareable, namesSeveral } from './map-check-owners.ts'
import type { ColumnGuess } from './propose-column.ts'
import { wordOf } from './propose-names.ts'
import type { Pointer } from './propose-ways.ts'

export type TableRole = 'tenants' | 'staff' | 'people'

export interface TableFacts {
  name: string
  live: CatalogueTable
  guesses: Readonly<Record<string, ColumnGuess>>
  reach: readonly Reach[]
  pointers: readonly Pointer[]
  role: TableRole
  /** The tables of tenants. */
  tenants: readonly string[]
  /** Its parents are dated, so it needs no date of its own. */
  datedByParent: boolean
}

export type TableGuess = { map: Omit<TableMap, 'columns'>; because: string } | { unanswered: string }

const PERSONAL = ['identifier', 'personal', 'content', 'blob key', 'secret']

/** Guesses what happens to a table's rows, and says why; what would need a decision stays unanswered. */
export function proposeTable(facts: TableFacts): TableGuess {
  const { name, live, guesses, reach, role } = facts
  if (live.kind === 'foreign') return { unanswered: 'a foreign table: its rows lie in another database' }
  if (live.kind === 'materialised view')
    return { unanswered: 'a materialised view: it is a copy, and only refreshing it takes a person out' }
  if (live.inherits !== undefined) return { unanswered: `its rows are those of ${live.inherits} as well` }
  if (role === 'tenants') return nothing(facts, 'a business is no customer', 'account')
  if (role === 'staff') return nothing(facts, 'staff have accounts, which have a way of their own', 'account')
  const personal = Object.entries(guesses).filter(([, { answer }]) => answer !== undefined && PERSONAL.includes(answer))
  if (reach.length === 0) {
    if (personal.length > 0)
      return {
        unanswered: `nobody's rows can be found in it, but ${personal.map(([column]) => column).join(', ')} may be personal`,
      }
    if (Object.values(guesses).some(({ answer }) => answer === undefined)) return { unanswered: 'some of its columns are' }
    return nothing(facts, 'it holds no person and no way leads to one', 'configuration')
  }
  const datedBy = dateOf(facts)
  if (datedBy === undefined && !facts.datedByParent) return { unanswered: 'no column dates its rows, so no cut-off can be kept' }
  return proposeReached(facts, name, datedBy)
}

function nothing(facts: TableFacts, because: string, category: TableMap['category']): TableGuess {
  const { live, role, name, guesses } = facts
  const phone = Object.keys(guesses).find((column) => guesses[column]?.holds === 'phone')
  const tenantName = Object.keys(live.columns).find((column) => /name|title/i.test(column))
  const guards =
    phone && role !== 'people' ? { guards: { column: phone, whose: role === 'tenants' ? 'business' : 'staff' } as const } : {}
  const map = {
    category,
    primaryKey: keyOf(live),
    tenant: role === 'tenants' && live.primaryKey[0] ? { column: live.primaryKey[0] } : tenantOf(facts),
    reach: [],
    disposition: { do: 'nothing', because } as const,
    scopes: [],
    ...guards,
    ...(role === 'tenants' && tenantName ? { tenantName } : {}),
  }
  return {
    map,
    because: role === 'people' ? because : `called "${wordOf(role === 'tenants' ? 'tenant' : 'staff', name)}": ${because}`,
  }
}

function tenantOf({ reach, pointers, tenants, live }: TableFacts): TableMap['tenant'] {
  const pointer = pointers.find(({ table }) => tenants.includes(table))
  if (pointer) return { column: pointer.column }
  const named = Object.keys(live.columns).find((column) =>
    /^(tenant|org|organisation|organization|business|company|clinic|shop|store)(_?id)?$/i.test(column),
  )
  if (named !== undefined) return { column: named }
  return reach.some((way) => way.by === 'parent') ? 'parent' : 'none'
}

const DATES = [
  /^created/i,
  /^inserted/i,
  /(created|placed|sent|received|started|recorded|issued|registered)_?(at|on|time)?$/i,
  /_at$/i,
  /time|date|day|on$/i,
]

function dateOf({ live, guesses }: TableFacts): string | undefined {
  const dates = Object.keys(live.columns).filter(
    (column) => guesses[column]?.answer === 'time' && !/expir|valid|until|due|birth|delete/i.test(column),
  )
  const sure = dates.filter((column) => live.columns[column]?.nullable === false)
  for (const some of [sure, dates]) {
    for (const pattern of DATES) {
      const found = some.find((column) => pattern.test(column))
      if (found !== undefined) return found
    }
  }
  return sure[0]
}

function proposeReached(facts: TableFacts, name: string, datedBy: string | undefined): TableGuess {
  const { live, guesses, reach } = facts
  const tenant = tenantOf(facts)
  const bill = wordOf('billing', name)
  const security = wordOf('security', name)
  const law = bill ? 'cgst-s36' : security ? 'cert-in-2022' : undefined
  const due = Object.keys(live.columns).find(
    (column) => bill && /due|issued|invoice_?date|billed/i.test(column) && guesses[column]?.answer === 'time',
  )
  // A bill that is not due yet is kept from the day on which it was written.
  const isSure = due !== undefined && live.columns[due]?.nullable === false
  const days = [due, isSure ? undefined : datedBy].filter((day) => day !== undefined)
  const kept = law && days.length > 0 && keyOf(live).length > 0
  const disposition: Disposition = kept
    ? { do: 'retain', keptBy: [...new Set(days)].map((from) => ({ basis: law, from })), blank: blanks(facts) }
    : { do: 'erase' }
  const several = namesSeveral(reach)
  if (several !== undefined && kept)
    return { unanswered: `several people may be named in a row (${several}) that the law may keep` }
  // Where nobody can be taken out of a row, a person has to say whether any owner may have it erased.
  const leaves = several !== undefined && isShareable(reach, live)
  const content = Object.values(guesses).some(({ answer }) => answer === 'content')
  const blob = Object.keys(guesses).find((column) => guesses[column]?.answer === 'blob key')
  const noun =
    kept && bill
      ? { noun: 'bill' as const }
      : blob && wordOf('call', name)
        ? { noun: 'recording' as const, nounIf: blob }
        : content && wordOf('message', name)
          ? { noun: 'message' as const }
          : {}
  const alive =
    'noun' in noun && noun.noun === 'message' && datedBy && !Object.keys(live.columns).some((column) => wordOf('side', column))
  const map: Omit<TableMap, 'columns'> = {
    category: bill ? 'billing' : security ? 'security' : wordOf('customer', name) ? 'identifiers' : 'messaging',
    primaryKey: keyOf(live),
    tenant,
    reach,
    ...(datedBy === undefined ? {} : { datedBy }),
    disposition,
    ...(leaves ? { shared: 'last owner' as const } : {}),
    scopes: ['number', 'business'],
    ...noun,
    ...(alive ? { signOfLife: { at: datedBy } } : {}),
  }
  const why = kept
    ? `called "${bill ?? security}": the law may keep it (confirm the basis and its date)`
    : 'rows that lead to a person go'
  return {
    map,
    because:
      several === undefined
        ? why
        : `${why}; several people may be named in a row (${several}): ${leaves ? 'the last one takes it along (confirm)' : 'say in "shared" whose it is'}`,
  }
}

/** Of a kept row the identifiers by which it is found, where something else may stand there; what a bill needs stays. */
function blanks({ live, reach }: TableFacts): Record<string, AnonymousValue> {
  const found = reach.flatMap((way) => (way.by === 'column' ? [way.column] : []))
  return Object.fromEntries(
    found.flatMap((column): [string, AnonymousValue][] => {
      const is = live.columns[column]
      if (!is || is.generated || live.primaryKey.includes(column)) return []
      if (is.nullable) return [[column, { to: null }]]
      return is.type === 'text' || is.type === 'character varying' ? [[column, { unique: 'erased-' }]] : []
    }),
  )
}
