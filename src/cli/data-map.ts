import { existsSync, readFileSync } from 'node:fs'
import { type MapFile, parseMapFile } from '../erasure/data-map-file.ts'
import { withFloors } from '../erasure/floors.ts'
import { referenceMap } from '../erasure/reference-map.ts'
import { expectedForeignKeys } from '../platform/expected-keys.ts'
import { Sentence } from './sentence.ts'

/** The data map of that file, or CallMissed's reference, with the schema and the foreign keys that it speaks of. */
export function readMapFile(file: string | undefined): MapFile {
  if (file === undefined) return { schema: 'public', tables: withFloors(referenceMap), foreignKeys: expectedForeignKeys() }
  if (!existsSync(file)) throw new Sentence('The data map is not where --map or DATA_MAP says: give the path of a JSON file.')
  try {
    const map = parseMapFile(readFileSync(file, 'utf8'))
    return { ...map, tables: withFloors(map.tables) }
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : 'The data map cannot be read.')
  }
}
