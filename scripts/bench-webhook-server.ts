/** The server side of the webhook benchmark, a process of its own: says its port to the parent and serves until it is killed. */
import Fastify from 'fastify'
import type pg from 'pg'
import { addChannel, channelDirectory, loadChannels } from '../src/db/channels.ts'
import { openBotDatabase } from '../src/db/client.ts'
import { createTimekeeper } from '../src/db/timekeeper.ts'
import { systemClock } from '../src/runtime/clock.ts'
import { newId } from '../src/runtime/ids.ts'
import { equalInConstantTime, hmacSha256Hex, type KeyRing, parseKeyList, signingKey } from '../src/runtime/keys.ts'
import { createLog } from '../src/runtime/log.ts'
import { groupCommit } from '../src/webhook/group-commit.ts'
import type { Inbox, InboxItem } from '../src/webhook/inbox-item.ts'
import { openInbox } from '../src/webhook/inbox-store.ts'
import { countRefusals } from '../src/webhook/refusals.ts'
import { webhookRoutes } from '../src/webhook/routes.ts'
import { BENCH_CHANNEL, type ServerTask } from './bench-webhook-bodies.ts'

const BODY_BYTES_MAX = 3 * 1024 * 1024

const task = JSON.parse(process.argv[2] ?? '{}') as ServerTask
const app = Fastify()
if (task.kind === 'bare') serveBare()
else await serveRoute(task, task.kind)
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

/** The least that makes an event durable and known: its wamid and its text in one INSERT with the others that came meanwhile. Nobody is looked up. */
function plainRows(pool: pg.Pool): Inbox {
  const STORE = {
    name: 'bench-store-rows',
    text: `insert into bench_event (wamid, event) select * from unnest($1::text[], $2::text[]) order by 1 on conflict (wamid) do nothing`,
  }
  return groupCommit<InboxItem>({
    itemsPerFlushMax: 500,
    flushesMax: 2,
    keysOf: (item) => (item.kind === 'event' ? [item.event.sender.phone ?? ''] : []),
    waitingMax: 5_000,
    waitMsMax: 2_000,
    async flush(items) {
      const events = items.flatMap((item) => (item.kind === 'event' ? [item.event] : []))
      await pool.query({ ...STORE, values: [events.map(({ wamid }) => wamid), events.map((event) => JSON.stringify(event))] })
    },
    onFailure: () => {},
  })
}

async function serveRoute({ botUrl, keys: keyTexts }: ServerTask, kind: Exclude<ServerTask['kind'], 'bare'>): Promise<void> {
  const keys: KeyRing = {
    encryption: parseKeyList('ENCRYPTION_KEYS', keyTexts.encryption),
    pseudonym: parseKeyList('PSEUDONYM_KEYS', keyTexts.pseudonym),
    signing: signingKey(keyTexts.signing),
  }
  const log = createLog('error')
  const { db } = openBotDatabase(botUrl, { connectionsMax: 5, waitMsMax: 2000, onError: (error) => log.error({ error }) })
  await addChannel(db, keys, systemClock.now(), newId(), BENCH_CHANNEL)
  const channels = await channelDirectory(() => loadChannels(db, keys), systemClock)
  const shared = { keys, clock: systemClock, log, count: () => {}, alarm: () => {} }
  const inboxPool = openBotDatabase(botUrl, { connectionsMax: 4, waitMsMax: 2000, onError: (error) => log.error({ error }) }).pool
  const inboxes: Record<Exclude<ServerTask['kind'], 'bare'>, Inbox> = {
    route: { submit: () => Promise.resolve() },
    rows: plainRows(inboxPool),
    durable: openInbox({ ...shared, pool: inboxPool, newId }),
  }
  await app.register(webhookRoutes, {
    ...shared,
    timekeeper: createTimekeeper(db, systemClock),
    refusals: countRefusals(systemClock.now),
    channels,
    db,
    inbox: inboxes[kind],
    verifyToken: '',
    opensDeletion: () => false,
    ownTemplates: new Set<string>(),
  })
}
