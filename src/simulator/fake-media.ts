import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { equalInConstantTime } from '../runtime/keys.ts'
import type { NetworkChannel } from './envelope.ts'
import type { Json } from './json.ts'
import type { Media } from './media-store.ts'
import { metaError } from './meta-error.ts'
import type { Network } from './network.ts'

interface Route {
  Querystring: Record<string, string | undefined>
}

/** Where the fake Graph API's files lie: a path that no version and no id begins with. */
const FILES = 'whatsapp_business/attachments'

/** The answer to `GET /{media-id}`, or null where it is no file of this caller's. Meta names the number it must have come to, if asked. */
export function describeMedia(
  network: Network,
  channels: readonly NetworkChannel[],
  request: FastifyRequest<Route & { Params: { version: string; phoneNumberId: string } }>,
): Json | null {
  const { media: store } = network
  const id = request.params.phoneNumberId
  const media = store.find(id)
  store.asked.push({ what: 'address', id })
  const fault = store.failNext[0]
  if (fault === 'gone') store.failNext.shift()
  const owned = media && channels.some(({ phoneNumberId }) => phoneNumberId === media.phoneNumberId)
  const asked = request.query.phone_number_id
  if (!owned || fault === 'gone' || (asked !== undefined && asked !== media.phoneNumberId)) return null
  const { sha256, mimeType, bytes } = media
  const description = { messaging_product: 'whatsapp', id, mime_type: mimeType, sha256, file_size: bytes.length }
  if (fault !== 'elsewhere') return { ...description, url: addressOf(network, media, request) }
  store.failNext.shift()
  return { ...description, url: `http://127.0.0.1:9/${FILES}/?mid=${id}` }
}

function addressOf({ media: store }: Network, media: Media, request: FastifyRequest<{ Params: { version: string } }>): string {
  const [prefix = ''] = request.url.split(`/${request.params.version}/`)
  const query = new URLSearchParams({ mid: media.id, source: 'getMedia', hash: store.open(media) })
  return `${request.protocol}://${request.host}${prefix}/${FILES}/?${query}`
}

/** The files themselves: only with the token of the channel that a file came to, and while its address counts. */
export function fakeMedia(app: FastifyInstance, network: Network): void {
  const { media: store } = network
  app.get<Route>(`/${FILES}/`, async (request, reply) => {
    const { mid = '', hash } = request.query
    const media = store.find(mid)
    store.asked.push({ what: 'file', id: mid })
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    const channel = media && network.channels.get(media.phoneNumberId)
    if (token === undefined || !media || !channel || !equalInConstantTime(channel.accessToken, token)) return refuse(reply, 190)
    if (!store.opens(media, hash)) return reply.code(404).type('text/html').send('<h1>Not found</h1>')
    const fault = store.failNext.shift()
    if (fault === 'down') return reply.code(503).type('text/html').send('<h1>Try again</h1>')
    if (fault === 'page') return reply.type('text/html; charset=utf-8').send('<h1>Log in to continue</h1>')
    return reply.type(media.mimeType).send(media.bytes)
  })
}

function refuse(reply: FastifyReply, code: number): FastifyReply {
  const { status, body } = metaError({ code, details: 'The access token is not that of this file.' })
  return reply.code(status).send(body)
}
