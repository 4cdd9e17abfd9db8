import { istDay, type RetentionBasis, retentionBases } from '../../erasure/retention-bases.ts'
import { type Line, warn } from './line.ts'

const ONE_YEAR_FLOOR = 'dpdp-r8-3'

/** Once rule 8(3) is in force counsel has said whether it keeps anything; that it keeps nothing is a decision as well. */
export function checkFloors(now: Date, bases: readonly RetentionBasis[] = retentionBases): Line[] {
  const law = bases.find(({ id }) => id === ONE_YEAR_FLOOR)
  if (!law || law.inForceFrom > istDay(now) || (law.floors ?? []).some(({ tenants }) => tenants === 'all')) return []
  return [
    warn(
      'retention',
      `${law.statute} is in force since ${law.inForceFrom}, and no decision says for all businesses whether it keeps anything: nothing is kept for it`,
      'Ask counsel, and write the decision with its opinion under "floors" in the list that RETENTION_BASES names (docs/integration.md).',
    ),
  ]
}
