import { readFileSync } from 'node:fs'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { z } from 'zod'
import { TENANT_ID } from '../subject/tenant-id.ts'
import { act, perform } from './act.ts'
import type { ChatBook } from './chat-book.ts'
import { pairOf } from './contacts.ts'
import type { SimulatorDeps, SimulatorPerson } from './deps.ts'
import type { Network } from './network.ts'
import { chatPage } from './page/document.ts'
import { createPhone, type Phone, type PhoneOwner } from './phone.ts'
import type { Viewers } from './viewers.ts'

const DAY_MS = 86_400_000
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
const styles = ['page.css', 'doors.css', 'cast.css', 'chat.css', 'composer.css', 'voice.css', 'panel.css']
const scripts = ['chat.js', 'bubbles.js', 'composer.js', 'doors.js', 'panel.js', 'forward.js', 'voice.js', 'dom.js']

const whose = z.object({
  person: z.coerce.number().int().min(0),
  channel: z.string().max(64),
  /** Businesses see no number of this person: WhatsApp's user names make that possible. */
  hidden: z.union([z.boolean(), z.stringbool()]).default(false),
})
const acting = whose.extend({ act })
const forwarding = z.object({ person: z.number().int().min(0), business: z.string().regex(TENANT_ID) })
const passing = z.object({
  milliseconds: z
    .number()
    .int()
    .min(1)
    .max(60 * DAY_MS),
})
const failing = z.object({
  statuses: z.enum(['normal', 'duplicate', 'reordered', 'early', 'none']).optional(),
  duplicateWebhooks: z.boolean().optional(),
  pairRate: z.boolean().optional(),
  next: z
    .object({
      kind: z.enum(['refuse', 'fail-later', 'server-error', 'timeout']),
      code: z.number().int().default(131000),
      times: z.number().int().min(1).max(20),
    })
    .optional(),
  clear: z.boolean().optional(),
})

export interface PageParts {
  deps: SimulatorDeps
  network: Network
  book: ChatBook
  viewers: Viewers
}

/** The chat page and what it calls, all below a prefix with the secret in it. */
export function pageRoutes({ deps, network, book, viewers }: PageParts): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onSend', async (_request, reply) => guard(reply))
    app.get('/', async (request, reply) => {
      if (request.url.split('?')[0] === app.prefix) return reply.redirect(`${app.prefix}/`)
      return reply.type('text/html; charset=utf-8').send(chatPage(deps.people, deps.businesses ?? [], deps.mail !== undefined))
    })
    for (const name of [...styles, ...scripts]) {
      const body = readFileSync(new URL(`page/${name}`, import.meta.url))
      const type = name.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8'
      app.get(`/${name}`, async (_request, reply) => reply.type(type).send(body))
    }

    app.get('/events', async (request, reply) => {
      const chat = find(deps, network, whose.safeParse(request.query).data)
      if (!chat) return reply.code(404).send({ error: 'There is no such chat.' })
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      viewers.watch(reply.raw, chat.person, chat.pair)
      await network.openChat(chat.phone.channel.phoneNumberId, chat.phone.contact)
    })

    app.post('/act', async (request, reply) => {
      const parsed = acting.safeParse(request.body)
      const chat = find(deps, network, parsed.data)
      if (!parsed.success || !chat) return reply.code(400).send({ error: 'That cannot be done here.' })
      const entry = await perform(chat.phone, book, deps.clock.now(), parsed.data.act)
      viewers.refresh()
      return { tick: entry.tick }
    })

    app.post('/time', async (request, reply) => {
      const parsed = passing.safeParse(request.body)
      if (!parsed.success) return reply.code(400).send({ error: 'Time passes by 1 ms to 60 days.' })
      await deps.advanceTime(parsed.data.milliseconds)
      viewers.refresh()
      return { now: deps.clock.now().toISOString() }
    })

    app.post('/forward', async (request, reply) => {
      const parsed = forwarding.safeParse(request.body)
      const person = parsed.data && deps.people[parsed.data.person]
      if (!parsed.success || !person || !deps.passOn) return reply.code(400).send({ error: 'That cannot be done here.' })
      return { status: await deps.passOn(parsed.data.business, person) }
    })

    app.post('/faults', async (request, reply) => {
      const parsed = failing.safeParse(request.body)
      if (!parsed.success) return reply.code(400).send({ error: 'It cannot fail like that.' })
      misbehave(network, parsed.data)
      viewers.refresh()
      return { waiting: network.faults.waiting() }
    })
  }
}

function misbehave({ faults }: Network, { clear, next, ...behaviour }: z.infer<typeof failing>): void {
  if (clear) faults.clear()
  for (const [name, value] of Object.entries(behaviour))
    if (value !== undefined) Object.assign(faults.behaviour, { [name]: value })
  if (!next) return
  if (next.kind === 'server-error') faults.failNext({ kind: next.kind, status: 503, sent: false }, next.times)
  else if (next.kind === 'timeout') faults.failNext({ kind: next.kind, sent: true }, next.times)
  else faults.failNext({ kind: next.kind, code: next.code }, next.times)
}

interface Chat {
  person: SimulatorPerson
  phone: Phone
  pair: string
}

function find(deps: SimulatorDeps, network: Network, asked: z.infer<typeof whose> | undefined): Chat | null {
  const person = asked && deps.people[asked.person]
  if (!asked || !person?.channels.some(({ phoneNumberId }) => phoneNumberId === asked.channel)) return null
  const phone = createPhone(network, asked.hidden ? withoutNumber(person) : person, asked.channel)
  return { person, phone, pair: pairOf(asked.channel, phone.contact) }
}

function withoutNumber({ phone, ...person }: SimulatorPerson): PhoneOwner {
  return { ...person, phone: null, ...(phone === null ? {} : { hiddenPhone: phone }) }
}

/** The address holds the secret: it must not travel on in a Referer, nor lie in a cache. */
function guard(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}
