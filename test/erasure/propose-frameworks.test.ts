import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { Reach } from '../../src/erasure/data-map.ts'
import { type Proposal, proposeMap, unansweredIn } from '../../src/erasure/propose-map.ts'
import { readSamples } from '../../src/erasure/sample-store.ts'
import { testDatabase } from '../support/databases.ts'

const database = testDatabase()
let pool: pg.Pool
beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
})
afterAll(() => pool.end())

/** The proposal for tables that these statements make in a schema of their own. */
async function proposeFor(schema: string, statements: string): Promise<Proposal> {
  await pool.query(`create schema ${schema}; set search_path = ${schema}; ${statements}; reset search_path`)
  const catalogue = await readCatalogue(pool, schema)
  return proposeMap(catalogue, await readSamples(pool, catalogue))
}

function reachOf({ tables }: Proposal, name: string) {
  const table = tables[name]
  return table === undefined || table === 'unanswered' ? table : table.reach
}

describe('a column that points somewhere by its name alone', () => {
  let rails: Proposal
  beforeAll(async () => {
    rails = await proposeFor(
      'rails',
      `
      create table customers (id bigint primary key, phone text, created_at timestamptz not null);
      create table records (id bigint primary key, customer_id bigint not null references customers, created_at timestamptz not null);
      create table attachments (id bigint primary key, record_type text not null, record_id bigint not null, created_at timestamptz not null);
      create table addresses (id bigint primary key, "addressableType" text not null, "addressableId" bigint not null, city text, created_at timestamptz not null);
      create table orders (id bigint primary key, order_no bigint not null unique, customer_id bigint not null references customers, created_at timestamptz not null);
      create table shipments (id bigint primary key, order_no bigint not null, created_at timestamptz not null);
      create table customers_tags (customer_id bigint not null, tag_id bigint not null);
      create table refunds (refund_id bigint primary key, customer_id bigint not null references customers, created_at timestamptz not null);
      create table refund_lines (id bigint primary key, refund_id bigint not null, created_at timestamptz not null)`,
    )
  })

  test('is no way where another column says of which table the row is', () => {
    const why =
      'unanswered: record_type may say which table it points at, so no way goes through it; if it does not, add the way to records to "reach"'
    expect(rails.guesses.attachments).toBe(why)
    expect(rails.guesses['attachments.record_id']).toBe(why)
    expect(rails.guesses.addresses).toMatch(
      /^unanswered: nobody's rows can be found in it \(addressableType may say .*\), but city may/,
    )
    expect(rails.guesses['addresses.addressableId']).toBe(
      'unanswered: addressableType may say which table it points at, so no way goes through it',
    )
  })

  test('is no way where the table over there has a column of that name beside its key', () => {
    expect(rails.tables.shipments).toBe('unanswered')
    expect(rails.guesses['shipments.order_no']).toMatch(/^unanswered: orders has its own order_no beside its key id/)
  })

  test('is proposed as a way, and waits for somebody who knows', () => {
    expect(reachOf(rails, 'customers_tags')).toEqual([{ by: 'parent', column: 'customer_id', table: 'customers' }])
    expect(reachOf(rails, 'refund_lines')).toEqual([{ by: 'parent', column: 'refund_id', table: 'refunds' }])
    expect(unansweredIn(rails)).toEqual(expect.arrayContaining(['customers_tags.customer_id', 'refund_lines.refund_id']))
    expect(rails.guesses['customers_tags.customer_id']).toMatch(/^unanswered: its name alone says that it points to customers/)
    expect(unansweredIn(rails)).not.toContain('records.customer_id')
  })
})

