import { existsSync, writeFileSync } from 'node:fs'
import { attempt } from '../erasure/attempt-store.ts'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import { UNANSWERED } from '../erasure/data-map-file.ts'
import { findStrangeNumbers } from '../erasure/map-check-numbers-store.ts'
import { otherSchemas } from '../erasure/other-schemas-store.ts'
import { askOwners, decided, proposeMap, unansweredIn } from '../erasure/propose-map.ts'
import { readSamples } from '../erasure/sample-store.ts'
import { withPlatform } from './open.ts'
import { print } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND, Sentence } from './sentence.ts'

/**
 * `datamap init`: reads a database and proposes a data map for it, to `out` or to standard output. It changes nothing, and no value
 * of a row leaves the database. Answers with the exit code: 0 when everything has an answer, 1 when some places wait for a human.
 */
export async function datamapInit(given: { url?: string; schema: string; out?: string }, json: boolean): Promise<number> {
  const { out, schema } = given
  if (out !== undefined && existsSync(out))
    throw new Sentence('--out names a file that is there already: give another name, or move it away.')
  const url = given.url === '-' ? await readInput('Address: ', { oneLine: true }) : given.url
  const proposal = await withPlatform(url, async (platform) => {
    const catalogue = await readCatalogue(platform, schema)
    if (Object.keys(catalogue.tables).length === 0)
      throw new Sentence('There is no table in that schema: name another with --schema, or a role that may see it.')
    const proposed = proposeMap(catalogue, await readSamples(platform, catalogue))
    const strange = await attempt(() => findStrangeNumbers(platform, decided(proposed.tables), catalogue))
    return {
      ...('done' in strange ? askOwners(proposed, strange.done) : proposed),
      schemas: asked(await otherSchemas(platform, schema)),
    }
  })
  const unanswered = [...unansweredIn(proposal), ...Object.keys(proposal.schemas).map((other) => `${other}.*`)]
  const tables = Object.keys(proposal.tables).length
  if (out === undefined) print(true, proposal, () => [])
  else {
    writeFileSync(out, `${JSON.stringify(proposal, null, 2)}\n`, { mode: 0o600 })
    print(json, { out, tables, unanswered }, () => [
      `A data map for ${tables} tables was written to ${out}.`,
      ...(unanswered.length === 0
        ? ['Everything has an answer. Read the guesses before you rely on them.']
        : [
            `${unanswered.length === 1 ? '1 place says' : `${unanswered.length} places say`} "unanswered", and why under "guesses":`,
            ...unanswered.map((place) => `  ${place}`),
          ]),
      `Then: npm run cli -- datamap check --map ${out} --url …`,
    ])
  }
  return unanswered.length === 0 ? 0 : FOUND
}

/** Whoever knows what lies in another schema says why no person stays there. */
const asked = (schemas: readonly string[]) => Object.fromEntries(schemas.map((schema) => [schema, UNANSWERED]))
