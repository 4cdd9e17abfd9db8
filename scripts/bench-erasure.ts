// `npm run bench:erasure [-- --only=sizes,children,small,search,replay --sizes=10000,100000]`: measures and writes its sections of
// docs/benchmarks.md, each as soon as it is measured, and docs/images/erasure-sizes.svg. On an idle machine; nothing here fails for being slow.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../src/db/embedded.ts'
import { type BigErasure, benchBig } from './bench-erasure-big.ts'
import { type Below, freshDatabase, messagesAround, RECORDING_EVERY } from './bench-erasure-data.ts'
import { floorText } from './bench-erasure-floor.ts'
import { plotSizes } from './bench-erasure-plot.ts'
import { benchReplay, type ReplayBench, replayTable } from './bench-erasure-replay.ts'
import { benchSearch, type SearchBench } from './bench-erasure-search.ts'
import { benchWorkers, type Throughput } from './bench-erasure-workers.ts'
import { writeSection } from './bench-section.ts'

const PLAIN = 'One customer among many more messages'
const CHILDREN = 'The same with two statuses under each message, which go by their own cascade with the plain DELETE'
const RECORDINGS = `And with a recording on disk at one message of ${RECORDING_EVERY}, which the plain DELETE leaves`
const AIMS =
  'Aims: 2.0 times one plain DELETE per table or less, 1.3 with children; no transaction over 250 ms; a reader at most twice its idle p99; memory growth under 64 MiB; 20 times the row-by-row pattern.'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'sizes,children,small,search,replay' },
    sizes: { type: 'string', default: '10000,100000,1000000,10000000' },
    'children-rows': { type: 'string', default: '1000000' },
    search: { type: 'string', default: '1000000' },
    replay: { type: 'string', default: '20000,571,1000000;20000,2000,1000000' },
    print: { type: 'boolean', default: false },
  },
})
const parts = values.only.split(',')

const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-'))
const embedded = await startEmbedded({ dataDir, settings: { shared_buffers: '512MB', max_wal_size: '8GB' } })
try {
  if (parts.includes('sizes')) take('sizes', await sizes(values.sizes.split(',').map(Number)))
  if (parts.includes('children')) take('children', await children(Number(values['children-rows'])))
  if (parts.includes('small')) take('small', small(await benchWorkers(embedded.platformUrl, say)))
  if (parts.includes('search')) take('search', await search(Number(values.search)))
  if (parts.includes('replay')) take('replay', await replay(values.replay.split(';').map((each) => each.split(',').map(Number))))
} finally {
  await embedded.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
async function sizes(counts: readonly number[]): Promise<string> {
  const results: BigErasure[] = []
  for (const rows of counts) results.push(await measured(rows, 'nothing'))
  if (!values.print) writeFileSync(at('../docs/images/erasure-sizes.svg'), plotSizes(results))
  return `${bigTable(results, PLAIN)}\n\n![Seconds against rows: the engine beside one plain DELETE per table](images/erasure-sizes.svg)`
}

async function children(rows: number): Promise<string> {
  const alone = await measured(rows, 'statuses')
  const recordings = await measured(rows, 'statuses and recordings')
  const floor = alone.floor ? `\n\n${floorText(alone.floor, alone.plainSeconds, alone.ratio)}` : ''
  return `${bigTable([alone], CHILDREN)}${floor}\n\n${bigTable([recordings], RECORDINGS)}`
}

async function search(rows: number): Promise<string> {
  say(`what follows an erasure, among ${messagesAround(rows)} messages …`)
  return searchTable(await benchSearch(embedded.platformUrl, rows))
}

function searchTable({ messages, small, big }: SearchBench): string {
  const lines = (
    [
      ['one business of 500', small],
      ['one that has them all', big],
    ] as const
  ).map(
    ([whose, run]) =>
      `| ${whose} | ${run.eraseMs.toFixed(0)} ms | ${run.searchMs.toFixed(0)} ms | ${run.receiptMs.toFixed(1)} ms | ${run.tonight} |`,
  )
  return `### What follows a small erasure, among ${messages} messages

| customer of | erasure | search for what is left | receipt | tables whose other rows wait for the night |
|---|---|---|---|---|
${lines.join('\n')}`
}

async function replay(lists: readonly number[][]): Promise<string> {
  const measured: ReplayBench[] = []
  for (const [nth, [listed = 0, back = 0, others = 0]] of lists.entries()) {
    say(`a replay of ${listed} erasures, ${back} of them back among ${others} others …`)
    const platform = await freshDatabase(embedded.platformUrl, `replay_platform_${nth}`)
    const bot = await freshDatabase(embedded.platformUrl, `replay_bot_${nth}`)
    measured.push(await benchReplay({ bot, platform }, mkdtempSync(join(dataDir, 'replay-')), { listed, back, others }))
  }
  return replayTable(measured)
}

async function measured(rows: number, below: Below): Promise<BigErasure> {
  say(`one customer with ${rows} messages of ${messagesAround(rows)}, and ${below} below …`)
  return benchBig(embedded.platformUrl, rows, below)
}

function bigTable(results: readonly BigErasure[], title: string): string {
  const lines = results.map(
    (r) =>
      `| ${r.rows} of ${messagesAround(r.rows)} | ${r.plainSeconds.toFixed(1)} s | ${r.engineSeconds.toFixed(1)} s | **${r.ratio.toFixed(2)}** | ${Math.round(r.longestMs)} ms | ${r.reader.idleMs.toFixed(1)} → ${r.reader.plainMs.toFixed(1)} → ${r.reader.engineMs.toFixed(1)} ms | ${r.memoryGrowthMiB.toFixed(0)} MiB | ${(r.enginePerSecond / r.rowByRowPerSecond).toFixed(0)}× |`,
  )
  return `### ${title}

| messages | one DELETE per table | engine | ratio | longest transaction | p99 of a reader: idle → beside the DELETE → beside the engine | memory growth | against one UPDATE and commit per row |
|---|---|---|---|---|---|---|---|
${lines.join('\n')}`
}

function small({ rowsPerSubject, runs }: Throughput): string {
  const lines = runs.map(
    (run) => `| ${run.workers} | ${Math.round(run.perSecond)} | ${Math.round(run.perSecond / run.workers)} |`,
  )
  return `### Small subjects (${rowsPerSubject} rows), worker processes beside each other

| workers | erasures/s | per worker |
|---|---|---|
${lines.join('\n')}`
}

// Written as soon as it is measured: a part can be measured again alone, and hours of work are not lost with a later one.
function take(part: string, section: string): void {
  say(section)
  if (values.print) return
  writeSection('bench:erasure', `## Erasures of any size\n\nWritten by \`npm run bench:erasure\`. ${AIMS}`)
  say(`written: ${writeSection(`bench:erasure, ${part}`, section)}`)
}

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
