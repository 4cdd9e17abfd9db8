import { retainedOf } from '../erasure/kept-store.ts'
import { type Progress, progressOf } from '../erasure/progress-store.ts'
import { lawNamed } from '../erasure/retention-bases.ts'
import { explain } from '../graph-api/errors.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { lettersOf } from '../mail/post-store.ts'
import { explainOwnCode } from '../outbox/own-codes.ts'
import { readReference } from '../requests/reference.ts'
import { timelineOf } from '../requests/request-event-store.ts'
import { type RequestRow, requestByReference } from '../requests/request-store.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { type ShownReceipt, shownReceipts } from './receipts-of-request.ts'
import { failedSendsOf } from './request-matter-store.ts'
import { requestLine, standingWords } from './requests.ts'
import { FOUND, Sentence } from './sentence.ts'
import { type ShownTask, shownTasks } from './tasks-of-request.ts'

/**
 * `request show`: one request with its timeline, progress, kept rows, processors, failed messages and receipts; nobody's data. The words of letters
 * that are to be posted only when they are asked for: they hold staff's own and a link, and the look is written down.
 */
export async function requestShow(
  opened: Opened,
  reference: string,
  given: { letters?: boolean; reason?: string },
  json: boolean,
): Promise<void> {
  const withLetters = given.letters === true
  const reason = withLetters && isGuarded(opened) ? checkReason(given.reason) : undefined
  const row = await findRequest(opened, reference)
  const whose = reason === undefined ? undefined : await whoseRequest(opened, opened.db, row)
  if (reason !== undefined && whose) await noteLook(opened, { action: 'see-post', ...whose, reason, requestId: row.id })
  const { db, platform, now } = opened
  const timeline = (await timelineOf(db, row.id)).map(({ at, what, detail, count }) => ({
    at: at.toISOString(),
    what,
    detail,
    count,
  }))
  const progress = (await progressOf(platform, row.id)).map(({ updatedAt: _, ...line }) => line)
  const kept = (await retainedOf(platform, [row.id])).map(({ table, basis, rows, until }) => ({
    table,
    basis,
    statute: lawNamed(basis).statute,
    rows,
    until,
  }))
  const failedSends = (await failedSendsOf(db, row.id)).map(({ what, code, at }) => ({
    at: at.toISOString(),
    what,
    code,
    ...meaningOf(code),
  }))
  const letters = (await lettersOf(db, opened.keys, row.id)).map(({ at, what, text, postedAt }) => ({
    ...{ at: at.toISOString(), what },
    text: withLetters || text === null ? text : '(with --letters)',
    postedAt: postedAt?.toISOString() ?? null,
  }))
  const receipts = await shownReceipts(opened, row.id)
  const processors = await shownTasks(opened, row.id)
  const shown = {
    ...requestLine(row, now),
    timeline,
    progress,
    kept,
    processors,
    failedSends,
    ...(letters.length === 0 ? {} : { letters }),
    receipt: receipts.at(-1) ?? null,
    receipts,
  }
  print(json, shown, () => describe(row, shown))
}

/** The request with this reference, however it was typed. A sentence when there is none. */
export async function findRequest({ db }: Pick<Opened, 'db'>, reference: string): Promise<RequestRow> {
  const read = readReference(reference)
  const row = read === undefined ? undefined : await requestByReference(db, read)
  if (row) return row
  throw new Sentence(
    'There is no request with this reference: it looks like CM-7K3F-9QXD, and `npm run cli -- request list` shows them.',
    FOUND,
  )
}

function meaningOf(code: number | null): { meaning: string; whatToDo: string } {
  if (code === null) return { meaning: 'Given up without a code', whatToDo: 'Tell the person another way.' }
  const { meaning, whatToDo } = explainOwnCode(code) ?? explain(code)
  return { meaning, whatToDo }
}

const SCOPES = {
  number: 'the whole number',
  business: 'one business',
  account: 'a business’s account',
  profile: 'a member’s own profile',
} as const

interface Shown {
  timeline: { at: string; what: string; detail: string | null; count: number | null }[]
  progress: Omit<Progress, 'updatedAt'>[]
  kept: { table: string; statute: string; rows: number; until: string }[]
  processors: ShownTask[]
  failedSends: { at: string; what: string; code: number | null; meaning: string; whatToDo: string }[]
  /** To print and post: the person has no mail address. */
  letters?: { at: string; what: string; text: string | null; postedAt: string | null }[]
  /** The newest, which continues the others. */
  receipt: ShownReceipt | null
  receipts: ShownReceipt[]
}

function describe(
  row: RequestRow,
  { timeline, progress, kept, processors, failedSends, letters = [], receipts }: Shown,
): string[] {
  const at = (iso: string) => inIndia(new Date(iso))
  return [
    `${row.reference}: ${standingWords(row)}${row.reason === null ? '' : ` (${row.reason})`}, ${SCOPES[row.scope]}${row.suspect ? ', suspect' : ''}${row.source === null ? '' : `, by ${row.source}, ${row.proof}`}`,
    `Erase at ${inIndia(row.eraseAt)}, deadline ${inIndia(row.deadlineAt)}`,
    ...section(
      'Timeline',
      timeline.map((event) => [at(event.at), event.what, [event.count, event.detail].filter((part) => part !== null).join(' ')]),
    ),
    ...section(
      'Progress',
      progress
        .filter(({ rows, done }) => rows > 0 || !done)
        .map(({ pass, table, action, rows, done }) => [`pass ${pass}`, table, action, rows, done ? 'done' : 'at work']),
    ),
    ...section(
      'Kept by law',
      kept.map(({ table, statute, rows, until }) => [table, rows, statute, `until ${until}`]),
    ),
    ...section('Processors', processors.map(processorLine)),
    ...section(
      'Messages that did not arrive',
      failedSends.map(({ at: iso, what, code, meaning, whatToDo }) => [at(iso), what, code ?? '-', `${meaning}. ${whatToDo}`]),
    ),
    ...section('Receipts', receipts.map(receiptLine)),
    ...letters.flatMap(({ at: iso, text, postedAt }) => [
      '',
      `Tell by letter, ${at(iso)}${postedAt === null ? '' : `; posted ${at(postedAt)}`}`,
      ...(text ?? 'Its words have expired.').split('\n').map((line) => `  ${line}`),
    ]),
    ...section(
      'Room to give back',
      timeline
        .filter(({ what }) => what === 'vacuum-hint')
        .map(({ detail, count }) => [`vacuum (analyze) ${detail};`, `${count} rows`]),
    ),
  ]
}

function processorLine({ processor, asked, on, standing, since, calls, lastStatus }: ShownTask): (string | number)[] {
  const what = on === null ? asked : `${asked} ${on}`
  const last = lastStatus === null ? '' : `, last answer ${lastStatus}`
  return [processor, what, standing, `since ${inIndia(new Date(since))}`, `${calls} ${calls === 1 ? 'call' : 'calls'}${last}`]
}

function receiptLine({ id, number, result, verification }: ShownReceipt): (string | number)[] {
  const { verified, seq, wrong } = verification
  const word = verified ? `verified, entry ${seq} of the ledger` : `NOT VERIFIED: ${wrong}`
  return [`number ${String(number)}`, String(result), word, String(id)]
}

function section(title: string, rows: readonly (readonly (string | number)[])[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...table(rows).map((line) => `  ${line}`)]
}
