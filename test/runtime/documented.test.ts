import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { settings } from '../../src/runtime/settings.ts'

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const names = Object.keys(settings.shape).sort()
const defaults: Record<string, unknown> = settings.parse({})
/** Those that a mode chooses, as `readConfig` has it and its own test checks. */
const CHOSEN: Record<string, string> = { GRAPH_API_BASE_URL: 'https://graph.facebook.com', SIMULATOR: 'on' }
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

  it('can be used as it stands: nothing in it is refused', () => {
    const set = given.flatMap((found) => (found?.[2] ? [[found[1], found[2]]] : []))
    expect(settings.safeParse(Object.fromEntries(set)).error).toBeUndefined()
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
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const rows = textOf('docs/operations.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, reason = '']) => reason))

  it('says of every alarm once what happened and what to do', () => {
    const raised = sources.flatMap((text) => [...text.matchAll(/'alarms_total', \{ reason: '([a-z-]+)' \}/g)])
    expect(raised.length).toBeGreaterThan(30)
    for (const [, reason] of raised) expect(told).toContain(reason)
    expect(told).toHaveLength(new Set(told).size)
    for (const row of rows) expect(row.split('|').map((cell) => cell.trim() !== '')).toEqual([false, true, true, true, false])
  })

  it('knows no alarm that nothing raises', () => {
    for (const reason of told) expect(sources.some((text) => text.includes(`'${reason}'`))).toBe(true)
  })
})
