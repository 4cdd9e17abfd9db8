import { accessRoutes } from './access-page.tsx'
import { actionRoutes } from './action-routes.ts'
import { chatRoutes } from './chat-page.tsx'
import { evidenceRoutes } from './evidence-page.tsx'
import { findRoutes } from './find.tsx'
import { listRoutes } from './list-page.tsx'
import { overviewRoutes } from './overview.tsx'
import { requestRoutes } from './request-page.tsx'
import { staffRoutes } from './staff-page.tsx'
import { troubleRoutes } from './trouble-pages.tsx'
import type { ConsoleRoute } from './visit.ts'

/** Every page and form behind the sign-in. Each names its action; who may do that stands in authorisation.ts alone. */
export const routeTable: readonly ConsoleRoute[] = [
  ...overviewRoutes,
  ...listRoutes,
  ...findRoutes,
  ...requestRoutes,
  ...actionRoutes,
  ...chatRoutes,
  ...evidenceRoutes,
  ...troubleRoutes,
  ...accessRoutes,
  ...staffRoutes,
]
