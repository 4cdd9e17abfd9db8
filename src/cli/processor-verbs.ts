import type { Command } from 'commander'
import { identifiers, verbs } from '../processors/processor-task.ts'
import { withDatabases } from './open.ts'
import type { GivenProcessor } from './processors.ts'
import { type Json, verb } from './verb.ts'

/** `processor …`. */
export function processorVerbs(program: Command): void {
  const processor = program.command('processor').description('those to whom CallMissed has handed data, and who erase it as well')
  verb(processor, 'add', 'pass erasures on to one, or renew all of it; its secret is read from standard input')
    .argument('<name>', 'as receipts name it: small letters, digits and dashes')
    .requiredOption('--endpoint <url>', 'where it is told: https, a public address')
    .requiredOption('--categories <list>', 'categories of the data map of which it holds something, with commas')
    .requiredOption('--knows-by <list>', `by what it knows people, and is given: ${identifiers.join(', ')}`)
    .option('--verbs <list>', 'what it can be asked for', verbs.join(','))
    .option('--answer-hours <n>', 'how long it may take to answer before staff hear of it', '72')
    .option('--generate-secret', 'make its secret, and show it this once', false)
    .action((name: string, { json, ...given }: Json & Omit<GivenProcessor, 'name'>) =>
      withDatabases(async (opened) => (await import('./processors.ts')).processorAdd(opened, { name, ...given }, json)),
    )
  verb(processor, 'list', 'who is told of erasures, and what each has still to confirm').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./processors.ts')).processorList(opened, json)),
  )
  verb(processor, 'remove', 'tell it of no new erasure; what it was told before it has still to confirm')
    .argument('<name>', 'as processor list shows it')
    .action((name: string, { json }: Json) =>
      withDatabases(async (opened) => (await import('./processors.ts')).processorRemove(opened, name, json)),
    )
}
