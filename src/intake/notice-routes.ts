import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Bot } from '../jobs/bot.ts'
import { objectableBy, objectByLink } from '../jobs/object-by-link.ts'
import { openNotice } from '../processors/business-notice-store.ts'
import { takeLink } from '../processors/notice-link-store.ts'
import { grounds } from '../requests/objection.ts'
import { askPage, gonePage, noticePage } from './notice-page.ts'
import { objectedPage } from './objection-form.ts'

const objecting = z.object({ ground: z.enum(grounds) })
const TOKEN = /^[A-Za-z0-9_-]{22}$/

/**
 * A business's notice behind a link from a mail. Opening the link shows a button and nothing else, for programs look into mails; pressing it uses
 * the link up and shows the notice, once. Below it, and behind a link that is used up or too old, the business may object while its window is open.
 */
export async function noticeRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1_024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onSend', async (_request, reply) => {
    // A page of another make brings its own.
    if (reply.hasHeader('content-security-policy')) return
    reply
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
  })
  app.get<{ Params: { token: string } }>('/notices/:token', async (request, reply) => {
    if (!TOKEN.test(request.params.token)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').send(askPage())
  })
  app.post<{ Params: { token: string } }>('/notices/:token', async (request, reply) => {
    const { token } = request.params
    const sealed = TOKEN.test(token) ? await takeLink(bot.db, bot.keys, token, bot.clock.now()) : undefined
    const open = TOKEN.test(token) ? await objectableBy(bot, token) : undefined
    const objection = open && { token, ...open }
    reply.type('text/html; charset=utf-8')
    return sealed === undefined
      ? reply.code(404).send(gonePage(objection))
      : reply.send(noticePage(openNotice(bot.keys, sealed), objection))
  })
  app.post<{ Params: { token: string } }>('/notices/:token/objection', async (request, reply) => {
    const { token } = request.params
    const given = objecting.safeParse(request.body)
    reply.type('text/html; charset=utf-8')
    if (!TOKEN.test(token) || !given.success) return reply.code(404).send(gonePage())
    const outcome = await objectByLink(bot, token, given.data.ground)
    if (outcome.is === 'unknown') return reply.code(404).send(gonePage())
    return reply.code(outcome.is === 'taken' ? 200 : 409).send(objectedPage(outcome))
  })
}
