import { expect, test } from 'vitest'
import { drillRestore } from '../scripts/drill-restore.ts'

test('the drill: a restore brings two erased people back, the replay takes them again and nothing else', {
  timeout: 300_000,
}, async () => {
  const lines: string[] = []
  const drill = await drillRestore((line) => lines.push(line))
  expect(drill.replay).toEqual({ erased: 'done', resurrected: 'needed', replayed: 'done' })
  expect(drill.rows.resurrected).toBeGreaterThan(drill.rows.erased + 50)
  expect(drill.rows.replayed).toBe(drill.rows.erased)
  expect(drill).toMatchObject({ sameAsBefore: true, newerKept: true, ledgerFindings: 0, rowsErasedByASecondReplay: 0 })
  expect(lines.join('\n')).not.toMatch(/\d{7}/)
})
