import fc from 'fast-check'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../../../src/subject/subject.ts'
import { WARD } from './ward.ts'
import { CUT_OFF } from './world.ts'

const HOUR_MS = 3_600_000
export const WARD_TABLES = ['Person', 'card', 'gift', 'circle', 'circle_post', 'ping', 'event', 'stay', 'meal'] as const
type Table = (typeof WARD_TABLES)[number]
export type Row = Record<string, unknown>
export type WardRows = Record<Table, Row[]>

/** Invented patients: the first is the one who goes; two of the rows may be one and the same human. */
export const patients: readonly SubjectIdentifiers[] = [0, 1, 2].map((i) => ({
  phones: [`+91700000800${i}`],
  userIds: [],
  emails: [`ward${i}@example.test`],
}))
const phoneOf = (who: number) => patients[who]?.phones[0] ?? ''
const emailOf = (who: number) => patients[who]?.emails[0] ?? ''
const personId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const hours = fc.integer({ min: -1_500, max: 60 })
const who = fc.nat(2)
const some = <T>(row: fc.Arbitrary<T>, maxLength: number) => fc.array(row, { maxLength })

export const wardWorld = fc.record({
  persons: fc.array(
    fc.record({ who, by: fc.constantFrom('mobile', 'email'), guardian: fc.option(fc.nat()), hospital: fc.nat(1), at: hours }),
    {
      minLength: 1,
      maxLength: 7,
    },
  ),
  cards: some(fc.record({ person: fc.nat(), favouriteOf: fc.option(fc.nat()), at: hours }), 6),
  gifts: some(fc.record({ giver: fc.option(fc.nat()), receiver: fc.option(fc.nat()), at: hours }), 8),
  circles: some(fc.record({ members: fc.array(who, { maxLength: 3 }), at: hours }), 4),
  posts: some(fc.record({ circle: fc.nat(), by: fc.option(who), at: hours }), 8),
  pings: some(fc.record({ who: fc.option(who), at: hours, twice: fc.boolean() }), 6),
  events: some(fc.record({ person: fc.option(fc.nat()), callers: fc.array(who, { maxLength: 2 }), at: hours }), 10),
  stays: some(fc.record({ person: fc.nat(), days: fc.integer({ min: -40, max: 2 }), meals: fc.nat(2) }), 6),
})
export type WardWorld = typeof wardWorld extends fc.Arbitrary<infer T> ? T : never

const at = (offset: number) => new Date(CUT_OFF.getTime() + offset * HOUR_MS).toISOString()

/** The rows of a world. Positions point at positions, as far as there are any. */
export function rowsOf(world: WardWorld): WardRows {
  const personAt = (n: number | null) => (n === null ? null : personId(n % world.persons.length))
  // Somebody's e-mail address is unique: only the first row by address has it.
  const firstByMail = new Map(world.persons.map((p, n) => [p.who, n] as const).reverse())
  const persons = world.persons.map((p, n) => ({
    id: personId(n),
    hospital_id: p.hospital + 1,
    'Mobile No': p.by === 'mobile' ? (n % 2 === 0 ? phoneOf(p.who) : phoneOf(p.who).slice(3)) : null,
    email: p.by === 'email' && firstByMail.get(p.who) === n ? emailOf(p.who).toUpperCase() : null,
    fullName: `Name ${n}`,
    guardian: p.guardian === null || n === 0 ? null : personId(p.guardian % n),
    favouriteCard: world.cards.findIndex((card) => card.favouriteOf !== null && card.favouriteOf % world.persons.length === n),
    registered_at: at(p.at),
  }))
  const stays = world.stays.map((s, room) => ({
    hospital_id: 1 + (room % 2),
    room,
    day: at(s.days * 24).slice(0, 10),
    person: personAt(s.person),
  }))
  return {
    Person: persons.map((p) => ({ ...p, favouriteCard: p.favouriteCard < 0 ? null : p.favouriteCard })),
    card: world.cards.map((card, no) => ({ no, person: personAt(card.person), label: `card ${no}`, issued_at: at(card.at) })),
    gift: world.gifts.map((g, id) => ({
      id,
      giver: personAt(g.giver),
      receiver: personAt(g.receiver),
      wish: 'joy',
      given_at: at(g.at),
    })),
    circle: world.circles.map((c, id) => ({ id, title: `circle ${id}`, members: c.members.map(phoneOf), started_at: at(c.at) })),
    circle_post: world.posts.flatMap((p, id) =>
      world.circles.length === 0
        ? []
        : [
            {
              id,
              circle: p.circle % world.circles.length,
              by_mobile: p.by === null ? null : phoneOf(p.by),
              words: 'hi',
              posted_at: at(p.at),
            },
          ],
    ),
    ping: world.pings.flatMap((p) => {
      const row = { mobile: p.who === null ? null : phoneOf(p.who).slice(1), course: 'soup', at: at(p.at) }
      return p.twice ? [row, row] : [row]
    }),
    event: world.events.map((e, id) => ({
      id,
      person: personAt(e.person),
      payload: { callers: e.callers.map(phoneOf) },
      at: at(e.at),
    })),
    stay: stays,
    meal: stays.flatMap(({ person: _, ...key }, i) =>
      ['soup', 'rice', 'fruit'].slice(0, world.stays[i]?.meals).map((course) => ({ ...key, course, wish: 'no salt' })),
    ),
  }
}

const table = (name: string) => `"${WARD}"."${name}"`

/** Empties the ward and fills it with these rows. */
export async function fillWard(pool: pg.Pool, rows: WardRows): Promise<void> {
  await pool.query(
    `truncate ${['hospital', ...WARD_TABLES].map(table).join(', ')}; truncate deletion_bot.progress, deletion_bot.retained`,
  )
  const put = (name: string, some: readonly Row[], columns: string) =>
    pool.query(
      `insert into ${table(name)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table(name)}, $1)`,
      [JSON.stringify(some)],
    )
  await put(
    'hospital',
    [1, 2].map((id) => ({ id, name: `Hospital ${id}` })),
    'id, name',
  )
  await put('Person', rows.Person, 'id, hospital_id, "Mobile No", email, "fullName", guardian, registered_at')
  await put('card', rows.card, 'no, person, label, issued_at')
  for (const { id, favouriteCard } of rows.Person)
    await pool.query(`update ${table('Person')} set "favouriteCard" = $2 where id = $1`, [id, favouriteCard])
  for (const name of ['gift', 'circle', 'circle_post', 'ping', 'event', 'stay', 'meal'] as const) {
    const [first] = rows[name]
    const columns = Object.keys(first ?? {}).map((column) => `"${column}"`)
    if (first) await put(name, rows[name], columns.join(', '))
  }
}

/** What stands in the tables, as JSON texts in order: rows without a key may stand there twice. */
export async function readWard(pool: pg.Pool): Promise<Record<Table, string[]>> {
  const read = async (name: Table) => {
    const { rows } = await pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table(name)} t order by (to_jsonb(t)::text) collate "C"`,
    )
    return [name, rows.map(({ row }) => row)] as const
  }
  const all: (readonly [Table, string[]])[] = []
  for (const name of WARD_TABLES) all.push(await read(name))
  return Object.fromEntries(all) as Record<Table, string[]>
}
