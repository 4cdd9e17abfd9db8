import rateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Channel, ChannelDirectory } from '../db/channels.ts'
import type { BotDb } from '../db/client.ts'
import type { Timekeeper } from '../db/timekeeper.ts'
import type { Clock } from '../runtime/clock.ts'
import { equalInConstantTime, type KeyRing, sha256Hex } from '../runtime/keys.ts'
import type { Log } from '../runtime/log.ts'
import type { Metrics } from '../runtime/metrics.ts'
import { ring } from '../runtime/ring.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import { within } from '../runtime/within.ts'
import type { AccountNotice } from './account-notice.ts'
import { storeAccountNotices } from './account-notice-store.ts'
import type { Admission } from './admit.ts'
import { heldByBot } from './floor-store.ts'
import { type Inbox, type InboxItem, InboxUnavailable } from './inbox-item.ts'
import type { Payload } from './payload.ts'
import type { Refusals } from './refusals.ts'
import { isSignature } from './signature.ts'
import { inBodyOrder, isUntimely, type OpensDeletion, type Sorted, sortOut } from './sort-out.ts'
import { bodyVerifier, type Verified } from './verify.ts'

export interface WebhookDeps {
  channels: Pick<ChannelDirectory, 'book' | 'renewed'>
  inbox: Inbox
  db: BotDb
  keys: KeyRing
  clock: Clock
  timekeeper: Pick<Timekeeper, 'look' | 'isOff'>
  refusals: Pick<Refusals, 'note'>
  log: Log
  verifyToken: string
  opensDeletion: OpensDeletion
  /** Names of our own templates: what is said of a business's others leaves no row. */
  ownTemplates: ReadonlySet<string>
  count(name: 'webhook_events_total' | 'webhook_refused_total', labels: Record<string, string>): void
  alarm: Metrics['alarm']
  /** How long a body may wait for the database, in all that is asked of it. */
  waitMsMax?: number
}

/** Meta sends up to 3 MB. */
const BODY_BYTES_MAX = 3 * 1024 * 1024
const WAIT_MS_MAX = 2_000
const SIGNATURE = 'x-hub-signature-256'
const MINUTE_MS = 60_000
const HANDSHAKES_PER_MINUTE = 30
const REFUSALS_PER_MINUTE = 60
const CHANNELS_NAMED = 10
const CHALLENGE = /^[A-Za-z0-9_.-]{1,256}$/

type Admitted = Extract<Admission, { as: 'admitted' }>
type Limit = ReturnType<FastifyInstance['createRateLimit']>
/** What is left of a request's time, in milliseconds. */
type Left = () => number

/**
 * Meta's webhook: the handshake, and bodies that are answered 200 once they are durable. 401: the signature is not one of the channels' the body names.
 * 413: over 3 MiB. 429: too many refused from one address (what is signed is never limited). 503: the database did not answer in time, or our
 * clock cannot be believed.
 */
export async function webhookRoutes(app: FastifyInstance, deps: WebhookDeps): Promise<void> {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX }, (_request, body, done) => done(null, body))
  app.setErrorHandler<FastifyError>((error, _request, reply) => answerError(deps, error, reply))
  await app.register(rateLimit, { global: false })
  const handshakes = app.createRateLimit({ max: HANDSHAKES_PER_MINUTE, timeWindow: MINUTE_MS })
  const refusals = app.createRateLimit({ max: REFUSALS_PER_MINUTE, timeWindow: MINUTE_MS })
  const config = { rateLimit: false } as const

  app.get('/webhook', { config }, (request, reply) => shakeHands(deps, handshakes, request, reply))
  const verify = bodyVerifier(deps.channels, deps.clock)
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    // Nobody's three megabytes are read for a header that cannot be a signature; too many of them are a 413 whoever sends them.
    const isTooLarge = Number(request.headers['content-length'] ?? 0) > BODY_BYTES_MAX
    if (!isTooLarge && !isSignature(request.headers[SIGNATURE])) return refuse(deps, refusals, 'signature', request, reply)
  }
  app.post('/webhook', { config, bodyLimit: BODY_BYTES_MAX, onRequest }, async (request, reply) => {
    const left = timeFor(deps)
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const verified = await verify(raw, request.headers[SIGNATURE])
    if (verified.admission.as === 'refused') return refuse(deps, refusals, verified.admission.because, request, reply)
    if (deps.timekeeper.isOff()) return refuseByClock(deps, reply)
    const stored = await noteAccounts(deps, verified, left)
    if (!stored) return deferTo(deps, reply, 'Not stored: deliver it again.')
    return receive(deps, verified.admission, verified.payload, { raw, left, reply })
  })
}

