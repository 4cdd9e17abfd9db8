import { overviewRoutes } from './overview.tsx'
import { staffRoutes } from './staff-page.tsx'
import type { ConsoleRoute } from './visit.ts'

/** Every page and form behind the sign-in. Each names its action; who may do that stands in authorisation.ts alone. */
export const routeTable: readonly ConsoleRoute[] = [...overviewRoutes, ...staffRoutes]
