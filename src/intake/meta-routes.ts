import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { deletionCode, isDeletionCode } from './deletion-code.ts'
import { metaPage } from './meta-page.tsx'
import { settingOf } from './page-routes.ts'
import { sendPage } from './send-page.ts'
import { readSignedRequest, type SignedRequest } from './signed-request.ts'

const BODY_BYTES_MAX = 16_384

/** Meta's data deletion request callback, and the page that it sends the person to. Nothing is held under a Facebook id, so nothing is stored of it. */
export async function metaRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  await app.register(formbody, { bodyLimit: BODY_BYTES_MAX })

  app.post('/meta/data-deletion', async (request, reply) => {
    const form = request.body as Record<string, unknown> | undefined
    const { channels } = await bot.channels.renewed()
    const secrets = channels.filter(({ mode }) => mode === 'dedicated').flatMap(({ appSecrets }) => appSecrets)
    const read = readSignedRequest(form?.signed_request, [...new Set(secrets)], bot.clock.now().getTime())
    reply.header('cache-control', 'no-store')
    if (read.is !== 'genuine') {
      const { status, code, message } = refusals[read.is]
      return reply.code(status).send({ error: { code, message, type: 'invalid_request' } })
    }
    const code = deletionCode(bot.keys, read.userId)
    return { url: `${bot.config.publicUrl}/meta/data-deletion/${code}`, confirmation_code: code }
  })

  app.get<{ Params: { code: string } }>('/meta/data-deletion/:code', async (request, reply) => {
    const code = request.params.code.toLowerCase()
    const setting = await settingOf(bot, request)
    const html = metaPage(setting, isDeletionCode(bot.keys, code) ? code : null)
    return sendPage(reply, setting.language, 'holder', html)
  })
}

const refusals: Record<Exclude<SignedRequest['is'], 'genuine'>, { status: 400 | 401; code: string; message: string }> = {
  malformed: { status: 400, code: 'bad_request', message: 'signed_request is missing or cannot be read.' },
  forged: { status: 401, code: 'unauthenticated', message: 'signed_request is not signed by this app.' },
  'wrong-algorithm': { status: 400, code: 'bad_request', message: 'signed_request must use HMAC-SHA256.' },
  'too-old': { status: 401, code: 'unauthenticated', message: 'signed_request was issued too long ago.' },
}
