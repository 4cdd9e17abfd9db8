import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** What a call is answered that cannot be done, in CallMissed's shape. */
export const problem = z
  .object({ error: z.object({ code: z.string(), message: z.string(), type: z.enum(['invalid_request_error', 'api_error']) }) })
  .describe('Why the call was not carried out: the code for programs, the message for people.')

export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error'
  return reply.code(status).send({ error: { code, message, type } })
}

/** Seconds after which a refused call may be made again. */
export function retryAfter(reply: FastifyReply, seconds: number): FastifyReply {
  return reply.header('retry-after', String(seconds))
}
