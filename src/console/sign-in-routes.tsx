import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isLinkGood, spendLink } from '../db/staff-links.ts'
import type { Bot } from '../jobs/bot.ts'
import { newToken } from '../runtime/ids.ts'
import { describeError } from '../runtime/log.ts'
import { cookieName, cookieOptions } from './cookie.ts'
import { demoStaff } from './demo-staff.ts'
import { doorOf } from './door.ts'
import { renderDocument } from './layout.tsx'
import type { SignInService } from './oidc.ts'
import { CALLBACK } from './service.ts'
import { endSessionsOf, type Newcomer, openSession } from './session-store.ts'
import { ChooseStaffPage, Said, SignInPage } from './sign-in.tsx'
import { wayBack } from './way-back.ts'

/** Nobody signs in more often than this; whoever tries links or codes is slowed down. */
const LIMIT = { rateLimit: { max: 20, timeWindow: 60_000 } }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Called by the sign-in service itself, whose signature stands for an origin. */
    isFromService?: boolean
  }
}

/** The ways in, open to everybody. */
export async function signInRoutes(
  app: FastifyInstance,
  { bot, service }: { bot: Bot; service: () => SignInService | undefined },
): Promise<void> {
  const show = (reply: FastifyReply, title: string, body: Parameters<typeof renderDocument>[0]['body'], status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(renderDocument({ title, body }))
  const refuse = (reply: FastifyReply, status: number, outcome: string, sentence: string) => {
    bot.metrics.count('console_sign_ins_total', { outcome })
    return show(
      reply,
      'Not signed in',
      <Said title="Not signed in" to={{ href: '/console/sign-in', name: 'Try again' }}>
        {sentence}
      </Said>,
      status,
    )
  }
  const enter = async (request: FastifyRequest, reply: FastifyReply, who: Newcomer, to: string) => {
    const { publicUrl } = bot.config
    const name = cookieName(publicUrl, 'session')
    const token = newToken() + newToken()
    const at = { token, former: request.cookies[name], now: bot.clock.now() }
    if (!(await openSession(bot.db, bot.keys, who, at)))
      return refuse(reply, 403, 'blocked', 'An admin of the console has shut you out: ask them to let you in again.')
    bot.metrics.count('console_sign_ins_total', { outcome: 'entered' })
    reply.setCookie(name, token, cookieOptions(publicUrl))
    return reply.redirect(wayBack(to), 303)
  }

  app.get<{ Querystring: { to?: string } }>('/sign-in', async (request, reply) => {
    const by = doorOf(bot.config).is === 'oidc' ? 'oidc' : 'link'
    return show(reply, 'Sign in', <SignInPage to={wayBack(request.query.to)} by={by} />)
  })
  app.get('/sign-in/ended', async (_request, reply) =>
    show(
      reply,
      'Signed out',
      <Said title="You are signed out" to={{ href: '/console/sign-in', name: 'Sign in again' }}>
        Your session here is over. At your work account you may still be signed in.
      </Said>,
    ),
  )

  app.get<{ Querystring: { to?: string } }>('/sign-in/start', { config: LIMIT }, async (request, reply) => {
    const oidc = service()
    if (!oidc) return reply.callNotFound()
    try {
      const { url, attempt } = await oidc.begin(wayBack(request.query.to), bot.clock.now())
      const { publicUrl } = bot.config
      reply.setCookie(cookieName(publicUrl, 'sign-in'), attempt, { ...cookieOptions(publicUrl), maxAge: 600 })
      return reply.redirect(url, 303)
    } catch (error) {
      bot.log.error({ error: describeError(error) }, 'the sign-in service does not answer: look at OIDC_ISSUER')
      return refuse(reply, 503, 'service-down', 'The sign-in service does not answer. Try again in a minute.')
    }
  })
  app.get(CALLBACK, { config: LIMIT }, async (request, reply) => {
    const oidc = service()
    if (!oidc) return reply.callNotFound()
    const { publicUrl } = bot.config
    const name = cookieName(publicUrl, 'sign-in')
    const attempt = request.cookies[name]
    reply.clearCookie(name, cookieOptions(publicUrl))
    if (attempt === undefined)
      return refuse(reply, 400, 'no-attempt', 'This browser did not begin this sign-in, or it took too long.')
    try {
      // The host of our own setting: what a request calls us is the sender's word.
      const url = new URL(`${publicUrl}${request.url}`)
      const { to, ...who } = await oidc.finish(url, attempt, bot.clock.now())
      if (who.roles.length > 0) return await enter(request, reply, who, to)
      await endSessionsOf(bot.db, who.staffId, 'role-change', bot.clock.now())
      return refuse(
        reply,
        403,
        'no-role',
        'Your account has no role in this console. Whoever manages accounts can give it support, privacy or admin.',
      )
    } catch (error) {
      bot.log.warn({ error: describeError(error) }, 'a sign-in was refused')
      return refuse(reply, 400, 'refused', 'The sign-in could not be completed, or it took too long.')
    }
  })

  const told = z.object({ logout_token: z.string().max(8_000) })
  // All come from the service's one address, and as many at once as people are shut out: its signature is the guard.
  app.post('/sign-in/back-channel', { config: { rateLimit: false, isFromService: true } }, async (request, reply) => {
    const oidc = service()
    if (!oidc) return reply.callNotFound()
    const { logout_token: token } = told.parse(request.body)
    const staffId = await oidc.loggedOut(token, bot.clock.now())
    bot.metrics.count('console_sign_ins_total', { outcome: staffId === undefined ? 'false-log-out' : 'logged-out' })
    if (staffId === undefined) return reply.code(400).send({ error: 'invalid_request' })
    await endSessionsOf(bot.db, staffId, 'log-out', bot.clock.now())
    return reply.code(200).send()
  })

  const linked = z.object({ token: z.string().max(100) })
  app.get('/sign-in/link/:token', { config: LIMIT }, async (request, reply) => {
    const { token } = linked.parse(request.params)
    if (doorOf(bot.config).is !== 'link') return reply.callNotFound()
    if (!(await isLinkGood(bot.db, token, bot.clock.now()))) return refuse(reply, 400, 'link-spent', LINK_SPENT)
    return show(reply, 'Choose a person', <ChooseStaffPage token={token} />)
  })
  app.post('/sign-in/link/:token', { config: LIMIT }, async (request, reply) => {
    const { token } = linked.parse(request.params)
    const { staff } = z.object({ staff: z.string().max(64).catch('') }).parse(request.body ?? {})
    const who = demoStaff.find(({ id }) => id === staff)
    if (doorOf(bot.config).is !== 'link') return reply.callNotFound()
    // The link before the person: who has none learns nothing of who there is.
    if (!(await isLinkGood(bot.db, token, bot.clock.now()))) return refuse(reply, 400, 'link-spent', LINK_SPENT)
    if (!who) return reply.callNotFound()
    if (!(await spendLink(bot.db, token, bot.clock.now()))) return refuse(reply, 400, 'link-spent', LINK_SPENT)
    return enter(request, reply, { staffId: who.id, name: who.name, roles: who.roles }, '/console')
  })
}

const LINK_SPENT =
  'This link was used or is older than half an hour. Print another one: npm run cli -- console link. It works once.'
