import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { takeMail } from '../jobs/take-mail.ts'
import { equalInConstantTime, sha256Hex } from '../runtime/keys.ts'
import { refuse } from './api/problem.ts'

const MAIL_BYTES_MAX = 10 * 1024 * 1024
const MAILS = ['message/rfc822', 'application/octet-stream']

/**
 * `POST /intake/email`: one raw mail, from whichever mailbox or inbound-parse service has the token. Whoever posts is told that it was taken
 * and never what became of it, so that nobody's mail server can pass that on.
 */
export async function emailRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(MAILS, { parseAs: 'buffer', bodyLimit: MAIL_BYTES_MAX }, (_request, body, done) => done(null, body))
  app.post(
    '/intake/email',
    {
      bodyLimit: MAIL_BYTES_MAX,
      // Before the body is read: who has no token sends no ten megabytes.
      onRequest: async (request, reply) => {
        const { token } = bot.config.intake
        if (token === undefined) return reply.callNotFound()
        if (isAllowed(request, token)) return
        const message = 'Send Authorization: Bearer with the INTAKE_TOKEN of this server.'
        return refuse(reply.header('www-authenticate', 'Bearer'), 401, 'authentication_failed', message)
      },
    },
    async (request, reply) => {
      if (Buffer.isBuffer(request.body)) await takeMail(bot, request.body)
      return reply.code(202).header('cache-control', 'no-store').send({ taken: true })
    },
  )
}

function isAllowed({ headers }: FastifyRequest, token: string): boolean {
  const given = /^Bearer ([!-~]{1,500})$/i.exec(headers.authorization ?? '')?.[1]
  // Hashes have one length, so that the comparison tells nothing of the token's.
  return given !== undefined && equalInConstantTime(sha256Hex(given), sha256Hex(token))
}
