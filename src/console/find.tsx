import { z } from 'zod'
import { withAdvisoryLock } from '../db/lock.ts'
import { referenceOf } from '../requests/reference.ts'
import { ring } from '../runtime/ring.ts'
import { lastFour, phoneReadings } from '../subject/address.ts'
import { addressPseudonyms } from '../subject/pseudonym.ts'
import { namesOf } from './businesses.ts'
import { CaseList } from './case-list.tsx'
import { MatterLines } from './case-matters.tsx'
import { EnteredStarts } from './entered-starts.tsx'
import { placeOfId, placeOfReference } from './find-place-store.ts'
import { type EnteredStart, findByPseudonyms, searchesOf, startsOf } from './find-store.ts'
import { FoundForwards } from './found-forwards.tsx'
import { Csrf } from './layout.tsx'
import { note } from './note.ts'
import { Day, Empty, inWords, Notice, Select } from './parts.tsx'
import { listStaff, type Session } from './session-store.ts'
import { plainNumber } from './typed-number.ts'
import { type Answer, type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'

const SEARCHES_A_MINUTE = 12
const FAST = 'You search very fast. Wait a minute.'
const NO_CASE = 'There is no case with this reference. It looks like CM-7K3F-9QXD.'
const NO_ID = 'Nothing here has this id, or it is gone by now.'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** So many searches of one person in an hour that found nothing look like guessing. */
const MISSES_AN_HOUR = 10

const searchReasons = ['asked-by-the-person', 'complaint', 'authority-asks', 'technical-fault'] as const
const searching = z.object({ what: z.string().trim().max(60), reason: z.enum(searchReasons).optional().catch(undefined) })

type Found = Awaited<ReturnType<typeof findByPseudonyms>>

export const findRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/find',
    action: 'find-person',
    handle: async ({ session }) => page('Find', <FindPage session={session} />),
  },
  { method: 'POST', url: '/find', action: 'find-person', handle: find },
]

/** A reference, or an id from a log line, leads to its page. A number is looked for by its pseudonym: it comes in the form's body, and is kept and logged nowhere. */
async function find(visit: Visit): Promise<Answer> {
  const { bot, session } = visit
  const { what, reason } = searching.parse(visit.form)
  const letters = /^(?:CM)?([0-9A-Z]{8})$/.exec(what.toUpperCase().replace(/[\s-]/g, ''))?.[1]
  // Eight digits may be either; a reference has none of 0 and 1, and a number is longer.
  const id = ID.exec(what.toLowerCase())?.[0]
  const isNumber = letters === undefined && id === undefined
  if (isNumber && reason === undefined)
    return sorry(session, 'Choose why you look for this number: it is written down with the search.', 400)
  // One search at a time: several at once would each be counted before the others are written down.
  const searched = await withAdvisoryLock(bot.lockPool, 'search', session.staffId, async () => {
    const { lastMinute, missesLastHour } = await searchesOf(bot.db, session.staffId, visit.now)
    if (lastMinute >= SEARCHES_A_MINUTE) return sorry(session, FAST, 429)
    const why = reason ?? 'case-work'
    if (id !== undefined) return goTo(visit, await placeOfId(bot.db, id), NO_ID, why, missesLastHour)
    if (letters === undefined) return findNumber(visit, what, why, missesLastHour)
    return goTo(visit, await placeOfReference(bot.db, referenceOf(letters)), NO_CASE, why, missesLastHour)
  })
  return searched.ran ? searched.value : sorry(session, FAST, 429)
}

/** What is there is written down when it is seen; that somebody looked for what is not there, here, without what they typed. */
async function goTo(
  visit: Visit,
  place: string | undefined,
  none: string,
  reason: string,
  missesLastHour: number,
): Promise<Answer> {
  if (place) return seeOther(`/console/${place}`)
  await note(visit, { action: 'search', reason, outcome: 'nothing' })
  alarmOfMisses(visit, missesLastHour + 1)
  return sorry(visit.session, none, 404)
}

function alarmOfMisses({ bot, session }: Visit, misses: number): void {
  if (misses < MISSES_AN_HOUR) return
  ring(bot, 'search-misses', { staff: session.staffId, misses }, 'one of the staff searches for what is not there')
}

