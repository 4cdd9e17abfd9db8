import type pg from 'pg'

/**
 * The ids of the pseudonym keys that the platform's side still needs: by them kept rows are found for whoever asks and for a court's hold, blocks for
 * whom they are about, and holds for whom they name, for as long as a law keeps the rows. Nobody can write them anew: the number is forgotten.
 */
export async function pseudonymKeysOf(platform: pg.Pool): Promise<Set<string>> {
  const { rows } = await platform.query<{ id: string }>(`
    select distinct key_id as id from deletion_bot.kept_subject
    union select distinct key_id from deletion_bot.suppression
    union select key_id from deletion_bot.legal_hold where key_id is not null
    union select also.value ->> 'keyId' from deletion_bot.legal_hold, jsonb_array_elements(also) as also`)
  return new Set(rows.map(({ id }) => id))
}
