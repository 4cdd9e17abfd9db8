import { whyParked } from '../jobs/why-parked.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { inIndia } from './print.ts'

interface TimelineLine {
  what: string
  detail: string | null
  count: number | null
}

/** What a request waits for now, in a few words without anybody's data; undefined while it is at work or over. */
export function whyItWaits(row: RequestRow, timeline: readonly TimelineLine[], now: Date): string | undefined {
  const next = row.nextAttemptAt ?? row.eraseAt
  const until = next !== null && next > now ? `, next look ${inIndia(next)}` : ''
  const last = (what: string) => timeline.filter((line) => line.what === what).at(-1)
  const failures = last('attempt-failed')?.count
  switch (row.state) {
    case 'on_hold': {
      if (row.reason === 'objection') return `the privacy officer decides about a business's objection${until}`
      if (row.reason !== 'legal-hold') return `two of the staff hold it: ${row.reason ?? 'on hold'}${until}`
      const hold = last('held')
      return `a legal hold${hold?.detail ? `, ${hold.detail}, refused ${hold.count ?? 1} times` : ''}${until}`
    }
    case 'parked':
      return `for staff: ${row.reason ? whyParked(row.reason) : 'parked'}; \`request release\` lets it go on`
    case 'scheduled':
      if (row.frozenAt === null) return 'the freeze comes first'
      if (row.eraseAt !== null && row.eraseAt > now) return `it can be taken back until ${inIndia(row.eraseAt)}`
      return failures ? `attempt ${failures} has failed${until}` : `its turn${until}`
    case 'running':
      return next !== null && next > now ? `attempt ${failures ?? row.attempts} has failed${until}` : undefined
    case 'partial':
      return `something is left, and it is tried again${until}`
    case 'awaiting_confirmation':
      return 'the person has not confirmed'
    default:
      return undefined
  }
}
