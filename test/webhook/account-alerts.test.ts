import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabases } from '../support/databases.ts'
import { DEDICATED, NOW, type TestWebhook, webhookOn } from './webhook.ts'

const databases = testDatabases()
let webhook: TestWebhook

beforeAll(async () => {
  webhook = await webhookOn(databases.botUrl)
})
beforeEach(() => {
  webhook.counted.length = 0
  webhook.logged.length = 0
})
afterAll(() => webhook.close())

/** What Meta says of an account, signed with the app secret of our own number. */
const told = (field: string, value: object, wabaId = DEDICATED.wabaId) =>
  webhook.post({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, time: NOW.getTime() / 1000, changes: [{ field, value }] }],
  })
const alarms = () => webhook.counted.filter((each) => each.startsWith('alarms_total'))

test.each(['ACCOUNT_DELETED', 'ACCOUNT_RESTRICTION', 'ACCOUNT_VIOLATION', 'DISABLED_UPDATE', 'PARTNER_REMOVED'])(
  'an account that Meta restricts (%s) calls a human',
  async (event) => {
    expect((await told('account_update', { event, violation_info: { violation_type: 'SCAM' } })).status).toBe(200)
    expect(alarms()).toEqual(['alarms_total account-restricted'])
    expect(webhook.logged.join()).toContain(DEDICATED.id)
  },
)

test('an app that is removed is told of in an entry of the partner’s portfolio, and calls a human all the same', async () => {
  const value = { event: 'PARTNER_APP_UNINSTALLED', waba_info: { waba_id: DEDICATED.wabaId, owner_business_id: '1' } }
  expect((await told('account_update', value, '2949482758682047')).status).toBe(200)
  expect(alarms()).toEqual(['alarms_total account-restricted'])
})

test.each(['PIN_CHANGED', 'PIN_RESET_REQUEST'])('a two-step PIN that somebody touches (%s) calls a human', async (event) => {
  expect((await told('security', { display_phone_number: '917000090001', event, requester: '61' })).status).toBe(200)
  expect(alarms()).toEqual(['alarms_total pin-changed'])
  expect(webhook.logged.join()).not.toContain('917000090001')
})

test.each<[string, string, object, string?]>([
  ['who may advertise', 'account_update', { event: 'AD_ACCOUNT_LINKED' }],
  ['an account that is given back', 'account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }],
  ['nothing that can be read', 'account_update', { event: 7 }],
  ['an account that is not ours', 'account_update', { event: 'ACCOUNT_DELETED' }, '999'],
])('word of %s calls nobody', async (_, field, value, wabaId) => {
  expect((await told(field, value, wabaId)).status).toBe(200)
  expect(alarms()).toEqual([])
})
