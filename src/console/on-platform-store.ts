import type pg from 'pg'
import type { retainedOf } from '../erasure/kept-store.ts'
import { type Progress, progressLine } from '../erasure/progress-store.ts'

type Kept = Awaited<ReturnType<typeof retainedOf>>

/** What the platform knows of one request: how far its erasure is, and what a law keeps. One statement, so that a page shows one moment. */
export async function onPlatform(platform: pg.Pool, requestId: string): Promise<{ progress: Progress[]; kept: Kept }> {
  const { rows } = await platform.query<{
    progress: { step: number; name: string; rows: number; batches: number; done: boolean; updatedAt: string }[]
    kept: Kept
  }>(
    `select
      (select coalesce(json_agg(p), '[]') from (select step, step_name as name, rows, batches, done, updated_at as "updatedAt"
        from deletion_bot.progress where request_id = $1 order by step) p) as progress,
      (select coalesce(json_agg(k), '[]') from (select request_id as "requestId", table_name as "table", basis, count(*) as rows,
        max(release_on)::text as until from deletion_bot.retained where request_id = $1 and settled_at is null
        group by 1, 2, 3 order by 1, 2, 3) k) as kept`,
    [requestId],
  )
  const [{ progress, kept } = { progress: [], kept: [] }] = rows
  return { progress: progress.flatMap((line) => progressLine({ ...line, updatedAt: new Date(line.updatedAt) })), kept }
}
