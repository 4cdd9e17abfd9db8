import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { consoleRoutes } from './console/routes.tsx'
import { isLost, isOwnLost } from './db/is-lost.ts'
import { opensDeletion } from './flows/opens-deletion.ts'
import { answerError } from './intake/answer-error.ts'
import { partnerRoutes } from './intake/api/partner-routes.ts'
import { emailRoutes } from './intake/email-routes.ts'
import { healthRoutes } from './intake/health-routes.ts'
import { linkRoutes } from './intake/link-routes.ts'
import { metaRoutes } from './intake/meta-routes.ts'
import { noticeRoutes } from './intake/notice-routes.ts'
import { pageRoutes } from './intake/page-routes.ts'
import { processorRoutes } from './intake/processor-routes.ts'
import { publicRoutes } from './intake/public-routes.ts'
import { undoRoutes } from './intake/undo-routes.ts'
import type { Bot } from './jobs/bot.ts'
import { templateNames } from './outbox/templates/template-definition.ts'
import { newId } from './runtime/ids.ts'
import { networkOf } from './runtime/network-of.ts'
import { trustOf } from './runtime/trust-proxy.ts'
import { openInbox } from './webhook/inbox-store.ts'
import { webhookRoutes } from './webhook/routes.ts'

/** What is not Meta's is limited per address (IPv6: per network) and minute. */
const REQUESTS_A_MINUTE = 120

/** What a worker shows of itself: health and metrics, and no other door. Listening is the caller's. */
export async function buildWorkerApp(bot: Bot): Promise<FastifyInstance> {
  const app = emptyApp(bot)
  await app.register(healthRoutes, { bot })
  return app
}

/** The HTTP face: webhook, health, metrics, receipts, console. Listening, and what it serves besides, is the caller's. */
export async function buildApp(bot: Bot, options: { verifyToken: string }): Promise<FastifyInstance> {
  const app = emptyApp(bot)
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
    alarm: bot.metrics.alarm,
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
      alarm: bot.metrics.alarm,
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
  await app.register(healthRoutes, { bot })
  return app
}

/** Answers whatever it does not serve, and whatever fails, without a word of what was asked. */
function emptyApp(bot: Bot): FastifyInstance {
  const app = Fastify({
    logger: false,
    trustProxy: trustOf(bot.config.trustProxy),
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is answered like everything else, and not repeated: it may hold a link's token.
    frameworkErrors: ({ code }, request, reply) =>
      answerError(bot, request, reply, code === 'FST_ERR_MAX_PARAM_LENGTH' ? 404 : 400),
  })
  app.setErrorHandler((error, request, reply) => {
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : isLost(error) || isOwnLost(error)
          ? 503
          : 500
    if (status >= 500) bot.log.error({ route: request.routeOptions.url, status, error }, 'a request failed')
    return answerError(bot, request, reply, status)
  })
  app.setNotFoundHandler((request, reply) => answerError(bot, request, reply, 404))
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
  })
  return app
}
