import pg from 'pg'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { checkMap } from '../erasure/map-check.ts'
import { gateSentence } from '../erasure/replay-gate.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import { endOfLedger } from '../erasure/replay-run-store.ts'
import { headLogOf, learnOutside, replayLogOf } from '../jobs/export-heads.ts'
import { blobsOf } from '../jobs/open-bot.ts'
import { type ReplayOutcome, type ReplayProgress, type ReplayReport, replayErasures } from '../jobs/replay.ts'
import { ownSchemaInstalled } from '../platform/own-schema.ts'
import { createLog } from '../runtime/log.ts'
import { readMapFile } from './data-map.ts'
import { howMany } from './how-many.ts'
import { findingMeanings } from './ledger-verify.ts'
import { clockOf, type Opened } from './open.ts'
import { print, remark } from './print.ts'
import { readPublicKeys } from './public-keys.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenReplay {
  since?: string
  dryRun: boolean
  acceptLostEntries: boolean
  acceptLostPeople: boolean
  pastBrake: boolean
  publicKey?: string[]
}

/** One for the lock, the others for erasures side by side. */
const CONNECTIONS = 7
const NAMED_MAX = 50
const IDENTIFIERS_PER_LINE = 200_000
const OLDER =
  'The backup has no deletion_bot schema of this version: run `npm run cli -- platform install` as a role that may create it, then this again.'

/** `erasure replay`: answers with the exit code, 0 when the platform has every completed erasure again. */
export async function erasureReplay(opened: Opened, given: GivenReplay, json: boolean): Promise<number> {
  const since = given.since === undefined ? undefined : readTime(given.since)
  const { config, db, keys } = opened
  const platform = new pg.Pool({ ...opened.platform.options, max: CONNECTIONS })
  platform.on('error', () => {})
  platform.on('connect', (client) => client.on('error', () => {}))
  try {
    if (!(await ownSchemaInstalled(platform))) throw new Sentence(OLDER)
    const { schema, tables: dataMap } = readMapFile(config.dataMapFile)
    const catalogue = await readCatalogue(platform, schema)
    const drift = checkMap(dataMap, catalogue).length
    if (drift > 0) remark(`The data map does not fit the restored database in ${drift} places: \`npm run cli -- datamap check\`.`)
    const clock = clockOf(config)
    const blobs = blobsOf(config, clock)
    await learn(opened)
    await refuseUnseenLoss(opened, platform, given)
    const log = createLog(config.logLevel, process.stderr)
    const outcome = await replayErasures(
      { config, keys, clock, log, db, platform, blobs, dataMap, catalogue },
      {
        ...(since ? { since } : {}),
        dryRun: given.dryRun,
        pastBrake: given.pastBrake,
        acceptLost: given.acceptLostEntries,
        acceptLostPeople: given.acceptLostPeople,
        formerKeys: new Map(readPublicKeys(given.publicKey ?? [], '--public-key')),
        say: sayer(),
      },
    )
    print(json, { dryRun: given.dryRun, ...outcome }, () => describe(outcome, given.dryRun))
    return outcome.is === 'done' ? 0 : FOUND
  } finally {
    await platform.end()
  }
}

/** After a loss of the disk, too, the replay knows of every entry, and of everybody to be lost again. */
async function learn({ config, db }: Opened): Promise<void> {
  const outside = { config, db, headLog: headLogOf(config), replayLog: replayLogOf(config) }
  await learnOutside(outside).catch(() => {
    throw new Sentence(
      'What stands at LEDGER_HEAD_URL cannot be read: check the container, its signature and the rights a, c, r, l, or leave the setting out to go by the files alone.',
    )
  })
}

const NO_HEAD =
  'No head of the ledger is known here, so that entries that are lost would go unseen: set DATA_DIR to the worker’s, or LEDGER_HEAD_URL.'

/** Beside the heads lies the list of whom lost entries were about: a replay without either would open the gate without them. */
async function refuseUnseenLoss(
  { db, config }: Opened,
  platform: pg.Pool,
  { dryRun, acceptLostEntries }: GivenReplay,
): Promise<void> {
  if ((await lastHead(headFile(config.dataDir))) !== undefined || (await endOfLedger(db)) === undefined) return
  // Whoever accepts what cannot be seen hears first what the databases themselves tell.
  const { gate } = await readGate(db, platform, undefined)
  const known = gate.is === 'bot-behind' || gate.is === 'ledger-behind' ? ` ${gateSentence(gate)}` : ''
  if (dryRun || acceptLostEntries) return remark(`${NO_HEAD}${known}`)
  throw new Sentence(`${NO_HEAD}${known} Where both are gone, --accept-lost-entries goes by the databases alone.`)
}

function readTime(text: string): Date {
  const time = new Date(text)
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(time.getTime())) return time
  throw new Sentence('--since wants a moment such as 2026-11-20T00:00:00Z.')
}

