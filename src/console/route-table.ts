import { accessRoutes } from './access-page.tsx'
import { actionRoutes } from './action-routes.ts'
import { businessRoutes } from './business-page.tsx'
import { chatRoutes } from './chat-page.tsx'
import { evidenceRoutes } from './evidence-page.tsx'
import { exportRoutes } from './export-routes.ts'
import { findRoutes } from './find.tsx'
import { forwardRoutes } from './forwards-page.tsx'
import { letterRoutes } from './letters-page.tsx'
import { listRoutes } from './list-page.tsx'
import { mailRoutes } from './mail-routes.tsx'
import { matterRoutes } from './matter-routes.tsx'
import { objectionRoutes } from './objections-page.tsx'
import { overviewRoutes } from './overview.tsx'
import { postRoutes } from './post-page.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { queueRoutes } from './queue-page.tsx'
import { requestRoutes } from './request-page.tsx'
import { staffRoutes } from './staff-page.tsx'
import { startRoutes } from './start-page.tsx'
import { stoppedRoutes } from './stopped-page.tsx'
import { troubleRoutes } from './trouble-pages.tsx'
import { undeliveredRoutes } from './undelivered-page.tsx'
import type { ConsoleRoute } from './visit.ts'
import { writingRoutes } from './writing-routes.ts'

/** Every page and form behind the sign-in. Each names its action; who may do that stands in authorisation.ts alone. */
export const routeTable: readonly ConsoleRoute[] = [
  ...overviewRoutes,
  ...listRoutes,
  ...businessRoutes,
  ...findRoutes,
  ...requestRoutes,
  ...postRoutes,
  ...undeliveredRoutes,
  ...letterRoutes,
  ...actionRoutes,
  ...writingRoutes,
  ...matterRoutes,
  ...mailRoutes,
  ...objectionRoutes,
  ...forwardRoutes,
  ...proposalRoutes,
  ...startRoutes,
  ...queueRoutes,
  ...stoppedRoutes,
  ...chatRoutes,
  ...evidenceRoutes,
  ...troubleRoutes,
  ...exportRoutes,
  ...accessRoutes,
  ...staffRoutes,
]
