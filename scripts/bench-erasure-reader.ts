/** A process of the bench that reads other people's chats over and over, as the platform does. argv: URL, whose chat not to read. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const READ_EVERY_MS = 4
const CHATS = 200

const [url = '', not = ''] = process.argv.slice(2)
const client = new pg.Client({ connectionString: url })
await client.connect()
const { rows } = await client.query<{ id: string }>('select id from conversation where external_id <> $1 limit $2', [not, CHATS])
let times: number[] = []
let stopped = false
process.on('message', (asked) => {
  if (asked === 'stop') stopped = true
  process.send?.(times)
  times = []
})
process.send?.('ready')
for (let i = 0; !stopped; i += 1) {
  const start = performance.now()
  await client.query({
    name: 'read-a-chat',
    text: 'select content from message where conversation_id = $1 order by created_at desc limit 20',
    values: [rows[i % rows.length]?.id],
  })
  times.push(performance.now() - start)
  await sleep(READ_EVERY_MS)
}
await client.end()
process.disconnect()
