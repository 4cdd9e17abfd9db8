import { type SQL, sql } from 'drizzle-orm'
import { isJson } from './catalogue.ts'
import type { AnonymousValue } from './data-map.ts'

/** What is written for a value into a column of the type, as the catalogue names it; `unique` is drawn anew for every row. */
export function valueOfType(type: string, value: AnonymousValue): SQL {
  if ('unique' in value) return drawn(type, value)
  const cast = sql.raw(`::${type}`)
  if (value.to === null) return sql`null${cast}`
  if (isJson(type)) return sql`${JSON.stringify(value.to)}${cast}`
  if (type.endsWith('[]')) return sql`'{}'${cast}`
  return sql`${String(value.to)}${cast}`
}

const HEX = sql.raw(`replace(gen_random_uuid()::text, '-', '')`)
/** So many of those hexadecimal digits fit below zero; all of them are random. */
const WHOLE: Readonly<Record<string, SQL>> = {
  bigint: sql.raw(`('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint`),
  integer: sql.raw(`('x' || left(replace(gen_random_uuid()::text, '-', ''), 7))::bit(28)::integer`),
}

function drawn(type: string, { unique, characters }: Extract<AnonymousValue, { unique: string }>): SQL {
  const whole = WHOLE[type]
  if (whole) return sql`(-1 - ${whole})`
  const text = sql`${unique}::text || ${characters === undefined ? HEX : sql`left(${HEX}, ${sql.raw(String(Math.trunc(characters)))})`}`
  return type === 'uuid' ? sql`(${text})::uuid` : text
}
