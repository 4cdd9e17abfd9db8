import { countByStatus, countUnread } from '../db/channel-health.ts'
import { countWaiting } from '../db/waiting.ts'
import { countOverdueKept } from '../erasure/kept-unknown-store.ts'
import { lastProgress } from '../erasure/progress-store.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { POST_WITHIN_MS } from '../mail/letter-due.ts'
import { templates } from '../outbox/templates/template-catalogue.ts'
import { countOpen } from '../processors/processor-store.ts'
import { countOpenObjections } from '../requests/objection-store.ts'
import { runningRequests } from '../requests/running-request-store.ts'
import { within } from '../runtime/within.ts'
import type { Bot } from './bot.ts'
import { gateOf } from './gate-of.ts'

const MEASURED_WITHIN_MS = 2_000
const DAY_MS = 86_400_000

/** Reads what the gauges show, when somebody asks for the metrics. A database that is down, or hangs, leaves them as they were. */
export async function measure(bot: Bot): Promise<void> {
  await within(MEASURED_WITHIN_MS, read(bot), () => new Error('The database does not answer.')).catch((error: unknown) =>
    bot.log.warn({ error }, 'the gauges could not be read'),
  )
}

async function read(bot: Bot): Promise<void> {
  await Promise.all([readBot(bot), readPlatform(bot)])
}

/** What one of the processes has done shows in all of them: each reads it where it stands. */
async function readPlatform(bot: Bot): Promise<void> {
  const { platform, clock, metrics } = bot
  const gate = await gateOf(bot).catch(() => undefined)
  if (gate) metrics.set('restore_gate_closed', gate.is === 'open' ? 0 : 1)
  const yesterday = istDay(new Date(clock.now().getTime() - DAY_MS))
  const overdue = await countOverdueKept(platform, yesterday).catch(() => undefined)
  if (overdue)
    metrics.setAll(
      'kept_rows_waiting',
      overdue.map(({ table, rows }) => ({ labels: { table }, value: rows })),
    )
  const idle = await idleSeconds(bot).catch(() => undefined)
  if (idle !== undefined) metrics.set('erasure_idle_seconds', idle)
}

async function readBot(bot: Bot): Promise<void> {
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
