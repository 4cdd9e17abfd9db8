import { z } from 'zod'
import { listLooks } from '../db/access-log.ts'
import { requestByReference } from '../requests/request-store.ts'
import { csvFile, jsonFile, piecesOf } from './export.ts'
import { ExportForm } from './export-form.tsx'
import { readAfter, writeAfter } from './keyset.ts'
import { lookReasons } from './look-reasons.ts'
import { note } from './note.ts'
import { Empty, Moment, Pager, Scroll, Select } from './parts.tsx'
import { listStaff, type Session } from './session-store.ts'
import { targetWords } from './target-words.ts'
import { type ConsoleRoute, page, type Visit } from './visit.ts'
import { actionWord, plain } from './words.ts'

const PAGE = 100
/** So many letters of a pseudonym tell people apart, and say nothing. */
const PERSON_LETTERS = 8

const filter = z.object({
  /** Staff's ids are codes: whatever else was typed is nobody, and is not written into the log of exports. */
  staff: z
    .string()
    .regex(/^(?!\d+$)[a-zA-Z0-9:._@|-]{0,64}$/)
    .default('')
    .catch('nobody'),
  /** Whatever else was typed is no reference, and finds nothing. */
  reference: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(CM-[0-9A-Z]{4}-[0-9A-Z]{4})?$/)
    .default('')
    .catch('UNKNOWN'),
  /** The first letters of a pseudonym, as the list shows them. */
  person: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .or(z.literal(''))
    .catch(''),
  after: z.string().max(60).optional().catch(undefined),
})
const exporting = filter.omit({ after: true }).extend({ format: z.enum(['csv', 'json']), reason: z.enum(lookReasons) })

type Line = Awaited<ReturnType<typeof linesOf>>[number]

export const accessRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/access',
    action: 'see-access-log',
    async handle(visit) {
      const wanted = filter.parse(visit.query)
      const lines = await linesOf(visit, wanted, PAGE + 1)
      const staff = await listStaff(visit.bot.db, visit.bot.keys, visit.now)
      return page('Access log', <AccessPage {...{ wanted, lines, staff, session: visit.session }} />)
    },
  },
  {
    method: 'POST',
    url: '/access/export',
    action: 'export-access-log',
    async handle(visit) {
      const { format, reason, ...wanted } = exporting.parse(visit.form)
      const target = new URLSearchParams(chosenOf(wanted)).toString()
      await note(visit, { action: 'export-access-log', reason, ...(target === '' ? {} : { target }) })
      const read = (after: string | undefined, limit: number) => linesOf(visit, { ...wanted, after }, limit)
      const pieces = piecesOf(visit, read, writeAfter)
      if (format === 'json') return jsonFile(visit, 'access-log', pieces, exported)
      const header = ['at', 'who', 'role', 'action', 'case', 'target', 'person', 'reason', 'outcome']
      return csvFile(visit, 'access-log', header, pieces, (line) => Object.values(exported(line)))
    },
  },
]

async function linesOf(
  { bot, now }: Visit,
  wanted: Omit<z.infer<typeof filter>, 'after'> & { after?: string | undefined },
  limit: number,
) {
  const request = wanted.reference === '' ? undefined : await requestByReference(bot.db, wanted.reference)
  // The case of a chat has lines of its own, whether or not a request belongs to it.
  const target = wanted.reference === '' ? undefined : wanted.reference
  const names = new Map((await listStaff(bot.db, bot.keys, now)).map(({ id, name }) => [id, name]))
  const looks = await listLooks(
    bot.db,
    {
      actor: wanted.staff === '' ? undefined : wanted.staff,
      person: wanted.person === '' ? undefined : wanted.person,
      ...{ requestId: request?.id, target, before: readAfter(wanted.after) },
    },
    limit,
  )
  return looks.map((look) => ({
    ...look,
    who: names.get(look.actor) ?? look.actor,
    person: look.pseudonym?.slice(0, PERSON_LETTERS) ?? '',
    targetWords: targetWords(look, names),
  }))
}

function exported({ at, who, role, action, reference, target, person, reason, outcome }: Line): Record<string, string> {
  const about = { case: reference ?? '', target: target ?? '', person }
  return { at: at.toISOString(), who, role: role ?? '', action, ...about, reason, outcome: outcome ?? '' }
}

interface Shown {
  wanted: z.infer<typeof filter>
  lines: readonly Line[]
  staff: readonly { id: string; name: string }[]
  session: Session
}

function AccessPage({ wanted, lines, staff, session }: Shown) {
  const shown = lines.slice(0, PAGE)
  const last = lines.length > PAGE ? shown.at(-1) : undefined
  const at = (after?: string) => `/console/access?${new URLSearchParams({ ...ofForm(wanted), ...(after ? { after } : {}) })}`
  return (
    <>
      <h1>Access log</h1>
      <p class="lead">Who looked at, searched, revealed or changed what, and why. Nobody can change it; it is kept a year.</p>
      <form class="card filters" method="get" action="/console/access">
        <Select
          name="staff"
          id="staff"
          label="Who"
          any="Everybody"
          chosen={wanted.staff}
          options={staff.map(({ id, name }) => ({ value: id, words: name }))}
        />
        <div class="field">
          <label for="reference">Case</label>
          <input id="reference" name="reference" value={wanted.reference} placeholder="CM-7K3F-9QXD" autocomplete="off" />
        </div>
        {wanted.person !== '' && <input type="hidden" name="person" value={wanted.person} />}
        <div class="field">
          <button type="submit">Show</button>
        </div>
      </form>
      {wanted.person !== '' && (
        <p class="soft">
          Of the person {wanted.person} alone: eight letters of the keyed hash by which the log knows whose matter it was.{' '}
          <a href="/console/access">Everybody</a>
        </p>
      )}
      {shown.length === 0 ? <Empty>Nothing is written down here.</Empty> : <Looks lines={shown} />}
      <Pager first={wanted.after === undefined ? undefined : at()} next={last && at(writeAfter(last))} />
      <ExportForm
        session={session}
        action="export-access-log"
        to="/access/export"
        fields={ofForm(wanted)}
        formats={[
          ['csv', 'As CSV'],
          ['json', 'As JSON'],
        ]}
      />
    </>
  )
}

function Looks({ lines }: { lines: readonly Line[] }) {
  return (
    <Scroll label="Looks">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">As</th>
            <th scope="col">What</th>
            <th scope="col">Case</th>
            <th scope="col">To what or whom</th>
            <th scope="col">Person</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td class="keep">
                <Moment at={line.at} />
              </td>
              <th scope="row">
                <bdi>{line.who}</bdi>
              </th>
              <td>{line.role ?? 'command line'}</td>
              <td>
                {actionWord(line.action)}
                {line.outcome && <small> ({plain(line.outcome).toLowerCase()})</small>}
              </td>
              <td class="keep">{line.reference ? <a href={`/console/requests/${line.reference}`}>{line.reference}</a> : '–'}</td>
              <td>{line.targetWords ? <bdi>{line.targetWords}</bdi> : '–'}</td>
              <td class="keep">{line.person ? <a href={`/console/access?person=${line.person}`}>{line.person}</a> : '–'}</td>
              <td>{plain(line.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const ofForm = ({ staff, reference, person }: z.infer<typeof filter>) => ({ staff, reference, person })

/** What is chosen of it, as an export is written down. */
function chosenOf(wanted: Omit<z.infer<typeof filter>, 'after'>): Record<string, string> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''))
}
