import { readCatalogue } from '../erasure/catalogue-store.ts'
import { keptFrame } from '../erasure/kept-row-store.ts'
import { keyNames, notedKeys } from '../erasure/kept-unknown-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { compareRenamed, isTableHeld, type Renaming, renameKept } from '../erasure/rename-kept-store.ts'
import { refusedWith } from '../erasure/sqlstate.ts'
import { rulesPseudonym } from '../jobs/recompute.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { print, telling } from './print.ts'
import { renameFreezes } from './rename-frozen.ts'
import { Sentence } from './sentence.ts'

export interface GivenRenaming {
  table: string
  to?: string
  column: string[]
  missing?: string
  reason?: string
}

/** `retention rename`: kept rows of a table, or by a key, that a migration has renamed are noted by today's names. */
export async function retentionRename(opened: Opened, given: GivenRenaming, json: boolean): Promise<void> {
  const { config, platform, now, keys } = opened
  const { table: from, to = from } = given
  const { schema, tables } = readMapFile(config.dataMapFile)
  const plan = keptFrame(tables, await readCatalogue(platform, schema), now)
  const today = keyNames(plan, to)
  if (!today) throw new Sentence(`The database or the data map has no table ${to}: give today’s name with --to.`)
  if (from !== to && keyNames(plan, from))
    throw new Sentence(`The table ${from} is there by that name: only rows of a table that was renamed are noted anew.`)
  if (from !== to && (await isTableHeld(platform, from, now)))
    throw new Sentence(
      `A legal hold names the table ${from}: place it on ${to} as well (hold add --scope table), then end the old one.`,
    )
  const others = (await notedKeys(platform, from)).filter((noted) => from !== to || noted.join() !== today.join())
  const renamings = others.map((noted) => ({ from, to, columns: namesOf(noted, today, given.column) }))
  await compare(platform, plan, renamings, given.missing)
  if (isGuarded(opened))
    await noteLook(opened, { action: 'retention-rename', ...rulesPseudonym(keys, plan), reason: checkReason(given.reason) })
  let rows = 0
  for (const renaming of renamings) rows += await telling('Renaming', renameKept(platform, renaming))
  const keyOf = (noted: readonly string[]) => namesOf(noted, today, given.column)
  const frozen = await renameFreezes(platform, { schema, from, to, keyOf, given: given.column })
  const { notRestored } = frozen
  const lost = notRestored.length > 0 ? { notRestored } : {}
  print(json, { rows, ...(frozen.rows > 0 ? { frozen: frozen.rows } : {}), ...lost }, () => [
    `${rows} kept rows are noted as rows of ${to} by ${today.join(', ')}.`,
    ...(frozen.rows > 0 ? [`${frozen.rows} frozen rows are noted so as well; what was taken back meanwhile is restored.`] : []),
    ...notRestored.map(
      (id) =>
        `Not all of request ${id} could be restored in ${to}: a trigger kept it, or other rows have its key (datamap check).`,
    ),
  ])
}

/** Nothing is noted anew by names that lead to other rows: on their day these would be taken for the ones that were kept. */
async function compare(
  platform: Opened['platform'],
  plan: ErasurePlan,
  renamings: readonly Renaming[],
  expected = '0',
): Promise<void> {
  for (const renaming of renamings) {
    const today = Object.values(renaming.columns).join(', ')
    const { rows, missing, doubled, others } = await compareRenamed(platform, plan, renaming).catch((error: unknown) => {
      if (!refusedWith(error)?.startsWith('22')) throw error
      throw new Sentence(
        `What kept rows of ${renaming.from} are noted by does not fit ${today} of ${renaming.to}: these name other rows.`,
      )
    })
    if (doubled > 0)
      throw new Sentence(
        `${today} of ${renaming.to} names several rows for ${doubled} of ${rows} kept ones: it is no key of theirs.`,
      )
    if (others > 0)
      throw new Sentence(
        `${today} of ${renaming.to} leads to other rows for ${others} of ${rows} kept ones: they bear another date, or name somebody. Nothing was renamed; say the right --column.`,
      )
    if (missing !== Number(expected))
      throw new Sentence(
        `${missing} of ${rows} kept rows are not found by ${today} of ${renaming.to}. Nothing was renamed: say the right names, or --missing ${missing} where the platform has removed so many.`,
      )
  }
}

/** Each column of the former key with today's name: as given, the same, or the only one that is left. */
function namesOf(noted: readonly string[], today: readonly string[], given: readonly string[]): Record<string, string> {
  const said = Object.fromEntries(given.map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']))
  const left = noted.filter((column) => !(column in said) && !today.includes(column))
  const free = today.filter((column) => !noted.includes(column) && !Object.values(said).includes(column))
  const [only] = left.length === 1 && free.length === 1 ? free : []
  const names = noted.map((column) => [column, said[column] ?? (today.includes(column) ? column : only)])
  const found = names.map(([, name]) => name).sort()
  if (found.length !== today.length || found.some((name, i) => name !== today[i]))
    throw new Sentence(
      `Kept rows are noted by ${noted.join(', ')}, and the key is ${today.join(', ')}: say for each column --column former=today.`,
    )
  return Object.fromEntries(names)
}
