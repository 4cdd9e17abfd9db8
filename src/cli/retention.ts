import { readCatalogue } from '../erasure/catalogue-store.ts'
import type { DataMap } from '../erasure/data-map.ts'
import { unreachedByFloors } from '../erasure/floors.ts'
import { retainedByBasis } from '../erasure/held-store.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { istDay, type RetentionBasis, retentionBases } from '../erasure/retention-bases.ts'
import { applyRules, rulesPseudonym } from '../jobs/recompute.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { print, table, telling } from './print.ts'

/** `retention list`: the bases, as RETENTION_BASES takes them, with what each keeps of erased people, and the floors decided on. */
export async function retentionList({ config, platform, now }: Opened, json: boolean): Promise<void> {
  const kept = new Map((await retainedByBasis(platform)).map(({ basis, rows }) => [basis, rows]))
  const today = istDay(now)
  const unnamed = [...kept].filter(([basis]) => !retentionBases.some(({ id }) => id === basis))
  const bases = retentionBases.map((basis) => ({ ...basis, inForce: basis.inForceFrom <= today, rows: kept.get(basis.id) ?? 0 }))
  const { tables } = readMapFile(config.dataMapFile)
  print(json, bases, () => [
    ...table([
      ['BASIS', 'STATUTE', 'PERIOD', 'FROM', 'IN FORCE FROM', 'ROWS KEPT'],
      ...bases.map((basis) => [basis.id, basis.statute, periodOf(basis), basis.from, basis.inForceFrom, basis.rows]),
      ...unnamed.map(([basis, rows]) => [basis, 'not among the bases: see `datamap check`', '', '', '', rows]),
    ]),
    ...floorLines(tables),
  ])
}

function floorLines(tables: DataMap): string[] {
  const floors = retentionBases.flatMap(({ id, floors = [] }) =>
    floors.map(({ tenants, category, decided, from, opinion }) => {
      const whose = tenants === 'all' ? 'all businesses' : tenants.join(', ')
      return [id, category, decided, whose, from, opinion]
    }),
  )
  if (floors.length === 0) return []
  const unreached = unreachedByFloors(tables)
  return [
    '',
    ...table([['FLOOR BY', 'CLASS', 'DECIDED', 'WHOSE', 'FROM', 'LEGAL OPINION'], ...floors]),
    ...(unreached.length > 0
      ? [`Not reached by a floor, because they are made anonymous, detached, shared or bear no date: ${unreached.join(', ')}.`]
      : []),
  ]
}

/** `retention apply`: what may go earlier by the bases of today goes earlier. */
export async function retentionApply(opened: Opened, given: { reason: string }, json: boolean): Promise<void> {
  const reason = checkReason(given.reason)
  const { config, platform, now, keys } = opened
  const { schema, tables } = readMapFile(config.dataMapFile)
  const plan = keptFrame(tables, await readCatalogue(platform, schema), now)
  if (isGuarded(opened)) await noteLook(opened, { action: 'retention-apply', ...rulesPseudonym(keys, plan), reason })
  const moved = await telling('Counting days anew', applyRules(opened, plan))
  const sum = (which: 'longer' | 'shorter') => moved.reduce((all, each) => all + each[which], 0)
  print(json, { longer: sum('longer'), shorter: sum('shorter') }, () => [
    `${sum('longer')} rows stay longer than was said, ${sum('shorter')} go earlier. What is due goes tonight.`,
  ])
}

function periodOf({ period }: RetentionBasis): string {
  const [[unit, count] = ['', 0]] = Object.entries(period)
  return `${count} ${unit}`
}
