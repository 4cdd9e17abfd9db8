import { type SQL, sql } from 'drizzle-orm'
import { sha256Hex } from '../runtime/keys.ts'
import { type SubjectIdentifiers, spellingsOf } from '../subject/subject.ts'
import { isBorneOut, isUnique, keyOf } from './catalogue.ts'
import type { IdentifierKind } from './data-map.ts'
import type { ErasurePlan, PlanStep } from './plan.ts'
import { at, type Session } from './session-store.ts'
import { type Bindings, type Template, templatesOf } from './template-store.ts'

/** Whose rows, by which plan. With a request's id, rows that it has already recorded as kept count as done. */
export interface Quarry {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  requestId?: string
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
    ...(plan.scope.kind === 'profile' ? { memberId: plan.scope.memberId } : {}),
    ...(requestId === undefined ? {} : { requestId }),
    ...Object.fromEntries(Object.entries(plan.also ?? {}).map(([table, rows]) => [`also ${table}`, rows])),
  }
}

const stepHashes = new WeakMap<readonly PlanStep[], string>()

// Hashed once, for every statement asks: a number's plan within one business has its scope, and other tables than that business's own.
function hashOfSteps(steps: readonly PlanStep[]): string {
  const known = stepHashes.get(steps) ?? sha256Hex(steps.map(({ key }) => key).join())
  stepHashes.set(steps, known)
  return known
}

/** What the text of such a statement depends on besides its own form: the plan's tables and day, and the kinds of identifier. */
export function formOf({ plan, subject, requestId }: Quarry): { templates: Map<string, Template>; form: string } {
  const kinds = (['phone', 'user_id', 'email'] as const).filter((kind) => spellings(subject, kind).length > 0)
  const also = Object.keys(plan.also ?? {}).sort()
  const form = [
    plan.mapHash,
    plan.scope.kind,
    plan.unreachable.join(),
    kinds.join(),
    requestId === undefined,
    plan.undatedIsNewer,
    hashOfSteps(plan.steps),
    ...also,
  ].join(' ')
  return { templates: templatesOf(plan.catalogue, plan.today), form }
}

/** Runs a statement of the step, written once for its `form` and whatever else its text depends on. */
export function rerunStep<Row extends object>(
  session: Session,
  { quarry, step }: { quarry: Quarry; step: PlanStep },
  form: string,
  values: Bindings,
  write: () => SQL,
): Promise<Row[]> {
  const { templates, form: about } = formOf(quarry)
  return session.rerun(templates, `${form} ${step.key} ${about}`, write, { ...bindingsOf(quarry), ...values })
}

export const isPlanned = (plan: ErasurePlan, table: string) => plan.steps.some((step) => step.table === table)

const spellingsBySubject = new WeakMap<SubjectIdentifiers, Map<IdentifierKind, string[]>>()

// Asked for in every predicate, and parsing a number takes longer than all the rest of it.
export function spellings(subject: SubjectIdentifiers, kind: IdentifierKind): string[] {
  const known = spellingsBySubject.get(subject) ?? new Map<IdentifierKind, string[]>()
  spellingsBySubject.set(subject, known)
  const found = known.get(kind) ?? spellingsOf(subject, kind)
  known.set(kind, found)
  return found
}

/** The columns by which a row is noted: the catalogue's primary key, else the map's, else what is unique; none where nothing is. */
export const keyColumns = ({ map, catalogue }: Pick<ErasurePlan, 'map' | 'catalogue'>, table: string): readonly string[] =>
  keyOf(catalogue.tables[table], map[table]?.primaryKey)

/**
 * The columns that name a row within one statement: a key by the database's own word, else the row's place. Where rows lie in several tables,
 * or on another server, a place is not one row's for certain, nor can the whole have a key, and the map's word stands.
 */
export function rowColumns(plan: ErasurePlan, table: string): readonly string[] {
  const key = keyColumns(plan, table)
  const live = plan.catalogue.tables[table]
  if (key.length > 0 && live && (live.spread || live.kind || isBorneOut(live, key))) return key
  return live?.spread ? ['tableoid', 'ctid'] : ['ctid']
}

/** These columns are one row's for certain: its place on this server, or a key by the database's own word. */
export function isRowTold(plan: ErasurePlan, table: string): boolean {
  const columns = rowColumns(plan, table)
  const live = plan.catalogue.tables[table]
  return live === undefined || columns.includes('ctid') || isUnique(live, columns)
}

/** What names the row `alias` within one statement. */
export const rowKey = (plan: ErasurePlan, table: string, alias: string): SQL[] =>
  rowColumns(plan, table).map((column) => at(alias, column))