describe('json documents', () => {
  const paths = (proposal: Proposal, table: string) =>
    (reachOf(proposal, table) as Reach[]).flatMap((way) => (way.by === 'json' ? [`${way.column}: ${way.path.join('.')}`] : []))

  test('are read from every partition, the newest kinds among them, and the guess says how many were', async () => {
    const proposal = await proposeFor(
      'stream',
      `
      create table events (id uuid not null default gen_random_uuid(), payload jsonb not null, occurred_at timestamptz not null, primary key (occurred_at, id))
        partition by range (occurred_at);
      create table events_9 partition of events for values from ('2026-09-01') to ('2026-10-01');
      create table events_10 partition of events for values from ('2026-10-01') to ('2026-11-01');
      create table events_11 partition of events for values from ('2026-11-01') to ('2026-12-01');
      insert into events (payload, occurred_at) select jsonb_build_object('customer', jsonb_build_object('phone', '+9198' || 10000000 + n)), '2026-09-10' from generate_series(1, 2000) n;
      insert into events (payload, occurred_at) select jsonb_build_object('contact', jsonb_build_object('mobile', '98' || 10000000 + n),
        'items', jsonb_build_array(jsonb_build_object('gift_to', jsonb_build_object('msisdn', '9198' || 20000000 + n)))), '2026-10-10' from generate_series(1, 2000) n;
      insert into events (payload, occurred_at) select jsonb_build_object('recipients', jsonb_build_array(jsonb_build_object('phone', '+9198' || 30000000 + n))), '2026-11-10' from generate_series(1, 95) n`,
    )
    expect(proposal.tables.events).toMatchObject({ datedBy: 'occurred_at' })
    expect(proposal.guesses['events.payload']).toContain('(300 of 4095 documents read)')
    expect(proposal.guesses['events.payload']).toMatch(
      /contact\.mobile, customer\.phone, items\.\*\.gift_to\.msisdn, recipients\.\*\.phone/,
    )
  })

  test('of a big table are not its oldest alone', async () => {
    const proposal = await proposeFor(
      'queue',
      `
      create table outbox (id int primary key, payload jsonb not null, pad text, created_at timestamptz not null);
      insert into outbox select n, case when n < 30000 then jsonb_build_object('to', '98' || 10000000 + n) else jsonb_build_object('reply-to', '98' || 10000000 + n) end,
        repeat('x', 500), now() from generate_series(1, 40000) n`,
    )
    expect(paths(proposal, 'outbox')).toEqual(['payload: reply-to', 'payload: to'])
    const [, read, of] = /\((\d+) of (\d+) documents read\)/.exec(proposal.guesses['outbox.payload'] ?? '') ?? []
    expect(Number(read)).toBe(300)
    expect(Math.round(Number(of) / 10_000)).toBe(4)
  })

  test('whose keys are people’s names or numbers give no way that names one', async () => {
    const proposal = await proposeFor(
      'book',
      `
      create table card (id int primary key, phone text, book jsonb not null, created_at timestamptz not null);
      insert into card select n, '+9170000' || 40000 + n, jsonb_build_object('byName', jsonb_build_object('Ramesh Kumar ' || n, '+9170000' || 50000 + n),
        'shops', jsonb_build_object('Asha' || chr(96 + n), jsonb_build_object('phone', '+9170000' || 60000 + n)),
        'byNumber', jsonb_build_object('+9170000' || 70000 + n, '+9170000' || 70000 + n), 'Mobile No', '+9170000' || 40000 + n), now() from generate_series(1, 20) n;
      create table one (id int primary key, phone text, book jsonb not null, created_at timestamptz not null);
      insert into one select 1, '+917000048000', jsonb_object_agg('asha' || chr(96 + n), '+9170000' || 60000 + n), now() from generate_series(1, 20) n`,
    )
    expect(paths(proposal, 'card')).toEqual(['book: Mobile No'])
    expect(proposal.guesses['card.book']).toMatch(/at byName, byNumber, shops the keys look like data/)
    expect(paths(proposal, 'one')).toEqual([])
    expect(proposal.guesses['one.book']).toMatch(/at its top the keys look like data/)
    expect(JSON.stringify(proposal)).not.toMatch(/Ramesh|Asha|asha|70000/)
  })

  test('among whose keys a common first name stands more often than others give no way that names one', async () => {
    const proposal = await proposeFor(
      'firstnames',
      `
      create table clients (id int primary key, phone text, book jsonb not null, created_at timestamptz not null);
      insert into clients select n, '+9170000' || 10000 + n, jsonb_build_object('phone', '+9170000' || 20000 + n,
        'contacts', jsonb_build_object('k' || translate(n::text, '0123456789', 'abcdefghij'), '+9170000' || 30000 + n)
          || case when n <= 20 then jsonb_build_object('Ramesh', '+9170000' || 40000 + n) else '{}' end)
          || case when n <= 20 then jsonb_build_object('Anil Kumar (owner)', '+9170000' || 50000 + n, 'रमेश (owner)', '+9170000' || 50000 + n, 'Your Mobile No. 2', '+9170000' || 60000 + n) else '{}' end,
        now() from generate_series(1, 300) n`,
    )
    expect(JSON.stringify(proposal)).not.toMatch(/Ramesh|Anil|रमेश/)
    expect(proposal.guesses['clients.book']).toMatch(
      /identifiers at Your Mobile No\. 2, phone; at its top, contacts the keys look like data/,
    )
  })

  test('of which some cannot be read give the ways of the others', async () => {
    const proposal = await proposeFor(
      'cut',
      `
      create table hooks (id int primary key, body json not null, created_at timestamptz not null);
      insert into hooks select n, json_build_object('from', '+9170000' || 10000 + n), now() from generate_series(1, 20) n;
      insert into hooks values (21, '{"text": "\\ud83d"}', now())`,
    )
    expect(paths(proposal, 'hooks')).toEqual(['body: from'])
    expect(proposal.guesses['hooks.body']).toContain('(20 of 21 documents read)')
  })

  test('of which none could be read are asked about', async () => {
    await pool.query(
      'create schema unread; create table unread.clients (id int primary key, phone text, extra jsonb, created_at timestamptz not null)',
    )
    const catalogue = await readCatalogue(pool, 'unread')
    const extra = { seen: 3, looksLike: {}, mentions: 0, places: [], documents: { unread: '57014' } }
    const proposal = proposeMap(catalogue, { clients: { columns: { extra } } })
    expect(unansweredIn(proposal)).toEqual(['clients.extra'])
    expect(proposal.guesses['clients.extra']).toBe(
      'unanswered: its documents could not be read (PostgreSQL says 57014): answer "content", and add to "reach" the paths at which a person’s number or address stands',
    )
  })
})