/** Progress on standard error, now and then. */
function sayer(): (progress: ReplayProgress) => void {
  let next = IDENTIFIERS_PER_LINE
  return (progress) => {
    if (progress.at === 'erase') return remark(`Erased again: ${progress.done} of ${progress.of}`)
    if (progress.identifiers < next) return
    remark(`Read ${howMany(progress.identifiers, 'identifier')} …`)
    next = progress.identifiers + IDENTIFIERS_PER_LINE
  }
}

function describe(outcome: ReplayOutcome, dryRun: boolean): string[] {
  switch (outcome.is) {
    case 'busy':
      return ['Another replay is at work on this platform: wait for it.']
    case 'lost':
      return [
        `The ledger lacks entries up to ${outcome.through}: restore a newer backup of the bot’s database.`,
        'If there is none, --accept-lost-entries replays what the list in DATA_DIR knows of them; the gap stays visible in `ledger verify`.',
      ]
    case 'bot-behind':
      return [
        'The bot’s database is older than the platform: restore a newer backup of it.',
        'If there is none, enter again what staff decided since that backup, then let it go on with --accept-lost-entries.',
      ]
    case 'forged':
      return [
        'Nothing was erased: the ledger is not what was signed.',
        ...outcome.findings
          .slice(0, 10)
          .map((each) => `${'seq' in each ? `Entry ${each.seq}` : 'A receipt'}: ${findingMeanings[each.is]}`),
      ]
    default:
      return describeReport(outcome, dryRun)
  }
}

function describeReport(report: ReplayReport, dryRun: boolean): string[] {
  const { listed, identifiers, found, replayed, rows, held, stays, failed, missingKeys, distrusted, unread, through } = report
  return [
    `${howMany(listed, 'completed erasure')} on the list, ${howMany(identifiers, 'identifier')} read, ${howMany(found, 'subject')} found.`,
    dryRun
      ? `Dry run, nothing was changed: ${howMany(replayed, 'erasure')} would take ${howMany(rows, 'row')}.`
      : `${howMany(replayed, 'erasure was', 'erasures were')} carried out again: ${howMany(rows, 'row')}.`,
    ...(dryRun ? [] : describeWaiting(report)),
    ...said(held, 'kept back by a legal hold; they go with the first nightly run after its end.'),
    ...said(
      stays,
      'are kept back by rows of others that refer to theirs, or by what a store keeps, though they were told that all is gone: their timelines say so. They go with the first nightly run after that.',
    ),
    ...said(
      report.braked,
      'were stopped by the brake, because the data map is another by now: see the log, mend the map, or let them go with --past-brake.',
    ),
    ...said(failed, 'could not be carried out: see the log, mend the cause, and run it again.'),
    ...said(distrusted, 'entries of the list are not borne out by a signature or receipt, and were passed over.'),
    ...describeUncovered(report),
    ...(unread.length > 0
      ? [
          `The restored database does not have, or hides, what the data map names: ${unread.join(', ')}.`,
          'Whoever stands there was not looked for: run the platform’s own migrations or mend the map (`npm run cli -- datamap check`), and run it again.',
        ]
      : []),
    ...(missingKeys.length > 0 ? [`Put these keys back into PSEUDONYM_KEYS: ${missingKeys.join(', ')}.`] : []),
    ...(dryRun ? [] : [lastLine(report, through)]),
  ]
}

/** Whom the list does not know any more. */
function describeUncovered({ is, uncovered }: ReplayReport): string[] {
  if (uncovered.length === 0) return []
  const which =
    uncovered.length > NAMED_MAX ? `${uncovered.slice(0, NAMED_MAX).join(', ')} and more, see --json` : uncovered.join(', ')
  return [
    ...said(uncovered.length, `forgotten erasures are not on the list: ${which}.`),
    is === 'done'
      ? 'Their people are back, and nobody can find them: each timeline says so. They were told that their data is gone: report the breach.'
      : 'The backup is older than BACKUP_RETENTION_DAYS, or --since is too late: restore a newer one. If there is none, --accept-lost-people opens without them.',
  ]
}

/** Those whom the restore found before their erasure, or who wanted none. */
function describeWaiting({ frozenAgain, thawedAgain, adsStopped, unknown }: ReplayReport): string[] {
  return [
    ...said(frozenAgain, 'requests that wait for their day were frozen again.'),
    ...said(thawedAgain, 'requests that were taken back are given back again.'),
    ...said(adsStopped, 'people who asked for no more offers are blocked again.'),
    ...said(
      unknown,
      'freezes are of requests that the bot’s older database does not know: see the log, and ask for a newer backup.',
    ),
  ]
}

const said = (count: number, words: string): string[] => (count > 0 ? [`${count} ${words}`] : [])

function lastLine({ is, uncovered }: ReplayReport, through: number): string {
  if (is === 'done' && uncovered.length > 0)
    return `The platform has everything else up to entry ${through} of the ledger: /readyz opens.`
  if (is === 'done') return `The platform has everything up to entry ${through} of the ledger: /readyz opens.`
  return 'Not complete: /readyz stays red until a replay is.'
}
