/**
 * The bot's own small schema on the platform: what must commit together with an erasure batch. Nothing in it can hold a number,
 * a name or a sentence; the checks see to that.
 */
import { getTableColumns, getTableName } from 'drizzle-orm'
import { bigint, boolean, date, integer, jsonb, pgSchema, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { ClientBase, Pool } from 'pg'
import { TENANT_ID_SQL } from '../subject/tenant-id.ts'

const deletionBot = pgSchema('deletion_bot')
const at = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/** How far each step of a running erasure has come; `rows` counts what it has changed so far. */
export const progress = deletionBot.table(
  'progress',
  {
    request_id: uuid().notNull(),
    step: integer().notNull(),
    step_name: text().notNull(),
    rows: bigint({ mode: 'number' }).notNull().default(0),
    /** Transactions that took part in it. */
    batches: integer().notNull().default(0),
    done: boolean().notNull().default(false),
    updated_at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.request_id, t.step] })],
)

/** What the freeze changed, so that an undo restores that and nothing else. */
export const freeze_undo = deletionBot.table(
  'freeze_undo',
  {
    request_id: uuid().notNull(),
    table_name: text().notNull(),
    primary_key: jsonb().$type<Record<string, unknown>>().notNull(),
    column_name: text().notNull(),
    previous: jsonb().$type<string | boolean | null>().notNull(),
    frozen: jsonb().$type<string | boolean | null>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.request_id, t.table_name, t.primary_key, t.column_name] })],
)

/**
 * Requests whose freeze this database has carried out, and those that were taken back or refused since: what an older database of the
 * bot may have forgotten. A line goes with its erasure, or when every backup of before the undo is gone.
 */
export const stopped = deletionBot.table('stopped', {
  request_id: uuid().primaryKey(),
  confirmed_at: at().notNull(),
  taken_back_at: at(),
})

/** Rows of an erased subject that the law keeps, and the last day on which it does. */
export const retained = deletionBot.table(
  'retained',
  {
    request_id: uuid().notNull(),
    table_name: text().notNull(),
    primary_key: jsonb().$type<Record<string, unknown>>().notNull(),
    basis: text().notNull(),
    release_on: date({ mode: 'string' }).notNull(),
    /** The last day on which a law keeps the row for its own sake; -infinity: it stays for others' sake alone. Null: written by an older version. */
    own_until: date({ mode: 'string' }),
    /** Since when that is another day than was said, and which was said; null: it was said. */
    moved_at: at(),
    said_on: date({ mode: 'string' }),
    /** Hash of the row's own date: by it the row is known again when its day has come. */
    row_mark: text(),
    /** What became of it after its day, and when: set with the row's removal, in one transaction. */
    outcome: text({ enum: ['erased', 'gone', 'taken-over', 'table-gone', 'untraceable', 'lost'] }),
    settled_at: at(),
    /** The receipt that says so; the line goes once that receipt is written. `untraceable` becomes `lost` then, for whoever asks, for a year. */
    receipt_id: uuid(),
  },
  (t) => [primaryKey({ columns: [t.request_id, t.table_name, t.primary_key] })],
)

/** Whose kept rows a request's are, by pseudonym: for legal holds and "what do you still hold?" after the subject was forgotten. */
export const kept_subject = deletionBot.table(
  'kept_subject',
  {
    request_id: uuid().notNull(),
    key_id: text().notNull(),
    pseudonym: text().notNull(),
    /** Who asked; somebody whom the rows name besides, for holds alone; or such a one, of more than there was room for. */
    whose: text({ enum: ['subject', 'named', 'others'] })
      .notNull()
      .default('subject'),
  },
  (t) => [primaryKey({ columns: [t.request_id, t.key_id, t.pseudonym] })],
)