function timeFor({ waitMsMax = WAIT_MS_MAX }: WebhookDeps): Left {
  const took = stopwatch()
  return () => Math.max(0, waitMsMax - took())
}

const slow = () => new InboxUnavailable('slow')

/** developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
async function shakeHands({ verifyToken, count }: WebhookDeps, limit: Limit, request: FastifyRequest, reply: FastifyReply) {
  if (await isTooMany(limit, request)) return say(reply, 429, 'rate_limited', 'Too many handshakes: try again in a minute.')
  const query = request.query as Record<string, unknown>
  const token = query['hub.verify_token']
  const challenge = query['hub.challenge']
  const isToken = typeof token === 'string' && verifyToken !== '' && equalInConstantTime(sha256Hex(token), sha256Hex(verifyToken))
  if (isToken && query['hub.mode'] === 'subscribe' && typeof challenge === 'string' && CHALLENGE.test(challenge)) {
    return reply.type('text/plain; charset=utf-8').send(challenge)
  }
  count('webhook_refused_total', { reason: 'handshake' })
  return say(reply, 403, 'permission_denied', 'This is not the handshake of an app we know.')
}

/** What Meta says of templates and numbers, before anything else is stored: a body that comes again says it again. */
async function noteAccounts(deps: WebhookDeps, { payload, signedFor }: Verified, left: Left): Promise<boolean> {
  const { db, clock, count, ownTemplates } = deps
  const all = payload?.notices ?? []
  const alerts = all.filter((notice) => notice.kind === 'alert')
  const lasting = all.filter((notice) => notice.kind !== 'alert')
  const notices = lasting.filter((notice) => notice.kind === 'quality' || ownTemplates.has(notice.name))
  for (const each of alerts) callHuman(deps, each, signedFor)
  if (notices.length === 0) return true
  try {
    await within(left(), storeAccountNotices(db, notices, signedFor, clock.now()), slow)
  } catch {
    count('webhook_refused_total', { reason: 'account-notice' })
    return false
  }
  for (const { kind } of notices) count('webhook_events_total', { kind })
  return true
}

type Alert = Extract<AccountNotice, { kind: 'alert' }>

/** Of an account of ours: what nobody has to do with leaves no word. */
function callHuman(deps: WebhookDeps, { alarm, event, wabaId }: Alert, signedFor: readonly Channel[]): void {
  const channelIds = signedFor.filter((channel) => channel.wabaId === wabaId).map(({ id }) => id)
  if (channelIds.length === 0) return
  deps.count('webhook_events_total', { kind: 'alert' })
  const about = { channelIds: channelIds.slice(0, CHANNELS_NAMED), event }
  ring({ metrics: deps, log: deps.log }, alarm, about, 'Meta says of an account what a human should know')
}

async function receive(
  deps: WebhookDeps,
  admission: Admitted,
  payload: Payload | undefined,
  { raw, left, reply }: { raw: Buffer; left: Left; reply: FastifyReply },
) {
  const { items, perhaps, dropped } = sort(deps, admission, payload, raw)
  if (dropped.some(isUntimely) && !(await isTimeTold(deps, left))) return refuseByClock(deps, reply)
  try {
    const held = perhaps.length === 0 ? [] : await askFloor(deps, perhaps, left)
    const stored = payload && held.length > 0 ? inBodyOrder(payload, [...items, ...held]) : items
    await deps.inbox.submit(stored, left())
    report(deps, stored, [...dropped, ...Array<string>(perhaps.length - held.length).fill('not-for-the-bot')])
    return { taken: stored.flatMap((item) => (item.kind === 'event' ? [item.event.wamid] : [])) }
  } catch (error) {
    if (!(error instanceof InboxUnavailable)) {
      deps.refusals.note()
      throw error
    }
    deps.count('webhook_refused_total', { reason: `inbox-${error.because}` })
    return deferTo(deps, reply, 'Not stored: deliver it again.')
  }
}