test('a table of which PostgreSQL can read no row says so, and the others are proposed as ever', async () => {
  const proposal = await proposeFor(
    'broken',
    `
    create extension postgres_fdw;
    create server away foreign data wrapper postgres_fdw options (host '/nowhere', dbname 'nowhere');
    create user mapping for current_user server away options (user 'x', password 'y');
    create table customers (id int primary key, phone text, created_at timestamptz not null);
    insert into customers values (1, '+917000000001', now());
    create table hooks (id int primary key, body json, created_at timestamptz not null);
    insert into hooks values (1, '{"from": "\\u0000"}', now()), (2, '{"from": "+917000000002"}', now());
    create materialized view sums as select count(*)::text as customers from customers with no data;
    create table calls (id int not null, phone text, created_at timestamptz not null) partition by range (created_at);
    create foreign table calls_old partition of calls for values from ('2000-01-01') to ('2026-01-01') server away`,
  )
  expect(proposal.guesses.sums).toMatch(/none of its rows could be read: PostgreSQL says 55000$/)
  expect(proposal.guesses.calls).toMatch(/none of its rows could be read: PostgreSQL says 08001$/)
  expect(reachOf(proposal, 'customers')).toEqual([{ by: 'column', column: 'phone', holds: 'phone' }])
  expect(reachOf(proposal, 'hooks')).toEqual([{ by: 'json', column: 'body', path: ['from'], holds: 'phone' }])
  expect(proposal.guesses['hooks.body']).toContain('(1 of 2 documents read)')
})

describe('a row in which several people may be named', () => {
  let proposal: Proposal
  beforeAll(async () => {
    proposal = await proposeFor(
      'several',
      `
      create table chat (id int primary key, wa_from text, wa_to text, body text, created_at timestamptz not null);
      create table broadcast (id int primary key, phones text[] not null, created_at timestamptz not null);
      create table contacts (id int primary key, phone text, settings jsonb not null, created_at timestamptz not null);
      insert into chat select n, '+9170000' || 10000 + n, '+917000099999', 'hi', now() from generate_series(1, 30) n;
      insert into broadcast select n, array['+9170000' || 10000 + n], now() from generate_series(1, 30) n;
      insert into contacts select n, '+9170000' || 10000 + n, jsonb_build_object('friends', jsonb_build_array('+9170000' || 20000 + n)), now() from generate_series(1, 30) n`,
    )
  })

  test('waits for somebody who says whose it is, unless it is a list that people leave', () => {
    expect(unansweredIn(proposal)).toEqual(expect.arrayContaining(['chat.shared', 'contacts.shared']))
    expect(proposal.guesses['chat.shared']).toMatch(/^unanswered: several people may be named in a row \(wa_to\)/)
    expect(proposal.tables.broadcast).toMatchObject({ shared: 'last owner' })
  })
})

