import { z } from 'zod'
import { decideProposal } from '../jobs/decide-proposal.ts'
import { openProposals } from '../requests/proposal-store.ts'
import { businessesOf } from './case-list.tsx'
import { ProposalsPage } from './proposals-page.tsx'
import { saidOf } from './said.ts'
import { listStaff } from './session-store.ts'
import { type ConsoleRoute, page, seeOther } from './visit.ts'

const SHOWN = 200
const deciding = z.object({ proposal: z.uuid(), verdict: z.enum(['approve', 'decline', 'withdraw']) })

export const proposalRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/proposals',
    action: 'list-proposals',
    async handle(visit) {
      const { bot, now, query } = visit
      const { said } = z.object({ said: z.string().max(40).optional().catch(undefined) }).parse(query)
      const [lines, staff] = await Promise.all([openProposals(bot.db, now, SHOWN), listStaff(bot.db, bot.keys, now)])
      const names = new Map(staff.map(({ id, name }) => [id, name]))
      return page(
        'Waiting for a second person',
        <ProposalsPage {...{ visit, lines, names, businesses: businessesOf(bot), said: saidOf(said) }} />,
      )
    },
  },
  {
    method: 'POST',
    url: '/proposals',
    action: 'decide-proposal',
    async handle({ bot, session, role, form }) {
      const { proposal, verdict } = deciding.parse(form)
      const decided = await decideProposal(bot, proposal, verdict, { id: session.staffId, role })
      return seeOther(
        decided.is === 'done'
          ? `/console/requests/${decided.request.reference}?said=started`
          : `/console/proposals?said=${decided.is}`,
      )
    },
  },
]
