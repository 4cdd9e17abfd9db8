import { z } from 'zod'
import type { BotDb } from '../db/client.ts'
import { type Decided, decideProposal } from '../jobs/decide-proposal.ts'
import { whoseStart } from '../jobs/staff.ts'
import { type OpenProposal, openProposals } from '../requests/proposal-store.ts'
import { loadRequest } from '../requests/request-store.ts'
import { proposalById } from '../requests/staff-action-store.ts'
import { openWish, type StartWish } from '../requests/start-wish.ts'
import type { KeyRing } from '../runtime/keys.ts'
import { phoneReadings } from '../subject/address.ts'
import { may } from './authorisation.ts'
import { namesOf } from './businesses.ts'
import { noteAll } from './note.ts'
import { ProposalsPage } from './proposals-page.tsx'
import { saidOf } from './said.ts'
import { listStaff } from './session-store.ts'
import { plainNumber } from './typed-number.ts'
import { type ConsoleRoute, page, seeOther } from './visit.ts'

const SHOWN = 200
const asked = z.object({
  said: z.string().max(40).optional().catch(undefined),
  about: z.uuid().optional().catch(undefined),
})
const deciding = z.object({
  proposal: z.uuid(),
  verdict: z.enum(['approve', 'decline', 'withdraw']),
  phone: z.string().trim().max(40).catch(''),
})

export const proposalRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/proposals',
    action: 'list-proposals',
    async handle(visit) {
      const { bot, now, query, session } = visit
      const { said, about } = asked.parse(query)
      const [lines, staff, settled] = await Promise.all([
        openProposals(bot.db, now, SHOWN),
        listStaff(bot.db, bot.keys, now),
        said === 'settled' && about !== undefined ? proposalById(bot.db, about) : undefined,
      ])
      const names = new Map(staff.map(({ id, name }) => [id, name]))
      // Whoever has no say in it need not know about whom it is; whoever sees it is written down.
      const wishes = may(session.roles, 'decide-proposal') ? wishesIn(bot.keys, lines) : new Map<string, StartWish>()
      await noteAll(
        visit,
        [...wishes].map(([target, wish]) => ({ action: 'see-start', reason: 'case-work', target, whose: whoseStart(bot, wish) })),
      )
      const businesses = await namesOf(bot, [...wishes.values()].map(tenantOf))
      return page(
        'Waiting for a second person',
        <ProposalsPage {...{ visit, lines, wishes, names, businesses, settled, said: saidOf(said) }} />,
      )
    },
  },
  {
    method: 'POST',
    url: '/proposals',
    action: 'decide-proposal',
    async handle({ bot, session, role, form }) {
      const { proposal, verdict, phone } = deciding.parse(form)
      const [again, ...others] = phoneReadings(plainNumber(phone))
      const numberAgain = others.length === 0 ? again : undefined
      const decided = await decideProposal(bot, proposal, verdict, { id: session.staffId, role }, numberAgain)
      return seeOther(`/console/${await placeAfter(bot.db, proposal, decided)}`)
    },
  },
]

/** Where whoever decided sees what came of it, also where somebody else was first. */
async function placeAfter(db: BotDb, proposal: string, decided: Decided): Promise<string> {
  if (decided.is === 'done') return `requests/${decided.request.reference}?said=started`
  if (decided.is === 'overtaken') return 'proposals?said=start-overtaken'
  if (decided.is !== 'settled') return `proposals?said=${decided.is}`
  const { requestId } = decided.proposal
  const request = requestId === null ? undefined : await loadRequest(db, requestId)
  return request ? `requests/${request.reference}?said=started-before` : `proposals?said=settled&about=${proposal}`
}

/** The starts among these proposals, opened. */
function wishesIn(keys: KeyRing, lines: readonly OpenProposal[]): Map<string, StartWish> {
  return new Map(
    lines.flatMap(({ proposal: { id, wishSealed } }) => (wishSealed === null ? [] : [[id, openWish(keys, wishSealed)] as const])),
  )
}

function tenantOf(wish: StartWish): string | null {
  if (wish.kind === 'account') return wish.tenantId
  return wish.scope.kind === 'business' ? wish.scope.tenantId : null
}
