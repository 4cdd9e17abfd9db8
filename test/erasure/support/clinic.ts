import type { DataMap } from '../../../src/erasure/data-map.ts'

/** A clinic's schema: keys of several columns, odd types, names that need quoting, rows of no tenant, values that must fit. */
export const clinicSchema = `
create type visit_state as enum ('open', 'closed');
create table "Patient" (
  clinic int not null, no int not null, "Mobile No" bigint, chat_id varchar(140), tags text[] not null default '{}', seen timestamp not null,
  primary key (clinic, no));
create table visit (
  clinic int not null, patient_no int not null, day date not null, state visit_state not null default 'open', notes json, doctor int,
  primary key (clinic, patient_no, day), foreign key (clinic, patient_no) references "Patient" on delete restrict);
create table referral (
  id int primary key, clinic int not null, chat_id varchar(40) not null unique check (chat_id like '%-%'), kept boolean not null,
  words text[] not null, extra json not null, rating numeric, at timestamptz not null);
create table reminder (id int primary key, clinic int not null, contact jsonb not null, note text, at timestamptz not null);
create table token (chat_id text primary key, at timestamptz not null);
create table follow_up (id int primary key, clinic int not null, chat_id text, topic text, at timestamptz not null);
`

const scopes = ['number', 'business'] as const
const tenant = { column: 'clinic' }

export const clinicMap: DataMap = {
  Patient: {
    category: 'identifiers',
    primaryKey: ['clinic', 'no'],
    tenant,
    scopes,
    datedBy: 'seen',
    zone: 'UTC',
    reach: [
      { by: 'column', column: 'Mobile No', holds: 'phone' },
      { by: 'column', column: 'chat_id', holds: 'user_id' },
    ],
    disposition: { do: 'erase' },
    columns: { clinic: 'key', no: 'key', 'Mobile No': 'identifier', chat_id: 'identifier', tags: 'personal', seen: 'time' },
  },
  visit: {
    category: 'messaging',
    primaryKey: ['clinic', 'patient_no', 'day'],
    tenant,
    scopes,
    datedBy: 'day',
    zone: 'UTC',
    reach: [{ by: 'json', column: 'notes', path: ['who', 'Mobile No', '*'], holds: 'phone' }],
    shared: 'any owner',
    disposition: { do: 'erase' },
    freeze: [{ column: 'state', to: 'closed' }],
    columns: {
      clinic: 'key',
      patient_no: 'key',
      day: 'time',
      state: 'not personal: a state',
      notes: 'content',
      doctor: 'not personal: staff',
    },
  },
  referral: {
    category: 'messaging',
    primaryKey: ['id'],
    tenant,
    scopes,
    datedBy: 'at',
    reach: [{ by: 'column', column: 'chat_id', holds: 'user_id' }],
    disposition: {
      do: 'anonymise',
      set: { chat_id: { unique: '-' }, kept: { to: false }, words: { to: [] }, extra: { to: {} }, rating: { to: 0 } },
    },
    columns: {
      id: 'key',
      clinic: 'reference',
      chat_id: 'identifier',
      kept: 'not personal: a switch',
      words: 'content',
      extra: 'content',
      rating: 'personal',
      at: 'time',
    },
  },
  reminder: {
    category: 'messaging',
    primaryKey: ['id'],
    tenant,
    scopes,
    datedBy: 'at',
    reach: [
      { by: 'json', column: 'contact', path: ['to', '*', 'mobile-no'], holds: 'phone' },
      { by: 'json', column: 'contact', path: ['e mail'], holds: 'email' },
    ],
    shared: 'any owner',
    disposition: { do: 'erase' },
    columns: { id: 'key', clinic: 'reference', contact: 'content', note: 'content', at: 'time' },
  },
  token: {
    category: 'identifiers',
    primaryKey: ['chat_id'],
    tenant: 'none',
    scopes,
    datedBy: 'at',
    reach: [{ by: 'column', column: 'chat_id', holds: 'user_id' }],
    disposition: { do: 'erase' },
    columns: { chat_id: 'key', at: 'time' },
  },
  follow_up: {
    category: 'messaging',
    primaryKey: ['id'],
    tenant,
    scopes,
    datedBy: 'at',
    reach: [{ by: 'column', column: 'chat_id', holds: 'user_id' }],
    disposition: { do: 'detach', columns: ['chat_id'] },
    columns: { id: 'key', clinic: 'reference', chat_id: 'identifier', topic: 'not personal: a topic', at: 'time' },
  },
}
