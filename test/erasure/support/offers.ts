import type pg from 'pg'
import type { DataMap } from '../../../src/erasure/data-map.ts'
import { installOwnSchema } from '../../../src/platform/own-schema.ts'

export const SHOP = '00000000-0000-4000-8000-00000000000a'
export const OTHER_SHOP = '00000000-0000-4000-8000-00000000000b'
export const PHONE = '+917000012345'
export const MAIL = 'asha@example.com'
export const USER = 'IN.70001234567'

const common = { category: 'messaging', primaryKey: ['id'], scopes: ['number', 'business'], datedBy: 'at' } as const
const freeze = [{ column: 'state', to: 'stopped', when: { column: 'state', in: ['queued', 'held'] }, stopsAds: true }] as const
const columns = { id: 'key', state: 'not personal: how far it came', at: 'time' } as const
/** Whom an offer is for stands in the customer's row, in a list, in json, and in the row itself; what waits is an enum. */
export const map: DataMap = {
  customer: {
    ...{ ...common, tenant: { column: 'shop' }, disposition: { do: 'erase' } },
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'column', column: 'mail', holds: 'email' },
    ],
    columns: { id: 'key', shop: 'reference', phone: 'identifier', mail: 'identifier', at: 'time' },
  },
  letter: {
    ...{ ...common, tenant: 'parent', disposition: { do: 'erase' }, freeze },
    reach: [{ by: 'parent', column: 'customer_id', table: 'customer' }],
    columns: { ...columns, customer_id: 'reference' },
  },
  broadcast: {
    ...{ ...common, tenant: { column: 'shop' }, disposition: { do: 'erase' }, shared: 'any owner', freeze },
    reach: [
      { by: 'array', column: 'numbers', holds: 'phone' },
      { by: 'json', column: 'extra', path: ['also', '*', 'id'], holds: 'user_id' },
    ],
    columns: { ...columns, shop: 'reference', numbers: 'identifier', extra: 'content' },
  },
  push: {
    ...{ ...common, tenant: { column: 'shop' }, disposition: { do: 'erase' }, freeze },
    reach: [{ by: 'json', column: 'extra', path: ['to'], holds: 'user_id' }],
    columns: { ...columns, shop: 'reference', extra: 'content' },
  },
}

export async function createOffers(pool: pg.Pool): Promise<void> {
  await pool.query(`create type how_far as enum ('queued', 'held', 'sent', 'stopped');
    create table customer (id int primary key, shop uuid not null, phone text, mail text, at timestamptz not null);
    create index on customer (phone); create index on customer (lower(mail));
    create table letter (id int primary key, customer_id int not null references customer, state how_far not null, at timestamptz not null);
    create index on letter (customer_id);
    create table broadcast (id int primary key, shop uuid not null, numbers text[], extra jsonb, state how_far not null, at timestamptz not null);
    create index on broadcast using gin (numbers); create index on broadcast using gin (extra jsonb_path_ops);
    create table push (id int primary key, shop uuid not null, extra jsonb, state how_far not null, at timestamptz not null);
    create index on push ((extra #>> '{to}'))`)
  await installOwnSchema(pool)
}
