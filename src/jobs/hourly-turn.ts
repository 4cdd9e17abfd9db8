import type { BotDb, BotTx } from '../db/client.ts'
import { areAhead, erasuresToBegin, nthNewestStart, startedSince } from '../requests/due-request-store.ts'
import { moveIfStillDue } from '../requests/put-off-store.ts'
import { countRequestEvent } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { roomToStart } from '../requests/start-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Where so many more may begin, the order in which they are woken is order enough. */
const ROOM_ENOUGH = 1_000

/** As many erasures as may begin in an hour have begun, or those with sooner deadlines will: a quick look, before anything is counted. */
export async function isHourFull(bot: Bot, request: RequestRow): Promise<boolean> {
  return !(await isNext(bot, bot.db, request, await roomNow(bot)))
}

/** The same, exactly, in the transaction that begins one. */
export async function takeTurn(bot: Bot, tx: BotTx, request: RequestRow): Promise<boolean> {
  return isNext(bot, tx, request, await roomToStart(tx, hourBefore(bot), bot.config.maxErasuresPerHour))
}

async function isNext({ clock }: Bot, db: BotDb | BotTx, request: RequestRow, room: number): Promise<boolean> {
  if (room <= 0) return false
  return room >= ROOM_ENOUGH || !(await areAhead(db, request, clock.now(), room))
}

/** Those that may begin now, by their deadlines, `atMost` of them. Staff hear of it where more would. */
export async function mayBeginNow(bot: Bot, atMost: number): Promise<string[]> {
  const room = Math.max(0, Math.min(atMost, await roomNow(bot)))
  const due = await erasuresToBegin(bot.db, bot.clock.now(), room + 1)
  if (due.length > room && room < atMost) ring(bot, 'erasures-per-hour', { room }, 'more is due than may begin in an hour')
  return due.slice(0, room)
}

/**
 * The request stays scheduled until another erasure may begin, as all that wait do: then the soonest deadline is first. Staff hear that more is
 * erased than usual.
 */
export async function waitForTurn(bot: Bot, request: RequestRow): Promise<undefined> {
  const now = bot.clock.now()
  ring(bot, 'erasures-per-hour', { request: request.id }, 'an erasure waits for its turn')
  await moveIfStillDue(bot.db, request.id, { nextAttemptAt: await nextTurn(bot, now) }, now)
  await countRequestEvent(bot.db, { requestId: request.id, what: 'awaits-turn', detail: 'erasures-per-hour', at: now })
}

/** When one more may begin. While there is room, for others: as soon as these have begun. */
async function nextTurn(bot: Bot, now: Date): Promise<Date> {
  const { maxErasuresPerHour: most } = bot.config
  if ((await roomNow(bot)) > 0) return new Date(now.getTime() + 1_000)
  const opened = most > 0 ? await nthNewestStart(bot.db, most) : undefined
  const at = opened ? opened.getTime() + HOUR_MS : now.getTime() + MINUTE_MS
  return new Date(Math.min(Math.max(at, now.getTime() + 1_000), now.getTime() + HOUR_MS))
}

const roomNow = async (bot: Bot): Promise<number> => bot.config.maxErasuresPerHour - (await startedSince(bot.db, hourBefore(bot)))

const hourBefore = ({ clock }: Bot): Date => new Date(clock.now().getTime() - HOUR_MS)
