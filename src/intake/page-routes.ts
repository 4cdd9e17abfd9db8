import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { chatLink } from '../flows/copy/chat-link.ts'
import type { Bot } from '../jobs/bot.ts'
import { boardFrom } from '../requests/grievance.ts'
import { timelineOf } from '../requests/request-event-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { requestByToken } from '../requests/token-store.ts'
import { askPage } from './ask-page.tsx'
import { errorPage } from './error-page.tsx'
import { instructionsPage } from './instructions-page.tsx'
import { keptBases } from './kept-bases.ts'
import { qrSvg } from './qr.ts'
import { sendPage } from './send-page.ts'
import { settingOf } from './setting.ts'
import { statusPage } from './status-page.tsx'
import { wordsIn } from './words/words.ts'

const TOKEN = /^[A-Za-z0-9_-]{22}$/
const NOBODY = '00000000-0000-4000-8000-000000000000'
const FORM_BYTES_MAX = 4_096

/** The public page, a request's own page, and the one answer to every typed reference. */
export async function pageRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  await app.register(formbody, { bodyLimit: FORM_BYTES_MAX })

  app.get('/', async (request, reply) => {
    const setting = await settingOf(bot, request)
    const { undoWindowMs, backupRetentionDays, accountRecoveryDays, grievanceDays } = bot.config
    const { number, language, now } = setting
    const html = instructionsPage({
      ...setting,
      undoWindowMs,
      backupRetentionDays,
      accountRecoveryDays,
      grievanceDays,
      kept: keptBases(bot.dataMap, istDay(new Date(now))),
      rightsFrom: boardFrom(now),
      qr: number === null ? null : await qrSvg(chatLink(number, wordsIn(language)('wish.delete'))),
    })
    return sendPage(reply, language, 'everybody', html)
  })

  // What was typed is not even looked at: there is nothing to learn here, not even from the time it takes.
  app.post('/case', async (request, reply) => {
    const { language } = await settingOf(bot, request)
    return reply.header('cache-control', 'no-store').redirect(`/case?lang=${language}`, 303)
  })
  app.get('/case', async (request, reply) => {
    const setting = await settingOf(bot, request)
    return sendPage(reply, setting.language, 'holder', askPage(setting))
  })

  app.get<{ Params: { token: string } }>('/r/:token', async (request, reply) => {
    const { token } = request.params
    const found = await requestByToken(bot.db, bot.keys, token)
    const row = TOKEN.test(token) ? found : undefined
    // Asked for nobody as well, so that a link without a request takes as long as one with.
    const timeline = await timelineOf(bot.db, row?.id ?? NOBODY)
    const receipts = await receiptsOf(bot.db, row?.id ?? NOBODY)
    const setting = await settingOf(bot, request, row?.language ?? null)
    if (!row) return sendPage(reply.code(404), setting.language, 'holder', errorPage(setting, 'lost'))
    const number = chatOf(bot, row) ?? setting.number
    return sendPage(reply, setting.language, 'holder', statusPage({ ...setting, number, request: row, timeline, receipts }))
  })
}

/** The number of the chat in which the request was made: a business's own, where it was made there. */
function chatOf(bot: Bot, { channelId }: RequestRow): string | null {
  return (channelId !== null && bot.channels.byId(channelId)?.displayNumber) || null
}
