import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import type { Bot } from '../jobs/bot.ts'
import { equalInConstantTime } from '../runtime/keys.ts'
import { roleFor } from './authorisation.ts'
import { cookieName, cookieOptions } from './cookie.ts'
import { doorOf } from './door.ts'
import { renderDocument } from './layout.tsx'
import { routeTable } from './route-table.ts'
import { serviceOf } from './service.ts'
import { type Session, sessionOf } from './session-store.ts'
import { Said } from './sign-in.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { style } from './style.ts'
import type { Answer, ConsoleRoute } from './visit.ts'
import { vouching } from './vouch.ts'
import { wayBack } from './way-back.ts'

/** For each address: a whole office may come from one. */
const PAGES_A_MINUTE = 1_200
const FORM_BYTES_MAX = 64 * 1024
const ASSETS = {
  'console.css': { type: 'text/css; charset=utf-8', body: style },
  'live.js': { type: 'text/javascript; charset=utf-8', body: readFileSync(new URL('page/live.js', import.meta.url), 'utf8') },
} as const

/** The staff's face, below /console: signed in, allowed by the one table, forms checked, nothing cached, no inline script. */
export async function consoleRoutes(app: FastifyInstance, { bot }: { bot: Bot }): Promise<void> {
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: FORM_BYTES_MAX })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    crossOriginEmbedderPolicy: true,
  })
  await app.register(rateLimit, { max: PAGES_A_MINUTE, timeWindow: 60_000 })
  // The rest of the server says no-referrer, and with it a browser sends forms from nowhere: their origin is what we check.
  app.addHook('onSend', async (_request, reply) => {
    reply.header('referrer-policy', 'same-origin')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setNotFoundHandler((_request, reply) =>
    say(reply, 404, 'Nothing here', 'There is no such page.', { to: { href: '/console', name: 'Overview' } }),
  )
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof ZodError ? 400 : statusOf(error)
    if (status >= 500) bot.log.error({ route: request.routeOptions.url, status, error }, 'a page of the console failed')
    return say(reply, status, ...sentenceOf(status))
  })
  app.addHook('onRequest', async (_request, reply) => {
    if (doorOf(bot.config).is !== 'off') return
    return say(reply, 404, 'The console is off', 'This server has no console. How to open one stands in what its start printed.')
  })
  app.addHook('preHandler', async (request, reply) => {
    const isForm = request.method === 'POST' && request.routeOptions.config.isFromService !== true
    if (isForm && request.headers.origin !== new URL(bot.config.publicUrl).origin)
      return say(reply, 403, 'Not from here', 'This form was not sent from the console. Open the page again and send it there.')
  })
  for (const [name, { type, body }] of Object.entries(ASSETS)) {
    app.get(`/assets/${name}`, { config: { rateLimit: false } }, (_request, reply) =>
      reply.header('cache-control', 'max-age=600').type(type).send(body),
    )
  }
  const streams: Streams = new Map()
  app.addHook('preClose', async () => {
    for (const response of streams.keys()) response.end()
  })
  const service = serviceOf(bot)
  await app.register(signInRoutes, { bot, service })
  const holds = vouching(bot, service)
  for (const route of routeTable) addRoute(app, { bot, streams, holds }, route)
}

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

interface Door {
  bot: Bot
  streams: Streams
  /** Whether the roles of a session still hold. */
  holds(session: Session): Promise<boolean>
}

function addRoute(app: FastifyInstance, door: Door, route: ConsoleRoute): void {
  const { bot, streams } = door
  const { method, url, action, isStream } = route
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const session = await visitor(door, request, isStream !== true)
      if (!session) return signInFirst(bot, request, reply)
      const role = roleFor(session.roles, action)
      if (role === undefined) return forbid(reply, session)
      if (method === 'POST' && !carriesToken(request.body, session))
        return say(reply, 403, 'The form is too old', 'It belongs to another session. Open the page again and send it there.', {
          typed: wordsIn(request.body),
        })
      const { params, query, body: form } = request
      const isStillIn = async () => (await visitor(door, request, false)) !== undefined
      const answer = await route.handle({ bot, session, role, now: bot.clock.now(), params, query, form, isStillIn })
      return give(streams, request, reply, session, answer)
    },
  })
}

