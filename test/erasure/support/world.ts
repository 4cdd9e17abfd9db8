import fc from 'fast-check'
import type pg from 'pg'

/** Everything a schema holds, table by table, as text: what must be byte-identical is compared in this form. */
export type Snapshot = Record<string, Record<string, string>>

export async function snapshot(pool: pg.Pool, tables: readonly string[], schema = 'public'): Promise<Snapshot> {
  const taken: Snapshot = {}
  for (const table of tables) {
    const { rows } = await pool.query<{ key: string; row: string }>(
      `select coalesce(to_jsonb(t) ->> 'id', to_jsonb(t)::text) as key, to_jsonb(t)::text as row from ${schema}."${table}" t`,
    )
    taken[table] = Object.fromEntries(rows.map(({ key, row }) => [key, row]))
  }
  return taken
}

export interface Person {
  phone: string
  email: string
}

/** Invented people: numbers of a range that is not given out. */
export const people: readonly Person[] = Array.from({ length: 6 }, (_, i) => ({
  phone: `+9170000000${10 + i}`,
  email: `person${i}@example.test`,
}))

export const tenantIds = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const

export const CUT_OFF = new Date('2026-11-20T10:00:00Z')
export const NOW = new Date('2026-11-20T10:20:00Z')

const uuid = (kind: number, n: number) => `00000000-0000-4000-8000-${String(kind).padStart(4, '0')}${String(n).padStart(8, '0')}`

const moment = fc
  .integer({ min: -400 * 24 * 60, max: 3 * 24 * 60 })
  .map((minutes) => new Date(CUT_OFF.getTime() + minutes * 60_000))
const who = fc.integer({ min: 0, max: people.length - 1 })
const tenantAt = fc.integer({ min: 0, max: 1 }).map((i) => tenantIds[i] ?? tenantIds[0])
const spelling = fc.constantFrom('plus', 'digits', 'national')

/** What a shop may hold, by position: contacts point at people, threads at contacts, and so on. */
export const shopWorld = fc.record({
  contacts: fc.array(fc.record({ who, tenant: tenantAt, at: moment, by: fc.constantFrom('phone', 'email'), spelling }), {
    minLength: 1,
    maxLength: 10,
  }),
  threads: fc.array(fc.record({ contact: fc.nat(), at: moment }), { maxLength: 14 }),
  notes: fc.array(
    fc.record({ thread: fc.nat(), reply: fc.option(fc.nat()), at: moment, names: fc.option(who), media: fc.boolean() }),
    { maxLength: 40 },
  ),
  marks: fc.array(fc.record({ note: fc.nat(), at: moment }), { maxLength: 20 }),
  bills: fc.array(
    fc.record({
      contact: fc.option(fc.nat()),
      who: fc.option(who),
      due: fc.constantFrom('2015-12-31', '2026-12-31'),
      at: moment,
    }),
    {
      maxLength: 8,
    },
  ),
  usage: fc.array(fc.record({ thread: fc.option(fc.nat()), at: moment }), { maxLength: 10 }),
  targets: fc.uniqueArray(fc.record({ who, at: moment }), { selector: ({ who }) => who, maxLength: 5 }),
  deliveries: fc.array(fc.record({ people: fc.array(who, { maxLength: 2 }), at: moment }), { maxLength: 6 }),
})

export type ShopWorld = typeof shopWorld extends fc.Arbitrary<infer T> ? T : never

const spell = (phone: string, how: string) => (how === 'plus' ? phone : how === 'digits' ? phone.slice(1) : phone.slice(3))
const pick = <T>(items: readonly T[], n: number): T | undefined => (items.length === 0 ? undefined : items[n % items.length])

export const TABLES = ['tenant', 'staff', 'contact', 'thread', 'note', 'mark', 'bill', 'usage', 'target', 'delivery'] as const

/** Empties the shop and fills it with this world. Rows of one thread stay in one tenant, replies in one table. */
export async function fillShop(pool: pg.Pool, world: ShopWorld): Promise<void> {
  await pool.query(`truncate ${TABLES.join(', ')}; truncate deletion_bot.progress, deletion_bot.freeze_undo, deletion_bot.retained,
    deletion_bot.suppression, deletion_bot.legal_hold`)
  const put = async (table: string, rows: readonly object[]) => {
    await pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])
  }
  await put(
    'tenant',
    tenantIds.map((id, i) => ({ id, name: `Shop ${i}` })),
  )
  const contacts = world.contacts.map((c, i) => {
    const person = people[c.who] ?? { phone: '', email: '' }
    return {
      id: uuid(1, i),
      tenant_id: c.tenant,
      phone: c.by === 'phone' ? spell(person.phone, c.spelling) : null,
      email: c.by === 'email' ? person.email.toUpperCase() : null,
      name: `Name ${c.who}`,
      offers: 'yes',
      created_at: c.at,
    }
  })
  await put('contact', contacts)
  const threads = world.threads.flatMap((t, i) => {
    const contact = pick(contacts, t.contact)
    return contact
      ? [{ id: i, tenant_id: contact.tenant_id, contact_id: contact.id, autoreply: i % 3 !== 0, created_at: t.at }]
      : []
  })
  await put('thread', threads)
  const notes: { id: number; media_key: string | null }[] = world.notes.flatMap((n, i) => {
    const thread = pick(threads, n.thread)
    if (!thread) return []
    const reply = n.reply === null || i === 0 ? null : n.reply % i
    const body =
      n.names === null ? 'hello' : `call me at ${people[n.names]?.phone.slice(3, 8)} ${people[n.names]?.phone.slice(8)}`
    return [
      {
        id: i,
        thread_id: thread.id,
        reply_to: reply,
        said_by: 'them',
        body,
        media_key: n.media ? `media/${i}` : null,
        created_at: n.at,
      },
    ]
  })
  await put('note', notes)
  await put(
    'mark',
    world.marks.flatMap((m, i) => {
      const note = pick(notes, m.note)
      return note ? [{ id: i, note_id: note.id, wamid: null, seen_at: m.at }] : []
    }),
  )
  await put(
    'bill',
    world.bills.map((b, i) => {
      const contact = b.contact === null ? undefined : pick(contacts, b.contact)
      const phone = b.who === null ? null : (people[b.who]?.phone ?? null)
      return {
        id: i,
        tenant_id: contact?.tenant_id ?? tenantIds[0],
        contact_id: contact?.id ?? null,
        phone,
        total: 100 + i,
        due: b.due,
        created_at: b.at,
      }
    }),
  )
  await put(
    'usage',
    world.usage.map((u, i) => {
      const thread = u.thread === null ? undefined : pick(threads, u.thread)
      return {
        id: i,
        tenant_id: thread?.tenant_id ?? tenantIds[0],
        thread_id: thread?.id ?? null,
        ip: '10.0.0.1',
        tokens: i,
        created_at: u.at,
      }
    }),
  )
  await put(
    'target',
    world.targets.map(({ who: w, at }, i) => ({
      id: i,
      tenant_id: tenantIds[i % 2],
      phone: people[w]?.phone,
      variables: { name: `Name ${w}` },
      status: i % 2 === 0 ? 'pending' : 'sent',
      created_at: at,
    })),
  )
  await put(
    'delivery',
    world.deliveries.map((d, i) => ({
      id: i,
      tenant_id: tenantIds[i % 2],
      payload: { contacts: d.people.map((w) => ({ wa_id: people[w]?.phone.slice(1) })) },
      created_at: d.at,
    })),
  )
}
