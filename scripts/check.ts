// `npm run check`: format and lint, types, layer rules, unused code, tests. One line per step; what fails is shown whole.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Outcome {
  ok: boolean
  output: string
}

interface Cruise {
  modules: { source: string }[]
  summary: { violations: { from: string; to: string; rule: { name: string; severity: string } }[] }
}

const PLAIN = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' }
const ROOT = fileURLToPath(new URL('..', import.meta.url))

const steps: [name: string, work: () => Promise<Outcome>][] = [
  ['format and lint', () => run('biome', 'ci', '--colors=off', '--error-on-warnings', '.')],
  ['types', () => run('tsc', '--noEmit')],
  ['layer rules', cruise],
  ['unused code', () => run('knip', '--no-progress')],
]
if (!process.argv.includes('--no-tests')) steps.push(['tests', () => run('vitest', 'run')])

let failed = 0
for (const [name, work] of steps) {
  const startedAt = performance.now()
  const { ok, output } = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.padStart(6)} s`)
  if (ok) continue
  failed += 1
  console.log(output.trimEnd())
}
process.exitCode = failed === 0 ? 0 : 1

// A dependency-cruiser that cannot read TypeScript finds no modules, hence no violations: so the modules are counted as well.
async function cruise(): Promise<Outcome> {
  const { ok, output, errors } = await run('depcruise', 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json')
  let found: Cruise
  try {
    found = JSON.parse(output) as Cruise
  } catch {
    return { ok: false, output: output + errors }
  }
  const violations = found.summary.violations.map(({ rule, from, to }) => `${rule.severity} ${rule.name}: ${from} -> ${to}`)
  const cruised = found.modules.filter(({ source }) => source.startsWith('src/')).length
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  ).length
  if (cruised < files) violations.push(`Only ${cruised} modules were cruised, but ${files} files lie in src/.`)
  return { ok: ok && violations.length === 0, output: violations.join('\n') }
}

function run(program: string, ...args: string[]): Promise<Outcome & { errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'node_modules', '.bin', program), args, {
      cwd: ROOT,
      env: PLAIN,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('error', (error) =>
      resolve({ ok: false, output: `${program} could not be run (${error.message}): run "npm ci".`, errors }),
    )
    child.on('close', (code) => resolve({ ok: code === 0, output: program === 'depcruise' ? output : output + errors, errors }))
  })
}
