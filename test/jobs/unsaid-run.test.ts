import { describe, expect, test } from 'vitest'
import { continueReceipt } from '../../src/erasure/continued-receipt.ts'
import { receiptsOf } from '../../src/erasure/erasure-store.ts'
import { mapHash } from '../../src/erasure/plan.ts'
import { addContinuation } from '../../src/jobs/continue-receipt.ts'
import { addRequestEvent, requestByReference } from '../../src/requests/request-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { HOUR, scenario } from '../support/scenario.ts'

describe('a second sweep that breaks off after it has deleted', () => {
  let breaks = false
  const world = scenario({
    checkpoint: async (name) => {
      if (breaks && name === 'executed') throw new Error('the search fails')
    },
  })

  test('has its rows on the receipt that it writes at last, whatever receipt was written in between', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.says('english')
    const [kept] = await world.platform<{ row: string }>(
      `select to_jsonb(c)::text as row from conversation c where external_id in ($1, $2) limit 1`,
      [rohan.phone.contact.phone, rohan.phone.contact.phone?.slice(1)],
    )
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    const { bot } = world.test
    const [{ reference } = { reference: '' }] = await world.bot<{ reference: string }>('select reference from erasure_request')
    const request = await requestByReference(bot.db, reference)
    if (!request) throw new Error('no request')
    const former = (await receiptsOf(bot.db, request.id)).length
    await world.platform(`insert into conversation select (jsonb_populate_record(null::conversation, $1::jsonb)).*`, [kept?.row])

    breaks = true
    await world.test.pass(8 * DAY)
    await world.test.pass(HOUR)
    breaks = false
    expect(await world.bot(`select 1 from request_event where what = 'attempt-failed'`)).not.toEqual([])
    const receiptId = newId()
    const frame = { settled: [], kept: [], map: bot.dataMap, mapHash: mapHash(bot.dataMap), mentions: [], tonight: [] }
    await addContinuation(bot, request, {
      receiptId,
      compose: (previous, number) => continueReceipt({ receiptId, number, previous, finished: bot.clock.now(), ...frame }),
      andThen: (tx) => addRequestEvent(tx, request.id, 'mentions-counted', bot.clock.now(), receiptId, 0),
    })
    await world.test.pass(2 * HOUR)
    const receipts = await receiptsOf(bot.db, request.id)
    expect(receipts).toHaveLength(former + 2)
    const deleted = receipts.map(({ body }) => JSON.parse(body).categories.messaging?.deleted ?? 0)
    expect(deleted.slice(former)).toEqual([0, 1])
    const progress = await world.platform<{ rows: string }>(
      `select sum(rows) as rows from deletion_bot.progress where request_id = $1 and step_name like 'conversation:%' and step_name not like '% counted'`,
      [request.id],
    )
    expect(Number(progress[0]?.rows)).toBeGreaterThan(1)
  })
})
