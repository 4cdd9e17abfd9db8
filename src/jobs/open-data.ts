import type { BotDb, BotTx } from '../db/client.ts'
import { type AskedOn, seenFrom } from '../requests/chat-request-store.ts'
import { isOccupying, type RequestRow } from '../requests/request-store.ts'
import { kindOf } from './status-report.ts'

/** What is open of this person's data, as far as it may be seen from there: what can still be kept, and ends soonest. */
export async function openData(db: BotDb | BotTx, personId: string, asked: AskedOn): Promise<RequestRow | undefined> {
  const [soonest] = await allOpen(db, personId, asked)
  return soonest
}

/** All that was asked for in this very chat and is open, in that order; what came over from elsewhere goes with its like. */
export async function openDataHere(db: BotDb | BotTx, personId: string, asked: AskedOn): Promise<RequestRow[]> {
  const open = await allOpen(db, personId, asked)
  return open.filter((row) => row.channelId === asked.channelId && !row.beside)
}

async function allOpen(db: BotDb | BotTx, personId: string, asked: AskedOn): Promise<RequestRow[]> {
  const seen = await seenFrom(db, personId, asked)
  const open = seen.filter((row) => kindOf(row) === 'data' && isOccupying(row))
  return open.toSorted((one, other) => begun(one) - begun(other) || endOf(one) - endOf(other))
}

const begun = ({ startedAt }: RequestRow) => Number(startedAt !== null)
const endOf = ({ eraseAt, deadlineAt }: RequestRow) => (eraseAt ?? deadlineAt).getTime()
