import canonicalize from 'canonicalize'
import type { RequestScope } from '../requests/request.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { isNobody, type SubjectIdentifiers } from '../subject/subject.ts'
import type { Catalogue } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'
import { orderChildrenFirst } from './order.ts'
import { istDay } from './retention-bases.ts'
import { keptSince } from './retention-window.ts'

export type StepAction = 'erase' | 'anonymise' | 'retain' | 'detach'

export interface PlanStep {
  /** `<table>:<action>`: a table that the law keeps has two steps, what is still kept and what no longer is. */
  key: string
  table: string
  action: StepAction
  /** The bases in force that may keep a row of it, for `retain`. */
  bases?: readonly string[]
  /**
   * Of `detach`: `loosen` empties the columns that close a circle of tables, before anything is deleted; `leave` takes the subject out
   * of rows that somebody else owns as well.
   */
  part?: 'loosen' | 'leave'
}

/** Frozen data without any identifier: whom it is for is an argument of what runs it. */
export interface ErasurePlan {
  /** In the order of execution: children before parents. */
  steps: readonly PlanStep[]
  scope: RequestScope
  /** Only rows dated up to this moment are touched. */
  cutOff: Date
  /** Rows dated after it that belong to it all the same, by table: each by its key and the date that it had then (`asDated`). */
  also?: Readonly<Record<string, readonly string[]>>
  /** A row without a date came after it: once an erasure is complete, none of before is left. */
  undatedIsNewer?: true
  /** The Indian day by which retention is judged. */
  today: string
  /** Tables that the map would touch, and the database does not have as the map says: they make `completed` impossible. */
  unreachable: readonly string[]
  map: DataMap
  catalogue: Catalogue
  mapHash: string
  hash: string
}

export type Refusal = 'empty-identifier' | 'bad-identifier' | 'cycle' | 'undated-table'

export interface PlanInput {
  map: DataMap
  catalogue: Catalogue
  subject: SubjectIdentifiers
  scope: RequestScope
  cutOff: Date
  now: Date
  /** The erasure was found complete: what bears no date has been written since. */
  isComplete?: boolean
}

export type Planned = { plan: ErasurePlan } | { refused: Refusal; table?: string }

/** Says what an erasure does, in which order; it reads nothing and does nothing. */
export function planErasure(input: PlanInput): Planned {
  const refused = judgeIdentifiers(input.subject, input.scope)
  return refused ? { refused } : planScope(input)
}

/** The same whoever it is for: to be shown, and never to be carried out. */
export function planScope(input: Omit<PlanInput, 'subject'>): Planned {
  const { catalogue, scope, cutOff, now } = input
  const map = scope.kind === 'profile' ? profileMap(input.map) : input.map
  const wanted = Object.keys(map).filter((table) => isInScope(map, table, scope))
  const tables = wanted.filter((table) => isAsMapped(map, catalogue, table))
  // Nobody else ever has an account's tenant: a row of it that bears no date is no newcomer's.
  const dateless = isOfAccount(scope) ? undefined : tables.find((table) => !hasDate(map, table))
  if (dateless) return { refused: 'undated-table', table: dateless }
  const order = orderChildrenFirst(tables, map, catalogue)
  if ('cycle' in order) return { refused: 'cycle', table: order.cycle }
  const today = istDay(now)
  const loosen = order.tables.filter((table) => map[table]?.detachFirst?.length).map(loosenStep)
  const steps = [...loosen, ...order.tables.flatMap((table) => stepsOf(map, table, today, scope))]
  const unreachable = Object.keys(map).filter(
    (table) => (wanted.includes(table) && !tables.includes(table)) || isLeftOut(map, table, scope),
  )
  // Of a profile, too, the hash is that of the map as it was read: another day's is compared with it.
  const hashes = { mapHash: mapHash(input.map), hash: hashOf({ steps, scope, unreachable, map: mapHash(input.map) }) }
  const undated = input.isComplete && !isOfAccount(scope) ? { undatedIsNewer: true as const } : {}
  return { plan: { steps, scope, cutOff, ...undated, today, unreachable, map, catalogue, ...hashes } }
}

/** An account's or a member's rows: no customer's, and reached by their tenant or member, whatever identifiers are left of them. */
export const isOfAccount = (scope: RequestScope): boolean => scope.kind === 'account' || scope.kind === 'profile'

const profileMaps = new WeakMap<DataMap, DataMap>()

