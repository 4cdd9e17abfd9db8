import type { FastifyInstance } from 'fastify'
import { chatLink } from '../flows/copy/chat-link.ts'
import { translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import type { Bot } from '../jobs/bot.ts'
import { linkOf } from '../requests/link-store.ts'
import { posterPage } from './poster-page.tsx'
import { qrPng, qrSvg } from './qr.ts'
import { sendPage } from './send-page.ts'
import { settingOf } from './setting.ts'

const FILE = /^([2-9A-HJKMNP-Z]{6})(\.svg|\.png)?$/

/** A business's poster, and its QR code as a file. Retired and unknown codes are not found. */
export async function linkRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  app.get<{ Params: { file: string } }>('/links/:file', async (request, reply) => {
    const [, code = '', kind] = FILE.exec(request.params.file) ?? []
    const link = code === '' ? undefined : await linkOf(bot.db, [code])
    const setting = await settingOf(bot, request, link?.language ?? null)
    const { number } = setting
    if (!link || number === null) return reply.callNotFound()
    // Written by `link create` alone, which takes the languages there are: the words are those of the link, whatever the page's.
    const text = translator(link.language as Language)('link.text', { code })
    const address = chatLink(number, text)
    if (kind === undefined) {
      const html = posterPage({ ...setting, code, business: link.business, text, qr: await qrSvg(address) })
      return sendPage(reply, setting.language, 'everybody', html)
    }
    reply
      .header('cache-control', 'public, max-age=300')
      .header('content-disposition', `attachment; filename="callmissed-${code}${kind}"`)
    if (kind === '.png') return reply.type('image/png').send(await qrPng(address))
    // Opened by itself an SVG is a document: it may do nothing at all.
    return reply
      .type('image/svg+xml')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(await qrSvg(address))
  })
}