/** One row per business that held data and subject: what the business must not do to this address any more. */
export const suppression = deletionBot.table(
  'suppression',
  {
    tenant_id: text().notNull(),
    key_id: text().notNull(),
    pseudonym: text().notNull(),
    blocks: text({ enum: ['campaigns', 'everything'] }).notNull(),
    cut_off: at().notNull(),
    /** A year after it was asked for, or after the last contact; it stands until a night has looked for that. */
    expires_at: at().notNull(),
    request_id: uuid().notNull(),
  },
  (t) => [unique().on(t.tenant_id, t.key_id, t.pseudonym)],
)

/** How much of the erasure ledger this database has seen: older than the ledger says means a restored backup. */
export const restore_marker = deletionBot.table('restore_marker', {
  one: boolean().primaryKey().default(true),
  ledger_sequence: bigint({ mode: 'number' }).notNull(),
  ledger_head: text().notNull(),
  written_at: at().notNull(),
})

/** When the bot has last looked for whom what waits to be sent is: a sender may ask before it sends. */
export const offers_look = deletionBot.table('offers_look', {
  one: boolean().primaryKey().default(true),
  looked_at: at().notNull(),
  /** Tenants of which not everything was. */
  unread: text().array().notNull().default([]),
})

/** How often the bot has looked after this database: fewer times than the bot knows of means a restored backup, more that the bot's is one. */
export const beat = deletionBot.table('beat', {
  one: boolean().primaryKey().default(true),
  number: bigint({ mode: 'number' }).notNull(),
  written_at: at().notNull(),
})

/** Passes carried out here whose receipt the marker has not reached yet: what lacks one was lost with a restore. */
export const carried_out = deletionBot.table(
  'carried_out',
  { request_id: uuid().notNull(), run: integer().notNull(), at: at().notNull() },
  (t) => [primaryKey({ columns: [t.request_id, t.run] })],
)

/** Staff's order not to erase: a whole business, one of its tables, or one subject. Batches read it in their own transaction. */
export const legal_hold = deletionBot.table('legal_hold', {
  id: uuid().primaryKey(),
  scope: text({ enum: ['tenant', 'table', 'subject'] }).notNull(),
  tenant_id: text(),
  table_name: text(),
  key_id: text(),
  pseudonym: text(),
  /** The same person under other identifiers, and under older keys. */
  also: jsonb().$type<{ keyId: string; value: string }[]>().notNull().default([]),
  reason: text({
    enum: ['court_order', 'law_enforcement', 'regulator_inquiry', 'tax_assessment', 'pending_dispute', 'security_incident'],
  }).notNull(),
  held_from: at().notNull(),
  held_until: at(),
})

const TABLES = [
  progress,
  freeze_undo,
  stopped,
  retained,
  kept_subject,
  suppression,
  restore_marker,
  beat,
  offers_look,
  carried_out,
  legal_hold,
]

