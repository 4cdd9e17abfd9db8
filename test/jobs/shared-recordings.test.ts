import { expect, test } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { scenario } from '../support/scenario.ts'

const world = scenario()
const receipts = async () =>
  (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) => JSON.parse(body))
const MINE = `(metadata #>> '{caller,phone}' like '%7000014821' or exists (
  select 1 from conversation c where c.id = conversation_id and c.external_id like '%7000014821'))`
const recordings = (whose: string) =>
  world.platform<{ id: string; key: string }>(
    `select id, recording_key as key from voice_session where recording_key is not null and ${whose} order by id`,
  )

test('a recording that somebody else’s record names too is counted apart, on every receipt, and never as one that went', async () => {
  const meera = world.actor('meera')
  const [mine, ...others] = await recordings(MINE)
  const [theirs] = await recordings(`${MINE} is not true`)
  expect(others.length).toBeGreaterThan(0)
  await world.platform('update voice_session set recording_key = $1 where id = $2', [mine?.key, theirs?.id])
  await meera.says('delete my data')
  await meera.says('english')
  await meera.taps('Delete my data')
  await meera.taps('Yes, delete it')
  await world.test.pass(15 * MINUTE)
  const [first] = await receipts()
  expect(first).toMatchObject({ result: 'completed', sharedRecordings: [{ rows: 1 }] })
  const end = meera.heard().find((text) => /^Your data is erased/.test(text))
  expect(end).toMatch(new RegExp(`\\b${others.length} recordings?\\b`))
  expect(await world.test.bot.blobs.exists(mine?.key ?? '')).toBe(true)
  const page = await (await fetch(`${world.test.url}/receipts/${first.id}`)).text()
  expect(page).toMatch(/These stay with them: <strong data-at="sharedRecordings\.\*\.rows">1<\/strong>/)
  await world.test.pass(9 * DAY)
  expect((await receipts()).at(-1)).toMatchObject({ number: 1, sharedRecordings: first.sharedRecordings })
})
