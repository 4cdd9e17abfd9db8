import { existsSync, readFileSync } from 'node:fs'
import type { DataMap } from '../erasure/data-map.ts'
import { parseDataMap } from '../erasure/data-map-file.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { Sentence } from './sentence.ts'

/** The data map of that file, or CallMissed's reference. */
export function readMap(file: string | undefined): DataMap {
  if (file === undefined) return referenceMap
  if (!existsSync(file)) throw new Sentence('The data map is not where --map or DATA_MAP says: give the path of a JSON file.')
  return parseDataMap(readFileSync(file, 'utf8'))
}
