import { unindexedBlobKeys } from '../erasure/blob-index-store.ts'
import { datedByDay, mayBeUndated, mayBeUnkept } from '../erasure/dated-by-day.ts'
import type { Finding } from '../erasure/finding.ts'
import { whatToDo } from '../erasure/finding-words.ts'
import { unknownFrozen } from '../erasure/freeze-places-store.ts'
import { heldByOthers } from '../erasure/held-by-others-store.ts'
import { keptByUnknownLaw } from '../erasure/kept-unknown-store.ts'
import { inspectMap } from '../erasure/map-check-store.ts'
import { waysByNameAlone } from '../erasure/map-check-ways.ts'
import { accountsWithoutMembers } from '../erasure/member-store.ts'
import { staysAfterObjection } from '../erasure/nobodys-tables.ts'
import { peopleBeyondReach } from '../erasure/people-beyond.ts'
import { mapHash } from '../erasure/plan.ts'
import { unborneKeys } from '../erasure/unborne-keys.ts'
import { offersOutOfSight, unindexedOffers, unindexedWays } from '../erasure/way-index-store.ts'
import { refusedWays } from '../erasure/way-try-store.ts'
import { dataMapFile } from '../runtime/config.ts'
import { readMapFile } from './data-map.ts'
import { howMany } from './how-many.ts'
import { withPlatform } from './open.ts'
import { print } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND } from './sentence.ts'

/** `datamap check`: the map against the live tables, as `role` may use them. Answers with the exit code. */
export async function datamapCheck(given: { map?: string; url?: string; role?: string }, json: boolean): Promise<number> {
  const file = readMapFile(given.map ?? dataMapFile())
  const url = given.url === '-' ? await readInput('Address: ', { oneLine: true }) : given.url
  const { catalogue, ...found } = await withPlatform(url, async (platform) => {
    const inspected = await inspectMap(platform, file, given.role)
    const refused = await refusedWays(platform, file.tables, inspected.catalogue)
    const unindexed = await unindexedWays(platform, file.tables, inspected.catalogue)
    const offers = await unindexedOffers(platform, file.tables, inspected.catalogue)
    const blobs = await unindexedBlobKeys(platform, file.tables, inspected.catalogue)
    const held = await heldByOthers(platform, file.tables, inspected.catalogue)
    const frozen = await unknownFrozen(platform, file.schema)
    const laws = await keptByUnknownLaw(platform)
    const stays = staysAfterObjection(file.tables, inspected.catalogue.tables)
    const plain = [...accountsWithoutMembers(file.tables), ...offersOutOfSight(file.tables), ...stays]
    const keys = unborneKeys(file.tables, inspected.catalogue)
    const ways = [...waysByNameAlone(file.tables, inspected.catalogue), ...peopleBeyondReach(file.tables, inspected.catalogue)]
    const dated = [...datedByDay(file.tables, inspected.catalogue), ...mayBeUndated(file.tables, inspected.catalogue)]
    const ofMap = [...dated, ...mayBeUnkept(file.tables, inspected.catalogue), ...keys, ...plain]
    return {
      ...inspected,
      findings: [...inspected.findings, ...refused],
      warnings: [...ways, ...held, ...unindexed, ...offers, ...blobs, ...frozen, ...laws, ...ofMap],
    }
  })
  const findings = found.findings.map(withWayOut)
  const warnings = found.warnings.map(withWayOut)
  const tables = Object.keys(catalogue.tables).length
  print(json, { schema: file.schema, tables, mapHash: mapHash(file.tables), findings, warnings }, () => [
    ...(findings.length === 0
      ? [`The data map answers for all ${tables} tables of the schema ${file.schema}, and no other schema is left open.`]
      : findings.map(lineOf)),
    ...(findings.length === 0
      ? []
      : ['', `${howMany(findings.length, 'finding')}: while there is one, no erasure is called complete.`]),
    ...(warnings.length === 0 ? [] : ['', ...warnings.map(lineOf)]),
    ...(warnings.length === 0 ? [] : ['', `${howMany(warnings.length, 'warning')}: erasures can be complete all the same.`]),
  ])
  return findings.length === 0 ? 0 : FOUND
}

const withWayOut = (finding: Finding) => ({ ...finding, whatToDo: whatToDo(finding) })
const lineOf = (finding: ReturnType<typeof withWayOut>) => `${place(finding)}  ${finding.is}\n  ${finding.whatToDo}`
const place = ({ table, column }: Finding) => (column === undefined ? table : `${table}.${column}`)
