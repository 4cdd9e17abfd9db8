import { existsSync, readFileSync } from 'node:fs'
import { useRetentionBases } from '../erasure/retention-bases.ts'
import { parseRetentionBases } from '../erasure/retention-file.ts'
import { ConfigError } from '../runtime/config.ts'

/** Reads the file that RETENTION_BASES names, if any, before anything is planned. Throws ConfigError with the fix. */
export function readBases(file: string | undefined): void {
  if (file === undefined) return
  if (!existsSync(file))
    throw new ConfigError(`RETENTION_BASES names ${file}, which is not there: give the path of a list of bases (JSON).`)
  try {
    useRetentionBases(parseRetentionBases(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : 'The retention bases cannot be read.')
  }
}
