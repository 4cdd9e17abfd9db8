import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MINUTE, openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'
import { spellingsToFind } from '../support/find-person.ts'
import { cli, productionSettings, quiet } from './support/run-cli.ts'

const IMRAN = '+917000075532'
/** More than one transaction takes at first. */
const MESSAGES = 12_000

const shape = z.strictObject({
  at: z.iso.datetime(),
  reference: z.string(),
  state: z.string(),
  waiting: z.string().optional(),
  done: z.number(),
  total: z.number().nullable(),
  batches: z.number(),
  rowsPerSecond: z.number(),
  oldestBatch: z.number().nullable(),
  tables: z.array(
    z.strictObject({
      ...{ table: z.string(), action: z.string(), done: z.number(), total: z.number().nullable() },
      ...{ batches: z.number(), rowsPerSecond: z.number(), age: z.number() },
    }),
  ),
})
type Line = z.infer<typeof shape>

describe('a request that is watched while it runs', { timeout: 180_000 }, () => {
  const databases = testDatabases({ demo: true })
  const ROOT = fileURLToPath(new URL('../..', import.meta.url))
  let test: TestBot
  let reference: string
  let onCommit: () => Promise<void> = async () => {}
  const everything: string[] = []
  const settings = () => productionSettings(databases, test.dataDir, test.bot.keys)

  beforeAll(async () => {
    test = await openTestBot(databases, { checkpoint: (name) => (name.startsWith('committed') ? onCommit() : Promise.resolve()) })
    const client = new Client({ connectionString: databases.platformUrl })
    await client.connect()
    await client.query(
      `insert into message (conversation_id, role, content, message_type, created_at)
       select c.id, 'user', 'word ' || i, 'text', c.created_at from generate_series(1, ${MESSAGES}) i,
         (select id, created_at from conversation where external_id = any($1) limit 1) c`,
      [[IMRAN, IMRAN.slice(1)]],
    )
    await client.end()
    const phone = test.phone('imran')
    await phone.say('mera data delete karo')
    await test.settle()
    await test.tapTitle(phone, 'डेटा डिलीट करें')
    await test.tapTitle(phone, 'हाँ, डिलीट करें')
    const { rows } = await test.bot.lockPool.query<{ reference: string }>('select reference from erasure_request')
    reference = rows[0]?.reference ?? ''
  })
  afterAll(() => test.close())

  it('says what it waits for, how far each table is, and ends with it', async () => {
    const args = ['--import', 'tsx', 'src/cli.ts', 'request', 'watch', reference, '--json', '--every', '0.1']
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...quiet(), ...settings() },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    const said: Line[] = []
    const heard = new Set<() => void>()
    createInterface({ input: child.stdout }).on('line', (line) => {
      everything.push(line)
      said.push(shape.parse(JSON.parse(line)))
      for (const look of heard) look()
    })
    const until = (is: (line: Line) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!said.some(is)) return
          heard.delete(look)
          resolve()
        }
        heard.add(look)
        look()
      })
    await until(({ state, total }) => state === 'scheduled' && total !== null && total > MESSAGES)
    // So many of the table's rows wait for staff.
    await test.pass(15 * MINUTE)
    await until(
      ({ state, waiting }) =>
        state === 'parked' && waiting?.startsWith('for staff: it takes more than 5 % of a large table') === true,
    )
    expect((await cli(settings(), ['request', 'release', reference, '--reason', 'share-is-right'])).code).toBe(0)
    // The command line's clock is the machine's, the jobs' is the test's.
    await test.bot.lockPool.query('update erasure_request set next_attempt_at = null')
    // The second transaction waits until whoever watches has seen the first.
    onCommit = async () => {
      onCommit = async () => {}
      await until(({ state, batches }) => state === 'running' && batches > 0)
    }
    await test.pass(MINUTE)
    expect(await exited).toEqual([0, null])
    const running = said.filter(({ state, done, total }) => state === 'running' && done > 0 && done < (total ?? 0))
    expect(running.length).toBeGreaterThan(0)
    expect(running[0]?.tables.find(({ table, action }) => table === 'message' && action === 'erase')).toMatchObject({
      total: MESSAGES + 10,
    })
    expect(said.at(-1)).toMatchObject({ state: 'completed' })
    expect(said.at(-1)?.tables.find(({ table }) => table === 'message')?.done).toBe(MESSAGES + 10)
    expect(said.every(({ done }, i) => done >= (said[i - 1]?.done ?? 0))).toBe(true)
  })

  it('of one that is over is told once, in words, with the room that can be given back', async () => {
    const over = await cli(settings(), ['request', 'watch', reference])
    everything.push(over.stdout)
    expect(over.code).toBe(0)
    expect(over.stdout).toMatch(/completed: \d+ rows, \d+ batches/)
    expect(over.stdout).toMatch(/message\s+erase\s+12010\s+\d+ batches/)
    const shown = await cli(settings(), ['request', 'show', reference])
    expect(shown.stdout).toMatch(/vacuum \(analyze\) message;\s+12010 rows/)
    expect(await cli(settings(), ['request', 'watch', reference, '--every', '0'])).toMatchObject({ code: 2, stdout: '' })
  })

  it('is counted in the metrics as it gets on, by table and action alone', async () => {
    const metrics = await (await fetch(`${test.url}/metrics`)).text()
    expect(metrics).toContain(`erased_rows_total{table="message",action="erase"} ${MESSAGES + 10}`)
    expect(metrics).toMatch(/erasure_batch_seconds_count \d+/)
    expect(metrics).toMatch(/erasure_idle_seconds 0/)
  })

  it('shows nobody’s number, name or words', () => {
    for (const needle of [...spellingsToFind(IMRAN), 'Imran', 'word 1']) expect(everything.join('\n')).not.toContain(needle)
  })
})
