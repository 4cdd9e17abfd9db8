import { z } from 'zod'
import { bindingsOf } from '../db/bindings.ts'
import type { BotTx } from '../db/client.ts'
import { answerCase, closeCase } from '../jobs/answer-case.ts'
import { refuseCase } from '../jobs/refuse-case.ts'
import { type CaseSeen, seenOfCase } from '../requests/case-seen-store.ts'
import { answeredOutcomes, unansweredOutcomes } from '../requests/grievance.ts'
import { refusalReasons } from '../requests/request.ts'
import { actionReasons } from './action-reasons.ts'
import { pageOf, readAfter, writeAfter } from './keyset.ts'
import { MatterPage } from './matter-page.tsx'
import { type MatterLine, matterByReference } from './matter-store.ts'
import { MattersPage } from './matters-page.tsx'
import { note } from './note.ts'
import { saidOf } from './said.ts'
import { asConflict, typedWords, type Unsent, unsentOf } from './unsent.tsx'
import { type Answer, type ConsoleRoute, page, seeOther, type Visit } from './visit.ts'
import { whoWaits } from './waiting-store.ts'

const PAGE = 50
const which = z.object({ reference: z.string().regex(/^CM-[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
const ANSWER_LENGTH_MAX = 3_000

const listing = z.object({
  after: z.string().max(60).optional().catch(undefined),
  /** Only those who should have had their answer. */
  late: z.literal('yes').optional().catch(undefined),
})
/** How far the writer had read, as the page wrote it. */
const seen = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}$/)
  .transform((text): CaseSeen => {
    const [staff = 0, person = 0] = text.split('.').map(Number)
    return { staff, person }
  })
  .optional()
const writeSeen = ({ staff, person }: CaseSeen): string => `${staff}.${person}`

const answering = z.object({
  reason: z.enum(actionReasons.answer),
  text: typedWords(ANSWER_LENGTH_MAX),
  outcome: z.enum(answeredOutcomes).optional().catch(undefined),
  seen,
})
const refusing = z.object({ because: z.enum(refusalReasons), seen })
const ending = z.object({ reason: z.enum(actionReasons.close), outcome: z.enum(unansweredOutcomes), seen })

export const matterRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/cases',
    action: 'list-cases',
    async handle({ bot, session, now, query }) {
      const { after, late } = listing.parse(query)
      const lateAt = late === undefined ? undefined : now
      const lines = await whoWaits(bot.db, { after: readAfter(after), lateAt, limit: PAGE + 1 })
      const { shown, last } = pageOf(lines, PAGE)
      const at = (more: Record<string, string>) => `/console/cases?${new URLSearchParams({ ...(late ? { late } : {}), ...more })}`
      const next = last && at({ after: writeAfter({ at: last.answerBy, id: last.id }) })
      const first = after === undefined ? undefined : at({})
      return page(
        'People who wait for an answer',
        <MattersPage {...{ lines: shown, session, now, next, first, isLate: late !== undefined }} />,
      )
    },
  },
  {
    method: 'GET',
    url: '/cases/:reference',
    action: 'see-case',
    async handle(visit) {
      const line = await matterIn(visit)
      if (!line) return { is: 'not-found' }
      const { said } = z.object({ said: z.string().max(40).optional().catch(undefined) }).parse(visit.query)
      return showMatter(visit, line, said)
    },
  },
  {
    // Where what was not sent came back: opened again, it leads to the case.
    method: 'GET',
    url: '/cases/:reference/answer',
    action: 'see-case',
    async handle(visit) {
      const line = await matterIn(visit)
      return line ? seeOther(`/console/cases/${line.matter.reference}`) : { is: 'not-found' }
    },
  },
  acting('answer', async (visit, { matter }, noted) => {
    const given = answering.safeParse(visit.form)
    if (!given.success) return 'no-words'
    const { reason, text, outcome, seen } = given.data
    const answer = { text, ...(outcome ? { outcome } : {}), ...(seen ? { seen } : {}) }
    const done = await answerCase(visit.bot, matter, answer, visit.now, noted(reason, outcome ?? 'left-open'))
    return done.is === 'no-address' ? 'unreachable' : done.is
  }),
  acting('refuse', async (visit, { matter }, noted) => {
    const { because, seen } = refusing.parse(visit.form)
    const refusal = { because, ...(seen ? { seen } : {}) }
    const done = await refuseCase(
      visit.bot,
      matter,
      refusal,
      visit.now,
      noted('refuses-with-a-reason', because.replaceAll('_', '-')),
    )
    return done.is === 'no-address' ? 'unreachable' : done.is
  }),
  acting('close', async (visit, { matter }, noted) => {
    const { reason, outcome, seen } = ending.parse(visit.form)
    const closing = { outcome, ...(seen ? { seen } : {}) }
    const done = await closeCase(visit.bot, matter, closing, visit.now, noted(reason, outcome))
    return done.is === 'closed' ? 'case-closed' : done.is
  }),
]

type Noted = (reason: string, outcome: string) => (tx: BotTx) => Promise<void>

/** A form about one case; what it does is committed with its line of the access log. */
function acting(
  name: 'answer' | 'refuse' | 'close',
  act: (visit: Visit, line: MatterLine, noted: Noted) => Promise<string>,
): ConsoleRoute {
  return {
    method: 'POST',
    url: `/cases/:reference/${name}`,
    action: 'answer-case',
    async handle(visit): Promise<Answer> {
      const line = await matterIn(visit)
      if (!line) return { is: 'not-found' }
      const noted: Noted = (reason, outcome) => (tx) => noteMatter(visit, line, { action: `case-${name}`, reason, outcome }, tx)
      const said = await act(visit, line, noted)
      const now = name === 'answer' && said !== 'answered' && said !== 'sent-before' ? await matterIn(visit) : undefined
      if (now) return asConflict(await showMatter(visit, now, undefined, unsentOf(visit.form, 'answer', said)))
      return seeOther(`/console/cases/${line.matter.reference}?said=${said}`)
    },
  }
}

/** Its page, with what its form did not take; written down before it is shown. */
async function showMatter(visit: Visit, line: MatterLine, said: string | undefined, unsent?: Unsent): Promise<Answer> {
  await noteMatter(visit, line, { action: 'see-case', reason: 'case-work' })
  const seen = writeSeen(await seenOfCase(visit.bot.db, line.matter))
  return page(line.matter.reference, <MatterPage {...{ visit, line, seen, said: saidOf(said), unsent }} />)
}

function matterIn({ bot, params }: Visit): Promise<MatterLine | undefined> {
  return matterByReference(bot.db, which.parse(params).reference)
}

async function noteMatter(
  visit: Visit,
  { matter }: MatterLine,
  look: { action: string; reason: string; outcome?: string },
  tx?: BotTx,
) {
  const [binding] = await bindingsOf(tx ?? visit.bot.db, matter.personId)
  const whose = binding && { keyId: binding.keyId, pseudonym: binding.pseudonym }
  await note(
    visit,
    { ...look, whose, target: matter.reference, ...(matter.requestId === null ? {} : { requestId: matter.requestId }) },
    tx,
  )
}
