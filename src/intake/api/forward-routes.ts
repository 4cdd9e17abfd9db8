import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { listForwards, requestToldTo, seenForward } from '../../forwards/forward-store.ts'
import { acceptForward } from '../../jobs/accept-forward.ts'
import type { Bot } from '../../jobs/bot.ts'
import { objectionOf, objectionsOf } from '../../requests/objection-store.ts'
import { loadRequest, type RequestRow } from '../../requests/request-store.ts'
import { phoneReadings } from '../../subject/address.ts'
import { type callerGate, callerOf } from './caller.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type OwnPart, ownPart } from './own-part.ts'
import { problem, refuse, retryAfter } from './problem.ts'
import { accepted, deletionRequest, idempotencyHeader, idParam, listed, newRequest, page } from './shapes.ts'
import { viewOfForward, viewOfRequest } from './view.ts'

export type TypedApp = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>
export interface RouteDeps {
  bot: Bot
  gate: ReturnType<typeof callerGate>
  bodyLimit: number
}

type View = z.infer<typeof deletionRequest>

const path = '/api/v1/deletion-requests'
const refusals = { 401: problem, 403: problem, 429: problem, 503: problem } as const
const unreadable = { 400: problem, 413: problem, 415: problem, 422: problem } as const
const HOUR_SECONDS = 3_600

export function forwardRoutes(app: TypedApp, { bot, gate, bodyLimit }: RouteDeps): void {
  app.post(
    path,
    {
      bodyLimit,
      onRequest: gate('deletions:write'),
      schema: {
        operationId: 'createDeletionRequest',
        summary: 'Pass on a customer’s wish',
        description:
          'The customer is asked on WhatsApp, and nothing is deleted before they confirm. The answer is the same whether the number is known or not.',
        headers: idempotencyHeader,
        body: newRequest,
        response: { 202: accepted, 409: problem, ...unreadable, ...refusals },
      },
    },
    async (request, reply) => {
      const { phone_number, language } = request.body
      const [phone, ...others] = phoneReadings(phone_number)
      if (phone === undefined)
        return refuse(reply, 422, 'invalid_phone_number', 'phone_number is no valid number: send it in E.164 with +.')
      if (others.length > 0)
        return refuse(reply, 422, 'ambiguous_phone_number', 'phone_number may be two people’s: send it in E.164 with +.')
      const { tenantId, keyId } = callerOf(request)
      const outcome = await acceptForward(bot, {
        ...{ tenantId, apiKeyId: keyId, phone, language },
        ...{ idempotencyKey: request.headers['idempotency-key'], body: JSON.stringify([phone, language]) },
      })
      if (outcome.is === 'other-body')
        return refuse(
          reply,
          409,
          'idempotency_conflict',
          'This Idempotency-Key came before with another body: use a new one per wish.',
        )
      if (outcome.is === 'too-many') {
        const sentence = `At most ${bot.config.forwardsADay} numbers a day can be passed on: try again tomorrow.`
        return refuse(retryAfter(reply, HOUR_SECONDS), 429, 'daily_limit_reached', sentence)
      }
      return reply.code(202).send({ id: outcome.id, status: 'received', created_at: outcome.createdAt.toISOString() })
    },
  )

  app.get(
    path,
    {
      onRequest: gate('deletions:read'),
      schema: {
        operationId: 'listDeletionRequests',
        summary: 'What you have passed on, newest first',
        querystring: page,
        response: { 200: listed, 422: problem, ...refusals },
      },
    },
    async (request, reply) => {
      const { tenantId } = callerOf(request)
      const { limit, cursor } = request.query
      const beforeSeq = cursor === undefined ? undefined : readCursor(bot.keys, tenantId, cursor)
      if (cursor !== undefined && beforeSeq === undefined)
        return refuse(reply, 422, 'invalid_cursor', 'cursor takes the next_cursor of your own last page.')
      return reply.code(200).send(await pageOf(bot, tenantId, limit, beforeSeq))
    },
  )

  app.get(
    `${path}/:id`,
    {
      onRequest: gate('deletions:read'),
      schema: {
        operationId: 'getDeletionRequest',
        summary: 'How one stands',
        description: 'By the id of your call, or by the request_id of a webhook about a customer who came by chat.',
        params: idParam,
        response: { 200: deletionRequest, 404: problem, 422: problem, ...refusals },
      },
    },
    async (request, reply) => {
      const found = await viewOf(bot, callerOf(request).tenantId, request.params.id)
      return found ? reply.code(200).send(found) : refuse(reply, 404, 'not_found', 'You have no deletion request with this id.')
    },
  )
}

async function pageOf(bot: Bot, tenantId: string, limit: number, beforeSeq: number | undefined): Promise<z.infer<typeof listed>> {
  const seen = await listForwards(bot.db, tenantId, { limit: limit + 1, beforeSeq })
  const shown = seen.slice(0, limit)
  const objections = await objectionsOf(
    bot.db,
    tenantId,
    shown.flatMap(({ request }) => request?.id ?? []),
  )
  const now = bot.clock.now()
  const data: View[] = []
  for (const { forward, request } of shown) {
    const part = request && (await ownPart(bot.db, { request, objection: objections.get(request.id) }, tenantId))
    data.push(viewOfForward(forward, part, now))
  }
  const last = seen.length > limit ? shown.at(-1) : undefined
  return {
    data,
    has_more: last !== undefined,
    next_cursor: last ? writeCursor(bot.keys, tenantId, last.forward.seq) : null,
  }
}

async function viewOf(bot: Bot, tenantId: string, id: string): Promise<View | undefined> {
  const seen = await seenForward(bot.db, tenantId, id)
  if (seen) {
    return viewOfForward(seen.forward, seen.request && (await partOf(bot, seen.request, tenantId)), bot.clock.now())
  }
  const requestId = await requestToldTo(bot.db, tenantId, id)
  const request = requestId === undefined ? undefined : await loadRequest(bot.db, requestId)
  return request && viewOfRequest(request.id, await partOf(bot, request, tenantId))
}

async function partOf({ db }: Bot, request: RequestRow, tenantId: string): Promise<OwnPart> {
  return ownPart(db, { request, objection: await objectionOf(db, request.id, tenantId) }, tenantId)
}
