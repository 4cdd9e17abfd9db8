import { pendingBotMigrations } from '../../db/migrate.ts'
import { headFile, lastHead } from '../../erasure/ledger-head-store.ts'
import { inspectMap } from '../../erasure/map-check-store.ts'
import { accountsWithoutMembers } from '../../erasure/member-store.ts'
import { gateSentence } from '../../erasure/replay-gate.ts'
import { readGate } from '../../erasure/replay-marker-store.ts'
import { endOfLedger } from '../../erasure/replay-run-store.ts'
import { unindexedOffers, unindexedWays } from '../../erasure/way-index-store.ts'
import { verifySmtp } from '../../mail/send-mail.ts'
import { ownSchemaInstalled } from '../../platform/own-schema.ts'
import { readMapFile } from '../data-map.ts'
import { howMany } from '../how-many.ts'
import type { Opened } from '../open.ts'
import { checkBlobs } from './check-blobs.ts'
import { fail, type Line, ok, warn } from './line.ts'

const SMTP_MS = 15_000

/** The databases and what lies beside them. */
export async function checkStores(opened: Opened, botUrl: string): Promise<Line[]> {
  return [
    ok('database', 'answers'),
    await guarded('migrations', () => migrations(botUrl)),
    await guarded('platform', () => ownSchema(opened)),
    await guarded('data map', () => dataMap(opened)),
    await guarded('ledger', () => ledger(opened)),
    await guarded('blob store', () => checkBlobs(opened)),
    await guarded('mail', () => mail(opened)),
  ]
}

/** A check that cannot be made is a line as well. */
async function guarded(check: string, look: () => Promise<Line>): Promise<Line> {
  try {
    return await look()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return fail(
      check,
      `it could not be looked at${code}`,
      'See what the server’s log says at this moment, mend that, and run doctor again.',
    )
  }
}

async function migrations(url: string): Promise<Line> {
  const pending = await pendingBotMigrations(url)
  if (pending === 0) return ok('migrations', 'done')
  return fail(
    'migrations',
    `${pending} are missing`,
    'Start this version once: `npm start` brings the bot’s database up to date.',
  )
}

async function ownSchema({ platform }: Opened): Promise<Line> {
  if (await ownSchemaInstalled(platform)) return ok('platform', 'the schema deletion_bot is there')
  return fail(
    'platform',
    'the schema deletion_bot is missing',
    'Run `npm run cli -- platform install` as a role that may create it.',
  )
}

async function dataMap({ platform, config }: Opened): Promise<Line> {
  const file = readMapFile(config.dataMapFile)
  const { findings, catalogue } = await inspectMap(platform, file)
  if (findings.length > 0)
    return fail(
      'data map',
      `${howMany(findings.length, 'difference')} from the live database`,
      'Run `npm run cli -- datamap check`: until they are gone no erasure is complete.',
    )
  if (accountsWithoutMembers(file.tables).length > 0)
    return warn(
      'data map',
      'no owner can close an account in the chat or by mail: it does not say where an account’s people stand',
      'Name role, email, phone, owner and admins under "members" of their table.',
    )
  const ways = await unindexedWays(platform, file.tables, catalogue)
  const slow = [...ways, ...(await unindexedOffers(platform, file.tables, catalogue))]
  if (slow.length === 0) return ok('data map', `answers for all ${Object.keys(catalogue.tables).length} tables`)
  return warn(
    'data map',
    `${slow.length === 1 ? '1 way to people’s rows or offers has' : `${slow.length} ways to people’s rows or offers have`} no index: each look-up reads a whole table`,
    'Run `npm run cli -- datamap check`: it prints the indexes to create.',
  )
}

async function ledger({ db, platform, config }: Opened): Promise<Line> {
  const outside = await lastHead(headFile(config.dataDir))
  const { gate } = await readGate(db, platform, outside)
  const sentence = gateSentence(gate)
  if (sentence !== undefined)
    return fail('ledger', 'it and what stands outside it do not agree, or a restore waits for its replay', sentence)
  if (outside) return ok('ledger', `its head outside is entry ${outside.seq}`)
  if ((await endOfLedger(db)) === undefined) return ok('ledger', 'no erasure has ended yet')
  if (config.ledgerHeadUrl !== undefined) return ok('ledger', 'its heads stand at LEDGER_HEAD_URL: `ledger verify` compares them')
  return warn(
    'ledger',
    'no head of it lies in DATA_DIR: entries that a restore loses would go unseen here',
    'Set DATA_DIR to the worker’s, or LEDGER_HEAD_URL (docs/operations.md, “Restores”).',
  )
}

async function mail({ config }: Opened): Promise<Line> {
  if (config.mail.smtpUrl === undefined) {
    const says = `mails stay in ${config.mail.folder}`
    return config.mode === 'production'
      ? warn('mail', says, 'Set SMTP_URL and MAIL_FROM: businesses without a webhook and owners of accounts are told by mail.')
      : ok('mail', says)
  }
  const verified = await verifySmtp(config.mail.smtpUrl, SMTP_MS)
  if (verified.ok) return ok('mail', 'the server takes our login')
  return fail(
    'mail',
    `the server cannot be used (${verified.code})`,
    'Correct SMTP_URL: host, port, user and password, smtps:// or STARTTLS.',
  )
}
