import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, findCaller } from '../../forwards/api-key-store.ts'
import type { Bot } from '../../jobs/bot.ts'
import { networkOf } from '../../runtime/network-of.ts'
import { refuse, retryAfter } from './problem.ts'

export type Scope = 'deletions:read' | 'deletions:write'

const MINUTE_MS = 60_000
const CALLS_PER_MINUTE = 120
const STRANGERS_PER_MINUTE = 60

const BEARER = /^Bearer (\S+)$/i

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
  }
}

/**
 * Who calls, before anything of the body is read. 401: no key of a business that is open. 403: the key lacks the scope. 429: too many calls of this
 * key, or too many of nobody's from one address. 503: the platform, which knows the keys, does not answer.
 */
export function callerGate(app: FastifyInstance, bot: Bot) {
  const perKey = app.createRateLimit({
    max: CALLS_PER_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => `key ${request.caller?.keyId}`,
  })
  const strangers = app.createRateLimit({
    max: STRANGERS_PER_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: ({ ip }) => networkOf(ip),
  })

  return (scope: Scope) => async (request: FastifyRequest, reply: FastifyReply) => {
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1]
    let caller: Caller | undefined
    try {
      caller = key === undefined ? undefined : await findCaller(bot.platform, bot.catalogue.schema, key)
    } catch (error) {
      bot.log.warn({ error }, 'a key could not be looked up')
      return refuse(retryAfter(reply, 30), 503, 'unavailable', 'The platform does not answer: try again.')
    }
    if (!caller) {
      const state = await strangers(request)
      if (!state.isAllowed && state.isExceeded) return tooMany(reply)
      return refuse(reply, 401, 'authentication_failed', 'Send Authorization: Bearer cm_… with a key that is active.')
    }
    request.caller = caller
    const state = await perKey(request)
    if (!state.isAllowed && state.isExceeded) return tooMany(reply)
    if (!caller.scopes.includes(scope))
      return refuse(reply, 403, 'permission_denied', `This key lacks the scope ${scope}: give it in the dashboard.`)
  }
}

function tooMany(reply: FastifyReply): FastifyReply {
  return refuse(retryAfter(reply, 60), 429, 'rate_limited', 'Too many calls: try again in a minute.')
}

/** Who calls, behind the gate. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('A route without its gate.')
  return request.caller
}
