import { sql } from 'drizzle-orm'
import type { Whose } from './hold-store.ts'
import type { Quarry } from './quarry-store.ts'
import type { Session } from './session-store.ts'

/** Of whose request kept rows are recorded. */
export type Keeping = Quarry & Whose & { requestId: string }

/**
 * Notes whose a request's kept rows are: by that alone a later hold is known to be theirs. To be written with each of its lines, for an
 * erasure may end after any transaction. Twice changes nothing; without lines nobody is noted.
 */
export async function rememberWhose(session: Session, { requestId, pseudonyms }: Keeping): Promise<void> {
  const names = JSON.stringify(pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  await session.run(sql`
    insert into deletion_bot.kept_subject (request_id, key_id, pseudonym)
    select ${requestId}::uuid, p.key_id, p.pseudonym from jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text)
    where exists (select 1 from deletion_bot.retained where request_id = ${requestId}::uuid) on conflict do nothing`)
}
