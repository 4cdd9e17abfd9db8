import { withAdvisoryLock } from '../db/lock.ts'
import { lastNight, noteNight } from '../db/nightly.ts'
import { istDay } from '../erasure/retention-bases.ts'
import type { Bot } from './bot.ts'
import { expire } from './expire.ts'
import { lookAtClock } from './keep-pulse.ts'
import { releaseKept } from './release.ts'
import { searchNightly } from './search-nightly.ts'

/** In India hardly anybody waits for an answer from then on. */
const FROM_HOUR_IST = 2
const MS_PER_HOUR = 3_600_000

const tasks: Readonly<Record<string, (bot: Bot) => Promise<void>>> = {
  release: releaseKept,
  search: searchNightly,
  expire,
}

/**
 * What is done once a night, and made up for after a night in which nothing ran: by one process at a time, one task after the other.
 * A task that fails comes again, and keeps no other from its night.
 */
export async function nightly(bot: Bot): Promise<void> {
  // The night's tasks belong to the day that begins two hours late.
  const begun = bot.clock.now().getTime() - FROM_HOUR_IST * MS_PER_HOUR
  const [today, tomorrow] = [istDay(new Date(begun)), istDay(new Date(begun + 24 * MS_PER_HOUR))]
  const failures: unknown[] = []
  for (const [task, work] of Object.entries(tasks)) {
    const run = withAdvisoryLock(bot.lockPool, 'nightly', task, async () => {
      const last = await lastNight(bot.db, task)
      // A night that is still to come was noted by a clock that ran ahead: to believe it would leave out all those before it.
      if (last && last.day >= today && last.day <= tomorrow) return
      // The one before it may have taken hours, and what runs out by a wrong clock is gone for good.
      await lookAtClock(bot)
      if (bot.timekeeper.isOff()) return
      await work(bot)
      await noteNight(bot.db, task, today)
    })
    await run.catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
