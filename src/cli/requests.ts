import { isEnded, type RequestState, requestStates } from '../requests/request.ts'
import { listRequests, type RequestRow } from '../requests/request-store.ts'
import { isGivenUp, standingOf } from '../requests/standing.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { Sentence } from './sentence.ts'

const DAY_MS = 86_400_000
const PAGE = 500
const LIMIT_MAX = 10_000

/** `request list`: newest first, without anybody's data. */
export async function requestList({ db, now }: Opened, given: { state?: string; limit: string }, json: boolean): Promise<void> {
  const limit = Number(given.limit)
  if (!/^\d{1,5}$/.test(given.limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new Sentence(`--limit wants a whole number from 1 to ${LIMIT_MAX}.`)
  }
  const rows = await newest(db, limit, given.state)
  const requests = rows.map((row) => requestLine(row, now))
  print(json, requests, () =>
    requests.length === 0
      ? [given.state === undefined ? 'Nobody has asked for a deletion yet.' : `No request is ${given.state} now.`]
      : [
          ...table([
            ['REFERENCE', 'STATE', 'SCOPE', 'CREATED', 'ERASE AT', 'DEADLINE', 'DAYS LEFT', 'REASON'],
            ...rows.map((row) => [
              row.reference,
              standingWords(row),
              row.scope,
              inIndia(row.createdAt),
              inIndia(row.eraseAt),
              inIndia(row.deadlineAt),
              requestLine(row, now).daysLeft ?? '-',
              row.reason ?? '-',
            ]),
          ]),
          ...(requests.length === limit ? [`The newest ${limit}: --limit shows more.`] : []),
        ],
  )
}

/** The state, and what the newest receipt says where it says otherwise. */
export function standingWords(row: RequestRow): string {
  const standing = standingOf(row)
  return standing === row.state ? row.state : `${row.state}, newest receipt ${standing}`
}

/** What `request list` and `request show` print of a request: times are ISO 8601, `daysLeft` counts whole days while it is open. */
export function requestLine(row: RequestRow, now: Date) {
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const open = isOpen(standingOf(row)) && !isGivenUp(row)
  return {
    reference: row.reference,
    id: row.id,
    state: row.state,
    receiptResult: row.receiptResult,
    scope: row.scope,
    ...(row.tenantId === null ? {} : { tenantId: row.tenantId }),
    deadline: row.deadlineAt.toISOString(),
    daysLeft: open ? Math.floor((row.deadlineAt.getTime() - now.getTime()) / DAY_MS) : null,
    suspect: row.suspect,
    ...(row.source === null ? {} : { source: row.source, proof: row.proof }),
    reason: row.reason,
    created: row.createdAt.toISOString(),
    confirmed: iso(row.confirmedAt),
    frozen: iso(row.frozenAt),
    eraseAt: iso(row.eraseAt),
    started: iso(row.startedAt),
    finished: iso(row.finishedAt),
    secondSweepAt: iso(row.secondSweepAt),
    secondSwept: iso(row.secondSweptAt),
    attempts: row.attempts,
    nextAttemptAt: iso(row.nextAttemptAt),
  }
}

function isOpen(state: string): boolean {
  const known = requestStates.find((each): each is RequestState => each === state)
  return known !== undefined && !isEnded(known)
}

// Pages overlap by a millisecond, so that requests of the same moment are not lost between two of them.
async function newest(db: Opened['db'], limit: number, state?: string): Promise<RequestRow[]> {
  const found = new Map<string, RequestRow>()
  const seen = new Set<string>()
  let before: Date | undefined
  for (;;) {
    const page = await listRequests(db, PAGE, before)
    const fresh = page.filter(({ id }) => !seen.has(id))
    for (const row of fresh) {
      seen.add(row.id)
      if (state === undefined || row.state === state || standingOf(row) === state) found.set(row.id, row)
      if (found.size === limit) return [...found.values()]
    }
    const last = page.at(-1)
    if (page.length < PAGE || fresh.length === 0 || !last) return [...found.values()]
    before = new Date(last.createdAt.getTime() + 1)
  }
}
