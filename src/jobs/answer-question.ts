import type { Channel } from '../db/channels.ts'
import { isHeldUp } from '../db/is-held-up.ts'
import { isOwnLost } from '../db/is-lost.ts'
import type { ConversationQuestion } from '../db/schema.ts'
import { countPlan } from '../erasure/count-store.ts'
import type { DataMap } from '../erasure/data-map.ts'
import { lookUpFacts, type SubjectFacts } from '../erasure/facts-store.ts'
import { isKeptWhole } from '../erasure/floors.ts'
import { planErasure } from '../erasure/plan.ts'
import { type ConversationRow, remembered } from '../flows/conversation-store.ts'
import { readSnapshot } from '../flows/snapshot.ts'
import { eraseAtOf } from '../requests/deadline.ts'
import { objectionWindowMs } from '../requests/instruction-store.ts'
import type { RequestScope } from '../requests/request.ts'
import { unfinishedBeside } from '../requests/unfinished-store.ts'
import { ring } from '../runtime/ring.ts'
import { isNobody, type SubjectIdentifiers } from '../subject/subject.ts'
import { answerAccount } from './answer-account.ts'
import type { Answered } from './answered.ts'
import type { Bot } from './bot.ts'
import { asOf, countedNouns, keptRows } from './counts.ts'
import { fresh } from './fresh.ts'
import { pastReport } from './status-in-talk.ts'
import { identityChanged, stillHeld } from './still-held.ts'
import { subjectOf } from './subject-of.ts'
import { whyUnanswered } from './why-unanswered.ts'

/** What a chat counts up to; beyond it stands "more than". */
const COUNT_AT_MOST = 10_000
const STATEMENT_MS = 5_000
/** From this failure in a row on, twenty minutes after the first, staff hear of it. */
const FAILURES_TILL_ALARM = 3

type AskedPreview = Extract<ConversationQuestion, { ask: 'preview' }>

/** Asks the platform what the machine wants to know, outside any transaction of the bot's. A platform that is down is an answer too. */
export async function answerQuestion(bot: Bot, row: ConversationRow, question: ConversationQuestion): Promise<Answered> {
  const now = bot.clock.now()
  const channel = bot.channels.byId(row.channelId)
  if (!channel) throw new Error('A conversation names a channel that is not there.')
  const subject = await subjectOf(bot, bot.db, row.personId, channel)
  try {
    switch (question.ask) {
      case 'facts':
        return await answerFacts(bot, row, channel, subject, question.linked, now)
      case 'businesses': {
        const { tenants } = await facts(bot, channel, subject, now)
        return {
          say: { type: 'businesses.ready', now: now.getTime(), businesses: tenants, fresh: fresh() },
          tenantIds: idsOf(tenants),
        }
      }
      case 'preview':
        return await answerPreview(bot, row, channel, subject, question, now)
      default:
        return await answerAccount(bot, row, question, subject, now)
    }
  } catch (error) {
    // Our own database is no news to anybody: the job comes again.
    if (isOwnLost(error) || isHeldUp(error)) throw error
    const why = whyUnanswered(error)
    const about = { conversation: row.id, ask: question.ask, why, error }
    bot.log.warn(about, 'the platform did not answer')
    if (question.ask === 'preview' && why === 'slow') return uncounted(bot, row, question, now)
    if (failuresOf(bot, row) + 1 >= FAILURES_TILL_ALARM)
      ring(bot, 'platform-not-asked', about, 'the platform did not answer again')
    const type = question.ask === 'preview' ? 'preview.failed' : 'facts.failed'
    return { say: { type, now: now.getTime(), away: why === 'away', fresh: fresh() } }
  }
}

/** How often in a row this chat's question went unanswered before. */
function failuresOf(bot: Bot, row: ConversationRow): number {
  const read = readSnapshot(remembered(bot.keys, row)?.snapshot)
  return read.is === 'read' ? read.context.failures : 0
}

/** A count that takes too long now takes too long the next time: the review comes without it. The erasure itself has the time it needs. */
async function uncounted(bot: Bot, row: ConversationRow, { scope, purpose }: AskedPreview, now: Date): Promise<Answered> {
  ring(
    bot,
    'count-too-slow',
    { conversation: row.id },
    'a count took too long, so that a review came without it: look at `datamap check`',
  )
  const tenants = scope.kind === 'business' ? [scope.tenantId] : (remembered(bot.keys, row)?.tenantIds ?? [])
  const eraseAt = eraseAtOf(now.getTime(), bot.config.undoWindowMs, false, await objectionWindowMs(bot.db, tenants, now))
  return {
    say: { type: 'preview.refused', now: now.getTime(), scope, purpose, eraseAt, because: 'slow', fresh: fresh() },
    counted: true,
  }
}