/** Before anything is dropped for its age the clock is compared with the database's: one that is wrong would lose a request with a 200. */
async function isTimeTold({ timekeeper }: WebhookDeps, left: Left): Promise<boolean> {
  return within(left(), timekeeper.look(), slow).then(
    () => !timekeeper.isOff(),
    () => false,
  )
}

function refuseByClock(deps: WebhookDeps, reply: FastifyReply) {
  deps.count('webhook_refused_total', { reason: 'clock' })
  return deferTo(deps, reply, 'Not stored, for the clock here is wrong: deliver it again.')
}

/** What is signed and not stored is somebody's word all the same: until Meta has delivered it again no erasure begins. */
function deferTo({ refusals }: WebhookDeps, reply: FastifyReply, message: string) {
  refusals.note()
  return say(reply, 503, 'unavailable', message)
}

function sort({ clock, opensDeletion }: WebhookDeps, admission: Admitted, payload: Payload | undefined, raw: Buffer): Sorted {
  const { channels, keepsLetters } = admission
  if (payload) return sortOut(payload, { channels, keepsLetters, now: clock.now(), opensDeletion })
  const letter: InboxItem = { kind: 'letter', channelId: null, reason: 'not-json', text: raw.toString('utf8') }
  return { items: keepsLetters ? [letter] : [], perhaps: [], dropped: ['not-json'] }
}

async function askFloor({ db, keys, clock }: WebhookDeps, perhaps: Sorted['perhaps'], left: Left): Promise<InboxItem[]> {
  const places = await within(left(), heldByBot(db, keys, perhaps, clock.now()), slow).catch((error) => {
    throw error instanceof InboxUnavailable ? error : new InboxUnavailable('failed')
  })
  return perhaps.flatMap(({ channel, event }, place) => (places.has(place) ? [{ kind: 'event', channel, event }] : []))
}

function report({ count }: WebhookDeps, stored: readonly InboxItem[], dropped: readonly string[]): void {
  for (const item of stored) count('webhook_events_total', { kind: item.kind === 'event' ? item.event.kind : item.kind })
  for (const reason of dropped) count('webhook_refused_total', { reason })
}

type Because = Extract<Admission, { as: 'refused' }>['because']

async function refuse({ count, log }: WebhookDeps, limit: Limit, because: Because, request: FastifyRequest, reply: FastifyReply) {
  count('webhook_refused_total', { reason: because })
  const isTooMuch = (await isTooMany(limit, request)) || because === 'budget'
  if (isTooMuch) return say(reply, 429, 'rate_limited', 'Too many refused bodies: try again in a minute.')
  log.warn({ reason: because, status: 401 }, 'a webhook body was refused')
  return say(reply, 401, 'authentication_failed', 'X-Hub-Signature-256 is not that of the channel this body names.')
}

// `isAllowed` speaks of addresses on an allow list; of the others, `isExceeded`.
async function isTooMany(limit: Limit, request: FastifyRequest): Promise<boolean> {
  const state = await limit(request)
  return !state.isAllowed && state.isExceeded
}

function answerError({ count, log }: WebhookDeps, error: FastifyError, reply: FastifyReply) {
  const status = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500
  count('webhook_refused_total', { reason: status === 413 ? 'too-large' : status === 500 ? 'error' : 'malformed' })
  log[status === 500 ? 'error' : 'warn']({ status, error }, 'a webhook request was refused')
  if (status === 413) return say(reply, 413, 'too_large', 'A webhook body holds at most 3 MiB.')
  return say(reply, status, status === 500 ? 'internal_error' : 'bad_request', 'The request could not be read.')
}

function say(reply: FastifyReply, status: number, code: string, message: string) {
  const type = status >= 500 ? 'api_error' : 'invalid_request_error'
  return reply.code(status).send({ error: { code, message, type } })
}
