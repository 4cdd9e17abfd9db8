import { type SubjectIdentifiers, spellingsOf } from '../../../src/subject/subject.ts'
import type { Row, readWard } from './ward-world.ts'
import { CUT_OFF } from './world.ts'

/** What bears this day alone may be newer. */
const DAY = CUT_OFF.toISOString().slice(0, 10)

type Stored = Awaited<ReturnType<typeof readWard>>
type Scope = { kind: 'number' } | { kind: 'business'; tenantId: string }

/** The ward's erasure told a second time, with sets and fixpoints: what stands in each table afterwards, as JSON texts in order. */
export function whatStaysInWard(before: Stored, subject: SubjectIdentifiers, scope: Scope): Stored {
  const of = (table: keyof Stored) => before[table].map((text) => ({ text, row: JSON.parse(text) as Row }))
  const phones = new Set(spellingsOf(subject, 'phone'))
  const emails = new Set(spellingsOf(subject, 'email'))
  const everywhere = scope.kind === 'number'
  const here = (tenant: unknown) => everywhere || String(tenant) === scope.tenantId
  const old = (at: unknown) => new Date(String(at)) <= CUT_OFF

  const persons = of('Person')
  const isMine = (p: Row) =>
    here(p.hospital_id) && (phones.has(String(p['Mobile No'])) || emails.has(String(p.email).toLowerCase()))
  const mine = new Set(persons.filter(({ row }) => isMine(row)).map(({ row }) => row.id))
  const hospitalOf = new Map(persons.map(({ row }) => [row.id, row.hospital_id]))

  const cards = of('card').filter(({ row }) => mine.has(row.person) && old(row.issued_at))
  const others = (row: Row) => [row.giver, row.receiver].some((id) => id !== null && !mine.has(id))
  const inScope = (row: Row) => here(hospitalOf.get(row.giver ?? row.receiver))
  const giftsMine = of('gift').filter(
    ({ row }) => (mine.has(row.giver) || mine.has(row.receiver)) && old(row.given_at) && (everywhere || inScope(row)),
  )
  const giftsGone = giftsMine.filter(({ row }) => !others(row))
  const giftsLeft = giftsMine.filter(({ row }) => others(row))

  const circlesMine = everywhere
    ? of('circle').filter(({ row }) => (row.members as string[]).some((m) => phones.has(m)) && old(row.started_at))
    : []
  const wholly = (row: Row) =>
    (row.members as string[]).some((m) => phones.has(m)) && (row.members as string[]).every((m) => phones.has(m))
  const whollyMine = new Set(
    everywhere
      ? of('circle')
          .filter(({ row }) => wholly(row))
          .map(({ row }) => row.id)
      : [],
  )
  const posts = everywhere
    ? of('circle_post').filter(
        ({ row }) =>
          (phones.has(String(row.by_mobile)) || (row.by_mobile === null && whollyMine.has(row.circle))) && old(row.posted_at),
      )
    : []
  const postsGone = new Set(posts.map(({ row }) => row.id))
  const circlesGone = circlesMine.filter(
    ({ row }) => wholly(row) && of('circle_post').every((post) => post.row.circle !== row.id || postsGone.has(post.row.id)),
  )
  const circlesLeft = circlesMine.filter(({ row }) => !wholly(row))

  const pings = everywhere ? of('ping').filter(({ row }) => phones.has(String(row.mobile)) && old(row.at)) : []
  const calls = (row: Row) => (row.payload as { callers: string[] }).callers.some((phone) => phones.has(phone))
  const events = of('event').filter(
    ({ row }) => (mine.has(row.person) || calls(row)) && old(row.at) && (everywhere || here(hospitalOf.get(row.person))),
  )
  const stays = of('stay').filter(({ row }) => mine.has(row.person) && String(row.day) < DAY && here(row.hospital_id))
  const stayKeys = new Set(stays.map(({ row }) => JSON.stringify([row.hospital_id, row.room, row.day])))
  const meals = of('meal').filter(({ row }) => stayKeys.has(JSON.stringify([row.hospital_id, row.room, row.day])))

  const gone = (list: { text: string }[]) => new Set(list.map(({ text }) => text))
  const loosened = new Map(persons.filter(({ row }) => isMine(row) && old(row.registered_at)).map(({ row }) => [row.id, true]))
  // A card stays while somebody who keeps it as a favourite is not loosened from it.
  const cardsGone = cards.filter(({ row }) => persons.every(({ row: p }) => p.favouriteCard !== row.no || loosened.has(p.id)))
  const stillThere = {
    card: of('card').filter(({ text }) => !gone(cardsGone).has(text)),
    stay: of('stay').filter(({ text }) => !gone(stays).has(text)),
    event: of('event').filter(({ text }) => !gone(events).has(text)),
  }
  const giftNow = of('gift').flatMap(({ text, row }) => {
    if (gone(giftsGone).has(text)) return []
    if (!gone(giftsLeft).has(text)) return [row]
    return [{ ...row, giver: mine.has(row.giver) ? null : row.giver, receiver: mine.has(row.receiver) ? null : row.receiver }]
  })
  const pointed = new Set([
    ...stillThere.card.map(({ row }) => row.person),
    ...stillThere.stay.map(({ row }) => row.person),
    ...stillThere.event.map(({ row }) => row.person),
    ...giftNow.flatMap((row) => [row.giver, row.receiver]),
  ])
  let leaving = persons.filter(({ row }) => isMine(row) && old(row.registered_at) && !pointed.has(row.id))
  for (let size = -1; size !== leaving.length; ) {
    size = leaving.length
    const ids = new Set(leaving.map(({ row }) => row.id))
    leaving = leaving.filter(({ row }) => persons.every(({ row: ward }) => ward.guardian !== row.id || ids.has(ward.id)))
  }
  const personNow = persons
    .filter(({ text }) => !gone(leaving).has(text))
    .map(({ row }) => (loosened.has(row.id) ? { ...row, favouriteCard: null } : row))
  const circleNow = of('circle').flatMap(({ text, row }) => {
    if (gone(circlesGone).has(text)) return []
    if (!gone(circlesLeft).has(text)) return [row]
    return [{ ...row, members: (row.members as string[]).filter((member) => !phones.has(member)) }]
  })
  const same = (table: keyof Stored, left: { text: string }[]) => before[table].filter((text) => !gone(left).has(text))
  return {
    Person: texts(before.Person, personNow),
    card: same('card', cardsGone),
    gift: texts(before.gift, giftNow),
    circle: texts(before.circle, circleNow),
    circle_post: same('circle_post', posts),
    ping: same('ping', pings),
    event: same('event', events),
    stay: same('stay', stays),
    meal: same('meal', meals),
  }
}

/** PostgreSQL's own text where the row is unchanged; else the same keys in the same order, as it writes them. */
function texts(before: readonly string[], rows: readonly Row[]): string[] {
  const known = new Map(before.map((text) => [JSON.stringify(JSON.parse(text)), text]))
  const asStored = (row: Row) => known.get(JSON.stringify(row)) ?? spaced(row)
  return rows.map(asStored).sort((a, b) => (a < b ? -1 : 1))
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
    .join(', ')}}`
}
