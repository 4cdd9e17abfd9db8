import { z } from 'zod'
import { unpostedLetters } from '../mail/post-store.ts'
import { undeliveredMails } from '../mail/undelivered-store.ts'
import { openObjections } from '../requests/objection-store.ts'
import { openProposals } from '../requests/proposal-store.ts'
import { lettersBefore } from '../webhook/letter-store.ts'
import type { Action } from './authorisation.ts'
import { namesOf } from './businesses.ts'
import { nameIn } from './case-list.tsx'
import type { CsvRow } from './csv.ts'
import { csvFile, piecesOf } from './export.ts'
import { forwardWord } from './forward-words.ts'
import { forwardFilter } from './forwards-page.tsx'
import { passedOn } from './forwards-store.ts'
import type { After } from './keyset.ts'
import { lookReasons } from './look-reasons.ts'
import { soFar } from './matters-page.tsx'
import { meaningOf, whatToDoAbout } from './meaning.ts'
import { note } from './note.ts'
import { type FailedSend, failedSends } from './overview-store.ts'
import { daysLeft } from './parts.tsx'
import { newsWord, wordsUntil } from './post-page.tsx'
import { listStaff } from './session-store.ts'
import { codeFilter } from './trouble-pages.tsx'
import type { Answer, ConsoleRoute, Visit } from './visit.ts'
import { whoWaits } from './waiting-store.ts'
import { languageName, mailWord, matterWord, plain } from './words.ts'

const exporting = z.object({ reason: z.enum(lookReasons) })

/** Lists as files, as they are shown: each with a reason, which is written down before the first row is read. */
export const exportRoutes: readonly ConsoleRoute[] = [
  exported('/failures/export', 'export-failures', failures),
  exported('/cases/export', 'export-cases', cases),
  exported('/proposals/export', 'export-proposals', proposals),
  exported('/letters/export', 'export-letters', letters),
  exported('/post/export', 'export-post', post),
  exported('/post/mails/export', 'export-post', undelivered),
  exported('/objections/export', 'export-objections', objections),
  exported('/forwards/export', 'export-forwards', forwards),
]

function exported(url: string, action: Action, compose: (visit: Visit) => Answer | Promise<Answer>): ConsoleRoute {
  return {
    method: 'POST',
    url,
    action,
    async handle(visit) {
      const { reason } = exporting.parse(visit.form)
      await note(visit, { action, reason })
      return compose(visit)
    },
  }
}

function failures(visit: Visit): Answer {
  const { bot, now, form } = visit
  const { code } = codeFilter.parse(form)
  const read = (after: After | undefined, limit: number) => failedSends(bot.db, { code, now, after }, limit)
  const header = ['at', 'message', 'case', 'code', 'why', 'what to do']
  return csvFile(
    visit,
    'failures',
    header,
    piecesOf(visit, read, ({ at, id }) => ({ at, id })),
    failureLine,
  )
}

function failureLine({ at, what, code, reference, isReplaced }: FailedSend): CsvRow {
  return [at.toISOString(), plain(what), reference, code, meaningOf(code).meaning, whatToDoAbout(code, isReplaced)]
}

function cases(visit: Visit): Answer {
  const { bot, now, form } = visit
  const { late } = z.object({ late: z.literal('yes').optional().catch(undefined) }).parse(form)
  const lateAt = late === undefined ? undefined : now
  const read = (after: After | undefined, limit: number) => whoWaits(bot.db, { after, lateAt, limit })
  const pieces = piecesOf(visit, read, ({ answerBy, id }) => ({ at: answerBy, id }))
  const header = ['case', 'about', 'answer by', 'days left', 'so far', 'request']
  return csvFile(visit, 'cases', header, pieces, (line) => {
    const { id, reference, about, answerBy, request } = line
    const name = reference ?? `Mail ${id.slice(0, 8)}`
    return [name, matterWord(about), answerBy.toISOString(), daysLeft(answerBy, now), soFar(line), request]
  })
}