/** The same map as a profile sees it: what it says of a profile is what happens there, and no other table is touched. */
function profileMap(map: DataMap): DataMap {
  const known = profileMaps.get(map)
  if (known) return known
  const seen = Object.entries(map).map(([table, mapped]): [string, TableMap] => {
    const { profile } = mapped
    return [table, profile ? { ...mapped, disposition: profile, scopes: ['profile'] } : mapped]
  })
  const made = Object.fromEntries(seen)
  profileMaps.set(map, made)
  return made
}

const mapHashes = new WeakMap<DataMap, string>()

/** The same for the same map, whatever the order of its keys. A map never changes once it is read. */
export function mapHash(map: DataMap): string {
  const known = mapHashes.get(map) ?? hashOf(map)
  mapHashes.set(map, known)
  return known
}

/** The map's answer for a planned table. Throws on a table that no plan can hold. */
export function mappedTable(map: DataMap, table: string): TableMap {
  const found = map[table]
  if (!found) throw new Error(`The data map does not know the table ${table}.`)
  return found
}

function hashOf(value: unknown): string {
  return sha256Hex(canonicalize(value) ?? '')
}

function judgeIdentifiers(subject: SubjectIdentifiers, scope: RequestScope): Refusal | undefined {
  const all = [...subject.phones, ...subject.userIds, ...subject.emails]
  // An account is named by its tenant; whose numbers and addresses it held is known for the search afterwards alone.
  const isNamed = isOfAccount(scope) ? isWholeScope(scope) : !isNobody(subject)
  if (!isNamed || all.some((identifier) => identifier.trim() === '')) return 'empty-identifier'
  if (subject.phones.some((phone) => !/^\+[1-9]\d{6,14}$/.test(phone))) return 'bad-identifier'
  if (subject.userIds.some((id) => id.length < 6) || subject.emails.some((email) => !/^\S+@\S+$/.test(email)))
    return 'bad-identifier'
  return undefined
}

function isWholeScope(scope: RequestScope): boolean {
  if (scope.kind === 'profile' && scope.memberId.trim() === '') return false
  return scope.kind !== 'number' && scope.tenantId.trim() !== ''
}

function isInScope(map: DataMap, table: string, scope: RequestScope): boolean {
  const { disposition, reach, scopes, tenant } = mappedTable(map, table)
  if (disposition.do === 'nothing' || !scopes.includes(scope.kind)) return false
  if (isOfAccount(scope)) return tenant !== 'none'
  if (reach.length === 0) return false
  return scope.kind === 'number' || tenant !== 'none'
}

/** A tenant's table that the map keeps out of the account's scope: its rows stay, so that nobody may call the account erased. */
function isLeftOut(map: DataMap, table: string, scope: RequestScope): boolean {
  const { disposition, scopes, tenant } = mappedTable(map, table)
  return scope.kind === 'account' && tenant !== 'none' && disposition.do !== 'nothing' && !scopes.includes('account')
}

function isAsMapped(map: DataMap, catalogue: Catalogue, table: string): boolean {
  const columns = catalogue.tables[table]?.columns
  return columns !== undefined && Object.keys(mappedTable(map, table).columns).every((column) => column in columns)
}

/** A row without a date of its own has its parent's; the chain must end at a date. */
function hasDate(map: DataMap, table: string, seen: readonly string[] = []): boolean {
  const mapped = map[table]
  if (!mapped || seen.includes(table)) return false
  if (mapped.datedBy) return true
  const parent = mapped.reach.find((reach) => reach.by === 'parent')
  return parent !== undefined && hasDate(map, parent.table, [...seen, table])
}

const loosenStep = (table: string): PlanStep => ({ key: `${table}:loosen`, table, action: 'detach', part: 'loosen' })

function stepsOf(map: DataMap, table: string, today: string, scope: RequestScope): PlanStep[] {
  const { disposition, shared } = mappedTable(map, table)
  if (disposition.do === 'nothing') return []
  if (shared === 'last owner' && scope.kind !== 'account') {
    const leave: PlanStep = { key: `${table}:leave`, table, action: 'detach', part: 'leave' }
    return [leave, { key: `${table}:erase`, table, action: 'erase' }]
  }
  if (disposition.do !== 'retain') {
    // What stays anonymous when a customer goes, for the business's sums, goes with the business.
    const action = scope.kind === 'account' ? 'erase' : disposition.do
    return [{ key: `${table}:${action}`, table, action }]
  }
  const inForce = disposition.keptBy.filter(
    ({ basis, floor }) => keptSince(basis, today) !== undefined && !(floor && floor.since > today),
  )
  const bases = [...new Set(inForce.map(({ basis }) => basis))]
  const kept: PlanStep[] = bases.length === 0 ? [] : [{ key: `${table}:retain`, table, action: 'retain', bases }]
  return [...kept, { key: `${table}:erase`, table, action: 'erase' }]
}
