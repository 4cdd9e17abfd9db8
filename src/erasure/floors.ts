import type { DataMap, KeptBy, TableMap } from './data-map.ts'
import { type Floor, type RetentionBasis, retentionBases } from './retention-bases.ts'

/**
 * The map as it is with the floors that are switched on: what it would erase of their classes stays as long as the basis says, row by
 * row and whole, and goes then. Whoever has a table made anonymous or detached goes on doing so: a floor cannot bring that back later.
 */
export function withFloors(map: DataMap, bases: readonly RetentionBasis[] = retentionBases): DataMap {
  if (!bases.some(({ floors = [] }) => floors.length > 0)) return map
  return Object.fromEntries(Object.entries(map).map(([table, mapped]) => [table, floored(mapped, bases)]))
}

/** Tables of classes with a floor that it does not reach: nothing dates their rows, or they are made anonymous, detached or shared. */
export function unreachedByFloors(map: DataMap, bases: readonly RetentionBasis[] = retentionBases): string[] {
  const kept = new Set(bases.flatMap(({ floors = [] }) => floors.filter(isKeeping).map(({ category }) => category)))
  return Object.entries(map)
    .filter(([, mapped]) => kept.has(mapped.category) && mapped.disposition.do !== 'nothing' && startOf(mapped) === undefined)
    .map(([table]) => table)
}

/** Rows of the table stay as they are while a law keeps them, so that their person is still found by them. */
export function isKeptWhole(map: DataMap, table: string): boolean {
  const disposition = map[table]?.disposition
  return disposition?.do === 'retain' && Object.keys(disposition.blank).length === 0
}

/** Without floors the table's rows would be erased: a row that no floor keeps stays for others' sake alone. */
export function isKeptByFloorsAlone(map: DataMap, table: string): boolean {
  const disposition = map[table]?.disposition
  return disposition?.do === 'retain' && disposition.keptBy.every(({ floor }) => floor !== undefined)
}

function floored(mapped: TableMap, bases: readonly RetentionBasis[]): TableMap {
  const from = startOf(mapped)
  if (from === undefined) return mapped
  const isDecided = bases.some(({ floors = [] }) => floors.some(({ category }) => category === mapped.category))
  if (!isDecided) return mapped
  const claims = bases.flatMap(({ id, floors = [] }) => claimsOf(id, from, floors, mapped.category))
  const { disposition } = mapped
  if (disposition.do === 'retain')
    return { ...mapped, disposition: { ...disposition, keptBy: [...disposition.keptBy, ...claims] } }
  // Also where all of it goes by now: what was kept before was kept whole, and is known again by that.
  return { ...mapped, disposition: { do: 'retain', keptBy: claims, blank: {} } }
}

/** The day of a row's processing: its own date, else the first time in it. Undefined where no floor can be kept. */
function startOf({ disposition, datedBy, columns, shared }: TableMap): string | undefined {
  if (!['erase', 'retain'].includes(disposition.do) || shared === 'last owner') return undefined
  return datedBy ?? Object.keys(columns).find((column) => columns[column] === 'time')
}

// What was decided for a business by name goes before what was decided for all.
function claimsOf(basis: string, from: string, floors: readonly Floor[], category: TableMap['category']): KeptBy[] {
  const here = floors.filter((floor) => floor.category === category)
  const byName = here.flatMap(({ tenants }) => (tenants === 'all' ? [] : tenants))
  return here.filter(isKeeping).map(({ tenants, from: since, opinion }) => ({
    ...{ basis, from },
    floor: { since, opinion, tenants: tenants === 'all' ? { not: byName } : { in: [...tenants] } },
  }))
}

const isKeeping = ({ decided }: Floor) => decided === 'keep'
