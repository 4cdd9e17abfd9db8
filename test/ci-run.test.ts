import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../.ci/run', import.meta.url))
/** Does nothing but end each step as it is told: what is run here is what the script makes of that. */
const NPM = `#!/usr/bin/env bash
case "$1" in
  ci) exit "\${INSTALL:-0}" ;;
  test)
    for word; do
      case "$word" in --outputFile.json=*) if [[ -n "\${REPORT:-}" ]]; then printf '%s' "$REPORT" >"\${word#*=}"; fi ;; esac
    done
    exit "\${TESTS:-0}" ;;
  run) exit "\${CHECK:-0}" ;;
esac
`

const CHROMIUM = `#!/usr/bin/env bash
if [[ -n "\${CHROMIUM:-}" ]]; then exit "$CHROMIUM"; fi
echo /usr/bin/chromium
`

interface Steps {
  INSTALL?: string
  CHROMIUM?: string
  TESTS?: string
  REPORT?: string
  CHECK?: string
}

function run(steps: Steps) {
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-ci-'))
  for (const name of ['.ci', 'bin']) mkdirSync(join(folder, name))
  copyFileSync(SCRIPT, join(folder, '.ci/run'))
  const program = (path: string, text: string) => {
    writeFileSync(join(folder, path), text)
    chmodSync(join(folder, path), 0o755)
  }
  program('bin/npm', NPM)
  program('.ci/chromium', CHROMIUM)
  const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder, TMPDIR: folder, ...steps }
  const { status, stdout } = spawnSync('bash', ['.ci/run'], { cwd: folder, env, encoding: 'utf8' })
  return { last: stdout.trim().split('\n').at(-1), ok: status === 0 }
}

const report = (numPassedTests: number, numFailedTests: number, success = numFailedTests === 0) =>
  JSON.stringify({ numPassedTests, numFailedTests, success })

describe('the last line of .ci/run', () => {
  it.each<[string, Steps, string]>([
    ['counts the tests when everything holds', { REPORT: report(7, 0) }, '7 passed, 0 failed'],
    ['counts the tests that failed', { REPORT: report(5, 2), TESTS: '1' }, '5 passed, 2 failed'],
    ['counts a file that could not be loaded', { REPORT: report(5, 0, false), TESTS: '1' }, '5 passed, 1 failed'],
    ['counts an error that was in no test’s result', { REPORT: report(7, 0), TESTS: '1' }, '7 passed, 1 failed'],
    ['counts tests that ended without a report', { TESTS: '137' }, '0 passed, 1 failed'],
    ['counts tests that said nothing and ended well', {}, '0 passed, 1 failed'],
    ['counts a report that cannot be read', { REPORT: '{', TESTS: '1' }, '0 passed, 1 failed'],
    ['counts packages that could not be installed', { INSTALL: '1', REPORT: report(7, 0) }, '0 passed, 1 failed'],
    ['counts a browser that is not there', { CHROMIUM: '3', REPORT: report(7, 0) }, '0 passed, 1 failed'],
    ['counts a check that fails', { REPORT: report(7, 0), CHECK: '1' }, '7 passed, 1 failed'],
    ['counts a check that fails beside tests', { REPORT: report(6, 1), TESTS: '1', CHECK: '1' }, '6 passed, 2 failed'],
  ])('%s', (_, steps, last) => {
    expect(run(steps)).toEqual({ last, ok: last.endsWith(' 0 failed') })
  })
})
