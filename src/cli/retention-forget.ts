import { listLooks } from '../db/access-log.ts'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import { areHeld, countNoted, forgetKept, type Noted, schemasWith } from '../erasure/forget-kept-store.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { keyNames, notedKeys } from '../erasure/kept-unknown-store.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { pseudonym } from '../runtime/keys.ts'
import { checkReason, noteLook, operator } from './about-person.ts'
import { readMapFile } from './data-map.ts'
import { howMany } from './how-many.ts'
import type { Opened } from './open.ts'
import { print, telling } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

const PROPOSED = 'propose-retention-forget'
const DONE = 'retention-forget'
/** As every proposal: what nobody has said again by then lapses. */
const LAPSES_MS = 2 * 86_400_000

export interface GivenForgetting {
  table: string
  key?: string
  reason?: string
  by?: string
}

/**
 * `retention forget`: gives kept rows up that no name of today leads to. The first of two people proposes it, the second one says the same;
 * the access log, which nobody can change, is what the proposal stands in.
 */
export async function retentionForget(opened: Opened, given: GivenForgetting, json: boolean): Promise<void> {
  const { config, platform, now } = opened
  const reason = checkReason(given.reason)
  const actor = operator(opened, given.by)
  const { schema, tables } = readMapFile(config.dataMapFile)
  const plan = keptFrame(tables, await readCatalogue(platform, schema), now)
  const noted = await lostLines(opened, keyNames(plan, given.table), given)
  const isThere = plan.catalogue.tables[given.table] !== undefined
  const [elsewhere] = isThere ? [] : await schemasWith(platform, given.table)
  if (elsewhere !== undefined)
    throw new Sentence(
      `A table ${given.table} lies in the schema ${elsewhere}: move it back. Rows that are there are not given up.`,
    )
  if (isThere && !tables[given.table])
    throw new Sentence(
      `The table ${given.table} is in the database: give it its answer in the data map. Rows that are there are not given up.`,
    )
  if (await areHeld(platform, noted, now))
    throw new Sentence(
      'A legal hold stands on this table, or on somebody whose rows these are: nothing is given up before it ends.',
    )
  const rows = await countNoted(platform, noted)
  if (!(await isSecond(opened, noted, actor))) {
    await note(opened, noted, { actor, action: PROPOSED, reason })
    return print(json, { is: 'proposed', rows, table: noted.table, key: noted.columns }, () => [
      `${howMany(rows, 'kept row')} of ${noted.table} would be given up. Nothing is changed yet: within two days a colleague says the same, from an account of their own.`,
    ])
  }
  await note(opened, noted, { actor, action: DONE, reason })
  const outcome = isThere ? 'untraceable' : 'table-gone'
  const givenUp = await telling('Giving up', forgetKept(platform, noted, outcome, now).catch(needsInstall))
  print(json, { is: 'forgotten', rows: givenUp, table: noted.table, key: noted.columns, outcome }, () => [
    `${givenUp} kept rows of ${noted.table} are given up. Their receipts say so tonight: ${WORDS[outcome]}`,
    'Recordings that these rows named are not looked for.',
  ])
}

const WORDS = {
  'table-gone': 'their table is not there any more.',
  untraceable: 'they may still be there, and cannot be found. Whoever asks hears the same for a year.',
}

/** The lines that no key of today leads to; where there are several kinds, those of the key that was named. */
async function lostLines({ platform }: Opened, today: string[] | undefined, { table, key }: GivenForgetting): Promise<Noted> {
  const kinds = (await notedKeys(platform, table)).filter((columns) => columns.join() !== today?.join())
  const named = key
    ?.split(',')
    .map((column) => column.trim())
    .sort()
    .join()
  const [columns, ...more] = named === undefined ? kinds : kinds.filter((each) => each.join() === named)
  if (!columns)
    throw new Sentence(
      today
        ? `The table ${table} is there with the key ${today.join(', ')}, and its kept rows go on their day: only rows that no name of today leads to are given up.`
        : `No kept row is noted by the table ${table}${named === undefined ? '' : ` and the key ${named}`}: \`npm run cli -- datamap check\` names those that are.`,
      FOUND,
    )
  if (more.length > 0)
    throw new Sentence(
      `Kept rows of ${table} are noted by several keys: say one with --key: ${kinds.map((each) => each.join(',')).join(' or ')}.`,
    )
  return { table, columns }
}

function needsInstall(error: unknown): never {
  if (refusedWith(error) !== '23514') throw error
  throw new Sentence(
    'The schema deletion_bot is older than this program: `npm run cli -- platform install` brings it up to date.',
  )
}

type Look = { actor: string; action: string; reason: string }

/** What is given up has no person in it: the log knows it by a pseudonym of table and key. */
function matterOf({ keys }: Opened, { table, columns }: Noted) {
  const { keyId, value } = pseudonym(keys, 'case', `retention forget ${table} ${columns.join()}`)
  return { keyId, pseudonym: value }
}

const note = (opened: Opened, noted: Noted, look: Look) =>
  noteLook(opened, { ...matterOf(opened, noted), target: noted.table, ...look })

/** Somebody else has proposed the same, within two days, and it was not done since. */
async function isSecond(opened: Opened, noted: Noted, actor: string): Promise<boolean> {
  const looks = await listLooks(opened.db, { pseudonyms: [matterOf(opened, noted).pseudonym] }, 100)
  const done = looks.find(({ action }) => action === DONE)?.at ?? new Date(0)
  const isOpen = (at: Date) => at > done && opened.now.getTime() - at.getTime() < LAPSES_MS
  return looks.some((look) => look.action === PROPOSED && look.actor !== actor && isOpen(look.at))
}
