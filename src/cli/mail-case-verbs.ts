import { type Command, Option } from 'commander'
import { type RefusalReason, refusalReasons } from '../requests/request.ts'
import { withDatabases } from './open.ts'
import { type Json, verb } from './verb.ts'

/** `mail-case …`. */
export function mailCaseVerbs(program: Command): void {
  const mailCase = program.command('mail-case').description('what came by mail and waits for a person')
  verb(mailCase, 'list', 'the open cases, the most urgent first').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./mail-cases.ts')).mailCaseList(opened, json)),
  )
  verb(mailCase, 'show', 'who wrote, what, and which papers came with it')
    .argument('<id>', 'as mail-case list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .option('--documents <folder>', 'write the papers into this folder, readable by you alone')
    .action((id: string, { json, ...given }: Json & { reason: string; documents?: string }) =>
      withDatabases(async (opened) => (await import('./mail-cases.ts')).mailCaseShow(opened, id, given, json)),
    )
  verb(mailCase, 'answer', 'send the answer, which is read from standard input, and close the case')
    .argument('<id>', 'as mail-case list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((id: string, { json, ...given }: Json & { reason: string }) =>
      withDatabases(async (opened) => (await import('./mail-cases.ts')).mailCaseAnswer(opened, id, given, json)),
    )
  verb(mailCase, 'close', 'close a case that needs no answer, or was answered another way')
    .argument('<id>', 'as mail-case list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((id: string, { json, ...given }: Json & { reason: string }) =>
      withDatabases(async (opened) => (await import('./mail-cases.ts')).mailCaseClose(opened, id, given, json)),
    )
  verb(
    mailCase,
    'refuse',
    'what was asked for somebody else is not done: whoever wrote reads why by mail, and the case is closed',
  )
    .argument('<id>', 'as mail-case list shows it')
    .addOption(new Option('--because <why>', 'what the person is told').choices(refusalReasons).makeOptionMandatory())
    .requiredOption('--reason <code>', 'for the access log: small-letter words joined by dashes')
    .action((id: string, { json, ...given }: Json & { reason: string; because: RefusalReason }) =>
      withDatabases(async (opened) => (await import('./mail-cases.ts')).mailCaseRefuse(opened, id, given, json)),
    )
}
