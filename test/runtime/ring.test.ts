import { expect, test } from 'vitest'
import { ALARMS } from '../../src/runtime/alarms.ts'
import { createLog } from '../../src/runtime/log.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { ring } from '../../src/runtime/ring.ts'

const countsOf = (text: string) =>
  [...text.matchAll(/^alarms_total\{reason="([a-z-]+)"\} (\d+)$/gm)].map(([, reason, times]) => `${reason} ${times}`)

test('every alarm can be read before it has rung, so that its first ring is an increase', async () => {
  const counts = countsOf(await createMetrics(false).text())
  expect(counts.sort()).toEqual(ALARMS.map((reason) => `${reason} 0`).sort())
})

test('an alarm is a count, and a line that says what it is about', async () => {
  const [metrics, lines] = [createMetrics(false), [] as string[]]
  const log = createLog('error', { write: (line: string) => void lines.push(line) })
  ring({ metrics, log }, 'processor-refused', { request: 'an-id' }, 'a processor refuses an erasure', 2)
  expect(countsOf(await metrics.text())).toContain('processor-refused 2')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 50, alarm: 'processor-refused', request: 'an-id', msg: 'a processor refuses an erasure' },
  ])
})
