/** A process of its own that erases person 0 and stops dead at one checkpoint until it is killed. argv: database URL, checkpoint number. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { execute, planFor, subjectOf } from './run.ts'
import { shopMap } from './shop.ts'
import { people } from './world.ts'

const [url = '', stopAt = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url })
const [person] = people
if (!person) throw new Error('nobody to erase')
const subject = subjectOf(person)
let passed = 0
await execute(pool, await planFor(pool, shopMap, subject), subject, {
  async checkpoint(name) {
    passed += 1
    if (passed !== Number(stopAt)) return
    process.stdout.write(`stopped ${name}\n`)
    await sleep(60_000)
  },
})
await pool.end()
