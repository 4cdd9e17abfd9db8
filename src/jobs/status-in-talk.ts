import type { Reported, StatusReport } from '../flows/conversation-event.ts'
import type { Effect } from '../flows/effect.ts'
import { awaitingIn } from '../requests/awaiting-store.ts'
import { requestToReport } from '../requests/chat-request-store.ts'
import { isOccupying, type RequestRow, requestByReference } from '../requests/request-store.ts'
import { unfinishedBeside } from '../requests/unfinished-store.ts'
import type { Bot } from './bot.ts'
import { businessOfRequest } from './business-of-request.ts'
import { accountReport, openAccounts } from './open-accounts.ts'
import { openData, openDataHere } from './open-data.ts'
import { kindOf, statusReport } from './status-report.ts'
import { mayHaveChangedHands } from './still-held.ts'
import { askedOn, type Turn } from './turn.ts'

/**
 * What is under way; else what waits here for a yes; else what was last, beside what was asked for before it and goes on. Of whoever had
 * the number before it is not told what a law keeps, nor of which business. Of several accounts under way all are told, unless one is named.
 */
export async function statusInTalk(bot: Bot, turn: Turn, { reference, toKeep }: Asked = {}): Promise<Standing> {
  if (toKeep === undefined) return standingOf(bot, turn, reference)
  const data = toKeep === 'this' ? undefined : await openData(turn.tx, turn.row.personId, askedOn(turn))
  const standing = await standingOf(bot, turn, data?.reference ?? reference)
  return toKeep === 'data' && data === undefined ? standing : { ...standing, keeps: true }
}

async function standingOf(bot: Bot, turn: Turn, reference: string | undefined): Promise<Standing> {
  const { tx, row, now } = turn
  const found = (await named(turn, reference)) ?? (await requestToReport(tx, row.personId, askedOn(turn)))
  if (found && kindOf(found) !== 'data' && isOccupying(found)) return accountInTalk(bot, turn, found, reference)
  if (found && isOccupying(found)) return dataInTalk(bot, turn, found, reference)
  if (found && reference === found.reference) return { status: await pastReport(bot, row.personId, found, now), named: true }
  const awaiting = await awaitingIn(tx, row.personId, row.channelId)
  if (awaiting || !found) return { status: statusReport(awaiting, now) }
  const status = await pastReport(bot, row.personId, found, now)
  if (status.is === 'none' || status.is === 'partial') return { status }
  const before = await unfinishedBeside(tx, row.personId, askedOn(turn), found.id)
  return before ? { status, earlier: await pastReport(bot, row.personId, before, now) } : { status }
}

type Asked = Omit<Extract<Effect, { do: 'tell-status' }>, 'do'>

interface Standing {
  status: StatusReport
  earlier?: StatusReport
  several?: Reported[]
  besides?: Reported[]
  keeps?: true
  named?: true
}

/** The one that is named, where it is this person's and may be seen from here. */
async function named(turn: Turn, reference: string | undefined): Promise<RequestRow | undefined> {
  const { tx, row, channel } = turn
  const request = reference === undefined ? undefined : await requestByReference(tx, reference)
  if (request?.personId !== row.personId || request.confirmedAt === null) return undefined
  return channel.mode === 'shared' && request.channelId !== channel.id ? undefined : request
}

/** Unless one is named, all that this chat has asked for: last, with its button, the one that ends soonest of those that can still be kept. */
async function dataInTalk(bot: Bot, turn: Turn, found: RequestRow, reference: string | undefined): Promise<Standing> {
  const { tx, row, now } = turn
  const isAlone = found.reference === reference || found.channelId !== row.channelId || found.beside
  const here = isAlone ? [found] : await openDataHere(tx, row.personId, askedOn(turn))
  const shown = here.find(({ startedAt }) => startedAt === null) ?? found
  const others = here.filter(({ id }) => id !== shown.id)
  const [status, ...besides] = await Promise.all([shown, ...others].map((each) => openReport(bot, row.personId, each, now)))
  if (status === undefined) throw new Error('A request has no report.')
  return { status, ...(besides.length === 0 ? {} : { besides: besides.flatMap((each) => (each.is === 'none' ? [] : [each])) }) }
}

async function accountInTalk(bot: Bot, turn: Turn, found: RequestRow, reference: string | undefined): Promise<Standing> {
  const { tx, row, now } = turn
  const open = await openAccounts(tx, row.personId, askedOn(turn))
  const others = open.some(({ id }) => id !== found.id)
  const status = { ...(await accountReport(bot, tx, found, now)), others }
  if (!others || found.reference === reference) return { status }
  return { status, several: await Promise.all(open.map((each) => accountReport(bot, tx, each, now))) }
}

/** Of one business's data its name, unless the chat may be somebody else's by now: another may be on its way beside it. */
async function openReport(bot: Bot, personId: string, request: RequestRow, now: Date): Promise<StatusReport> {
  const report = statusReport(request, now)
  const business = businessOfRequest(bot, request)
  if (business === undefined || report.is === 'none') return report
  const isDoubtful = await mayHaveChangedHands(bot, personId, request.confirmedAt ?? request.createdAt, now)
  return isDoubtful ? report : { ...report, business }
}

/** How a request stands that is over, or was and goes on. */
export async function pastReport(bot: Bot, personId: string, request: RequestRow, now: Date): Promise<StatusReport> {
  const report = statusReport(request, now)
  if (report.is === 'none') return report
  const business = report.is === 'partial' ? businessOfRequest(bot, request) : undefined
  if (report.kept.length === 0 && business === undefined) return report
  const isDoubtful = await mayHaveChangedHands(bot, personId, request.confirmedAt ?? request.createdAt, now)
  if (isDoubtful) return { ...report, kept: [] }
  return business === undefined ? report : { ...report, business }
}