test('a column called "object" whose values name people is no blob key until somebody says so', async () => {
  const proposal = await proposeFor(
    'trail',
    `
    create table versions (id int primary key, object text, object_changes text, image_object text, created_at timestamptz not null);
    insert into versions select n, '---' || chr(10) || 'phone: "+9170000' || 10000 + n || '"', '---' || chr(10) || '- 70000' || 10000 + n,
      md5(n::text), now() from generate_series(1, 30) n`,
  )
  expect(unansweredIn(proposal)).toContain('versions')
  expect(proposal.guesses['versions.object']).toMatch(
    /^unanswered: called "object", but 100 % of the values seen contain a number/,
  )
  expect(proposal.guesses['versions.object_changes']).toMatch(/^unanswered: called "object"/)
  expect(proposal.guesses['versions.image_object']).toBe('called "image"')
})

test('users and members may be customers: they, and what hangs on them, are asked about', async () => {
  const proposal = await proposeFor(
    'app',
    `
    create table "User" (id int primary key, email text, "phoneNumber" text, role text, "createdAt" timestamptz not null);
    create table user_addresses (id int primary key, user_id int not null references "User", city text, created_at timestamptz not null);
    create table orders (id int primary key, phone text, buyer int references "User", created_at timestamptz not null);
    create table employee (id int primary key, phone text, created_at timestamptz not null);
    create table employee_shift (id int primary key, employee_id int not null references employee, note text, created_at timestamptz not null);
    create table patients (id int primary key, phone text, created_at timestamptz not null);
    create table doctor_visit (id int primary key, patient_id int not null references patients, notes text, created_at timestamptz not null)`,
  )
  expect(unansweredIn(proposal)).toEqual(expect.arrayContaining(['User', 'user_addresses', 'orders.buyer']))
  expect(proposal.guesses.User).toMatch(/^unanswered: called "user": staff or customers\? .* found by email, phoneNumber$/)
  expect(proposal.guesses.user_addresses).toBe('unanswered: its rows hang on User, which is unanswered')
  expect(reachOf(proposal, 'orders')).toEqual([{ by: 'column', column: 'phone', holds: 'phone' }])
  for (const table of ['employee', 'employee_shift'])
    expect(proposal.tables[table]).toMatchObject({ disposition: { do: 'nothing' } })
  expect(reachOf(proposal, 'doctor_visit')).toEqual([{ by: 'parent', column: 'patient_id', table: 'patients' }])
})

test('a table called after users may be the customers’ own, wherever the word stands in its name', async () => {
  const tables = ['user_master', 'user_info', 'member_master', 'driver_details', 'user_account']
  const proposal = await proposeFor(
    'masters',
    `
    ${tables.map((name) => `create table ${name} (id int primary key, phone text, full_name text, created_at timestamptz not null)`).join(';')};
    create table user_wallets (id int primary key, user_account_id int not null references user_account, balance int, created_at timestamptz not null);
    create table staff_details (id int primary key, phone text, created_at timestamptz not null)`,
  )
  expect(unansweredIn(proposal)).toEqual(expect.arrayContaining(tables))
  for (const name of tables) expect(proposal.tables[name]).not.toHaveProperty('guards')
  expect(proposal.guesses.user_wallets).toBe('unanswered: its rows hang on user_account, which is unanswered')
  expect(proposal.tables.staff_details).toMatchObject({
    disposition: { do: 'nothing' },
    guards: { column: 'phone', whose: 'staff' },
  })
})

test('a foreign key of several columns is a way, through the column that is not the business’s', async () => {
  const proposal = await proposeFor(
    'tenants',
    `
    create table companies (id int primary key, name text);
    create table clients (company_id int not null references companies, id int not null, mobile text, created_at timestamptz not null, primary key (company_id, id));
    create table deals (company_id int not null, id int not null, client_id int not null, created_at timestamptz not null,
      primary key (company_id, id), foreign key (company_id, client_id) references clients);
    create table deal_files (company_id int not null references companies, deal int not null, page int not null, created_at timestamptz not null,
      primary key (company_id, deal, page), foreign key (company_id, deal) references deals)`,
  )
  expect(reachOf(proposal, 'deals')).toEqual([{ by: 'parent', column: 'client_id', table: 'clients' }])
  expect(reachOf(proposal, 'deal_files')).toEqual([{ by: 'parent', column: 'deal', table: 'deals' }])
  expect(proposal.tables.deal_files).toMatchObject({ tenant: { column: 'company_id' } })
})
