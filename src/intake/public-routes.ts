import type { FastifyInstance } from 'fastify'
import QRCode from 'qrcode'
import { z } from 'zod'
import { readReceipt } from '../erasure/erasure-store.ts'
import { type LedgerEntry, type SignedHead, signLost } from '../erasure/ledger.ts'
import { isKnownLost, knownLosses } from '../erasure/replay-run-store.ts'
import { languages } from '../flows/language.ts'
import type { Bot } from '../jobs/bot.ts'
import { publicKeysOf, publicPem } from '../runtime/public-keys.ts'
import { RECEIPT_POLICY, receiptPage } from './receipt-page.ts'

const language = z.enum(languages)

interface ReceiptRequest {
  Params: { id: string }
  Querystring: { format?: string; lang?: string }
}

/**
 * Receipts for whoever has the link: no personal data stands in them. JSON by `Accept: application/json` or `?format=json`; the page is in
 * the request's language, or that of `?lang=`. And the public keys, today's and the former ones.
 */
export async function publicRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.get('/receipts/keys', async (_request, reply) => {
    const keys = [...publicKeysOf(bot.keys)].map(([id, key]) => ({
      ...{ id, algorithm: 'Ed25519', current: id === bot.keys.signing.id },
      publicKey: publicPem(key),
    }))
    return reply.header('cache-control', 'no-cache').send({ keys })
  })
  app.get<ReceiptRequest>('/receipts/:id', async (request, reply) => {
    const id = z.uuid().safeParse(request.params.id)
    const stored = id.success ? await readReceipt(bot.db, id.data) : undefined
    if (!id.success || !stored) return reply.callNotFound()
    const key = publicKeysOf(bot.keys).get(stored.entry.keyId)
    const wantsJson = request.query.format === 'json' || /application\/json/.test(request.headers.accept ?? '')
    reply.header('cache-control', 'no-store').header('vary', 'accept')
    if (wantsJson) {
      const { body, entry } = stored
      const previous = stored.previous ?? (await lostBefore(bot, entry))
      return {
        receipt: JSON.parse(body),
        body,
        ledger: entry,
        previous: previous ?? null,
        publicKey: key ? publicPem(key) : null,
      }
    }
    const url = `${bot.config.publicUrl}/receipts/${id.data}`
    const page = receiptPage({
      ...{ stored, url },
      language: [request.query.lang, stored.language].map((each) => language.safeParse(each).data).find(Boolean) ?? 'en',
      qr: await QRCode.toString(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
      publicKey: key?.export({ type: 'spki', format: 'der' }).toString('base64') ?? '',
    })
    return reply.type('text/html; charset=utf-8').header('content-security-policy', RECEIPT_POLICY).send(page)
  })
}

/** The entry before it, where it is known to be lost with an older database: its hash is what the next one was signed with. */
async function lostBefore({ db, keys }: Bot, { seq, previousHash }: LedgerEntry): Promise<SignedHead | undefined> {
  if (seq === 1 || !isKnownLost(await knownLosses(db), seq - 1)) return undefined
  return signLost(keys, { seq: seq - 1, hash: previousHash })
}
