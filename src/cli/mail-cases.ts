import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerMailCase, closeMailCaseUnanswered } from '../jobs/answer-mail-case.ts'
import { refuseMailCase } from '../jobs/refuse-case.ts'
import { documentsOf } from '../mail/document-store.ts'
import { type MailCaseRow, mailCaseById, openMailCaseBody, openMailCases } from '../mail/intake-store.ts'
import { isMailCaseId } from '../requests/reference.ts'
import type { RefusalReason } from '../requests/request.ts'
import { checkReason, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND, Sentence } from './sentence.ts'

const DAY_MS = 86_400_000

/** `mail-case list`: what came by mail and waits for a human, the most urgent first; nobody's data. */
export async function mailCaseList({ db, now }: Opened, json: boolean): Promise<void> {
  const cases = await openMailCases(db)
  const line = ({ id, about, language, vouched, byMachine, openedAt, answerBy }: MailCaseRow) => ({
    ...{ id, about, language, vouched, byMachine, opened: openedAt.toISOString(), answerBy: answerBy.toISOString() },
    daysLeft: Math.floor((answerBy.getTime() - now.getTime()) / DAY_MS),
  })
  print(json, cases.map(line), () =>
    cases.length === 0
      ? ['No mail waits for a person.']
      : table([
          ['ID', 'ABOUT', 'LANGUAGE', 'OPENED', 'ANSWER BY', 'DAYS LEFT', 'SENDER'],
          ...cases.map((row) => [
            row.id,
            row.about,
            row.language,
            inIndia(row.openedAt),
            inIndia(row.answerBy),
            line(row).daysLeft,
            row.vouched ? '' : row.byMachine ? 'a machine' : 'not vouched for',
          ]),
        ]),
  )
}

/** `mail-case show`: who wrote, and what. The look goes into the access log. */
export async function mailCaseShow(
  opened: Opened,
  id: string,
  given: { reason: string; documents?: string },
  json: boolean,
): Promise<void> {
  const { row, body } = await look(opened, id, given.reason, 'mail-case-show')
  const documents = await documentsOf(opened.db, opened.keys, row.id)
  const files = documents.map(({ type }, place) => `${place + 1}.${type}`)
  if (given.documents !== undefined) {
    await mkdir(given.documents, { recursive: true, mode: 0o700 })
    for (const [place, { bytes }] of documents.entries())
      await writeFile(join(given.documents, files[place] ?? ''), bytes, { mode: 0o600, flag: 'wx' })
  }
  const sent = documents.map(({ name, bytes, addedAt }, place) => ({
    file: files[place] ?? '',
    name: printable(name),
    bytes: bytes.byteLength,
    sent: addedAt.toISOString(),
  }))
  print(json, { id: row.id, about: row.about, vouched: row.vouched, byMachine: row.byMachine, ...body, documents: sent }, () => [
    `From: ${body.from}${WHO[row.vouched ? 'vouched' : row.byMachine ? 'machine' : 'anybody']}`,
    `Subject: ${printable(body.subject)}`,
    '',
    printable(body.text),
    ...(sent.length > 0
      ? [
          '',
          given.documents === undefined
            ? 'Documents (--documents <folder> writes them there):'
            : 'Documents, written to the folder; delete them when you have looked:',
        ]
      : []),
    ...table(sent.map(({ file, name, bytes }) => [file, name, `${bytes} bytes`])),
  ])
}

/** `mail-case answer`: the answer, from standard input, goes out by mail with whom to turn to next, and the case is closed. */
export async function mailCaseAnswer(opened: Opened, id: string, given: { reason: string }, json: boolean): Promise<void> {
  const text = await readInput('The answer, then Ctrl-D: ')
  if (text === '') throw new Sentence('The answer is read from standard input, and there was none.')
  const { row } = await look(opened, id, given.reason, 'mail-case-answer')
  const outcome = await answerMailCase(opened, row, text, opened.now)
  if (outcome !== 'answered') throw new Sentence(NOT_SENT[outcome], FOUND)
  print(json, { id: row.id, closed: opened.now.toISOString() }, () => ['The answer is on its way, and the case is closed.'])
}

/** `mail-case refuse`: by a reason from the list, in the language of the mail. */
export async function mailCaseRefuse(
  opened: Opened,
  id: string,
  given: { reason: string; because: RefusalReason },
  json: boolean,
): Promise<void> {
  const { row } = await look(opened, id, given.reason, 'mail-case-refuse')
  const outcome = await refuseMailCase(opened, row, given.because, opened.now)
  if (outcome !== 'answered') throw new Sentence(NOT_SENT[outcome], FOUND)
  print(json, { id: row.id, closed: opened.now.toISOString() }, () => ['The refusal is on its way, and the case is closed.'])
}

/** `mail-case close`: without an answer from here. */
export async function mailCaseClose(opened: Opened, id: string, given: { reason: string }, json: boolean): Promise<void> {
  const { row } = await look(opened, id, given.reason, 'mail-case-close')
  const outcome = await closeMailCaseUnanswered(opened, row, opened.now)
  if (outcome !== 'case-closed') throw new Sentence(NOT_SENT[outcome], FOUND)
  print(json, { id: row.id, closed: opened.now.toISOString() }, () => ['The case is closed. Nobody was written to.'])
}

const WHO = {
  vouched: '',
  machine: ' (sent by a machine or a list: nobody vouches for it, and nobody is answered there)',
  anybody: ' (nobody vouches for this sender: it may be anybody)',
} as const

const NOT_SENT = {
  'by-machine':
    'A machine or a list sent this, nothing shows that it is from the address it names, and machines are never answered. Answer only by a way that you know from elsewhere, and close it with `mail-case close`.',
  'not-vouched':
    'Nobody vouches for this sender, so that the address may be anybody’s: nothing is sent there. Look at what was written; answer another way where you know one, and close it with `mail-case close`.',
  'not-for-another': 'A complaint asks nothing for another person: answer it with `mail-case answer`. Nothing was sent.',
  'closed-before': 'This case is closed already.',
  'more-came': 'Its sender has written more: look at it again.',
  gone: 'The words of this case have expired.',
} as const

async function look(opened: Opened, id: string, reason: string, action: string) {
  const code = checkReason(reason)
  const row = isMailCaseId(id) ? await mailCaseById(opened.db, id) : undefined
  if (!row) throw new Sentence('There is no such case: `npm run cli -- mail-case list` shows those that wait.', FOUND)
  if (row.sealed === null) throw new Sentence('The words of this case have expired.', FOUND)
  const [key] = opened.keys.pseudonym
  await noteLook(opened, { action, keyId: key?.id ?? '', pseudonym: row.sender, reason: code, target: row.id })
  return { row, body: openMailCaseBody(opened.keys, row.sealed) }
}

/** A stranger's words on a terminal: no control characters but line ends. */
const printable = (text: string) => text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
