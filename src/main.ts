import closeWithGrace from 'close-with-grace'
import { ConfigError, readConfig } from './runtime/config.ts'
import { describeError } from './runtime/log.ts'
import { type Running, start } from './start.ts'

/** Longer than the parts need together when each takes its time. */
const CLOSE_MS_MAX = 110_000

const print = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

/** `npm start`: everything up, or one sentence that says what to do. A signal on the way up stops what is up by then. */
const stopping = new AbortController()
const starting = bringUp()
closeWithGrace(
  {
    delay: CLOSE_MS_MAX,
    logger: false,
    skip: ['beforeExit'],
    onSecondSignal: () => complain('Stopped at once. What was cut off goes on with the next start.'),
    onSecondError: (error) => complain(`Closing was cut short by an error: ${JSON.stringify(describeError(error))}`),
    onTimeout: () => complain('Closing took too long. What was cut off goes on with the next start.'),
  },
  async ({ err }) => {
    if (err) complain(`The program stops after an error it did not expect: ${JSON.stringify(describeError(err))}`)
    else print('Stopping; what is at work is finished first. Ctrl-C once more stops at once.')
    stopping.abort()
    await (await starting)?.close()
  },
)

async function bringUp(): Promise<Running | undefined> {
  try {
    return await start(readConfig(), print, undefined, stopping.signal)
  } catch (error) {
    if (stopping.signal.aborted) return undefined
    complain(sentenceOf(error))
    process.exitCode = 1
    return undefined
  }
}

/** Our own errors are sentences. Of a driver's only name and code are shown: its words quote statements and values. */
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  const described = describeError(error)
  const isOurs = error instanceof Error && error.name === 'Error' && described.code === undefined
  return isOurs ? error.message : `The start failed: ${JSON.stringify(described)}. Nothing was left running.`
}
