import type { Blobs, Removal } from '../../src/blobs/blobs.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import type { TestBot } from './bot.ts'

const ROHAN = '+917000026350'
const common = { tenant: 'none', primaryKey: ['id'], scopes: ['number'] } as const
/** Where Rohan's face lies. */
export const FACE = 'faces/1.jpg'

/** A debt that a law keeps, and the customer whom it refers to: who need neither be named nor seen for it. */
export const debts: DataMap = {
  customer: {
    ...{ ...common, category: 'identifiers', datedBy: 'at', disposition: { do: 'erase' } },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    columns: { id: 'key', phone: 'identifier', name: 'personal', face: 'blob key', at: 'time' },
  },
  debt: {
    ...{ ...common, category: 'billing', reach: [{ by: 'parent', column: 'customer_id', table: 'customer' }] },
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: {} },
    columns: { id: 'key', customer_id: 'reference', due: 'time' },
  },
}

export async function addDebts({ bot }: TestBot): Promise<void> {
  await bot.platform.query(`
    create table customer (id int primary key, phone varchar(20) not null unique, name text not null, face text, at timestamptz not null);
    create table debt (id int primary key, customer_id int not null references customer, due date not null);
    create index on customer (face);
    create index on debt (customer_id);
    insert into customer values (1, '${ROHAN}', 'R. Das', null, '2026-01-01'), (2, '+917000000099', 'S. Rao', null, '2026-01-01');
    insert into debt values (1, 1, '2026-12-31'), (2, 2, '2026-12-31')`)
  bot.dataMap = { ...bot.dataMap, ...debts }
  const { foreignKeys: _, ...expects } = bot.mapExpects
  bot.mapExpects = { ...expects, tables: bot.dataMap }
}

/** Rohan's row names a picture of his face. */
export async function addFace({ bot }: TestBot): Promise<void> {
  await bot.blobs.put(FACE, Buffer.from('a face'))
  await bot.platform.query('update customer set face = $1 where id = 1', [FACE])
}

/** The store, but that it answers so of the face. Returns what puts it right. */
export function answerOfFace({ bot }: TestBot, removal: Removal): () => void {
  const real: Blobs = bot.blobs
  bot.blobs = { ...real, remove: async (key) => (key === FACE ? removal : real.remove(key)) }
  return () => {
    bot.blobs = real
  }
}

export const customers = async ({ bot }: TestBot) =>
  (await bot.platform.query<{ name: string; face: string | null }>('select name, face from customer order by id')).rows
