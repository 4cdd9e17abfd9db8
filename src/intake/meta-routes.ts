import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { refuse } from './api/problem.ts'
import { deletionCode, isDeletionCode } from './deletion-code.ts'
import { metaPage } from './meta-page.tsx'
import { sendPage } from './send-page.ts'
import { settingOf } from './setting.ts'
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
      const [status, code, message] = refusals[read.is]
      return refuse(reply, status, code, message)
    }
    const code = deletionCode(bot.keys, read.userId)
    return { url: `${bot.config.publicUrl}/meta/data-deletion/${code}`, confirmation_code: code }
  })

  app.get<{ Params: { code: string } }>('/meta/data-deletion/:code', async (request, reply) => {
    const code = request.params.code.toLowerCase()
    const setting = await settingOf(bot, request)
    const isOurs = isDeletionCode(bot.keys, code)
    return sendPage(reply.code(isOurs ? 200 : 404), setting.language, 'holder', metaPage(setting, isOurs ? code : null))
  })
}

/** Meta asks for nothing but the answer to a call that is good: the others are answered as everywhere in CallMissed's API. */
const refusals: Record<Exclude<SignedRequest['is'], 'genuine'>, readonly [status: number, code: string, message: string]> = {
  malformed: [400, 'invalid_request', 'signed_request is missing or cannot be read.'],
  'wrong-algorithm': [400, 'invalid_request', 'signed_request must use HMAC-SHA256.'],
  forged: [401, 'authentication_failed', 'signed_request is not signed by this app.'],
  'too-old': [401, 'authentication_failed', 'signed_request was issued too long ago.'],
}
