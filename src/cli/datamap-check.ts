import { readCatalogue } from '../erasure/catalogue-store.ts'
import type { FindingKind } from '../erasure/finding.ts'
import { checkMap } from '../erasure/map-check.ts'
import { mapHash } from '../erasure/plan.ts'
import { readConfig } from '../runtime/config.ts'
import { readMap } from './data-map.ts'
import { withPlatform } from './open.ts'
import { print, table } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND } from './sentence.ts'

/** `datamap check`: the map against the live tables. Answers with the exit code. */
export async function datamapCheck(given: { map?: string; url?: string }, json: boolean): Promise<number> {
  const map = readMap(given.map ?? (given.url === undefined ? readConfig().dataMapFile : undefined))
  const url = given.url === '-' ? await readInput('Address: ', { oneLine: true }) : given.url
  const catalogue = await withPlatform(url, (platform) => readCatalogue(platform))
  const findings = checkMap(map, catalogue).map((finding) => ({ ...finding, whatToDo: whatToDo[finding.is] }))
  const tables = Object.keys(catalogue.tables).length
  print(json, { tables, mapHash: mapHash(map), findings }, () =>
    findings.length === 0
      ? [`The data map answers for all ${tables} tables of the database.`]
      : [
          ...table([
            ['WHERE', 'WHAT', 'WHAT TO DO'],
            ...findings.map(({ table, column, is, whatToDo }) => [
              column === undefined ? table : `${table}.${column}`,
              is,
              whatToDo,
            ]),
          ]),
          '',
          `${findings.length} findings: while there is one, no erasure is called complete.`,
        ],
  )
  return findings.length === 0 ? 0 : FOUND
}

const whatToDo: Readonly<Record<FindingKind, string>> = {
  'unmapped-table': 'Give the table an answer in the data map: erase, anonymise, detach, retain, or nothing with a reason.',
  'vanished-table': 'Take the table out of the data map, or restore it.',
  'unmapped-column': 'Say in the data map what the column holds.',
  'vanished-column': 'Take the column out of the data map, or restore it.',
  'no-primary-key': 'Give the table a primary key, or name columns in the map that tell its rows apart.',
  'unindexed-foreign-key':
    'Create an index that begins with the column: each delete of a parent reads the whole table without it.',
  'cascades-onto-kept-rows':
    'Change the foreign key to NO ACTION: deleting the parent would take rows with it that the law keeps.',
  'breaks-not-null': 'Write another value than null, or let the column be null.',
  'breaks-unique': 'Use { "unique": "prefix-" } as the value: two erased rows would collide.',
  'cannot-be-written': 'Leave the column out of what is written: it is a key, or the database computes it.',
  'does-not-fit': 'Choose a value that fits the column’s type and length; for a foreign key that is null.',
  'leaves-the-person': 'Write something over the column too: it still names the person.',
  'never-ends': 'Write something over the column by which the rows are found: they would be found again for ever.',
  undated: 'Name the column that dates the rows (datedBy), or reach them through a parent that has one.',
  'reaches-nothing': 'Correct the way to the rows: its column or parent is not there, or the parent is reached in no way itself.',
  cycle: 'Take one of the ways out: the tables reach each other in a circle.',
  'unknown-basis': 'Name a retention basis that this program knows.',
}