async function answerFacts(
  bot: Bot,
  row: ConversationRow,
  channel: Channel,
  subject: SubjectIdentifiers,
  linkedId: string | undefined,
  now: Date,
): Promise<Answered> {
  const found = await facts(bot, channel, subject, now)
  const changed = await identityChanged(bot, row.personId, now)
  const suspect = found.held && (found.suspect || changed)
  const { held, businesses, tenants } = found
  // Nor is whoever may have the number since told that its former holder has an account.
  const hasAccount = found.hasAccount && !changed
  const kept = held ? [] : asOf(keptRows(await stillHeld(bot, row, channel, now), bot.dataMap), now)
  const unfinished = held ? undefined : await unfinishedReport(bot, row, channel, now)
  // Of a number that may have changed hands no business is named, not even the one of the link.
  const linked = suspect ? undefined : tenants.find(({ tenantId }) => tenantId === linkedId)
  return {
    say: {
      type: 'facts.ready',
      now: now.getTime(),
      facts: { held, suspect, hasAccount, businesses },
      kept,
      ...(linked ? { linked } : {}),
      ...(unfinished ? { unfinished } : {}),
      fresh: fresh(),
    },
    tenantIds: idsOf(tenants),
  }
}

/** What was asked for before and is partial: whoever has nothing to delete hears that it goes on. */
async function unfinishedReport(bot: Bot, { personId }: ConversationRow, channel: Channel, now: Date) {
  const request = await unfinishedBeside(bot.db, personId, { channelId: channel.id, mode: channel.mode })
  return request && pastReport(bot, personId, request, now)
}

async function answerPreview(
  bot: Bot,
  row: ConversationRow,
  channel: Channel,
  subject: SubjectIdentifiers,
  { scope, purpose }: AskedPreview,
  now: Date,
): Promise<Answered> {
  const { dataMap: map, catalogue } = bot
  // Of a number whose messages turned out to reach somebody else nothing is counted any more.
  if (channel.mode === 'dedicated' && (await identityChanged(bot, row.personId, now))) {
    const eraseAt = eraseAtOf(now.getTime(), bot.config.undoWindowMs, true, 0)
    return { say: { type: 'preview.refused', now: now.getTime(), scope, purpose, eraseAt, fresh: fresh() } }
  }
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: now, now })
  if ('refused' in planned) throw new Error(`No plan: ${planned.refused}`)
  const found = await facts(bot, channel, subject, now)
  const counts = await countPlan(bot.platform, planned.plan, subject, { atMost: COUNT_AT_MOST, statementMs: STATEMENT_MS })
  // A business may hold nothing any more, while others do.
  const tenants = idsOf(found.tenants).filter((id) => scope.kind === 'number' || id === scope.tenantId)
  const window = await objectionWindowMs(bot.db, tenants, now)
  // A review speaks of what this erasure would keep; "what do you hold?" of what earlier ones did, too.
  const held = purpose === 'show' ? await stillHeld(bot, row, channel, now) : []
  const would = counts.flatMap(({ step, kept }) => kept.map((each) => ({ ...each, table: step.table })))
  const preview = {
    counts: countedNouns(counts),
    businesses: tenants.length,
    kept: asOf(keptRows([...would, ...notFoundAgain(held, would, map)], map), now),
    eraseAt: eraseAtOf(now.getTime(), bot.config.undoWindowMs, false, window),
  }
  return {
    say: { type: 'preview.ready', now: now.getTime(), scope, purpose, preview, fresh: fresh() },
    tenantIds: idsOf(found.tenants),
    counted: true,
  }
}

/** What was kept whole is found by what it says, and counted again; where less is found than was kept, its way to the person is gone. */
function notFoundAgain<Line extends { table: string; basis: string; rows: number; lost: boolean }>(
  held: readonly Line[],
  would: readonly { table: string; basis: string; rows: number }[],
  map: DataMap,
): Line[] {
  return held.map((line) => {
    if (line.lost || !isKeptWhole(map, line.table)) return line
    const again = would.filter(({ table, basis }) => table === line.table && basis === line.basis)
    return { ...line, rows: Math.max(0, line.rows - again.reduce((sum, { rows }) => sum + rows, 0)) }
  })
}

/** Nobody's identifiers hold nothing: a person whom WhatsApp shows without number and whose id no business knows. */
async function facts(bot: Bot, channel: Channel, subject: SubjectIdentifiers, now: Date): Promise<SubjectFacts> {
  if (isNobody(subject)) return { held: false, suspect: false, businesses: 0, hasAccount: false, tenants: [] }
  const scope: RequestScope = channel.tenantId === null ? { kind: 'number' } : { kind: 'business', tenantId: channel.tenantId }
  const { dataMap: map, catalogue } = bot
  return lookUpFacts(bot.platform, { map, catalogue, subject, scope, now }, { statementMs: STATEMENT_MS })
}

function idsOf(tenants: SubjectFacts['tenants']): string[] {
  return tenants.map(({ tenantId }) => tenantId)
}