async function findNumber(visit: Visit, typed: string, reason: string, missesLastHour: number): Promise<Answer> {
  const { bot, session, now } = visit
  const readings = phoneReadings(plainNumber(typed))
  const phones = readings.length === 1 ? readings : []
  const candidates = phones.flatMap((phone) => addressPseudonyms(bot.keys, 'case', { kind: 'phone', phone }))
  const pseudonyms = candidates.map(({ value }) => value)
  const found = await findByPseudonyms(bot.db, pseudonyms)
  const starts = pseudonyms.length === 0 ? [] : await startsOf(bot.db, pseudonyms)
  const isFound = found.requests.length + found.chats.length + found.cases.length + found.forwards.length + starts.length > 0
  const outcome = phones.length === 0 ? 'no-number' : isFound ? 'found' : 'nothing'
  const lines =
    phones.length === 0 ? [undefined] : phones.map((phone) => addressPseudonyms(bot.keys, 'case', { kind: 'phone', phone })[0])
  for (const line of lines)
    await note(visit, { action: 'search', reason, outcome, whose: line && { keyId: line.keyId, pseudonym: line.value } })
  if (outcome !== 'found') alarmOfMisses(visit, missesLastHour + 1)
  const [phone] = phones
  if (readings.length > 1)
    return sorry(session, 'These digits are a number in India and another one abroad: give it with + and its country code.', 400)
  if (phone === undefined)
    return sorry(session, 'That is no phone number: give it as +91 and ten digits, or as it was told to you.', 400)
  const staff = new Map((await listStaff(bot.db, bot.keys, now)).map(({ id, name }) => [id, name]))
  const businesses = await namesOf(
    bot,
    [...found.requests, ...found.forwards].map(({ tenantId }) => tenantId),
  )
  return page('Found', <FoundPage {...{ visit, found, starts, staff, businesses, ending: lastFour(phone) }} />)
}

function sorry(session: Session, words: string, status: number): Answer {
  return page('Find', <FindPage session={session} sorry={words} />, { status })
}

function FindPage({ session, sorry }: { session: Session; sorry?: string }) {
  return (
    <>
      <h1>Find a person’s case</h1>
      {sorry && <Notice tone="bad">{sorry}</Notice>}
      <SearchForm session={session} />
      <p class="soft">
        A number is looked for by a keyed hash of it, and stored nowhere. People whose data is erased are found as well. To go
        through requests by state, business or day, use the <a href="/console/requests">list</a>.
      </p>
    </>
  )
}

function SearchForm({ session }: { session: Session }) {
  return (
    <form class="card" method="post" action="/console/find">
      <Csrf session={session} />
      <div class="filters">
        <div class="field">
          <label for="what">Reference or phone number</label>
          <input
            id="what"
            name="what"
            required
            maxLength={60}
            autocomplete="off"
            spellcheck={false}
            aria-describedby="what-hint"
          />
          <p class="hint" id="what-hint">
            CM-7K3F-9QXD, or a number in any spelling; also an id from a line of the log
          </p>
        </div>
        <div>
          <Select name="reason" label="Why, for a number" id="search-reason" any="Choose …" options={inWords(searchReasons)} />
          <p class="hint">Every search is written down, also one that finds nothing.</p>
        </div>
        <div class="field">
          <button type="submit">Find</button>
        </div>
      </div>
    </form>
  )
}

interface Shown {
  visit: Visit
  found: Found
  starts: readonly EnteredStart[]
  staff: ReadonlyMap<string, string>
  businesses: ReadonlyMap<string, string>
  ending: string
}

function FoundPage({ visit, found, starts, staff, businesses, ending }: Shown) {
  const { bot, session, now } = visit
  const { requests, cases, chats, forwards, former } = found
  return (
    <>
      <h1>Number ending {ending}</h1>
      <SearchForm session={session} />
      {former && <Notice tone="warn">This number has moved from one person to another: what is here may be of both.</Notice>}
      {requests.length + cases.length + chats.length + forwards.length + starts.length === 0 && (
        <Empty>Nobody with this number has written here, or it was so long ago that nothing of it is left.</Empty>
      )}
      {requests.length > 0 && (
        <>
          <h2>Requests</h2>
          <CaseList label="Requests of this number" {...{ rows: requests, businesses, staff, now }} />
        </>
      )}
      <EnteredStarts {...{ starts, now }} />
      <FoundForwards {...{ forwards, businesses }} />
      {cases.length > 0 && (
        <>
          <h2>What they asked of us</h2>
          <MatterLines cases={cases} now={now} />
        </>
      )}
      {chats.length > 0 && (
        <>
          <h2>Chats</h2>
          <ul>
            {chats.map((chat) => (
              <li key={chat.id}>
                <a href={`/console/chats/${chat.id}`}>
                  <bdi>{bot.channels.byId(chat.channelId)?.business ?? 'CallMissed’s own number'}</bdi>
                </a>
                , last message <Day at={chat.lastInboundAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
