import { expect, test } from 'vitest'
import { addChannel, loadChannels } from '../../src/db/channels.ts'
import { openBotDatabase } from '../../src/db/client.ts'
import { addConfiguredChannel, seedChannels } from '../../src/jobs/seed-demo.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { createLog } from '../../src/runtime/log.ts'
import { testKeys } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { demoNow } from '../support/demo-now.ts'

const databases = testDatabases()
const others = testDatabases()

test('in a trial the dedicated channel has the number and the account of the settings', async () => {
  const keys = testKeys()
  const dedicated = { phoneNumberId: '800000000000001', wabaId: '800000000000002' }
  const credentials = { appSecrets: ['a secret'], accessToken: 'a token', dedicated }
  await seedChannels(databases.botUrl, keys, credentials, demoNow, createLog('silent'))
  const { db, close } = openBotDatabase(databases.botUrl, { connectionsMax: 1, waitMsMax: 10_000, onError: () => {} })
  try {
    const all = await loadChannels(db, keys)
    expect(all.filter(({ mode }) => mode === 'dedicated')).toMatchObject([dedicated])
    expect(all.filter(({ wabaId }) => wabaId === dedicated.wabaId)).toHaveLength(1)
  } finally {
    await close()
  }
})

test('a start leaves the portfolio of the settings’ own channel as `channel add` has it, and the number where the settings name none', async () => {
  const keys = testKeys()
  const own = {
    WHATSAPP_APP_SECRET: 'a-secret-of-the-settings',
    WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
    WHATSAPP_ACCESS_TOKEN: 'a-token-of-the-settings',
    WHATSAPP_PHONE_NUMBER_ID: '800000000000003',
    WHATSAPP_WABA_ID: '800000000000004',
    GRAPH_API_BASE_URL: 'http://127.0.0.1:4000',
  }
  const { db, close } = openBotDatabase(others.botUrl, { connectionsMax: 1, waitMsMax: 10_000, onError: () => {} })
  const start = async (env: Record<string, string> = {}) => {
    await addConfiguredChannel(others.botUrl, keys, readConfig({ ...own, ...env }), demoNow, createLog('silent'))
    return (await loadChannels(db, keys)).find(({ phoneNumberId }) => phoneNumberId === own.WHATSAPP_PHONE_NUMBER_ID)
  }
  try {
    const first = await start()
    if (!first) throw new Error('The start adds the channel of the settings.')
    expect(first).toMatchObject({ portfolioId: '800000000000004', displayNumber: '', mode: 'dedicated' })
    const added = { ...first, wabaId: '800000000000009', portfolioId: '800000000000005', displayNumber: '+917000099001' }
    await addChannel(db, keys, demoNow, first.id, { ...added, accessToken: 'another-token' })
    const kept = { portfolioId: '800000000000005', displayNumber: '+917000099001' }
    expect(await start()).toMatchObject({ ...kept, wabaId: '800000000000004', accessToken: 'a-token-of-the-settings' })
    const WHATSAPP_DISPLAY_NUMBER = '+917000099002'
    expect(await start({ WHATSAPP_DISPLAY_NUMBER })).toMatchObject({ ...kept, displayNumber: WHATSAPP_DISPLAY_NUMBER })
  } finally {
    await close()
  }
})
