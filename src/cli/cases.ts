import { bindingsOf } from '../db/bindings.ts'
import type { BotDb, BotTx } from '../db/client.ts'
import { answerCase, type CaseAnswered, closeCase } from '../jobs/answer-case.ts'
import { refuseCase } from '../jobs/refuse-case.ts'
import { seenOfCase } from '../requests/case-seen-store.ts'
import { type CaseRow, caseByReference, listCases } from '../requests/case-store.ts'
import type { answeredOutcomes, unansweredOutcomes } from '../requests/grievance.ts'
import { readReference } from '../requests/reference.ts'
import type { RefusalReason } from '../requests/request.ts'
import { timelineOf } from '../requests/request-event-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import { wordsSince } from '../webhook/words-store.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { readInput } from './read-input.ts'
import { answersSince } from './request-matter-store.ts'
import { FOUND, Sentence } from './sentence.ts'

const DAY_MS = 86_400_000
const LIST_MAX = 1_000

/** `case list`: what a human owes an answer in, due first; nobody's data. */
export async function caseList({ db, now }: Opened, given: { all: boolean }, json: boolean): Promise<void> {
  const rows = await listCases(db, { all: given.all, limit: LIST_MAX })
  print(
    json,
    rows.map((row) => caseLine(row, now)),
    () =>
      rows.length === 0
        ? [given.all ? 'There is no case.' : 'No case is open.']
        : table([
            ['REFERENCE', 'ABOUT', 'OPENED', 'ANSWER BY', 'DAYS LEFT', 'ANSWERED', 'REPLIED', 'OUTCOME'],
            ...rows.map((row) => [
              row.reference,
              row.about,
              inIndia(row.openedAt),
              inIndia(row.answerBy),
              caseLine(row, now).daysLeft ?? '-',
              inIndia(row.answeredAt),
              inIndia(row.repliedAt),
              row.outcome ?? '-',
            ]),
          ]),
  )
}

/** `case show`: the case with its request's timeline; with `--words` what the person wrote since the day before, which the access log notes. */
export async function caseShow(
  opened: Opened,
  reference: string,
  given: { words: boolean; reason?: string },
  json: boolean,
): Promise<void> {
  const { db, keys, now } = opened
  const reason = given.words ? checkReason(given.reason) : undefined
  const row = await findCase(opened, reference)
  if (reason !== undefined) await noteCaseLook(opened, row, 'case-words', reason)
  const request = row.requestId === null ? undefined : await loadRequest(db, row.requestId)
  const timeline = request ? await timelineOf(db, request.id) : []
  const answers = await answersSince(db, { ...row, since: row.openedAt })
  const since = new Date(row.openedAt.getTime() - DAY_MS)
  const words = given.words ? await wordsSince(db, keys, { ...row, since }) : undefined
  const shown = {
    ...caseLine(row, now),
    request: request?.reference ?? null,
    timeline: timeline.map(({ at, what, detail, count }) => ({ at: at.toISOString(), what, detail, count })),
    answers: answers.map(({ at, state, code }) => ({ at: at.toISOString(), state, code })),
    ...(words ? { words: words.map(({ at, text }) => ({ at: at.toISOString(), text })) } : {}),
  }
  print(json, shown, () => [
    `${row.reference}: ${row.about}, ${row.outcome ?? 'open'}`,
    `Opened ${inIndia(row.openedAt)}, answer by ${inIndia(row.answerBy)}, answered ${inIndia(row.answeredAt)}`,
    ...(request ? ['', `Timeline of ${request.reference} (${request.state})`] : []),
    ...table(
      timeline.map(({ at, what, detail, count }) => [
        '',
        inIndia(at),
        what,
        [count, detail].filter((part) => part !== null).join(' '),
      ]),
    ),
    ...(answers.length > 0 ? ['', 'Our answers'] : []),
    ...table(answers.map(({ at, state, code }) => ['', inIndia(at), state, code ?? ''])),
    ...(words ? ['', 'What the person wrote', ...words.map(({ at, text }) => `  ${inIndia(at)}  ${text}`)] : []),
  ])
}

/** `case answer`: the words on standard input go to the person's chat; `--outcome` closes the case with them. */
export async function caseAnswer(
  opened: Opened,
  reference: string,
  given: { reason: string; outcome?: (typeof answeredOutcomes)[number] },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const row = await findCase(opened, reference)
  const seen = await seenOfCase(opened.db, row)
  const text = await readInput('The answer (Ctrl-D ends):\n')
  if (text === '') throw new Sentence('The answer is read from standard input, and nothing stood there.')
  const answer = { text, seen, ...(given.outcome === undefined ? {} : { outcome: given.outcome }) }
  const noted = noting(opened, row, 'case-answer', reason)
  answeredPrinted(opened, row, await answerCase(opened, row, answer, opened.now, noted), json)
}

