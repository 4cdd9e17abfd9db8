import type pg from 'pg'
import type { DataMap, TableMap } from '../../../src/erasure/data-map.ts'
import { CUT_OFF, people } from './world.ts'

/** Fifty tables in a tree: the first names people, every other hangs on one before it; each third of the last lets go of its parent and stays, emptied. */
export const FIFTY = Array.from({ length: 50 }, (_, n) => `t${String(n).padStart(2, '0')}`)
const parentOf = (n: number) => (n === HANGING ? LONG : Math.floor((n - 1) / 2))
const isEmptied = (n: number) => n % 3 === 2 && 2 * n + 1 >= FIFTY.length
/** The table that alone takes several transactions, and one whose rows have no date of their own and go along with its rows. */
const LONG = 40
const HANGING = 49
const LONG_ROWS = 3_300

export const fiftySchema = FIFTY.map((table, n) =>
  n === 0
    ? `create table ${table} (id bigint primary key, phone text not null, said text, created_at timestamptz not null); create index on ${table} (phone);`
    : `create table ${table} (id bigint primary key, parent_id bigint references ${FIFTY[parentOf(n)]}, said text, created_at timestamptz not null);
       create index on ${table} (parent_id);`,
).join('\n')

const mapped = (n: number): TableMap => ({
  category: 'messaging',
  primaryKey: ['id'],
  tenant: n === 0 ? 'none' : 'parent',
  ...(n === HANGING ? {} : { datedBy: 'created_at' }),
  scopes: ['number'],
  reach:
    n === 0
      ? [{ by: 'column', column: 'phone', holds: 'phone' }]
      : [{ by: 'parent', column: 'parent_id', table: FIFTY[parentOf(n)] ?? '' }],
  disposition: isEmptied(n) ? { do: 'detach', columns: ['parent_id', 'said'] } : { do: 'erase' },
  columns: {
    id: 'key',
    ...(n === 0 ? { phone: 'identifier' as const } : { parent_id: 'reference' as const }),
    said: 'content',
    created_at: 'time',
  },
})

export const fiftyMap: DataMap = Object.fromEntries(FIFTY.map((table, n) => [table, mapped(n)]))

/** Two people with two rows in every table, and the first with many in one of them. */
export async function fillFifty(pool: pg.Pool): Promise<void> {
  await pool.query(`truncate ${FIFTY.join(', ')}; truncate deletion_bot.progress, deletion_bot.retained`)
  const insert = FIFTY.map((table, n) => {
    const rows = n === LONG ? LONG_ROWS : 4
    const second = n === 0 ? `(array['${people[0]?.phone}', '${people[1]?.phone}'])[i % 2 + 1]` : n === LONG ? '0' : 'i'
    return `insert into ${table} select i, ${second}, 'words ' || i, '${CUT_OFF.toISOString()}'::timestamptz - interval '1 day' from generate_series(0, ${rows - 1}) i`
  })
  await pool.query(insert.join('; '))
}
