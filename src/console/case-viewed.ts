import type { retainedOf } from '../erasure/kept-store.ts'
import type { progressOf } from '../erasure/progress-store.ts'
import type { RequestPlan } from '../jobs/plan-of-request.ts'
import type { Matter } from './case-store.ts'
import type { Listed } from './find-store.ts'
import type { Said } from './said.ts'
import type { StaffLine } from './session-store.ts'
import type { Unsent } from './unsent.tsx'
import type { Visit } from './visit.ts'

/** What the page of one request shows. */
export interface CaseViewed {
  visit: Visit
  request: Listed
  matter: Matter
  staff: readonly StaffLine[]
  plan: RequestPlan
  /** Undefined: the platform does not answer. */
  progress: Awaited<ReturnType<typeof progressOf>> | undefined
  kept: Awaited<ReturnType<typeof retainedOf>> | undefined
  businesses: ReadonlyMap<string, string>
  said: Said | undefined
  /** What a form of this page did not take. */
  unsent: Unsent | undefined
}
