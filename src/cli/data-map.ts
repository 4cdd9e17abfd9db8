import { existsSync, readFileSync } from 'node:fs'
import type { DataMap } from '../erasure/data-map.ts'
import { parseDataMap } from '../erasure/data-map-file.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { Sentence } from './sentence.ts'

/** The data map of that file, or CallMissed's reference. */
export function readMap(file: string | undefined): DataMap {
  if (file === undefined) return referenceMap
  if (!existsSync(file)) throw new Sentence('The data map is not where --map or DATA_MAP says: give the path of a JSON file.')
  try {
    return parseDataMap(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : 'The data map cannot be read.')
  }
}