async function proposals(visit: Visit): Promise<Answer> {
  const { bot, now } = visit
  const names = new Map((await listStaff(bot.db, bot.keys, now)).map(({ id, name }) => [id, name]))
  const read = (after: After | undefined, limit: number) => openProposals(bot.db, now, limit, after)
  const pieces = piecesOf(visit, read, ({ proposal }) => ({ at: proposal.lapsesAt, id: proposal.id }))
  const header = ['what', 'request', 'reason', 'proposed by', 'proposed', 'until', 'lapses']
  return csvFile(visit, 'proposals', header, pieces, ({ proposal, request }) => {
    const { what, reason, proposedBy, proposedAt, until, lapsesAt } = proposal
    const times = [proposedAt.toISOString(), until?.toISOString() ?? null, lapsesAt.toISOString()]
    return [plain(what), request, plain(reason), names.get(proposedBy) ?? proposedBy, ...times]
  })
}

function letters(visit: Visit): Answer {
  const read = (before: number | undefined, limit: number) => lettersBefore(visit.bot.db, before, limit)
  const pieces = piecesOf(visit, read, ({ id }) => id)
  return csvFile(visit, 'dead-letters', ['letter', 'received', 'why', 'can be replayed'], pieces, (letter) => {
    const { id, receivedAt, reason, canReplay } = letter
    return [id, receivedAt.toISOString(), reason, canReplay ? 'yes' : 'no']
  })
}

function post(visit: Visit): Answer {
  const read = (after: After | undefined, limit: number) => unpostedLetters(visit.bot.db, limit, after)
  const header = ['request', 'tells', 'language', 'ready since', 'its words go']
  return csvFile(
    visit,
    'letters-to-post',
    header,
    piecesOf(visit, read, ({ at, id }) => ({ at, id })),
    (letter) => {
      const { request, what, language, at } = letter
      return [request, newsWord(what), languageName(language), at.toISOString(), wordsUntil(at).toISOString()]
    },
  )
}

function undelivered(visit: Visit): Answer {
  const { db, keys } = visit.bot
  const read = (after: After | undefined, limit: number) => undeliveredMails(db, keys, limit, after)
  const header = ['mail', 'request', 'tells', 'language', 'given up', 'code', 'still true', 'its words go']
  const pieces = piecesOf(visit, read, ({ at, id }) => ({ at, id }))
  return csvFile(visit, 'mails-undelivered', header, pieces, (mail) => {
    const { id, request, what, language, givenUpAt, code, isPast, at } = mail
    const times = [isPast ? 'no' : 'yes', wordsUntil(at).toISOString()]
    return [id, request, mailWord(what), languageName(language), givenUpAt.toISOString(), code, ...times]
  })
}

async function objections(visit: Visit): Promise<Answer> {
  const { bot, now } = visit
  const read = async (after: After | undefined, limit: number) => {
    const lines = await openObjections(bot.db, { after, limit })
    const names = await namesOf(
      bot,
      lines.map(({ tenantId }) => tenantId),
    )
    return lines.map((line) => ({ ...line, business: nameIn(names, line.tenantId) }))
  }
  const header = ['request', 'decide by', 'days left', 'business', 'its reason']
  return csvFile(
    visit,
    'objections',
    header,
    piecesOf(visit, read, ({ decideBy, id }) => ({ at: decideBy, id })),
    (line) => {
      const { reference, decideBy, business, ground } = line
      return [reference, decideBy.toISOString(), daysLeft(decideBy, now), business, plain(ground)]
    },
  )
}

async function forwards(visit: Visit): Promise<Answer> {
  const { bot, form } = visit
  const { state, business } = forwardFilter.parse(form)
  const read = async (after: After | undefined, limit: number) => {
    const lines = await passedOn(bot.db, { state, tenantId: business, after }, limit)
    const names = await namesOf(
      bot,
      lines.map(({ tenantId }) => tenantId),
    )
    return lines.map((line) => ({ ...line, business: nameIn(names, line.tenantId) }))
  }
  const header = ['id', 'passed on', 'business', 'how it stands', 'next look', 'answered', 'waits until', 'request']
  return csvFile(
    visit,
    'forwards',
    header,
    piecesOf(visit, read, ({ createdAt, id }) => ({ at: createdAt, id })),
    (line) => {
      const { id, createdAt, business, nextAttemptAt, decidedAt, expiresAt, request } = line
      const times = [nextAttemptAt?.toISOString() ?? null, decidedAt?.toISOString() ?? null, expiresAt.toISOString()]
      return [id, createdAt.toISOString(), business, forwardWord(line), ...times, request]
    },
  )
}
