import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { translator } from '../flows/copy/translate.ts'
import { day, dayAndTime } from '../flows/copy/when.ts'
import type { Language } from '../flows/language.ts'
import type { Bot } from '../jobs/bot.ts'
import { closedBeside, takeBackAccount } from '../jobs/take-back-account.ts'
import { requestOfLink } from '../requests/account-contact-store.ts'
import { loadRequest, type RequestRow } from '../requests/request-store.ts'
import { pageLanguage } from './page-language.ts'
import { chosenIn } from './setting.ts'
import { type UndoPage, undoPage } from './undo-page.ts'

const BODY_MAX = 1_024
const TOKEN = /^[A-Za-z0-9_-]{22}$/
type Link = { Params: { token: string } }
type Looked = { found: RequestRow | undefined; language: Language }

/**
 * The way back that every owner, admin and registered address gets by e-mail. Opening the link only asks: mail scanners open links, so
 * that nothing happens before somebody presses the button. Whoever has no link learns nothing, not even whether there is a request.
 */
export async function undoRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  // The form has no fields: whatever a browser sends with it is not read.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_MAX },
    (_request, _body, done) => done(null, undefined),
  )

  app.get<Link>('/account/undo/:token', async (request, reply) => {
    if (!TOKEN.test(request.params.token)) return reply.callNotFound()
    const { found, language } = await look(bot, request)
    const t = translator(language)
    if (!found || !isOpen(found, bot.clock.now())) return send(reply, language, { is: 'over', text: t('undo.over') })
    const at = dayAndTime(found.eraseAt?.getTime() ?? 0, t, language)
    const text = t('undo.ask', { kind: found.scope === 'profile' ? 'profile' : 'account', day: at })
    return send(reply, language, { is: 'ask', text, button: t('undo.button') })
  })

  app.post<Link>('/account/undo/:token', async (request, reply) => {
    if (!TOKEN.test(request.params.token)) return reply.callNotFound()
    const { found, language } = await look(bot, request)
    const now = bot.clock.now()
    const undone = found && (await bot.db.transaction((tx) => takeBackAccount(bot, tx, found.id, now)))
    const t = translator(language)
    if (!undone) return send(reply, language, { is: 'over', text: t('undo.over') })
    const { closedUntil } = await closedBeside(bot.db, undone, now)
    const text = closedUntil === undefined ? t('undo.done') : t('account-undone.closed', { day: day(closedUntil, language) })
    return send(reply, language, { is: 'done', text })
  })
}

async function look(bot: Bot, { params, url, headers }: FastifyRequest<Link>): Promise<Looked> {
  const link = await requestOfLink(bot.db, bot.keys, params.token)
  const language = pageLanguage(chosenIn(url), link?.language ?? null, headers['accept-language'])
  return { found: link && (await loadRequest(bot.db, link.requestId)), language }
}

function isOpen({ state, startedAt, eraseAt }: RequestRow, now: Date): boolean {
  return ['scheduled', 'on_hold', 'parked'].includes(state) && startedAt === null && eraseAt !== null && eraseAt > now
}

function send(reply: FastifyReply, language: Language, page: UndoPage): FastifyReply {
  return reply
    .code(page.is === 'over' ? 410 : 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    .send(undoPage(translator(language)('undo.title'), page, language))
}
