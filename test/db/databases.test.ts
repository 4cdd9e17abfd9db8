import { Client } from 'pg'
import { expect, test } from 'vitest'
import { testDatabases } from '../support/databases.ts'

const empty = testDatabases()
const demo = testDatabases({ demo: true })

test('a platform without demo has the tables and nobody in them', async () => {
  expect(await countPeople(empty.platformUrl)).toBe(0)
})

test('a platform with demo has the businesses’ customers', async () => {
  expect(await countPeople(demo.platformUrl)).toBeGreaterThan(100)
})

async function countPeople(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ people: string }>('select count(*) as people from conversation')
  await client.end()
  return Number(rows[0]?.people)
}
