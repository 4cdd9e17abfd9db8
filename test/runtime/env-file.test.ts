import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quiet } from '../cli/support/run-cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deletion-bot-env-'))
  for (const name of ['src', 'drizzle', 'node_modules', 'package.json', 'tsconfig.json'])
    symlinkSync(join(ROOT, name), join(folder, name))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A script of package.json in a folder of its own, as npm runs it. */
const run = (name: string, env: Record<string, string> = {}, rest = '') =>
  spawnSync('sh', ['-c', `${scripts[name]} ${rest}`], {
    cwd: folder,
    env: { ...quiet(), ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })
const envFile = (text: string) => writeFileSync(join(folder, '.env'), text)

describe('the settings may stand in the .env of the folder', () => {
  it('and npm start goes by them, as they are written in .env.example', () => {
    envFile('MAIL_FROM=CallMissed <privacy@example.com>\nSMTP_URL=\nPORT=nonsense # of the file\n')
    const { status, stderr } = run('start')
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^PORT cannot be used: [^\n]+\n$/) })
  })

  it('and so does the command line', () => {
    envFile('LOG_LEVEL=loud\n')
    expect(run('cli', {}, 'request list')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^LOG_LEVEL cannot be used/),
    })
  })

  it('and what the environment has stands, also where it is empty', () => {
    envFile('PORT=nonsense\nROLE=nonsense\n')
    expect(run('cli', { PORT: '3000' }, 'request list').stderr).toMatch(/^ROLE cannot be used/)
    expect(run('cli', { PORT: '3000', ROLE: '' }, 'request list').stderr).toMatch(/^There is no database in /)
  })

  it('and one that cannot be read stops the start, which would be the demo otherwise', () => {
    mkdirSync(join(folder, '.env'))
    expect(run('start')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^The file \.env cannot be read/) })
  })

  it('and are read by these two alone: no test, benchmark or drill goes by somebody’s own', () => {
    const readers = Object.entries(scripts).filter(([, script]) => script.includes('env-file'))
    expect(readers.map(([name]) => name)).toEqual(['start', 'cli'])
    envFile('PORT=nonsense\n')
    const plain = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'request', 'list'], {
      ...{ cwd: folder, env: quiet(), encoding: 'utf8' as const },
    })
    expect(plain.stderr).toMatch(/^There is no database in /)
  })
})
