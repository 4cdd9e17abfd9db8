import closeWithGrace from 'close-with-grace'
import { readConfig } from './runtime/config.ts'
import { describeError } from './runtime/log.ts'
import { start } from './start.ts'

/** `npm start`: everything up, or one sentence that says what to do. */
try {
  const running = await start(readConfig(), (line) => process.stdout.write(`${line}\n`))
  closeWithGrace({ delay: 30_000 }, async ({ err }) => {
    if (err) process.stderr.write(`The program stops after an error it did not expect: ${JSON.stringify(describeError(err))}\n`)
    await running.close()
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'The start failed.'}\n`)
  process.exitCode = 1
}
