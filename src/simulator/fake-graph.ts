import { type FastifyPluginAsync, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { equalInConstantTime, hmacSha256Hex } from '../runtime/keys.ts'
import { entryOf } from './contact-book.ts'
import type { Contact, NetworkChannel } from './envelope.ts'
import { digits } from './envelope.ts'
import { fakeManagement } from './fake-management.ts'
import { fakeMedia } from './fake-media.ts'
import type { Fault } from './faults.ts'
import { isObject, type Json } from './json.ts'
import { metaError, missingProof, noAccess, type Refusal, wrongProof } from './meta-error.ts'
import { createNetwork, type Network, type NetworkOptions } from './network.ts'
import type { SentMessage } from './sent-message.ts'
import { refusalOf } from './wire-limits.ts'

// The same of a parent, which bridges portfolios, begins with ENT.
const STANDARD_BSUID = /^[A-Z]{2}\.(?!ENT\.)[0-9A-Za-z]{1,128}$/
const VERSION = /^v\d{1,3}\.\d$/

interface Route {
  Params: { version: string; phoneNumberId: string }
  Querystring: Record<string, string | undefined>
}

/** Meta's Graph API as far as a bot needs it, over a network in memory: it refuses what Meta refuses, and fails when told to. */
export function fakeGraph(network: Network): FastifyPluginAsync {
  return async (app) => {
    const unanswered = new Set<FastifyReply>()
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, parsed(String(text))))

    app.post<Route>('/:version/:phoneNumberId/messages', async (request, reply) => {
      const caller = authorise(network, request)
      if ('code' in caller) return refuse(reply, caller)
      const refusal = refusalOf(request.body)
      if (refusal) return refuse(reply, refusal)
      const wire = request.body as Json // refusalOf has just seen that it is an object
      if (wire.status === 'read') return markRead(network, caller, wire)
      return send(network, caller, wire, { reply, unanswered })
    })

    app.delete<Route>('/:version/:phoneNumberId/contact_book', async (request, reply) => {
      const caller = authorise(network, request)
      if ('code' in caller) return refuse(reply, caller)
      return forget(network, caller, request.query, { reply, unanswered })
    })

    fakeManagement(app, network)
    fakeMedia(app, network)
    app.addHook('preClose', async () => {
      for (const reply of unanswered) reply.raw.destroy()
    })
  }
}

/** The channel that may be used, or why not: the token, the proof, the version, the number. */
function authorise(network: Network, request: FastifyRequest<Route>): NetworkChannel | Refusal {
  const { version, phoneNumberId } = request.params
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) return { code: 0, details: 'The call has no access token.' }
  const owned = [...network.channels.values()].filter(({ accessToken }) => equalInConstantTime(accessToken, token))
  const [first] = owned
  if (!first) return { code: 190, details: 'The access token is not valid.' }
  const proof = request.query.appsecret_proof
  if (proof === undefined) return missingProof
  if (!owned.some(({ appSecret }) => equalInConstantTime(hmacSha256Hex(appSecret, token), proof))) return wrongProof
  if (!VERSION.test(version)) return { code: 2500, details: 'Unknown path components.' }
  const channel = owned.find((candidate) => candidate.phoneNumberId === phoneNumberId)
  return channel ?? noAccess(phoneNumberId)
}

function markRead(network: Network, channel: NetworkChannel, wire: Json): Json {
  const typing = wire.typing_indicator !== undefined
  network.markRead({ phoneNumberId: channel.phoneNumberId, wamid: String(wire.message_id), typing })
  return { success: true }
}

interface Answering {
  reply: FastifyReply
  unanswered: Set<FastifyReply>
}

