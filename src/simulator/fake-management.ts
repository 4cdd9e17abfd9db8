import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { equalInConstantTime, hmacSha256Hex } from '../runtime/keys.ts'
import { appIdOf } from './account.ts'
import type { NetworkChannel } from './envelope.ts'
import { describeMedia } from './fake-media.ts'
import { isObject, type Json } from './json.ts'
import { metaError, missingProof, noAccess, type Refusal, wrongProof } from './meta-error.ts'
import type { Network } from './network.ts'

const PAGE = 25

interface Route {
  Params: { version: string; phoneNumberId: string }
  Querystring: Record<string, string | undefined>
}

/** The part of the Graph API by which an account is managed: templates, numbers, settings, subscriptions, the token itself. */
export function fakeManagement(app: FastifyInstance, network: Network): void {
  const owned = (work: (channels: NetworkChannel[], request: FastifyRequest<Route>, reply: FastifyReply) => unknown) => {
    return async (request: FastifyRequest<Route>, reply: FastifyReply) => {
      const channels = callerChannels(network, request)
      if ('code' in channels) return refuse(reply, channels)
      return work(channels, request, reply)
    }
  }
  const notYours = (reply: FastifyReply, { params }: FastifyRequest<Route>) => refuse(reply, noAccess(params.phoneNumberId))
  const ofAccount = (channels: NetworkChannel[], { params }: FastifyRequest<Route>) =>
    channels.filter(({ wabaId }) => wabaId === params.phoneNumberId)
  const byNumber = (channels: NetworkChannel[], { params }: FastifyRequest<Route>) =>
    channels.find(({ phoneNumberId }) => phoneNumberId === params.phoneNumberId)

  app.get<Route>(
    '/:version/:phoneNumberId/message_templates',
    owned((channels, request, reply) => {
      if (ofAccount(channels, request).length === 0) return notYours(reply, request)
      const all = network.book.of(request.params.phoneNumberId)
      const from = Number(request.query.after ?? 0)
      const shown = all.slice(from, from + Math.min(PAGE, Number(request.query.limit ?? PAGE)))
      const next =
        from + shown.length < all.length
          ? { cursors: { after: String(from + shown.length) }, next: 'https://graph.example/next' }
          : {}
      const data = shown.map(({ id, name, language, status, category, components }) => ({
        id,
        name,
        language,
        status,
        category,
        components,
      }))
      return { data, paging: next }
    }),
  )
  app.post<Route>(
    '/:version/:phoneNumberId/message_templates',
    owned((channels, request, reply) => {
      if (ofAccount(channels, request).length === 0) return notYours(reply, request)
      const made = network.book.create(request.params.phoneNumberId, isObject(request.body) ? request.body : {})
      return 'code' in made ? refuse(reply, made) : { id: made.id, status: made.status, category: made.category }
    }),
  )
  app.post<Route>(
    '/:version/:phoneNumberId',
    owned((channels, request, reply) => {
      const template = network.book.byId(request.params.phoneNumberId)
      if (!template || !channels.some(({ wabaId }) => wabaId === template.wabaId)) return notYours(reply, request)
      const refusal = network.book.edit(template, isObject(request.body) ? request.body : {})
      return refusal ? refuse(reply, refusal) : { success: true }
    }),
  )
  app.get<Route>(
    '/:version/:phoneNumberId/phone_numbers',
    owned((channels, request, reply) => {
      const numbers = ofAccount(channels, request)
      return numbers.length === 0 ? notYours(reply, request) : { data: numbers.map((channel) => numberOf(network, channel)) }
    }),
  )
  app.get<Route>(
    '/:version/:phoneNumberId/settings',
    owned((channels, request, reply) => {
      const channel = byNumber(channels, request)
      if (!channel) return notYours(reply, request)
      return { user_identity_change: { enable_identity_key_check: !network.account.identityCheckOff.has(channel.phoneNumberId) } }
    }),
  )
  app.get<Route>(
    '/:version/:phoneNumberId/subscribed_apps',
    owned((channels, request, reply) => {
      const [channel] = ofAccount(channels, request)
      if (!channel) return notYours(reply, request)
      const app = {
        whatsapp_business_api_data: { id: appIdOf(channel.appSecret), name: 'CallMissed', link: 'https://callmissed.com' },
      }
      return { data: network.account.unsubscribed.has(channel.wabaId) ? [] : [app] }
    }),
  )
  app.get<Route>('/:version/:phoneNumberId/subscriptions', async (request, reply) => subscriptions(network, request, reply))
  app.get<Route>(
    '/:version/:phoneNumberId',
    owned((channels, request, reply) => {
      if (request.params.phoneNumberId === 'debug_token') return debugToken(network, channels, request)
      const channel = byNumber(channels, request)
      if (channel) return numberOf(network, channel)
      return describeMedia(network, channels, request) ?? notYours(reply, request)
    }),
  )
}

/** The channels that this token may manage, or why none. */
function callerChannels({ channels }: Network, request: FastifyRequest<Route>): NetworkChannel[] | Refusal {
  const token = tokenOf(request)
  const owned = [...channels.values()].filter(({ accessToken }) => token !== undefined && equalInConstantTime(accessToken, token))
  if (token === undefined) return { code: 0, details: 'The call has no access token.' }
  if (owned.length === 0) return { code: 190, details: 'The access token is not valid.' }
  const proof = request.query.appsecret_proof
  if (proof === undefined) return missingProof
  if (!owned.some(({ appSecret }) => equalInConstantTime(hmacSha256Hex(appSecret, token), proof))) return wrongProof
  return owned
}

function tokenOf(request: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
}

function numberOf({ account }: Network, { phoneNumberId, displayNumber }: NetworkChannel): Json {
  return {
    id: phoneNumberId,
    display_phone_number: displayNumber,
    verified_name: 'CallMissed',
    quality_rating: account.quality.get(phoneNumberId) ?? 'GREEN',
    code_verification_status: 'VERIFIED',
    status: 'CONNECTED',
  }
}

function debugToken({ account, channels }: Network, [caller]: NetworkChannel[], { query }: FastifyRequest<Route>): Json {
  const inspected = [...channels.values()].find(({ accessToken }) => accessToken === query.input_token)
  if (!inspected || !caller) return { data: { is_valid: false, scopes: [] } }
  const data = { app_id: appIdOf(caller.appSecret), type: 'SYSTEM_USER', is_valid: true, scopes: account.scopes }
  return { data: { ...data, expires_at: account.tokenExpiresAt } }
}

/** With the app's own token, `<app id>|<app secret>`: where its webhooks go. */
function subscriptions({ channels, account, webhookUrl }: Network, request: FastifyRequest<Route>, reply: FastifyReply): unknown {
  const app = [...channels.values()].find(({ appSecret }) => appIdOf(appSecret) === request.params.phoneNumberId)
  if (!app || tokenOf(request) !== `${appIdOf(app.appSecret)}|${app.appSecret}`)
    return refuse(reply, { code: 190, details: 'This call takes the app’s own token.' })
  const fields = account.fields.map((name) => ({ name, version: 'v26.0' }))
  return {
    data: [{ object: 'whatsapp_business_account', callback_url: account.callbackUrl ?? webhookUrl(), active: true, fields }],
  }
}

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, body } = metaError(refusal)
  return reply.code(status).send(body)
}
