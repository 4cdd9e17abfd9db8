import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { datamapVerbs } from '../../src/cli/datamap-verbs.ts'
import { doorVerbs } from '../../src/cli/door-verbs.ts'
import { lawVerbs } from '../../src/cli/law-verbs.ts'
import { mailCaseVerbs } from '../../src/cli/mail-case-verbs.ts'
import { processorVerbs } from '../../src/cli/processor-verbs.ts'
import { proofVerbs } from '../../src/cli/proof-verbs.ts'
import { requestVerbs } from '../../src/cli/request-verbs.ts'
import { setupVerbs } from '../../src/cli/setup-verbs.ts'

const program = new Command()
for (const add of [datamapVerbs, doorVerbs, lawVerbs, mailCaseVerbs, processorVerbs, proofVerbs, requestVerbs, setupVerbs])
  add(program)

/** Every verb by its words, such as "mail-case show". */
const verbs = new Map<string, Command>()
const enter = (command: Command, before: string[]): void => {
  for (const each of command.commands) {
    verbs.set([...before, each.name()].join(' '), each)
    enter(each, [...before, each.name()])
  }
}
enter(program, [])

const spans = ['README.md', 'docs/operations.md', 'docs/integration.md'].flatMap((file) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  return [...text.matchAll(/`(?:npm run cli -- )?([a-z][^`]*--[a-z][^`]*)`/g)].map(([, command = '']) => ({ file, command }))
})
const found = spans.flatMap(({ file, command }) => {
  const words = command.split(' ')
  const name = [3, 2, 1].map((count) => words.slice(0, count).join(' ')).find((each) => verbs.has(each))
  return name === undefined ? [] : [{ where: `${file}: ${command}`, command, verb: verbs.get(name) as Command }]
})

test('a command that the documents give with options has those that it cannot do without, and none that it does not know', () => {
  expect(found.length).toBeGreaterThan(12)
  for (const { where, command, verb } of found) {
    const given = [...command.matchAll(/--[a-z-]+/g)].map(([option]) => option)
    expect(
      verb.options.map(({ long }) => long),
      where,
    ).toEqual(expect.arrayContaining(given))
    for (const { long, mandatory } of verb.options) if (mandatory) expect(given, where).toContain(long)
  }
})
