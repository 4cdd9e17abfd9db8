import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { toBook } from '../../src/db/channels.ts'
import type { BotDb } from '../../src/db/client.ts'
import { groupCommit } from '../../src/webhook/group-commit.ts'
import type { InboxItem } from '../../src/webhook/inbox-item.ts'
import type { WebhookDeps } from '../../src/webhook/routes.ts'
import { testDatabases } from '../support/databases.ts'
import { messagesFor, textMessage } from './bodies.ts'
import { DEDICATED, NOW, SHOP, type TestWebhook, webhookOn } from './webhook.ts'

const databases = testDatabases()
const ASHA = '917000012345'
const HOUR = 3_600_000
let webhook: TestWebhook | undefined
afterEach(async () => {
  await webhook?.close()
  webhook = undefined
})

const opened = async (routes: Partial<WebhookDeps>) => {
  webhook = await webhookOn(databases.botUrl, { routes })
  return webhook
}
const never = () => new Promise<never>(() => {})
/** Takes whatever it is asked, and never answers. */
const hanging = new Proxy(() => {}, {
  get: (_, name): unknown => (name === 'then' ? () => {} : hanging),
  apply: (): unknown => hanging,
}) as unknown as BotDb
const slowInbox = () =>
  groupCommit<InboxItem>({
    itemsPerFlushMax: 10,
    flushesMax: 1,
    keysOf: () => [],
    waitingMax: 10,
    waitMsMax: HOUR,
    flush: never,
    onFailure: () => {},
  })
const wish = (text = 'delete my data', channel = DEDICATED) =>
  messagesFor(channel.phoneNumberId, textMessage('wamid.a', ASHA, text))

test('what is stored last has the time that is left of the request’s', async () => {
  const left: (number | undefined)[] = []
  const book = toBook([DEDICATED, SHOP])
  const { post } = await opened({
    channels: { book: () => sleep(40, book), renewed: async () => book },
    inbox: {
      async submit(_items, waitMs) {
        left.push(waitMs)
      },
    },
  })
  expect((await post(wish())).status).toBe(200)
  expect(left).toEqual([expect.any(Number)])
  expect(left[0]).toBeLessThan(1_980)
  expect(left[0]).toBeGreaterThan(0)
})

describe('a body is answered 503 in the request’s own time, whatever hangs:', () => {
  const quality = {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: DEDICATED.wabaId,
        time: NOW.getTime() / 1000,
        changes: [
          {
            field: 'phone_number_quality_update',
            value: { display_phone_number: DEDICATED.displayNumber, event: 'FLAGGED', current_limit: 'TIER_1K' },
          },
        ],
      },
    ],
  }
  test.each<[string, Partial<WebhookDeps>, unknown, string]>([
    ['what Meta says of an account', { db: hanging }, quality, 'callmissed-app'],
    ['who has the floor', { db: hanging }, wish('hello', SHOP), 'shop-app'],
    ['the inbox', { inbox: slowInbox() }, wish(), 'callmissed-app'],
  ])('%s', async (_what, routes, body, secret) => {
    const { post } = await opened({ ...routes, waitMsMax: 50 })
    expect(await post(body, { secret })).toMatchObject({ status: 503 })
  })
})
