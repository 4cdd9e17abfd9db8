import type { Disposition, Reach, TableMap } from '../../../src/erasure/data-map.ts'
import type { AnyTable } from './any-schema.ts'

/** What of a drawn table holds in its place among the others. */
export interface Placed {
  name: string
  /** The names of the tables that it points at. */
  parents: readonly string[]
  /** Which of these links lead to a person. */
  ways: readonly boolean[]
  /** The parents whose rows have a key of two columns. */
  wide: readonly boolean[]
  hasPhone: boolean
  hasJson: boolean
  hasArray: boolean
  /** The parent dates the row, and says whose tenant it is. */
  isUndated: boolean
  isKept: boolean
  isShared: boolean
  hasTenants: boolean
}

/** The table's answer in the map. */
export function mapped(spec: AnyTable, placed: Placed): TableMap {
  const { ways, wide, hasTenants, isUndated, isKept, isShared } = placed
  const reach = reachOf(placed)
  const own = ownColumns(placed)
  return {
    ...{ category: 'messaging', primaryKey: spec.shape === 'plain' ? ['id'] : ['part', 'id'], reach },
    tenant: !hasTenants ? 'none' : isUndated ? 'parent' : { column: 'tenant' },
    scopes: hasTenants ? ['number', 'business'] : ['number'],
    shared: isShared ? 'last owner' : 'any owner',
    ...(isUndated ? {} : { datedBy: 'at' }),
    disposition: dispositionOf(spec, placed, reach, own),
    columns: {
      ...{ id: 'key', words: 'content' },
      ...(spec.shape === 'plain' ? {} : { part: 'key' }),
      ...(isUndated ? {} : { at: 'time' }),
      ...(hasTenants && !isUndated ? { tenant: 'reference' } : {}),
      ...(isKept ? { due: 'time' } : {}),
      ...Object.fromEntries(own.map((column) => [column, 'identifier'])),
      ...(spec.itself ? { self_id: 'reference', ...(spec.shape === 'plain' ? {} : { self_part: 'reference' }) } : {}),
      ...Object.fromEntries(
        ways.flatMap((_, n) => [[`link_${n}`, 'reference'], ...(wide[n] ? [[`link_${n}_part`, 'reference']] : [])]),
      ),
    },
  }
}

const ownColumns = ({ hasPhone, hasJson, hasArray }: Placed): string[] => [
  ...(hasPhone ? ['phone'] : []),
  ...(hasJson ? ['about'] : []),
  ...(hasArray ? ['members'] : []),
]

function reachOf({ hasPhone, hasJson, hasArray, parents, ways }: Placed): Reach[] {
  return [
    ...(hasPhone ? [{ by: 'column', column: 'phone', holds: 'phone' } as const] : []),
    ...(hasJson ? [{ by: 'json', column: 'about', path: ['to', '*', 'no'], holds: 'phone' } as const] : []),
    ...(hasArray ? [{ by: 'array', column: 'members', holds: 'phone' } as const] : []),
    ...parents.flatMap((table, n): Reach[] => (ways[n] ? [{ by: 'parent', column: `link_${n}`, table }] : [])),
  ]
}

function dispositionOf(
  { does, holds }: AnyTable,
  { isKept }: Placed,
  reach: readonly Reach[],
  own: readonly string[],
): Disposition {
  const emptied = Object.fromEntries(own.map((column) => [column, { to: null }]))
  if (reach.length === 0) return { do: 'nothing', because: 'no way leads to a person' }
  if (isKept) return { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { ...emptied, words: { to: '' } } }
  if (does === 'detach' && holds !== 'nobody') return { do: 'detach', columns: own }
  if (does === 'anonymise' && holds !== 'nobody') return { do: 'anonymise', set: { ...emptied, words: { to: '' } } }
  return { do: 'erase' }
}
