import { type CatalogueTable, keyOf } from './catalogue.ts'
import type { AnonymousValue, Disposition, Reach, TableMap } from './data-map.ts'
import { isShareable, namesSeveral } from './map-check-owners.ts'
import type { ColumnGuess } from './propose-column.ts'
import { wordOf } from './propose-names.ts'
import type { TableRole } from './propose-roles.ts'
import type { Pointer } from './propose-ways.ts'

export interface TableFacts {
  name: string
  live: CatalogueTable
  guesses: Readonly<Record<string, ColumnGuess>>
  reach: readonly Reach[]
  /** Ways that would go through tables which are unanswered. */
  open: readonly Reach[]
  pointers: readonly Pointer[]
  role: TableRole
  /** The tables of tenants. */
  tenants: readonly string[]
  /** Its parents are dated, so it needs no date of its own. */
  datedByParent: boolean
}

/** `whose`: why a person has to say in "shared" whose a row is. */
export type TableGuess = { map: Omit<TableMap, 'columns'>; because: string; whose?: string } | { unanswered: string }

const PERSONAL = ['identifier', 'personal', 'content', 'blob key', 'secret']

/** Guesses what happens to a table's rows, and says why; what would need a decision stays unanswered. */
export function proposeTable(facts: TableFacts): TableGuess {
  const { name, live, guesses, reach, open, role } = facts
  if (live.kind === 'foreign') return { unanswered: 'a foreign table: its rows lie in another database' }
  if (live.kind === 'materialised view')
    return { unanswered: 'a materialised view: it is a copy, and only refreshing it takes a person out' }
  if (live.inherits !== undefined) return { unanswered: `its rows are those of ${live.inherits} as well` }
  if (role === 'tenants') return nothing(facts, 'a business is no customer', 'account')
  if (role === 'staff') return nothing(facts, 'staff have accounts, which have a way of their own', 'account')
  if (role === 'staff or people') return { unanswered: eitherSentence(facts) }
  const [hangsOn] = open.flatMap((way) => (way.by === 'parent' ? [way.table] : []))
  if (reach.length === 0 && hangsOn !== undefined) return { unanswered: `its rows hang on ${hangsOn}, which is unanswered` }
  const personal = Object.entries(guesses).filter(([, { answer }]) => answer !== undefined && PERSONAL.includes(answer))
  if (reach.length === 0) {
    const nowhere = Object.values(guesses).flatMap(({ nowhere, because }) => (nowhere ? [because] : []))
    const [hint] = nowhere.map((because) => ` (${because})`)
    if (personal.length > 0)
      return {
        unanswered: `nobody's rows can be found in it${hint ?? ''}, but ${personal.map(([column]) => column).join(', ')} may be personal`,
      }
    if (Object.values(guesses).some(({ answer }) => answer === undefined))
      return { unanswered: nowhere.length > 0 ? nowhere.join('; ') : 'some of its columns are' }
    return nothing(facts, 'it holds no person and no way leads to one', 'configuration')
  }
  const datedBy = dateOf(facts)
  if (datedBy === undefined && !facts.datedByParent) return { unanswered: 'no column dates its rows, so no cut-off can be kept' }
  return proposeReached(facts, name, datedBy)
}

function eitherSentence({ name, guesses }: TableFacts): string {
  const found = Object.keys(guesses).filter((column) => guesses[column]?.holds !== undefined)
  const by = found.length === 0 ? '' : `, found by ${found.join(', ')}`
  return `called "${wordOf('staff', name)}": staff or customers? Staff have a way of their own: "nothing", and their number under "guards". Customers’ rows go${by}`
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

function dateOf({ live, guesses, datedByParent }: TableFacts): string | undefined {
  // The key of a table that is parted by time bears it; a day in a key may be one to come, so its parent's date is better.
  const isKeyTime = (type: string) => type.startsWith('timestamp') || (type === 'date' && !datedByParent)
  const dates = Object.keys(live.columns).filter((column) => {
    const answer = guesses[column]?.answer
    const isTime = answer === 'time' || (answer === 'key' && isKeyTime(live.columns[column]?.type ?? ''))
    return isTime && !/expir|valid|until|due|birth|delete/i.test(column)
  })
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
  // Whoever leaves a list leaves nothing there; of a message, which bears its two numbers, the text would stay.
  const leaves = several !== undefined && reach.every(({ by }) => by === 'array') && isShareable(reach, live)
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
  if (several === undefined) return { map, because: why }
  const because = `${why}; several people may be named in a row (${several})`
  if (leaves) return { map, because: `${because}: the last one takes it along (confirm)` }
  return { map, because, whose: whoseSentence(several, isShareable(reach, live)) }
}

const whoseSentence = (several: string, shareable: boolean): string =>
  `several people may be named in a row (${several}): "any owner" lets each of them have it erased${
    shareable ? ', "last owner" takes only what names them out of it, and leaves what it says until the last one goes' : ''
  }; or take out of "reach" what is never a customer’s`

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
