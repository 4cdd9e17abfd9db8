import type { DataMap } from '../erasure/data-map.ts'
import type { KeptCount, StepCount, StepResult } from '../erasure/evidence.ts'
import { istDay, lawNamed, type RetentionBasis } from '../erasure/retention-bases.ts'
import type { Preview } from '../flows/conversation-event.ts'

const SPOKEN = ['message', 'recording'] as const

/** What steps count, in the words of the chat. */
export function countedNouns(
  steps: readonly (StepCount | StepResult)[],
): { noun: 'message' | 'recording'; count: number; more: boolean }[] {
  return SPOKEN.flatMap((noun) => {
    const counted = steps.filter((step) => step.noun?.noun === noun && step.step.action !== 'retain' && !step.step.part)
    const count = counted.reduce((sum, step) => sum + (step.noun?.rows ?? 0), 0)
    const more = counted.some((step) => 'more' in step && step.more)
    return count > 0 || more ? [{ noun, count, more }] : []
  })
}

/** Kept rows by kind and law, with the last of their days. */
export function keptRows(kept: readonly (KeptCount & { table: string; lost?: boolean })[], map: DataMap): Preview['kept'] {
  const groups = new Map<string, Preview['kept'][number]>()
  for (const { table, basis, rows, until, lost } of kept) {
    if (rows === 0) continue
    const noun = map[table]?.noun === 'bill' ? 'bill' : 'record'
    const because = lost ? 'lost' : lawOf(lawNamed(basis))
    const group = groups.get(`${noun} ${because}`)
    groups.set(`${noun} ${because}`, {
      noun,
      because,
      count: (group?.count ?? 0) + rows,
      until: group && group.until > until ? group.until : until,
    })
  }
  return [...groups.values()]
}

/** A line whose day has passed is still there for another reason: a hold, or a row of somebody else. */
export function asOf(kept: Preview['kept'], now: Date): Preview['kept'] {
  const today = istDay(now)
  return kept.map((line) => (line.until < today ? { ...line, over: true } : line))
}

/** What the chat and the pages call a law in each of their languages: `kept.why.…`. */
export function lawOf({ words: { en } }: Pick<RetentionBasis, 'words'>): 'tax' | 'security' | 'law' {
  if (en === 'tax law') return 'tax'
  return en === 'security rules' ? 'security' : 'law'
}
