import type { FastifyInstance } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { openNotice } from '../processors/business-notice-store.ts'
import { takeLink } from '../processors/notice-link-store.ts'
import { askPage, gonePage, noticePage } from './notice-page.ts'

const TOKEN = /^[A-Za-z0-9_-]{22}$/

/**
 * A business's notice behind a link from a mail. Opening the link shows a button and nothing else, for programs look into mails; pressing it uses
 * the link up and shows the notice, once.
 */
export async function noticeRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1_024 },
    (_request, _body, done) => done(null, {}),
  )
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
  })
  app.get('/notices/:token', async (_request, reply) => reply.type('text/html; charset=utf-8').send(askPage()))
  app.post<{ Params: { token: string } }>('/notices/:token', async (request, reply) => {
    const { token } = request.params
    const sealed = TOKEN.test(token) ? await takeLink(bot.db, bot.keys, token, bot.clock.now()) : undefined
    reply.type('text/html; charset=utf-8')
    return sealed === undefined ? reply.code(404).send(gonePage()) : reply.send(noticePage(openNotice(bot.keys, sealed)))
  })
}