async function send(network: Network, channel: NetworkChannel, wire: Json, { reply, unanswered }: Answering): Promise<unknown> {
  const input = String(wire.to ?? wire.recipient)
  if (digits(input) === channel.displayNumber.replace(/\D/g, ''))
    return refuse(reply, { code: 131021, details: 'You cannot send to yourself.' })
  const contact = network.find(channel, input)
  const refusal = templateRefusal(network, channel, wire) ?? pairRefusal(network, channel, contact)
  if (refusal) return refuse(reply, refusal)
  const fault = network.faults.take()
  if (fault?.kind === 'refuse') return refuse(reply, { code: fault.code, details: 'Told to fail.' })
  if (arrives(fault)) {
    const message = await network.accept(channel, contact, wire, fault)
    if (fault === null || fault.kind === 'fail-later') return answer(message, input)
  }
  return fault?.kind === 'server-error' ? serverError(reply, fault.status) : neverAnswer(reply, unanswered)
}

const serverError = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).send({ error: { message: 'Internal error', code: 2, type: 'OAuthException' } })

function neverAnswer(reply: FastifyReply, unanswered: Set<FastifyReply>): FastifyReply {
  unanswered.add(reply)
  reply.raw.on('close', () => unanswered.delete(reply))
  return reply.hijack()
}

function arrives(fault: Fault | null): boolean {
  return fault === null || fault.kind === 'fail-later' || (fault.kind !== 'refuse' && fault.sent)
}

/** The contact book is the portfolio's; it names people by their own business-scoped id alone, not by the one that bridges portfolios. */
function forget(
  network: Network,
  channel: NetworkChannel,
  query: Route['Querystring'],
  { reply, unanswered }: Answering,
): unknown {
  if (query.messaging_product !== 'whatsapp')
    return refuse(reply, { code: 100, details: "The parameter messaging_product must be 'whatsapp'." })
  const { bsuid } = query
  if (!bsuid) return refuse(reply, { code: 131008, details: "Parameter 'bsuid' is missing." })
  if (!STANDARD_BSUID.test(bsuid)) return refuse(reply, { code: 131009, details: 'This is no business-scoped user id.' })
  const fault = network.bookFaults.take()
  if (fault?.kind === 'refuse') return refuse(reply, { code: fault.code, details: 'Told to fail.' })
  const entry = entryOf(channel, bsuid)
  const deleted = network.contactBook.has(entry)
  if (arrives(fault) && deleted) network.contactBook.forget(entry)
  if (fault?.kind === 'server-error') return serverError(reply, fault.status)
  if (fault?.kind === 'timeout') return neverAnswer(reply, unanswered)
  return { messaging_product: 'whatsapp', success: true, deleted }
}

function templateRefusal(network: Network, channel: NetworkChannel, wire: Json): Refusal | null {
  if (wire.type !== 'template') return null
  if (network.checksTemplates) return network.book.refusalOfSend(channel.wabaId, wire.template)
  if (network.templates === null) return null
  const name = isObject(wire.template) ? wire.template.name : undefined
  return network.templates.includes(String(name)) ? null : { code: 132001, details: 'The template does not exist.' }
}

function pairRefusal(network: Network, channel: NetworkChannel, contact: Contact): Refusal | null {
  return network.allows(channel, contact) ? null : { code: 131056, details: 'Too many messages to this person in a short time.' }
}

function answer({ contact, wamid }: SentMessage, input: string): Json {
  const who = contact.phone === null ? { user_id: contact.userId } : { wa_id: digits(contact.phone) }
  return { messaging_product: 'whatsapp', contacts: [{ input, ...who }], messages: [{ id: wamid }] }
}

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, body } = metaError(refusal)
  return reply.code(status).send(body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface StartedFakeGraph extends Network {
  /** For `GRAPH_API_BASE_URL`: `http://127.0.0.1:<port>`. */
  url: string
  failNext(fault: Fault, times?: number): void
  close(): Promise<void>
}

/** The fake Graph API on a port of its own, for tests and trials outside the bot's process. */
export async function startFakeGraph(options: NetworkOptions): Promise<StartedFakeGraph> {
  const network = createNetwork(options)
  const app = fastify({ forceCloseConnections: true })
  await app.register(fakeGraph(network))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...network,
    url,
    failNext: network.faults.failNext,
    async close() {
      network.stop()
      await app.close()
    },
  }
}
