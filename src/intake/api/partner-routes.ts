import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { FastifyError, FastifyInstance } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Bot } from '../../jobs/bot.ts'
import { callerGate } from './caller.ts'
import { forwardRoutes } from './forward-routes.ts'
import { objectionRoutes } from './objection-routes.ts'
import { refuse, retryAfter } from './problem.ts'

const BODY_BYTES_MAX = 16 * 1024

/** The API for businesses, in CallMissed's conventions, with the document that is made of the very schemas that check each call. */
export async function partnerRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const [issue] = error.validation
      const place = issue?.instancePath.replaceAll('/', '.').replace(/^\./, '') || error.validationContext
      return refuse(reply, 422, 'invalid_request', `${place}: ${issue?.message ?? 'cannot be read'}`)
    }
    const status = error.statusCode ?? 500
    if (status === 413) return refuse(reply, 413, 'too_large', 'The body holds at most 16 KiB.')
    if (status === 415) return refuse(reply, 415, 'unsupported_media_type', 'Send the body as application/json.')
    if (status >= 400 && status < 500) return refuse(reply, 400, 'invalid_request', 'The call cannot be read: send JSON.')
    bot.log.error({ route: request.routeOptions.url, error }, 'a call of a business failed')
    return refuse(retryAfter(reply, 30), 503, 'unavailable', 'It cannot be done now: try again with the same Idempotency-Key.')
  })
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'CallMissed deletion requests',
        version: '1',
        description:
          'Pass on a customer’s wish to have their data deleted, follow it, and object where a law or a claim asks for it.',
      },
      servers: [{ url: bot.config.publicUrl }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'cm_…' } } },
      security: [{ key: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(async (calls) => {
    const gate = callerGate(calls, bot)
    const typed = calls.withTypeProvider<ZodTypeProvider>()
    forwardRoutes(typed, { bot, gate, bodyLimit: BODY_BYTES_MAX })
    objectionRoutes(typed, { bot, gate, bodyLimit: BODY_BYTES_MAX })
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )
}
