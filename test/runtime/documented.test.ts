import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { ALARMS } from '../../src/runtime/alarms.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { createMetrics } from '../../src/runtime/metrics.ts'
import { settings } from '../../src/runtime/settings.ts'

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const names = Object.keys(settings.shape).sort()
const defaults: Record<string, unknown> = settings.parse({})
/** Those that a mode chooses, as `readConfig` has it and its own test checks. */
const CHOSEN: Record<string, string> = { SIMULATOR: 'on' }
const defaultOf = (name: string) => String(defaults[name] ?? CHOSEN[name] ?? '')

describe('.env.example', () => {
  const lines = textOf('.env.example').split('\n')
  const given = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => /^([A-Z0-9_]+)=(.*)$/.exec(line))

  it('has a line for every setting, once, and for nothing else', () => {
    expect(given.map((found) => found?.[1]).sort()).toEqual(names)
  })

  it('shows each default as it is', () => {
    for (const found of given) expect(`${found?.[1]}=${found?.[2]}`).toBe(`${found?.[1]}=${defaultOf(found?.[1] ?? '')}`)
  })

  it('can be used as it stands: it is the demo, as without any setting', () => {
    const set = Object.fromEntries(given.map((found) => [found?.[1] ?? '', found?.[2] ?? '']))
    expect(readConfig(set)).toEqual(readConfig({}))
  })
})

describe('the README', () => {
  const table = textOf('README.md').split('| setting | what |')[1]?.split('\n\n')[0] ?? ''
  const listed = table.split('\n').flatMap((row) => {
    const [, cell = ''] = row.split('|')
    return [...cell.matchAll(/`([A-Z0-9_]+)`(?: \(([^)]+)\))?/g)].map(([, name = '', value]) => ({ name, value }))
  })

  it('says what every setting is for, once, and knows no other', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual(names)
  })

  it('names the defaults that the settings have', () => {
    const said = listed.filter(({ value }) => value !== undefined)
    expect(said.length).toBeGreaterThan(5)
    for (const { name, value } of said) expect(`${name} (${value})`).toBe(`${name} (${defaultOf(name)})`)
  })
})

test('CONTRIBUTING gives every package one line, with its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>
  const table = textOf('CONTRIBUTING.md').split('| package | for |\n|---|---|\n')[1] ?? ''
  const rows = table.split('\n').filter((row) => row.startsWith('|'))
  const listed = rows.flatMap((row) => (row.split('|')[1] ?? '').split(',').map((name) => name.trim()))
  expect(listed.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
  for (const row of rows) expect(row.split('|')[2]?.trim()).not.toBe('')
})

describe('docs/operations.md', () => {
  const folder = fileURLToPath(new URL('../../src', import.meta.url))
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[.]tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
  const text = textOf('docs/operations.md')
  const [alarms = '', others = ''] = (text.split('\n## Alarms\n')[1]?.split('\n## ')[0] ?? '').split(
    '### Other numbers to watch\n',
  )
  const rowsIn = (part: string) => part.split('\n').filter((line) => line.startsWith('| `'))
  const namesIn = (rows: readonly string[]) =>
    rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z_-]+)[^`]*`/g)].map(([, name = '']) => name))

  it('says of every alarm once what happened and what to do, and knows no other', () => {
    const rows = rowsIn(alarms)
    expect(namesIn(rows).sort()).toEqual([...ALARMS].sort())
    for (const row of rows) expect(row.split('|').map((cell) => cell.trim() !== '')).toEqual([false, true, true, true, false])
  })

  it('promises a line of the log beside each: none is counted without one, and each is rung somewhere', () => {
    const counting = sources.filter(({ text }) => /[.]alarm\(/.test(text)).map(({ file }) => file)
    expect(counting).toEqual(['runtime/ring.ts'])
    const rung = sources.filter(({ file }) => file !== 'runtime/alarms.ts')
    for (const reason of ALARMS)
      expect(
        rung.some(({ text }) => text.includes(`'${reason}'`)),
        reason,
      ).toBe(true)
  })

  it('names every number of /metrics, and of those to watch when to ring', async () => {
    const shown = [...(await createMetrics(false).text()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name)
    const named = [...`${alarms.split('|')[0]}${others}`.matchAll(/`([a-z_]+)[^`]*`/g)].map(([, name]) => name)
    for (const name of shown) expect(named).toContain(name)
    const watched = namesIn(rowsIn(others))
    expect(watched.length).toBeGreaterThan(5)
    for (const name of watched) expect([...shown, 'up']).toContain(name)
  })

  it('names the pages of the console as they call themselves', () => {
    const named = [...textOf('docs/operations.md').matchAll(/“([^”]+)”/g)].map(([, name = '']) => name)
    const pages = readdirSync(join(folder, 'console'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /[.]tsx?$/.test(file))
      .map((file) => readFileSync(join(folder, 'console', file), 'utf8'))
    expect(named).toContain('Answers')
    for (const name of named)
      expect(
        pages.some((text) => text.includes(name)),
        name,
      ).toBe(true)
  })
})
