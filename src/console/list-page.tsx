import { z } from 'zod'
import { requestStates } from '../requests/request.ts'
import { standingOf } from '../requests/standing.ts'
import { TENANT_ID } from '../subject/tenant-id.ts'
import { BusinessChoice } from './business-choice.tsx'
import { namesOf } from './businesses.ts'
import { CaseList, isOpen, nameIn, scopeLine } from './case-list.tsx'
import { Chosen } from './chosen.tsx'
import { csvFile, piecesOf } from './export.ts'
import { ExportForm } from './export-form.tsx'
import { type Listed, listCases, type Wanted } from './find-store.ts'
import { monthAgo, startOfDay } from './india.ts'
import { type After, pageOf, readAfter, writeAfter } from './keyset.ts'
import { lookReasons } from './look-reasons.ts'
import { note } from './note.ts'
import { daysLeft, Empty, Select } from './parts.tsx'
import { listStaff } from './session-store.ts'
import { Pager } from './table.tsx'
import { type ConsoleRoute, page, type Visit } from './visit.ts'
import { scopeWords, stateWords } from './words.ts'

const PAGE = 50
const DAY_MS = 86_400_000

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)
const wantedSchema = z.object({
  state: optional(z.enum(requestStates)),
  scope: optional(z.enum(['number', 'business', 'account', 'profile'])),
  business: optional(z.string().regex(TENANT_ID)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  /** Open ones by the days that are left of the thirty: from, and below. */
  left: optional(z.string().regex(/^-?\d{0,3}\.\.-?\d{0,3}$/)),
  finished: optional(z.iso.date()),
  because: optional(z.string().regex(/^[a-z-]{1,64}$/)),
  /** Those behind the overview's times, of 30 days. */
  took: optional(z.enum(['freeze', 'complete'])),
  failing: optional(z.literal('yes')),
  late: optional(z.literal('yes')),
  overdue: optional(z.literal('yes')),
  unswept: optional(z.literal('yes')),
  unproven: optional(z.literal('yes')),
  mine: optional(z.literal('yes')),
  after: optional(z.string().max(60)),
})
type Given = z.infer<typeof wantedSchema>
/** What a number of the overview filters by stays while the form is used. */
const HIDDEN = ['left', 'finished', 'because', 'took', 'failing', 'late', 'overdue', 'unswept', 'unproven'] as const

const exporting = wantedSchema.omit({ after: true }).extend({ reason: z.enum(lookReasons) })

export const listRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/requests',
    action: 'list-requests',
    async handle(visit) {
      const given = wantedSchema.parse(visit.query)
      const rows = await listCases(visit.bot.db, wantedOf(given, visit), PAGE + 1)
      const staff = new Map((await listStaff(visit.bot.db, visit.bot.keys, visit.now)).map(({ id, name }) => [id, name]))
      const names = await namesOf(visit.bot, [given.business ?? null, ...rows.map(({ tenantId }) => tenantId)])
      return page('Requests', <ListPage {...{ visit, given, rows, staff, names }} />)
    },
  },
  {
    method: 'POST',
    url: '/requests/export',
    action: 'export-requests',
    async handle(visit) {
      const { reason, ...given } = exporting.parse(visit.form)
      const target = new URLSearchParams(definedOf(given)).toString()
      await note(visit, { action: 'export-requests', reason, ...(target === '' ? {} : { target }) })
      const wanted = wantedOf(given, visit)
      const read = (after: After | undefined, limit: number) => listCases(visit.bot.db, { ...wanted, after }, limit)
      const header = ['case', 'state', 'reason', 'covers', 'asked', 'confirmed', 'deadline', 'days left', 'finished']
      const pieces = piecesOf(visit, read, ({ createdAt, id }) => ({ at: createdAt, id }))
      return csvFile(visit, 'requests', header, withNames(visit, pieces), ({ row, covers }) => csvLine(row, covers, visit.now))
    },
  },
]

