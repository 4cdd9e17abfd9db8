import rateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { type TakenAnswer, takeAnswer } from '../jobs/take-answer.ts'
import { ANSWERS_PATH } from '../jobs/task-for-processor.ts'
import { ANSWER_BYTES_MAX } from '../processors/answer.ts'

const PROCESSOR = 'x-callmissed-processor'
const SIGNATURE = 'x-callmissed-signature'
const IS_SIGNATURE = /^sha256=[0-9a-f]{64}$/
const NAME_LENGTH_MAX = 64
const MINUTE_MS = 60_000
/** Ten thousand erasures an hour, answered one by one, stay below. */
const ANSWERS_A_MINUTE = 600
const REFUSALS_A_MINUTE = 30
const RETRY_SECONDS = 10

type Refused = Exclude<TakenAnswer['is'], 'taken' | 'repeated'>

/** Every refusal in CallMissed's error shape. None repeats what was sent. */
const REFUSALS: Record<Refused, { status: number; code: string; message: string }> = {
  stranger: { status: 401, code: 'authentication_failed', message: 'X-CallMissed-Signature is not that of this processor.' },
  unreadable: { status: 422, code: 'validation_failed', message: 'The body is not an acknowledgement: see docs/integration.md.' },
  stale: { status: 422, code: 'stale_acknowledgement', message: 'created_at is more than 5 minutes away: sign it anew.' },
  'id-used': {
    status: 409,
    code: 'idempotency_conflict',
    message: 'An acknowledgement with this id and other answers was taken.',
  },
  'not-yours': { status: 404, code: 'not_found', message: 'One of these tasks is not yours. Nothing was taken.' },
  contradicts: { status: 409, code: 'already_done', message: 'A task was confirmed as done before. Nothing was taken.' },
  'not-asked': { status: 422, code: 'not_asked', message: 'A task to erase now cannot be scheduled. Nothing was taken.' },
}

/**
 * Processors' acknowledgements: raw bytes signed with the processor's own secret, 200 once they are durable. Who is not known, and who
 * signs wrongly, hear the same, after the same work.
 */
export async function processorRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: ANSWER_BYTES_MAX }, (_request, body, done) => done(null, body))
  app.setErrorHandler<FastifyError>((error, _request, reply) => answerError(bot, error, reply))
  await app.register(rateLimit, { global: false })
  const posts = app.createRateLimit({ max: ANSWERS_A_MINUTE, timeWindow: MINUTE_MS })
  const refusals = app.createRateLimit({ max: REFUSALS_A_MINUTE, timeWindow: MINUTE_MS })
  const options = { config: { rateLimit: false }, bodyLimit: ANSWER_BYTES_MAX } as const

  app.post(ANSWERS_PATH, options, async (request, reply) => {
    if (await isTooMany(posts, request)) return tooMany(bot, reply)
    const taken = await takeAnswer(bot, readPost(request))
    bot.metrics.count('processor_answers_total', { outcome: taken.is })
    if (taken.is === 'taken' || taken.is === 'repeated') return { id: taken.id, tasks: taken.tasks }
    // What somebody else's signature bears is no guess at a secret; everything unsigned counts as one.
    if (taken.is === 'stranger' && (await isTooMany(refusals, request))) return tooMany(bot, reply)
    const { status, code, message } = REFUSALS[taken.is]
    bot.log.warn({ outcome: taken.is, status }, 'an acknowledgement of a processor was refused')
    return say(reply, status, code, message)
  })
}

function readPost({ headers, body }: FastifyRequest) {
  const [name, signature] = [headers[PROCESSOR], headers[SIGNATURE]]
  return {
    name: typeof name === 'string' ? name.slice(0, NAME_LENGTH_MAX) : '',
    signature: typeof signature === 'string' && IS_SIGNATURE.test(signature) ? signature : undefined,
    raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  }
}

// `isAllowed` speaks of addresses on an allow list; of the others, `isExceeded`.
async function isTooMany(limit: ReturnType<FastifyInstance['createRateLimit']>, request: FastifyRequest): Promise<boolean> {
  const state = await limit(request)
  return !state.isAllowed && state.isExceeded
}

function tooMany(bot: Bot, reply: FastifyReply) {
  bot.metrics.count('processor_answers_total', { outcome: 'rate-limited' })
  return say(reply.header('retry-after', '60'), 429, 'rate_limited', 'Too many acknowledgements: try again in a minute.')
}

function answerError(bot: Bot, error: FastifyError, reply: FastifyReply) {
  const isOurs = error.statusCode === undefined || error.statusCode >= 500
  const status = isOurs ? 503 : (error.statusCode ?? 400)
  bot.metrics.count('processor_answers_total', { outcome: isOurs ? 'failed' : 'malformed' })
  bot.log[isOurs ? 'error' : 'warn']({ status, error }, 'an acknowledgement of a processor could not be taken')
  // Nothing of it was taken: the transaction is gone with the failure.
  if (isOurs) return say(reply.header('retry-after', String(RETRY_SECONDS)), 503, 'unavailable', 'Not taken: send it again.')
  if (status === 413) return say(reply, 413, 'too_large', 'An acknowledgement holds at most 64 KiB.')
  return say(reply, status, 'invalid_request', 'The request could not be read.')
}

function say(reply: FastifyReply, status: number, code: string, message: string) {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error'
  return reply.code(status).send({ error: { code, message, type } })
}
