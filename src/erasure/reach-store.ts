import { type SQL, sql } from 'drizzle-orm'
import { type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import { holdsText, referencedColumn } from './catalogue.ts'
import type { IdentifierKind, Reach } from './data-map.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { all, any, at, list, literal } from './session-store.ts'
import { type Bindings, named, type Template, templatesOf } from './template-store.ts'

/** Whose rows, by which plan. With a request's id, rows that it has already recorded as kept count as done. */
export interface Quarry {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  requestId?: string
}

/** `column` of the row in question points at a row already known to be the subject's, in scope and dated up to the cut-off. */
export interface Given {
  column: string
  table: string
}

export const tableOf = (plan: ErasurePlan, table: string): SQL =>
  sql`${sql.identifier(plan.catalogue.schema)}.${sql.identifier(table)}`

/** The values that a statement about this subject may name. */
export function bindingsOf({ plan, subject, requestId }: Quarry): Bindings {
  return {
    phone: spellings(subject, 'phone'),
    user_id: spellings(subject, 'user_id'),
    email: spellings(subject, 'email'),
    cutOff: plan.cutOff.toISOString(),
    ...(plan.scope.kind === 'number' ? {} : { tenantId: plan.scope.tenantId }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** What the text of such a statement depends on besides its own form: the plan's tables and day, and the kinds of identifier. */
export function formOf({ plan, subject, requestId }: Quarry): { templates: Map<string, Template>; form: string } {
  const kinds = (['phone', 'user_id', 'email'] as const).filter((kind) => spellings(subject, kind).length > 0)
  const form = [plan.mapHash, plan.scope.kind, plan.unreachable.join(), kinds.join(), requestId === undefined].join(' ')
  return { templates: templatesOf(plan.catalogue, plan.today), form }
}

type ParentReach = Extract<Reach, { by: 'parent' }>

const isPlanned = (plan: ErasurePlan, table: string) => plan.steps.some((step) => step.table === table)

const spellingsBySubject = new WeakMap<SubjectIdentifiers, Map<IdentifierKind, string[]>>()

// Asked for in every predicate, and parsing a number takes longer than all the rest of it.
function spellings(subject: SubjectIdentifiers, kind: IdentifierKind): string[] {
  const known = spellingsBySubject.get(subject) ?? new Map<IdentifierKind, string[]>()
  spellingsBySubject.set(subject, known)
  const found = known.get(kind) ?? spellingsOf(subject, kind)
  known.set(kind, found)
  return found
}

const isGiven = (reach: Reach, given: Given | undefined) =>
  given !== undefined && reach.by === 'parent' && reach.table === given.table && reach.column === given.column

const deeper = (alias: string) => `${alias}p`

export interface How {
  given?: Given
  /** Write alternatives so that each may use its index; the plain form suits rows that something else has already found. */
  find?: true
  /** Only rows up to the cut-off; leaves out what `isDated` has to add where the row has a date of its own. */
  dated?: true
}

/** True for the subject's own rows within the scope's tenants, whatever their date; in an account's scope for every row of the tenant. */
export function isMine(quarry: Quarry, table: string, alias: string, how: How = {}): SQL {
  const { reach } = mappedTable(quarry.plan.map, table)
  const tenant = inTenants(quarry.plan, table, alias, how.given)
  if (reach.some((way) => isGiven(way, how.given))) return all([tenant])
  if (quarry.plan.scope.kind === 'account') {
    const byParent = how.dated && isDatedByItsWay(quarry.plan, table)
    return all([tenant, byParent ? isDated(quarry.plan, table, alias) : undefined])
  }
  const ways = reach.filter((way) => way.by !== 'parent' || isPlanned(quarry.plan, way.table))
  const byWay = (from: string) => ways.map((way) => reached(quarry, table, from, way, how)).filter((way) => way !== undefined)
  const direct = byWay(alias)
  if (!how.find || direct.length < 2) return all([any(direct), tenant])
  const columns = keyColumns(quarry.plan, table)
  const key = (from: string) => list(columns.map((column) => at(from, column)))
  const branch = `${alias}b`
  const source = sql`${tableOf(quarry.plan, table)} ${sql.identifier(branch)}`
  const branches = byWay(branch).map((way) => sql`select ${key(branch)} from ${source} where ${way}`)
  const found = sql.join(branches, sql` union all `)
  return all([columns.length === 1 ? isAmong(key(alias), found) : sql`(${key(alias)}) in (${found})`, tenant])
}

// As an array the subject's few keys are found first, and the index on them is used, however big the tables and vague the estimates.
function isAmong(value: SQL, select: SQL): SQL {
  return sql`${value} = any(array(${select}))`
}

/** The only way to the row is the parent that also dates it: then one look at the parent answers both. */
export function isDatedByItsWay(plan: ErasurePlan, table: string): boolean {
  const { datedBy, reach } = mappedTable(plan.map, table)
  return !datedBy && reach.length === 1 && reach[0]?.by === 'parent'
}

/** The columns that name a row: the catalogue's primary key, else the map's. */
export function keyColumns(plan: ErasurePlan, table: string): readonly string[] {
  const live = plan.catalogue.tables[table]?.primaryKey ?? []
  return live.length > 0 ? live : mappedTable(plan.map, table).primaryKey
}

function reached(quarry: Quarry, table: string, alias: string, way: Reach, how: How): SQL | undefined {
  const { plan, subject } = quarry
  if (way.by === 'parent') {
    const parent = deeper(alias)
    const dated = how.dated && isDatedByItsWay(plan, table)
    const mine = isMine(quarry, way.table, parent, { ...(how.find ? { find: true } : {}), ...(dated ? { dated: true } : {}) })
    const old = dated && !isDatedByItsWay(plan, way.table) ? isDated(plan, way.table, parent) : undefined
    const key = at(parent, parentKey(plan, table, way))
    return isAmong(
      at(alias, way.column),
      sql`select ${key} from ${tableOf(plan, way.table)} ${sql.identifier(parent)} where ${all([mine, old])}`,
    )
  }
  const spelled = spellings(subject, way.holds)
  if (spelled.length === 0) return undefined
  const fold = (value: SQL) => (way.holds === 'email' ? sql`lower(${value})` : value)
  const oneOf = (value: SQL) => sql`${fold(value)} = any(${named(way.holds, spelled)}::text[])`
  const column = at(alias, way.column)
  if (way.by === 'column') {
    const type = plan.catalogue.tables[table]?.columns[way.column]?.type ?? 'text'
    return oneOf(holdsText(type) ? column : sql`${column}::text`)
  }
  if (way.by === 'array') {
    const isPlain = way.holds !== 'email' && plan.catalogue.tables[table]?.columns[way.column]?.type === 'text[]'
    if (isPlain) return sql`${column} && ${named(way.holds, spelled)}::text[]`
    return sql`exists (select 1 from unnest(${column}) as found(value) where ${oneOf(sql`found.value::text`)})`
  }
  if (!way.path.includes('*')) return oneOf(sql`(${column} #>> ${literal(`{${way.path.map(quoted).join(',')}}`)}::text[])`)
  const path = `$${way.path.map((part) => (part === '*' ? '[*]' : `.${JSON.stringify(part)}`)).join('')}`
  const found = sql`jsonb_path_query(${column}::jsonb, ${literal(path)}::jsonpath)`
  return sql`exists (select 1 from ${found} as found(value) where ${oneOf(sql`found.value #>> '{}'`)})`
}

const quoted = (part: string) => (/^[A-Za-z0-9_]+$/.test(part) ? part : JSON.stringify(part))

function parentKey(plan: ErasurePlan, table: string, way: ParentReach): string {
  const column = referencedColumn(plan.catalogue, table, way.column, way.table)
  if (!column) throw new Error(`The data map reaches ${table} through ${way.table}, which has no key of one column.`)
  return column
}

/** The row's tenant is in the scope; undefined where the scope takes every tenant. */
export function inTenants(plan: ErasurePlan, table: string, alias: string, given?: Given): SQL | undefined {
  if (plan.scope.kind === 'number') return undefined
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none') return sql`false`
  if (tenant !== 'parent') return sql`${at(alias, tenant.column)} = ${named('tenantId', plan.scope.tenantId)}`
  const way = firstParent(plan, table)
  if (!way) return sql`false`
  if (isGiven(way, given)) return undefined
  return sql`exists (${parentOf(plan, table, alias, way, (parent) => inTenants(plan, way.table, parent) ?? sql`true`)})`
}

/** Not newer than the cut-off, by its own date or, without one, its parent's. Undefined where a given parent has answered already. */
export function isDated(plan: ErasurePlan, table: string, alias: string, given?: Given): SQL | undefined {
  const { datedBy } = mappedTable(plan.map, table)
  if (datedBy) {
    const column = at(alias, datedBy)
    const old = sql`${column} <= ${named('cutOff', plan.cutOff.toISOString())}::timestamptz`
    return plan.catalogue.tables[table]?.columns[datedBy]?.nullable ? sql`(${column} is null or ${old})` : old
  }
  const way = firstParent(plan, table)
  if (!way || isGiven(way, given)) return undefined
  const newer = (parent: string) => sql`(${isDated(plan, way.table, parent) ?? sql`true`}) is not true`
  return sql`not exists (${parentOf(plan, table, alias, way, newer)})`
}

/** The row's tenant as an expression; undefined where rows belong to none. */
export function tenantOf(plan: ErasurePlan, table: string, alias: string): SQL | undefined {
  const { tenant } = mappedTable(plan.map, table)
  if (tenant === 'none') return undefined
  if (tenant !== 'parent') return at(alias, tenant.column)
  const way = firstParent(plan, table)
  if (!way) return undefined
  const parent = deeper(alias)
  const value = tenantOf(plan, way.table, parent)
  if (!value) return undefined
  return sql`(select ${value} from ${tableOf(plan, way.table)} ${sql.identifier(parent)} where ${at(parent, parentKey(plan, table, way))} = ${at(alias, way.column)})`
}

function firstParent(plan: ErasurePlan, table: string): ParentReach | undefined {
  return mappedTable(plan.map, table).reach.find((way) => way.by === 'parent')
}

function parentOf(plan: ErasurePlan, table: string, alias: string, way: ParentReach, condition: (parent: string) => SQL): SQL {
  const parent = deeper(alias)
  return sql`select 1 from ${tableOf(plan, way.table)} ${sql.identifier(parent)} where ${at(parent, parentKey(plan, table, way))} = ${at(alias, way.column)} and ${condition(parent)}`
}