function wantedOf(given: Given, { session, now }: Visit): Wanted {
  const { state, scope, business, from, to, left, finished, because, took, failing, late, overdue, unswept, unproven } = given
  const { mine, after } = given
  const [most, least] = left?.split('..').map((text) => (text === '' ? undefined : Number(text))) ?? []
  const inDays = (days: number | undefined) => (days === undefined ? undefined : new Date(now.getTime() + days * DAY_MS))
  return {
    now,
    state,
    scope,
    tenantId: business,
    from: from === undefined ? undefined : startOfDay(from),
    to: to === undefined ? undefined : new Date(startOfDay(to).getTime() + DAY_MS),
    failing: failing !== undefined,
    late: late !== undefined,
    overdue: overdue !== undefined,
    unswept: unswept !== undefined,
    unproven: unproven !== undefined,
    open: left !== undefined,
    finishedFrom: finished === undefined ? undefined : startOfDay(finished),
    finishedTo: finished === undefined ? undefined : new Date(startOfDay(finished).getTime() + DAY_MS),
    because,
    took: took && { what: took, since: startOfDay(monthAgo(now)) },
    dueFrom: inDays(most),
    dueTo: inDays(least),
    assignedTo: mine && session.staffId,
    after: readAfter(after),
  }
}

/** What each covers, by the businesses' names. */
async function* withNames({ bot }: Visit, pieces: AsyncIterable<readonly Listed[]>) {
  for await (const rows of pieces) {
    const names = await namesOf(
      bot,
      rows.map(({ tenantId }) => tenantId),
    )
    yield rows.map((row) => ({ row, covers: scopeLine(row, names) }))
  }
}

function csvLine(row: Listed, covers: string, now: Date): (string | number | null)[] {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const left = isOpen(row) ? daysLeft(row.deadlineAt, now) : null
  const times = [iso(row.createdAt), iso(row.confirmedAt), iso(row.deadlineAt), left, iso(row.finishedAt)]
  return [row.reference, standingOf(row), row.reason, covers, ...times]
}

interface Shown {
  visit: Visit
  given: Given
  rows: readonly Listed[]
  staff: ReadonlyMap<string, string>
  /** Of businesses: those with a chat, and those of these rows. */
  names: ReadonlyMap<string, string>
}

function ListPage({ visit, given, rows, staff, names: businesses }: Shown) {
  const { now } = visit
  const { shown, last } = pageOf(rows, PAGE)
  const { after, ...filters } = given
  const at = (more: Record<string, string> = {}) => `/console/requests?${new URLSearchParams({ ...definedOf(filters), ...more })}`
  return (
    <>
      <h1>Requests</h1>
      <Filters given={given} businesses={businesses} here={shown.map(({ tenantId }) => tenantId)} />
      <Chosen given={given} />
      {given.business !== undefined && <OfBusiness name={nameIn(businesses, given.business)} />}
      {shown.length === 0 ? (
        <Empty>No request fits. Leave something out above.</Empty>
      ) : (
        <CaseList label="Requests, newest first" {...{ rows: shown, businesses, staff, now }} />
      )}
      <Pager
        first={after === undefined ? undefined : at()}
        next={last && at({ after: writeAfter({ at: last.createdAt, id: last.id }) })}
      />
      <ExportForm session={visit.session} action="export-requests" to="/requests/export" fields={definedOf(filters)} />
    </>
  )
}

/** Whose list it is, and what is in it. */
function OfBusiness({ name }: { name: string }) {
  return (
    <p class="soft">
      <bdi>{name}</bdi>: its own requests, and those of a whole number of which it was told, for a year.
    </p>
  )
}

function definedOf(filters: Partial<Given>): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Record<string, string>
}

function Filters({ given, businesses, here }: { given: Given; businesses: Shown['names']; here: readonly (string | null)[] }) {
  const states = requestStates.map((value) => ({ value, words: stateWords[value] ?? value }))
  const scopes = Object.entries(scopeWords).map(([value, words]) => ({ value, words }))
  return (
    <form class="card filters" method="get" action="/console/requests">
      <Select name="state" id="state" label="State" any="Any" options={states} chosen={given.state ?? ''} />
      <Select name="scope" id="scope" label="Covers" any="Anything" options={scopes} chosen={given.scope ?? ''} />
      <BusinessChoice names={businesses} here={here} chosen={given.business} any="Any" />
      <div class="field">
        <label for="from">Asked from</label>
        <input id="from" type="date" name="from" value={given.from ?? ''} />
      </div>
      <div class="field">
        <label for="to">to</label>
        <input id="to" type="date" name="to" value={given.to ?? ''} />
      </div>
      <Select
        name="mine"
        id="mine"
        label="Looked after by"
        any="Anybody"
        options={[{ value: 'yes', words: 'Me' }]}
        chosen={given.mine ?? ''}
      />
      <div class="field">
        {HIDDEN.map((name) => given[name] && <input key={name} type="hidden" name={name} value={given[name]} />)}
        <button type="submit">Show</button>
      </div>
    </form>
  )
}
