/** The server side of the webhook benchmark, a process of its own: says its port to the parent and serves until it is killed. */
import Fastify from 'fastify'
import { addChannel, channelDirectory, loadChannels } from '../src/db/channels.ts'
import { openBotDatabase } from '../src/db/client.ts'
import { createTimekeeper } from '../src/db/timekeeper.ts'
import { systemClock } from '../src/runtime/clock.ts'
import { newId } from '../src/runtime/ids.ts'
import { equalInConstantTime, hmacSha256Hex, type KeyRing, parseKeyList, signingKey } from '../src/runtime/keys.ts'
import { createLog } from '../src/runtime/log.ts'
import type { Inbox } from '../src/webhook/inbox-item.ts'
import { openInbox } from '../src/webhook/inbox-store.ts'
import { countRefusals } from '../src/webhook/refusals.ts'
import { webhookRoutes } from '../src/webhook/routes.ts'
import { BENCH_CHANNEL, type ServerTask } from './bench-webhook-bodies.ts'

const BODY_BYTES_MAX = 3 * 1024 * 1024

const task = JSON.parse(process.argv[2] ?? '{}') as ServerTask
const app = Fastify()
if (task.kind === 'bare') serveBare()
else await serveRoute(task)
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ address })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})

/** HMAC over the raw bytes and a 200, nothing else. */
function serveBare(): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX }, (_request, body, done) => done(null, body))
  app.post('/webhook', (request, reply) => {
    const [secret = ''] = BENCH_CHANNEL.appSecrets
    const signature = `sha256=${hmacSha256Hex(secret, request.body as Buffer)}`
    const isSigned = equalInConstantTime(signature, String(request.headers['x-hub-signature-256']))
    return reply.code(isSigned ? 200 : 401).send({ taken: [] })
  })
}

async function serveRoute({ kind, botUrl, keys: keyTexts }: ServerTask): Promise<void> {
  const keys: KeyRing = {
    encryption: parseKeyList('ENCRYPTION_KEYS', keyTexts.encryption),
    pseudonym: parseKeyList('PSEUDONYM_KEYS', keyTexts.pseudonym),
    signing: signingKey(keyTexts.signing),
  }
  const log = createLog('error')
  const { db } = openBotDatabase(botUrl, { connectionsMax: 5, waitMsMax: 2000, onError: (error) => log.error({ error }) })
  await addChannel(db, keys, systemClock.now(), newId(), BENCH_CHANNEL)
  const channels = await channelDirectory(() => loadChannels(db, keys), systemClock)
  const shared = { keys, clock: systemClock, log, count: () => {} }
  const inboxPool = openBotDatabase(botUrl, { connectionsMax: 4, waitMsMax: 2000, onError: (error) => log.error({ error }) }).pool
  const inbox = openInbox({
    ...shared,
    pool: inboxPool,
    newId,
  })
  const nothing: Inbox = { submit: () => Promise.resolve() }
  await app.register(webhookRoutes, {
    ...shared,
    timekeeper: createTimekeeper(db, systemClock),
    refusals: countRefusals(systemClock.now),
    channels,
    db,
    inbox: kind === 'durable' ? inbox : nothing,
    verifyToken: '',
    opensDeletion: () => false,
    ownTemplates: new Set<string>(),
  })
}
