import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { measure } from '../jobs/measure.ts'
import { readiness } from '../jobs/readiness.ts'
import { isPrivate } from '../runtime/private-network.ts'
import { shared } from '../runtime/shared.ts'

/**
 * What every process says of itself: that it lives, whether it can do its work, and what it has counted. Not limited: probes share an address with
 * whoever comes through the same proxy, and a full limit must never read as a sick process. However many ask at once, the databases are asked once.
 */
export async function healthRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  const ready = shared(() => readiness(bot))
  const metrics = shared(async () => {
    await measure(bot)
    return bot.metrics.text()
  })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const state = await ready()
    return reply.code(state.ready ? 200 : 503).send(state)
  })
  // Whoever watches the counters move learns whether a number that was passed on is known: they are for our own network.
  app.get('/metrics', async (request, reply) => {
    if (!isFromNear(request, typeof bot.config.trustProxy !== 'boolean')) return reply.callNotFound()
    return reply.type('text/plain; version=0.0.4').send(await metrics())
  })
}

/** Through a proxy that no setting names comes anybody, with whatever they say of themselves. */
function isFromNear({ ip, headers }: FastifyRequest, knowsProxies: boolean): boolean {
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return isPrivate(ip) && (knowsProxies || !isPassedOn)
}
