import type { FastifyPluginAsync } from 'fastify'
import { toComponents } from '../graph-api/message-templates.ts'
import { templates } from '../outbox/templates/template-catalogue.ts'
import { createChatBook } from './chat-book.ts'
import { pairOf } from './contacts.ts'
import type { SimulatorDeps } from './deps.ts'
import { fakeGraph } from './fake-graph.ts'
import { fakeTranscriber } from './fake-transcriber.ts'
import { mailRoutes } from './mail-routes.ts'
import { createNetwork, type Network } from './network.ts'
import { pageRoutes } from './page-routes.ts'
import { createViewers, type Viewers } from './viewers.ts'

/** In the demo Meta has approved every template long ago. */
function approveAll({ book, channels }: Network): void {
  for (const wabaId of new Set([...channels.values()].map((channel) => channel.wabaId)))
    for (const { name, language, ...definition } of templates) {
      const made = book.create(wabaId, { name, language, category: 'UTILITY', components: toComponents(definition) })
      if (!('code' in made)) made.status = 'APPROVED'
    }
}

/** Where the demo's speech endpoint is, for `TRANSCRIPTION_URL`. */
export const TRANSCRIBER_PATH = '/simulator/transcriber/v1'

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
    approveAll(network)
    const book = createChatBook(network)
    const viewers = createViewers({ book, faults: network.faults, clock: deps.clock, deps })
    screens.viewers = viewers
    await app.register(fakeGraph(network), { prefix: '/simulator/graph' })
    await app.register(pageRoutes({ deps, network, book, viewers }), { prefix: `/simulator/${deps.secret}` })
    if (deps.transcriptionKey !== undefined)
      await app.register(fakeTranscriber({ key: deps.transcriptionKey, heard: [], failNext: [] }), { prefix: TRANSCRIBER_PATH })
    if (deps.mail) await app.register(mailRoutes(deps.people, deps.mail), { prefix: `/simulator/${deps.secret}` })
    app.addHook('preClose', async () => {
      viewers.close()
      network.stop()
    })
  }
}
