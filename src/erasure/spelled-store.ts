import { type SQL, sql } from 'drizzle-orm'
import { holdsText } from './catalogue.ts'
import type { IdentifierKind } from './data-map.ts'
import { type Quarry, spellings } from './quarry-store.ts'
import { named } from './template-store.ts'

/** The value is one of the subject's identifiers of this kind, in a known spelling. */
export function isSpelling({ subject }: Quarry, holds: IdentifierKind, value: SQL): SQL {
  const folded = holds === 'email' ? sql`lower(${value})` : value
  return sql`${folded} = any(${named(holds, spellings(subject, holds))}::text[])`
}

/** The same of a column, in its own type where its index can then be used. */
export function columnHolds(quarry: Quarry, holds: IdentifierKind, column: SQL, type: string): SQL {
  const spelled = sql`${named(holds, spellings(quarry.subject, holds))}::text[]`
  if (/citext$/.test(type)) return sql`${column} = any(${spelled}::${sql.raw(type)}[])`
  if (['bigint', 'integer', 'numeric'].includes(type)) {
    const number = sql.raw(type === 'numeric' ? 'numeric' : 'bigint')
    // A number has no zero in front: what is spelled with one would become other digits, perhaps those of somebody abroad.
    return sql`${column} = any(array(select n::${number} from unnest(${spelled}) as s(n) where n ~ '^[1-9][0-9]{0,17}$'))`
  }
  return isSpelling(quarry, holds, holdsText(type) ? column : sql`${column}::text`)
}
