import { afterAll, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { DAY } from '../support/bot.ts'
import { addDebts, addFace, answerOfFace, customers, debts } from '../support/debts.ts'
import { openMailbox } from '../support/mailbox.ts'
import { scenario } from '../support/scenario.ts'

const OWNER = 'vikram.joshi@akshara-coaching.example'
const { tenantId } = demoBusiness('coaching')
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const world = scenario({ config: mailbox.config })

/** The customers and their debts are the coaching centre's. */
async function debtsOfTheAccount(): Promise<void> {
  await addDebts(world.test)
  await world.platform(
    `alter table customer add tenant_id uuid default '${tenantId}' references tenant; create index on customer (tenant_id)`,
  )
  const { customer, debt } = debts
  if (!customer || !debt) throw new Error('There are two tables.')
  const scopes = ['number', 'account'] as const
  const ofTenant: DataMap = {
    customer: { ...customer, scopes, tenant: { column: 'tenant_id' }, columns: { ...customer.columns, tenant_id: 'reference' } },
    debt: { ...debt, scopes, tenant: 'parent' },
  }
  const { bot } = world.test
  bot.dataMap = { ...bot.dataMap, ...ofTenant }
  bot.mapExpects = { ...bot.mapExpects, tables: bot.dataMap }
}

test('an account is not told as erased while a picture below a kept row is still there, and is once it has gone', async () => {
  await debtsOfTheAccount()
  await addFace(world.test)
  const mend = answerOfFace(world.test, { is: 'stays', because: 'leased' })
  const vikram = world.actor('vikram')
  await vikram.does((phone) => phone.say('my CallMissed account'))
  await vikram.does((phone) => phone.say(OWNER))
  const code = await mailbox.code()
  await vikram.does((phone) => phone.say(code))
  await vikram.taps('Yes, delete it')
  const receipts = async () =>
    (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body))
  for (let day = 0; day < 28; day += 1) await world.test.pass(DAY)
  expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'partial' }])
  expect((await receipts()).at(-1)).toMatchObject({ result: 'partial', rest: ['blob-store'] })
  expect((await customers(world.test))[0]).toMatchObject({ name: 'R. Das' })
  mend()
  await world.test.pass(DAY)
  expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
  expect((await receipts()).at(-1)).toMatchObject({ result: 'completed' })
  expect((await customers(world.test))[0]).toEqual({ name: expect.stringMatching(/^erased-/), face: null })
  await mailbox.read()
})
