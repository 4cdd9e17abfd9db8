import { type Command, Option } from 'commander'
import { holdReasons } from '../erasure/hold-register-store.ts'
import type { GivenHold } from './holds.ts'
import { withDatabases, withDatabasesInTime } from './open.ts'
import type { GivenForgetting } from './retention-forget.ts'
import type { GivenRenaming } from './retention-rename.ts'
import { type Json, verb } from './verb.ts'

const REASON = 'outside the demo, why: small-letter words joined by dashes'

/** `held`, `hold …` and `retention …`. */
export function lawVerbs(program: Command): void {
  verb(program, 'held', 'what the law still keeps of a number after its deletions, and until when')
    .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
    .option('--reason <code>', REASON)
    .action(({ json, ...given }: Json & { phone?: string; reason?: string }) =>
      withDatabases(async (opened) => (await import('./held.ts')).heldFor(opened, given, json)),
    )

  const hold = program.command('hold').description('legal holds: what must not be erased for now')
  verb(hold, 'add', 'place a hold; nothing that it names is erased until it ends')
    .addOption(
      new Option('--scope <scope>', 'one person, a business, or a table')
        .choices(['subject', 'tenant', 'table'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--ground <ground>', 'what it rests on').choices(holdReasons).makeOptionMandatory())
    .option('--phone <number>', 'the person’s number, in the demo; outside it the number is read from standard input')
    .option('--user-id [id]', 'instead of a number the business-scoped id; outside the demo it is read from standard input')
    .option('--request <reference>', 'instead of a number whoever this request is about, while it still knows')
    .option('--tenant <tenant id or name>', 'the business; of a person or a table, only what this business holds')
    .option('--table <name>', 'the table')
    .option('--until <yyyy-mm-dd>', 'its last day; without it the hold stands until it is ended')
    .action(({ json, ...given }: Json & GivenHold) =>
      withDatabasesInTime(async (opened) => (await import('./holds.ts')).holdAdd(opened, given, json)),
    )
  verb(hold, 'list', 'every hold on record').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./holds.ts')).holdList(opened, json)),
  )
  verb(hold, 'end', 'end a hold, a day from now; what waited for it goes on then')
    .argument('<id>', 'as hold list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((id: string, { json, ...given }: Json & { reason: string }) =>
      withDatabasesInTime(async (opened) => (await import('./holds.ts')).holdEnd(opened, id, given, json)),
    )

  const retention = program.command('retention').description('the laws by which rows are kept')
  verb(retention, 'list', 'every basis, since when it holds, and how many rows of erased people it keeps').action(
    ({ json }: Json) => withDatabases(async (opened) => (await import('./retention.ts')).retentionList(opened, json)),
  )
  verb(retention, 'apply', 'count the days of kept rows anew, also where they may go earlier by now')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action(({ json, ...given }: Json & { reason: string }) =>
      withDatabasesInTime(async (opened) => (await import('./retention.ts')).retentionApply(opened, given, json)),
    )
  verb(retention, 'rename', 'kept rows whose table or key was renamed: tells the bot today’s names')
    .requiredOption('--table <name>', 'the table by which they are noted, as datamap check names it')
    .option('--to <name>', 'its name today, where it is another')
    .option(
      '--column <former=today>',
      'a column of the key, where it is not plain; once for each',
      (pair: string, all: string[]) => [...all, pair],
      [],
    )
    .option('--missing <number>', 'how many of the rows the platform has removed, where some are not found by today’s names')
    .option('--reason <code>', REASON)
    .action(({ json, ...given }: Json & GivenRenaming) =>
      withDatabasesInTime(async (opened) => (await import('./retention-rename.ts')).retentionRename(opened, given, json)),
    )
  verb(retention, 'forget', 'kept rows whose table is gone for good, or whose key is: two of the staff give them up')
    .requiredOption('--table <name>', 'the table by which they are noted, as datamap check names it')
    .option('--key <columns>', 'where there are several, the key by which they are noted: its columns, joined by commas')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .option('--by <name>', 'in the demo, who says so')
    .action(({ json, ...given }: Json & GivenForgetting) =>
      withDatabasesInTime(async (opened) => (await import('./retention-forget.ts')).retentionForget(opened, given, json)),
    )
}
