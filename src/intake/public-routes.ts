import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readReceipt } from '../erasure/erasure-store.ts'
import type { Bot } from '../jobs/bot.ts'
import { receiptPage } from './receipt-page.ts'

/** Receipts for whoever has the link: no personal data stands in them. JSON by `Accept: application/json` or `?format=json`. */
export async function publicRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.get<{ Params: { id: string }; Querystring: { format?: string } }>('/receipts/:id', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id)
    const stored = id.success ? await readReceipt(bot.db, id.data) : undefined
    if (!stored) return reply.callNotFound()
    const publicKey = bot.keys.signing.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const wantsJson = request.query.format === 'json' || /application\/json/.test(request.headers.accept ?? '')
    reply.header('cache-control', 'no-store')
    if (wantsJson) return { receipt: JSON.parse(stored.body), body: stored.body, ledger: stored.entry, publicKey }
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .send(receiptPage(stored))
  })
}
