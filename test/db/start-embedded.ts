// Started as a process of its own, so that a test can end it the hard way: prints one line of JSON, stops on SIGTERM.
import { startEmbedded } from '../../src/db/embedded.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const { botUrl, startedByUs, stop } = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
  process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
  console.log(JSON.stringify({ botUrl, startedByUs }))
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(JSON.stringify({ refusal: (error as Error).message }))
}