async function visitor({ bot, holds }: Door, request: FastifyRequest, isVisit: boolean): Promise<Session | undefined> {
  const token = request.cookies[cookieName(bot.config.publicUrl, 'session')]
  if (token === undefined || token.length > 100) return undefined
  const session = await sessionOf(bot.db, bot.keys, token, { now: bot.clock.now(), isVisit })
  return session && (await holds(session)) ? session : undefined
}

function signInFirst(bot: Bot, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { publicUrl } = bot.config
  reply.clearCookie(cookieName(publicUrl, 'session'), cookieOptions(publicUrl))
  if (request.method === 'GET') return reply.redirect(`/console/sign-in?to=${encodeURIComponent(wayBack(request.url))}`, 303)
  return say(reply, 401, 'Your session is over', 'Nothing was changed. Sign in again and send the form once more.', {
    to: { href: '/console/sign-in', name: 'Sign in' },
    typed: wordsIn(request.body),
  })
}

/** What was typed for a person or for colleagues; a number never comes back. */
function wordsIn(form: unknown): string {
  return typeof form === 'object' && form !== null && 'text' in form && typeof form.text === 'string' ? form.text : ''
}

function forbid(reply: FastifyReply, session: Session): FastifyReply {
  const body = (
    <Said title="Not with your role" to={{ href: '/console', name: 'Overview' }}>
      {`This wants another role than yours (${session.roles.join(', ')}). Ask a colleague who has it.`}
    </Said>
  )
  return html(reply, 403, renderDocument({ title: 'Not with your role', body, session }))
}

function carriesToken(body: unknown, session: Session): boolean {
  const csrf = typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined
  return typeof csrf === 'string' && equalInConstantTime(csrf, session.csrf)
}

function give(
  streams: Streams,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  answer: Answer,
): FastifyReply | undefined {
  switch (answer.is) {
    case 'page': {
      const { title, body, script } = answer
      const path = request.url.split('?')[0] ?? ''
      return html(reply, answer.status ?? 200, renderDocument({ title, body, session, path, script }))
    }
    case 'see-other':
      return reply.redirect(answer.to, 303)
    case 'file': {
      const { type, name, content } = answer
      reply.type(type).header('content-disposition', `attachment; filename="${name}"`)
      return reply.send(typeof content === 'string' ? content : Readable.from(content))
    }
    case 'stream':
      if (isTooMany(streams, session)) return say(reply, 429, 'Too many live chats', 'Close one of them first.')
      return void stream(streams, reply, session, answer.open)
    case 'not-found':
      reply.callNotFound()
      return undefined
  }
}

/** Open connections, and whose each is. */
type Streams = Map<ServerResponse, string>
const STREAMS_MAX = 100
const STREAMS_OF_ONE_MAX = 6

function isTooMany(streams: Streams, { staffId }: Session): boolean {
  const own = [...streams.values()].filter((each) => each === staffId).length
  return streams.size >= STREAMS_MAX || own >= STREAMS_OF_ONE_MAX
}

/** A connection that stays open: closed with the server, and guarded by the headers that only sent answers get by themselves. */
function stream(streams: Streams, reply: FastifyReply, session: Session, open: (response: ServerResponse) => void): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  })
  streams.set(raw, session.staffId)
  raw.on('close', () => streams.delete(raw))
  open(raw)
}

type More = { to?: { href: string; name: string }; typed?: string }

function say(reply: FastifyReply, status: number, title: string, sentence: string, more: More = {}) {
  const body = (
    <Said title={title} {...more}>
      {sentence}
    </Said>
  )
  return html(reply, status, renderDocument({ title, body }))
}

function html(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(text)
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
}

function sentenceOf(status: number): [title: string, sentence: string] {
  if (status === 429) return ['Too fast', 'Too many pages in a short time. Wait a minute.']
  if (status < 500)
    return ['This cannot be read', 'Something in the address or the form is not as it should be. Go back and try again.']
  return ['Something went wrong here', 'It has been noted. Try again; if it stays, tell whoever runs this server.']
}
