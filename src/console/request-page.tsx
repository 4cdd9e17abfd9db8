import { z } from 'zod'
import { planOfRequest } from '../jobs/plan-of-request.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { namesOf } from './businesses.ts'
import { caseByReference, matterOf } from './case-store.ts'
import { CaseView } from './case-view.tsx'
import type { Listed } from './find-store.ts'
import { note } from './note.ts'
import { onPlatform } from './on-platform-store.ts'
import { saidOf } from './said.ts'
import { listStaff } from './session-store.ts'
import type { Unsent } from './unsent.tsx'
import { type Answer, type ConsoleRoute, page, type Visit } from './visit.ts'

const which = z.object({ reference: z.string().regex(/^CM-[0-9A-Z]{4}-[0-9A-Z]{4}$/) })
const come = z.object({ said: z.string().max(40).optional().catch(undefined) })

export const requestRoutes: readonly ConsoleRoute[] = [
  {
    method: 'GET',
    url: '/requests/:reference',
    action: 'see-request',
    async handle(visit) {
      const request = await requestIn(visit)
      if (!request) return { is: 'not-found' }
      const { said } = come.parse(visit.query)
      return showRequest(visit, request, said)
    },
  },
]

/** The request that the address names, however many letters of it are small. */
export async function requestIn({ bot, params }: Visit): Promise<Listed | undefined> {
  const { reference } = which.parse(params)
  return caseByReference(bot.db, reference)
}

/** Its page, written down before anything of it is read; with what a form of it did not take. */
export async function showRequest(visit: Visit, request: Listed, said: string | undefined, unsent?: Unsent): Promise<Answer> {
  const { bot, now } = visit
  const whose = await whoseRequest(bot, bot.db, request)
  await note(visit, { action: 'see-request', reason: 'case-work', requestId: request.id, whose })
  const [matter, staff, plan, known] = await Promise.all([
    matterOf(bot.db, bot.keys, request),
    listStaff(bot.db, bot.keys, now),
    planOfRequest(bot, request),
    platformOrNothing(onPlatform(bot.platform, request.id)),
  ])
  const others = [...matter.objections, ...matter.passed_on_by].map(({ tenant_id }) => tenant_id)
  const businesses = await namesOf(bot, [request.tenantId, ...others])
  const view = {
    visit,
    request,
    matter,
    staff,
    plan,
    progress: known?.progress,
    kept: known?.kept,
    businesses,
    said: saidOf(said),
    unsent,
  }
  return page(request.reference, <CaseView {...view} />)
}

/** The platform may be down while somebody asks why: the rest of the page is shown all the same. */
async function platformOrNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}
