import type pg from 'pg'
import { BIG } from './bench-erasure-data.ts'

const PAGE = 4_000

/** What an erasure in short transactions costs at least, with nothing of the engine in it, in seconds. */
export interface Floor {
  /** The messages page by page, each page one cascading DELETE. */
  pages: number
  /** The same with what a right count needs: the page's rows locked, what hangs on them taken and counted, then the rows. */
  counted: number
}

/** Pages of {@link PAGE} messages in the order in which they lie, each a transaction of its own: `whole` says how each page goes. */
export async function eraseByPages(pool: pg.Pool, whole: keyof Floor): Promise<number> {
  const client = await pool.connect()
  const start = performance.now()
  try {
    const { rows: pages } = await client.query<{ places: string }>(
      `select array_agg(ctid order by nth)::text as places from (
         select m.ctid, row_number() over (order by m.ctid) as nth
         from message m join conversation c on c.id = m.conversation_id where c.external_id = $1) m
       group by (nth - 1) / ${PAGE} order by (nth - 1) / ${PAGE}`,
      [BIG],
    )
    await client.query('set plan_cache_mode = force_generic_plan')
    for (const { places } of pages) {
      await client.query('begin')
      if (whole === 'counted') {
        await client.query({ name: 'lock', text: `select count(*) from (select 1 ${AT} for update) locked`, values: [places] })
        await client.query({ name: 'below', text: BELOW, values: [places] })
      }
      await client.query({ name: 'gone', text: `delete ${AT}`, values: [places] })
      await client.query('commit')
    }
    await client.query('delete from conversation where external_id = $1', [BIG])
    return (performance.now() - start) / 1_000
  } finally {
    client.release()
  }
}

const AT = 'from message where ctid = any($1::tid[])'
const BELOW = `delete from message_status where ctid = any(array(
  select s.ctid from message m join message_status s on s.message_id = m.id where m.ctid = any($1::tid[])))`

/** The floor in words, beside the plain DELETE that everything is measured against. */
export function floorText({ pages, counted }: Floor, plainSeconds: number, ratio: number): string {
  const times = (seconds: number) => `${seconds.toFixed(1)} s, ${(seconds / plainSeconds).toFixed(2)} times the one DELETE`
  return `What short transactions cost without any engine, in the same run: pages of ${PAGE} messages, each one cascading DELETE and a commit, take ${times(pages)}. A page whose rows are locked first, so that nothing can come to hang on them, and of which the statuses are taken and counted before the messages go, takes ${times(counted)}: the foreign key's own trigger still looks below every message. Between the first and the engine's ${ratio.toFixed(2)} lie the look for where the rows lie, what they are judged by, holds and progress in each transaction.`
}