// One query text is one transaction, so that two processes cannot create the same table at once.
const DDL = `
select pg_advisory_xact_lock(7311004);
create schema if not exists deletion_bot;

create table if not exists deletion_bot.progress (
  request_id uuid not null,
  step integer not null check (step >= 0),
  step_name text not null check (step_name ~ '^[A-Za-z0-9_.: -]{1,120}$' and step_name !~ '[0-9]{5}'),
  rows bigint not null default 0 check (rows >= 0),
  done boolean not null default false,
  updated_at timestamptz(3) not null,
  primary key (request_id, step)
);
alter table deletion_bot.progress add column if not exists batches integer not null default 0 check (batches >= 0);

create table if not exists deletion_bot.freeze_undo (
  request_id uuid not null,
  table_name text not null check (table_name ~ '^[A-Za-z_][A-Za-z0-9_.]{0,126}$' and table_name !~ '[0-9]{5}'),
  primary_key jsonb not null check (jsonb_typeof(primary_key) = 'object' and length(primary_key::text) <= 400 and primary_key::text !~ '[+@]'),
  column_name text not null check (column_name ~ '^[A-Za-z_][A-Za-z0-9_]{0,62}$' and column_name !~ '[0-9]{5}'),
  previous jsonb not null check (jsonb_typeof(previous) in ('string', 'boolean', 'null') and length(previous::text) <= 40 and previous::text !~ '[0-9]{4}|[@ ]'),
  frozen jsonb not null check (jsonb_typeof(frozen) in ('string', 'boolean', 'null') and length(frozen::text) <= 40 and frozen::text !~ '[0-9]{4}|[@ ]'),
  primary key (request_id, table_name, primary_key, column_name)
);
create index if not exists freeze_undo_row on deletion_bot.freeze_undo (table_name, primary_key, column_name);

create table if not exists deletion_bot.retained (
  request_id uuid not null,
  table_name text not null check (table_name ~ '^[A-Za-z_][A-Za-z0-9_.]{0,126}$' and table_name !~ '[0-9]{5}'),
  primary_key jsonb not null check (jsonb_typeof(primary_key) = 'object' and length(primary_key::text) <= 400 and primary_key::text !~ '[+@]'),
  basis text not null check (basis ~ '^[a-z0-9-]{1,60}$' and basis !~ '[0-9]{5}'),
  release_on date not null,
  primary key (request_id, table_name, primary_key)
);
alter table deletion_bot.retained
  add column if not exists row_mark text check (row_mark ~ '^[0-9a-f]{64}$'),
  add column if not exists outcome text check (outcome in ('erased', 'gone', 'taken-over', 'table-gone', 'untraceable', 'lost')),
  add column if not exists settled_at timestamptz(3),
  add column if not exists receipt_id uuid,
  add column if not exists moved_at timestamptz(3),
  add column if not exists said_on date,
  add column if not exists own_until date;
create index if not exists retained_release_on on deletion_bot.retained (release_on);
create index if not exists retained_settled on deletion_bot.retained (request_id) where settled_at is not null;
create index if not exists retained_moved on deletion_bot.retained (request_id) where moved_at is not null;
create index if not exists retained_key on deletion_bot.retained (table_name, primary_key);

create table if not exists deletion_bot.kept_subject (
  request_id uuid not null,
  key_id text not null check (key_id ~ '^[a-z0-9-]{1,32}$'),
  pseudonym text not null check (pseudonym ~ '^[0-9a-f]{64}$'),
  primary key (request_id, key_id, pseudonym)
);
alter table deletion_bot.kept_subject
  add column if not exists whose text not null default 'subject' check (whose in ('subject', 'named', 'others'));
create index if not exists kept_subject_pseudonym on deletion_bot.kept_subject (pseudonym);
create index if not exists kept_subject_others on deletion_bot.kept_subject (request_id) where whose = 'others';

create table if not exists deletion_bot.suppression (
  tenant_id text not null check (tenant_id ~ '${TENANT_ID_SQL}'),
  key_id text not null check (key_id ~ '^[a-z0-9-]{1,32}$'),
  pseudonym text not null check (pseudonym ~ '^[0-9a-f]{64}$'),
  blocks text not null check (blocks in ('campaigns', 'everything')),
  cut_off timestamptz(3) not null,
  expires_at timestamptz(3) not null check (expires_at > cut_off),
  request_id uuid not null,
  unique (tenant_id, key_id, pseudonym)
);
create index if not exists suppression_expires_at on deletion_bot.suppression (expires_at);

create table if not exists deletion_bot.restore_marker (
  one boolean primary key default true check (one),
  ledger_sequence bigint not null check (ledger_sequence >= 0),
  ledger_head text not null check (ledger_head ~ '^[0-9a-f]{64}$'),
  written_at timestamptz(3) not null
);

create table if not exists deletion_bot.stopped (
  request_id uuid primary key,
  confirmed_at timestamptz(3) not null,
  taken_back_at timestamptz(3)
);
create index if not exists stopped_taken_back on deletion_bot.stopped (taken_back_at);

create table if not exists deletion_bot.beat (
  one boolean primary key default true check (one),
  number bigint not null check (number > 0),
  written_at timestamptz(3) not null
);

create table if not exists deletion_bot.offers_look (
  one boolean primary key default true check (one),
  looked_at timestamptz(3) not null,
  unread text[] not null default '{}'
);

create table if not exists deletion_bot.carried_out (
  request_id uuid not null,
  run integer not null check (run >= 0),
  at timestamptz(3) not null,
  primary key (request_id, run)
);

create table if not exists deletion_bot.legal_hold (
  id uuid primary key,
  scope text not null check (scope in ('tenant', 'table', 'subject')),
  tenant_id text check (tenant_id ~ '${TENANT_ID_SQL}'),
  table_name text check (table_name ~ '^[A-Za-z_][A-Za-z0-9_.]{0,126}$' and table_name !~ '[0-9]{5}'),
  key_id text check (key_id ~ '^[a-z0-9-]{1,32}$'),
  pseudonym text check (pseudonym ~ '^[0-9a-f]{64}$'),
  reason text not null check (reason in
    ('court_order', 'law_enforcement', 'regulator_inquiry', 'tax_assessment', 'pending_dispute', 'security_incident')),
  held_from timestamptz(3) not null,
  held_until timestamptz(3) check (held_until > held_from),
  check (case scope
    when 'tenant' then tenant_id is not null and table_name is null and pseudonym is null and key_id is null
    when 'table' then table_name is not null and pseudonym is null and key_id is null
    else pseudonym is not null and key_id is not null and table_name is null end)
);
alter table deletion_bot.legal_hold add column if not exists also jsonb not null default '[]'
  check (also::text ~ '^[[]([{]"keyId": "[a-z0-9-]{1,32}", "value": "[0-9a-f]{64}"[}](, )?)*[]]$');
create index if not exists legal_hold_tenant_id on deletion_bot.legal_hold (tenant_id);
create index if not exists legal_hold_pseudonym on deletion_bot.legal_hold (pseudonym);

do $$ declare made text; begin
  foreach made in array '{suppression,legal_hold}'::text[] loop
    if (select atttypid = 'uuid'::regtype from pg_attribute where attrelid = ('deletion_bot.' || made)::regclass and attname = 'tenant_id') then
      execute format('alter table deletion_bot.%I alter column tenant_id type text, add check (tenant_id ~ %L)', made, '${TENANT_ID_SQL}');
    end if;
  end loop;
  if exists (select from pg_constraint where conrelid = 'deletion_bot.retained'::regclass and conname = 'retained_outcome_check'
    and pg_get_constraintdef(oid) !~ 'untraceable') then
    alter table deletion_bot.retained drop constraint retained_outcome_check, add constraint retained_outcome_check
      check (outcome in ('erased', 'gone', 'taken-over', 'table-gone', 'untraceable', 'lost'));
  end if;
end $$;
`

/** Creates what is missing of the `deletion_bot` schema; changes nothing that is there. Needs CREATE on the database. */
export async function installOwnSchema(client: ClientBase | Pool): Promise<void> {
  await client.query(DDL)
}

/** Whether every table and column of the `deletion_bot` schema is there, with this version's type; needs no rights beyond connecting. */
export async function ownSchemaInstalled(client: ClientBase | Pool): Promise<boolean> {
  const wanted = TABLES.flatMap((table) =>
    Object.values(getTableColumns(table)).map(
      (column) => `${getTableName(table)}.${column.name} ${column.getSQLType().replace(' (', '(')}`,
    ),
  )
  const { rows } = await client.query<{ found: string }>(
    `select count(*) as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'deletion_bot' and c.relkind = 'r' and format('%s.%s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod)) = any($1)`,
    [wanted],
  )
  return Number(rows[0]?.found) === wanted.length
}
