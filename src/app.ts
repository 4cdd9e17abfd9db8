import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { consoleRoutes } from './console/routes.tsx'
import { opensDeletion } from './flows/opens-deletion.ts'
import { partnerRoutes } from './intake/api/partner-routes.ts'
import { emailRoutes } from './intake/email-routes.ts'
import { linkRoutes } from './intake/link-routes.ts'
import { metaRoutes } from './intake/meta-routes.ts'
import { noticeRoutes } from './intake/notice-routes.ts'
import { pageRoutes } from './intake/page-routes.ts'
import { processorRoutes } from './intake/processor-routes.ts'
import { publicRoutes } from './intake/public-routes.ts'
import { undoRoutes } from './intake/undo-routes.ts'
import type { Bot } from './jobs/bot.ts'
import { measure } from './jobs/measure.ts'
import { readiness } from './jobs/readiness.ts'
import { templateNames } from './outbox/templates/template-definition.ts'
import { newId } from './runtime/ids.ts'
import { networkOf } from './runtime/network-of.ts'
import { isPrivate } from './runtime/private-network.ts'
import { shared } from './runtime/shared.ts'
import { trustOf } from './runtime/trust-proxy.ts'
import { openInbox } from './webhook/inbox-store.ts'
import { webhookRoutes } from './webhook/routes.ts'

/** What is not Meta's is limited per address (IPv6: per network) and minute. */
const REQUESTS_A_MINUTE = 120

/** The HTTP face: webhook, health, metrics, receipts, console. Listening, and what it serves besides, is the caller's. */
export async function buildApp(bot: Bot, options: { verifyToken: string }): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: trustOf(bot.config.trustProxy),
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is answered like everything else, and not repeated: it may hold a link's token.
    frameworkErrors: ({ code }, _request, reply) => answer(reply, code === 'FST_ERR_MAX_PARAM_LENGTH' ? 404 : 400),
  })
  app.setErrorHandler((error, request, reply) => {
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    if (status >= 500) bot.log.error({ route: request.routeOptions.url, status, error }, 'a request failed')
    return answer(reply, status)
  })
  app.setNotFoundHandler((_request, reply) => answer(reply, 404))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  const { keys, clock, timekeeper, log, channels, db, refusals } = bot
  const count = bot.metrics.count
  const ownTemplates: ReadonlySet<string> = new Set(templateNames)
  const inbox = openInbox({
    pool: bot.inboxPool,
    keys,
    clock,
    log,
    newId,
    count,
  })
  await app.register((scope) =>
    webhookRoutes(scope, {
      channels,
      inbox,
      db,
      keys,
      clock,
      timekeeper,
      refusals,
      log,
      count,
      opensDeletion,
      ownTemplates,
      verifyToken: options.verifyToken,
    }),
  )
  await app.register(partnerRoutes, { bot })
  await app.register(async (limited) => {
    const keyGenerator = ({ ip }: FastifyRequest) => networkOf(ip)
    await limited.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: 60_000, keyGenerator })
    await limited.register(publicRoutes, { bot })
    await limited.register(emailRoutes, { bot })
    await limited.register(undoRoutes, { bot })
    await limited.register(noticeRoutes, { bot })
    await limited.register(pageRoutes, { bot })
    await limited.register(metaRoutes, { bot })
    await limited.register(linkRoutes, { bot })
  })
  await app.register(processorRoutes, { bot })
  await app.register(consoleRoutes, { prefix: '/console', bot })
  healthRoutes(app, bot)
  return app
}

// Not limited: probes share an address with whoever comes through the same proxy, and a full limit must never read as a sick process. However many ask
// at once, the databases are asked once.
function healthRoutes(app: FastifyInstance, bot: Bot): void {
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

function answer(reply: FastifyReply, status: number) {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error'
  return reply.code(status).send({ error: { code: codeOf(status), message: sentenceOf(status), type } })
}

function codeOf(status: number): string {
  return (
    { 401: 'unauthenticated', 404: 'not_found', 413: 'too_large', 429: 'rate_limited', 503: 'unavailable' }[status] ??
    (status < 500 ? 'bad_request' : 'internal')
  )
}

function sentenceOf(status: number): string {
  if (status === 404) return 'There is nothing here.'
  if (status === 429) return 'Too many requests: try again in a minute.'
  if (status === 413) return 'The body is too large.'
  if (status === 503) return 'The database does not answer: try again.'
  return status < 500 ? 'The request cannot be read.' : 'Something went wrong here; it has been noted.'
}
