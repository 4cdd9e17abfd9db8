import type { DataMap } from '../../../src/erasure/data-map.ts'

/** A shop's schema: cascades, a reply chain, a kept bill, metering that lets go, json with the number inside, blobs. */
export const shopSchema = `
create table tenant (id uuid primary key, name text not null);
create table staff (id uuid primary key, tenant_id uuid not null references tenant, phone text, email text not null unique);
create table contact (
  id uuid primary key, tenant_id uuid not null references tenant, phone text, email text, name text, offers text not null default 'yes',
  created_at timestamptz not null);
create index on contact (phone);
create index on contact (tenant_id);
create table thread (
  id bigint primary key, tenant_id uuid not null references tenant, contact_id uuid not null references contact,
  autoreply boolean not null default true, created_at timestamptz not null);
create index on thread (contact_id);
create index on thread (tenant_id);
create table note (
  id bigint primary key, thread_id bigint not null references thread on delete cascade, reply_to bigint references note,
  said_by text not null default 'them', body text not null, media_key text, created_at timestamptz not null);
create index on note (thread_id);
create index on note (reply_to);
create table mark (id bigint primary key, note_id bigint not null references note on delete cascade, wamid text, seen_at timestamptz not null);
create index on mark (note_id);
create table bill (
  id bigint primary key, tenant_id uuid not null references tenant, contact_id uuid references contact on delete set null, phone text,
  total int not null, due date not null, created_at timestamptz not null);
create index on bill (contact_id);
create table usage (
  id bigint primary key, tenant_id uuid not null references tenant, thread_id bigint references thread on delete set null, ip text,
  tokens int not null, created_at timestamptz not null);
create index on usage (thread_id);
create table target (
  id bigint primary key, tenant_id uuid not null references tenant, phone text not null unique, variables jsonb not null default '{}',
  status text not null check (status in ('pending', 'sent', 'cancelled')), created_at timestamptz not null);
create table delivery (id bigint primary key, tenant_id uuid not null references tenant, payload jsonb not null, created_at timestamptz not null);
`

const scopes = ['number', 'business'] as const
const tenant = { column: 'tenant_id' }
const primaryKey = ['id']
const datedBy = 'created_at'
const common = { id: 'key', tenant_id: 'reference', created_at: 'time' } as const

export const shopMap: DataMap = {
  tenant: {
    category: 'account',
    primaryKey,
    tenant: { column: 'id' },
    reach: [],
    disposition: { do: 'nothing', because: 'a business is no customer' },
    scopes: [],
    tenantName: 'name',
    columns: { id: 'key', name: 'not personal: a business' },
  },
  staff: {
    category: 'account',
    primaryKey,
    tenant,
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'nothing', because: 'an account has its own way' },
    scopes: ['account'],
    guards: { column: 'phone', whose: 'staff' },
    columns: { id: 'key', tenant_id: 'reference', phone: 'identifier', email: 'identifier' },
  },
  contact: {
    category: 'identifiers',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'column', column: 'email', holds: 'email' },
    ],
    disposition: { do: 'erase' },
    freeze: [{ column: 'offers', to: 'no', stopsAds: true }],
    columns: { ...common, phone: 'identifier', email: 'identifier', name: 'personal', offers: 'not personal: a switch' },
  },
  thread: {
    category: 'messaging',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [{ by: 'parent', column: 'contact_id', table: 'contact' }],
    disposition: { do: 'erase' },
    freeze: [{ column: 'autoreply', to: false, holdsFloor: true }],
    columns: { ...common, contact_id: 'reference', autoreply: 'not personal: a switch' },
  },
  note: {
    category: 'messaging',
    primaryKey,
    tenant: 'parent',
    datedBy,
    scopes,
    reach: [{ by: 'parent', column: 'thread_id', table: 'thread' }],
    disposition: { do: 'erase' },
    noun: 'message',
    signOfLife: { at: 'created_at', when: { column: 'said_by', in: ['them'] } },
    columns: {
      id: 'key',
      thread_id: 'reference',
      reply_to: 'reference',
      said_by: 'not personal: a side',
      body: 'content',
      media_key: 'blob key',
      created_at: 'time',
    },
  },
  mark: {
    category: 'messaging',
    primaryKey,
    tenant: 'parent',
    scopes,
    reach: [{ by: 'parent', column: 'note_id', table: 'note' }],
    disposition: { do: 'erase' },
    columns: { id: 'key', note_id: 'reference', wamid: 'identifier', seen_at: 'time' },
  },
  bill: {
    category: 'billing',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'parent', column: 'contact_id', table: 'contact' },
    ],
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
    noun: 'bill',
    columns: {
      ...common,
      contact_id: 'reference',
      phone: 'identifier',
      total: 'not personal: an amount',
      due: 'time',
    },
  },
  usage: {
    category: 'messaging',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [{ by: 'parent', column: 'thread_id', table: 'thread' }],
    disposition: { do: 'anonymise', set: { thread_id: { to: null }, ip: { to: null } } },
    columns: { ...common, thread_id: 'reference', ip: 'personal', tokens: 'not personal: a count' },
  },
  target: {
    category: 'messaging',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'anonymise', set: { phone: { unique: 'erased-' }, variables: { to: {} } } },
    freeze: [{ column: 'status', to: 'cancelled', when: { column: 'status', in: ['pending'] }, stopsAds: true }],
    columns: { ...common, phone: 'identifier', variables: 'content', status: 'not personal: how far it came' },
  },
  delivery: {
    category: 'messaging',
    primaryKey,
    tenant,
    datedBy,
    scopes,
    reach: [{ by: 'json', column: 'payload', path: ['contacts', '*', 'wa_id'], holds: 'phone' }],
    shared: 'any owner',
    disposition: { do: 'erase' },
    columns: { ...common, payload: 'content' },
  },
}
