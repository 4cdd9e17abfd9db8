/** A worker process of the bench: says "ready", erases the subjects from..to when told to go, says "done". argv: URL, from, to. */
import { once } from 'node:events'
import pg from 'pg'
import { readCatalogue } from '../src/erasure/catalogue-store.ts'
import { eraseByEngine } from './bench-erasure-small.ts'

const [url = '', from = '0', to = '0'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 1 })
const catalogue = await readCatalogue(pool)
// The first ones warm the connection's plans and are not timed.
const WARM = 5
for (let n = Number(from); n < Number(from) + WARM; n += 1) await eraseByEngine(pool, catalogue, n)
process.send?.('ready')
await once(process, 'message')
for (let n = Number(from) + WARM; n < Number(to); n += 1) await eraseByEngine(pool, catalogue, n)
process.send?.('done')
await pool.end()
process.disconnect()
