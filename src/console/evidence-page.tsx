import { readFileSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { z } from 'zod'
import { whoseRequest } from '../jobs/staff.ts'
import { timelineOf } from '../requests/request-event-store.ts'
import { TENANT_ID } from '../subject/tenant-id.ts'
import { namesOf } from './businesses.ts'
import { nameIn } from './case-list.tsx'
import { matterOf } from './case-store.ts'
import { composeEvidence, type Evidence } from './evidence.ts'
import { composeSlice } from './evidence-slice.ts'
import { noticesOf, personPart } from './evidence-store.ts'
import type { Listed } from './find-store.ts'
import { toJson } from './json.ts'
import { Csrf } from './layout.tsx'
import { harmless } from './mask.ts'
import { note } from './note.ts'
import { Reason, Select } from './parts.tsx'
import { requestIn } from './request-page.tsx'
import { type Answer, type ConsoleRoute, page, type Visit } from './visit.ts'
import { plain } from './words.ts'

const evidenceReasons = ['authority-asks', 'business-asks', 'complaint', 'asked-by-the-person', 'audit'] as const
const wish = z.object({
  for: z.string().regex(TENANT_ID),
  format: z.enum(['json', 'html']),
  person: z.literal('yes').optional(),
  reason: z.enum(evidenceReasons),
})

export const evidenceRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/requests/:reference/evidence',
    action: 'take-evidence',
    async handle(visit) {
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      // The page names the businesses whose customer the person is.
      const whose = await whoseRequest(visit.bot, visit.bot.db, request)
      await note(visit, { action: 'see-request', reason: 'case-work', requestId: request.id, whose })
      const tenants = await tenantsOf(visit, request)
      const names = await namesOf(visit.bot, tenants)
      return page('Evidence pack', <EvidenceForm {...{ visit, request, tenants, names }} />)
    },
  },
  { method: 'POST', url: '/requests/:reference/evidence', action: 'take-evidence', handle: give },
]

/** The businesses that a request concerns: its own, and those that were told of it. */
async function tenantsOf({ bot }: Visit, request: Listed): Promise<string[]> {
  const told = (await noticesOf(bot.db, request.id)).map(({ tenantId }) => tenantId)
  return [...new Set([...(request.tenantId === null ? [] : [request.tenantId]), ...told])]
}

async function give(visit: Visit): Promise<Answer> {
  const { bot, now } = visit
  const request = await requestIn(visit)
  if (!request) return { is: 'not-found' }
  const { for: whom, format, person: withPerson, reason } = wish.parse(visit.form)
  const tenantId = whom === 'board' ? undefined : whom
  if (tenantId !== undefined && !(await tenantsOf(visit, request)).includes(tenantId)) return { is: 'not-found' }
  // What stands in a chat of several businesses' customer is none of theirs.
  const isPersonal = withPerson === 'yes' && tenantId === undefined
  const action = isPersonal ? 'export-evidence-with-person' : 'export-evidence'
  await note(visit, { action, reason, requestId: request.id, whose: await whoseRequest(bot, bot.db, request), target: whom })
  // A page may leave lines of the timeline out; what is handed out has them all.
  const matter = { ...(await matterOf(bot.db, bot.keys, request)), timeline: await timelineOf(bot.db, request.id) }
  const person = isPersonal ? await personPart(bot.db, bot.keys, request.personId, matter.chat) : undefined
  const notices = await noticesOf(bot.db, request.id)
  const isSlice = tenantId !== undefined && tenantId !== request.tenantId
  const pack = isSlice
    ? await composeSlice(bot, request, matter, notices, { tenantId, reason }, now)
    : await composeEvidence(bot, request, matter, notices, { tenantId, person, reason }, now)
  const name = `evidence-${request.reference}.${format}`
  if (format === 'json') return { is: 'file', name, type: 'application/json; charset=utf-8', content: toJson(pack) }
  return { is: 'file', name, type: 'text/html; charset=utf-8', content: printed(pack) }
}

interface Asked {
  visit: Visit
  request: Listed
  tenants: readonly string[]
  names: ReadonlyMap<string, string>
}

function EvidenceForm({ visit, request, tenants, names }: Asked) {
  const whom = [
    { value: 'board', words: 'The Data Protection Board, or ourselves: everything' },
    ...tenants.map((id) => ({ value: id, words: `${nameIn(names, id)}: its own slice` })),
  ]
  return (
    <>
      <h1>
        Evidence pack for <a href={`/console/requests/${request.reference}`}>{request.reference}</a>
      </h1>
      <p class="lead">Timeline, rules, receipts and hashes in one file, signed. Nobody’s data, unless you ask for it.</p>
      <form class="card narrow" method="post" action={`/console/requests/${request.reference}/evidence`}>
        <Csrf session={visit.session} />
        <Select name="for" id="for" label="For whom" options={whom} />
        <Reason reasons={evidenceReasons} id="evidence" />
        <fieldset>
          <legend>Personal data</legend>
          <label class="check">
            <input type="checkbox" name="person" value="yes" /> With the number and the chat (not in a business’s slice)
          </label>
        </fieldset>
        <div class="inline">
          <button type="submit" name="format" value="html">
            To print
          </button>
          <button type="submit" name="format" value="json" class="quiet">
            As JSON
          </button>
        </div>
      </form>
    </>
  )
}

const STYLE = readFileSync(new URL('page/console.css', import.meta.url), 'utf8')

/** A page that stands alone, for printing. */
function printed(pack: Evidence): string {
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{`Evidence ${String(pack.about.case)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>Evidence: {String(pack.about.case)}</h1>
          {Object.entries(pack).map(([part, value]) => (
            <section key={part} class="card">
              <h2>{plain(part)}</h2>
              <Value value={value} />
            </section>
          ))}
        </main>
      </body>
    </html>,
  )
  return `<!doctype html>${harmless(page)}`
}

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return value.length === 0 ? (
      <p class="soft">none</p>
    ) : (
      <ol>
        {value.map((each, index) => (
          <li key={String(index)}>
            <Value value={each} />
          </li>
        ))}
      </ol>
    )
  if (typeof value === 'object' && value !== null)
    return (
      <dl class="facts">
        {Object.entries(value).map(([name, each]) => [
          <dt key={name}>{plain(name)}</dt>,
          <dd key={`${name}=`}>
            <Value value={each} />
          </dd>,
        ])}
      </dl>
    )
  return <bdi class="words">{value === null ? '–' : String(value)}</bdi>
}
