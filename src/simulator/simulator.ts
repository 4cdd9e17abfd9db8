import type { FastifyPluginAsync } from 'fastify'
import { createChatBook } from './chat-book.ts'
import { pairOf } from './contacts.ts'
import type { SimulatorDeps } from './deps.ts'
import { fakeGraph } from './fake-graph.ts'
import { mailRoutes } from './mail-routes.ts'
import { createNetwork } from './network.ts'
import { pageRoutes } from './page-routes.ts'
import { createViewers, type Viewers } from './viewers.ts'

const STATUS_DELAYS_MS = [150, 350, 300] as const

/**
 * WhatsApp in one process, for demos: the fake Graph API under `/simulator/graph` (for `GRAPH_API_BASE_URL`) and the people's
 * phones under `/simulator/<secret>/`. Never registered in production.
 */
export function simulator(deps: SimulatorDeps): FastifyPluginAsync {
  return async (app) => {
    const screens: { viewers: Viewers | null } = { viewers: null }
    const network = createNetwork({
      webhookUrl: deps.webhookUrl,
      channels: deps.channels,
      clock: deps.clock,
      statusDelaysMs: deps.statusDelaysMs ?? STATUS_DELAYS_MS,
      reads: ({ phoneNumberId, contact }) => screens.viewers?.isWatched(pairOf(phoneNumberId, contact)) ?? false,
    })
    const book = createChatBook(network)
    const viewers = createViewers({ book, faults: network.faults, clock: deps.clock, deps })
    screens.viewers = viewers
    await app.register(fakeGraph(network), { prefix: '/simulator/graph' })
    await app.register(pageRoutes({ deps, network, book, viewers }), { prefix: `/simulator/${deps.secret}` })
    if (deps.mail) await app.register(mailRoutes(deps.people, deps.mail), { prefix: `/simulator/${deps.secret}` })
    app.addHook('preClose', async () => {
      viewers.close()
      network.stop()
    })
  }
}
