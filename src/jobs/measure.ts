import { countByStatus, countUnread } from '../db/channel-health.ts'
import { countWaiting } from '../db/waiting.ts'
import { lastProgress } from '../erasure/progress-store.ts'
import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { templates } from '../outbox/templates/template-catalogue.ts'
import { countOpen } from '../processors/processor-store.ts'
import { countOpenObjections } from '../requests/objection-store.ts'
import { runningRequests } from '../requests/running-request-store.ts'
import type { Bot } from './bot.ts'

/** Reads what the gauges show, when somebody asks for the metrics. A database that is down leaves them as they were. */
export async function measure(bot: Bot): Promise<void> {
  const waiting = await countWaiting(bot.db, new Date(bot.clock.now().getTime() - POST_WITHIN_MS)).catch(() => undefined)
  const processors = await countOpen(bot.db).catch(() => undefined)
  if (!waiting || !processors) return
  bot.metrics.set('inbox_waiting', waiting.inbox)
  bot.metrics.set('outbox_waiting', waiting.outbox)
  bot.metrics.set('mail_waiting', waiting.mail)
  for (const [standing, count] of Object.entries(waiting.letters)) bot.metrics.set('letters_to_post', count, { standing })
  bot.metrics.setAll(
    'forwards_waiting',
    Object.entries(waiting.forwards).map(([reason, value]) => ({ labels: { reason }, value })),
  )
  bot.metrics.set('dead_letters', waiting.deadLetters)
  for (const [state, count] of Object.entries(waiting.requests)) bot.metrics.set('requests_open', count, { state })
  bot.metrics.set('objections_open', await countOpenObjections(bot.db).catch(() => 0))
  const templatesNow = await countTemplates(bot).catch(() => undefined)
  if (templatesNow) bot.metrics.setAll('templates', templatesNow)
  bot.metrics.setAll(
    'processor_tasks',
    processors.map(({ processor, standing, tasks }) => ({ labels: { processor, standing }, value: tasks })),
  )
  for (const [about, count] of Object.entries(waiting.cases)) bot.metrics.set('cases_open', count, { about })
  bot.metrics.set('data_map_findings', bot.mapFindings.length)
  const idle = await idleSeconds(bot).catch(() => undefined)
  if (idle !== undefined) bot.metrics.set('erasure_idle_seconds', idle)
}

/** UNREAD: nobody has compared them with Meta's yet, as `templates sync` and `doctor` do. */
async function countTemplates({ db, channels }: Bot) {
  const ids = channels.all().flatMap(({ id, wabaId }) => (wabaId === '' ? [] : [id]))
  const known = await countByStatus(db)
  const unread = await countUnread(db, ids, templates)
  return [...known, { status: 'UNREAD', count: unread }].map(({ status, count }) => ({ labels: { status }, value: count }))
}

/** A batch takes parts of a second: a running erasure that has not got on for long is stuck, or its worker is gone. */
async function idleSeconds({ db, platform, clock }: Bot): Promise<number> {
  const running = await runningRequests(db)
  if (running.length === 0) return 0
  const last = await lastProgress(
    platform,
    running.map(({ id }) => id),
  )
  const since = running.map(({ id, startedAt }) => Math.max(startedAt.getTime(), last.get(id)?.getTime() ?? 0))
  return Math.max(0, clock.now().getTime() - Math.min(...since)) / 1000
}