/** `case refuse`: by a reason from the list, in the person's language. */
export async function caseRefuse(
  opened: Opened,
  reference: string,
  given: { reason: string; because: RefusalReason },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const row = await findCase(opened, reference)
  const done = await refuseCase(opened, row, given, opened.now, noting(opened, row, 'case-refuse', reason))
  if (done.is === 'not-for-another')
    throw new Sentence(
      `${row.reference} asks nothing for another person: answer it with \`case answer\`. Nothing was sent.`,
      FOUND,
    )
  answeredPrinted(opened, row, done, json)
}

function answeredPrinted(opened: Opened, row: CaseRow, done: CaseAnswered, json: boolean): void {
  switch (done.is) {
    case 'sent-before':
      throw new Sentence(`${row.reference}: these very words have gone to the person already. Nothing more was sent.`, FOUND)
    case 'closed-before':
      throw new Sentence(`${row.reference} is closed: nothing was sent.`, FOUND)
    case 'written-before':
    case 'more-came':
      throw new Sentence(
        `${row.reference}: ${done.is === 'more-came' ? 'the person' : 'a colleague'} wrote while you did, so nothing was sent: read it first with \`case show\`.`,
        FOUND,
      )
    case 'no-address':
      throw new Sentence(
        `The address behind ${row.reference} is forgotten by now: close it with \`case close --outcome unreachable\`.`,
        FOUND,
      )
    case 'changed-hands':
      throw new Sentence(
        `The number behind ${row.reference} may have another holder since the case was opened, who must not read this: nothing was sent. Answer by letter or mail where you have an address, and close it with \`case close --outcome unreachable\`. Whoever writes COMPLAIN in the chat gets a case that can be answered there.`,
        FOUND,
      )
    case 'too-long':
      throw new Sentence(
        done.windowClosed
          ? `The person has not written for a day, so only the approved template gets through, with ${done.atMost} characters: shorten the answer. Nothing was sent.`
          : `A message takes ${done.atMost} characters: shorten the answer. Nothing was sent.`,
        FOUND,
      )
    case 'answered':
      print(json, caseLine(done.case, opened.now), () => [
        `The answer in ${row.reference} goes out within a minute${done.case.outcome === null ? '' : `, and the case is closed: ${done.case.outcome}`}.`,
      ])
  }
}

/** `case close`: without an answer, for a reason why nobody needs or can get one. */
export async function caseClose(
  opened: Opened,
  reference: string,
  given: { reason: string; outcome: (typeof unansweredOutcomes)[number] },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const row = await findCase(opened, reference)
  const done = await closeCase(opened, row, given, opened.now, noting(opened, row, 'case-close', reason))
  if (done.is !== 'closed') throw new Sentence(`${row.reference} was closed before.`, FOUND)
  const closed = done.case
  print(json, caseLine(closed, opened.now), () => [`${closed.reference} is closed: ${closed.outcome}.`])
}

function caseLine(row: CaseRow, now: Date) {
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  return {
    reference: row.reference,
    about: row.about,
    opened: row.openedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
    daysLeft: row.closedAt === null ? Math.floor((row.answerBy.getTime() - now.getTime()) / DAY_MS) : null,
    answered: iso(row.answeredAt),
    replied: iso(row.repliedAt),
    closed: iso(row.closedAt),
    outcome: row.outcome,
  }
}

async function findCase({ db }: Opened, typed: string): Promise<CaseRow> {
  const reference = readReference(typed)
  const row = reference === undefined ? undefined : await caseByReference(db, reference)
  if (row) return row
  throw new Sentence(
    'There is no case with this reference: it looks like CM-7K3F-9QXD, and `npm run cli -- case list` shows them.',
    FOUND,
  )
}

/** What is done is written down in its own transaction: a try that came too late is no deed. */
const noting =
  ({ config, now }: Opened, row: CaseRow, action: string, reason: string) =>
  (tx: BotTx) =>
    noteCaseLook({ config, now, db: tx }, row, action, reason)

async function noteCaseLook(
  opened: Pick<Opened, 'config' | 'now'> & { db: BotDb | BotTx },
  { personId, reference }: CaseRow,
  action: string,
  reason: string,
): Promise<void> {
  const [binding] = isGuarded(opened) ? await bindingsOf(opened.db, personId) : []
  if (!binding) return
  await noteLook(opened, { action, keyId: binding.keyId, pseudonym: binding.pseudonym, reason, target: reference })
}
