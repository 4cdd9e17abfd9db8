import { type Bell, ring } from '../runtime/ring.ts'

/** Staff hear of what a freeze had stopped in these tables, and what goes on being stopped. */
export function noteLostFreeze(bell: Bell, request: string, lost: readonly string[]): void {
  if (lost.length === 0) return
  ring(
    bell,
    'freeze-not-restored',
    { request, tables: lost },
    'what a freeze had stopped could not be restored: a migration has renamed or changed it (tell `retention rename` today’s names), a trigger kept it, or other rows have its key (`datamap check`)',
  )
}
