import { existsSync, readFileSync } from 'node:fs'
import { type MapFile, parseMapFile } from '../erasure/data-map-file.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { expectedForeignKeys } from '../platform/expected-keys.ts'
import { Sentence } from './sentence.ts'

/** The data map of that file, or CallMissed's reference, with the schema and the foreign keys that it speaks of. */
export function readMapFile(file: string | undefined): MapFile {
  if (file === undefined) return { schema: 'public', tables: referenceMap, foreignKeys: expectedForeignKeys() }
  if (!existsSync(file)) throw new Sentence('The data map is not where --map or DATA_MAP says: give the path of a JSON file.')
  try {
    return parseMapFile(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : 'The data map cannot be read.')
  }
}
