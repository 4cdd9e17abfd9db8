import { type Command, Option } from 'commander'
import { settlements } from '../processors/processor-task.ts'
import { letterSources, staffProofs } from '../requests/letter-proof.ts'
import { refusalReasons, requestStates } from '../requests/request.ts'
import { endWith } from './end-with.ts'
import { withDatabases, withDatabasesInTime } from './open.ts'
import type { GivenCreate } from './request-create.ts'
import type { GivenRefusal } from './request-refuse.ts'
import { type Json, verb } from './verb.ts'

/** `request …`. */
export function requestVerbs(program: Command): void {
  const request = program.command('request').description('the deletion requests')
  verb(request, 'list', 'requests, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(requestStates))
    .option('--limit <n>', 'how many at most', '50')
    .action(({ json, ...given }: Json & { state?: string; limit: string }) =>
      withDatabases(async (opened) => (await import('./requests.ts')).requestList(opened, given, json)),
    )
  verb(
    request,
    'create',
    'propose the proved wish of somebody who has no chat with us, or an owner’s letter; a second person approves it',
  )
    .addOption(new Option('--scope <scope>', 'what it covers').choices(['number', 'business', 'account']).makeOptionMandatory())
    .option('--tenant <tenant id or name>', 'the business, or whose account')
    .requiredOption('--reason <code>', 'where it stands: small-letter words joined by dashes, such as letter-of-the-owner')
    .addOption(new Option('--source <source>', 'of a number or business: how the wish came').choices(letterSources))
    .addOption(
      new Option('--proof <proof>', 'what shows whose number or account it is, where the source does not').choices(staffProofs),
    )
    .option('--case <reference or id>', 'with papers-seen: the case of whoever asks for somebody else, from a chat or a mail')
    .option('--language <code>', 'of the mails to the person, or to the people of an account', 'en')
    .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
    .option('--sooner', 'of an account: the owner wants it gone in 72 hours')
    .option('--until <day>', 'by when a colleague decides, yyyy-mm-dd: the day after tomorrow at the latest; without it two days')
    .addHelpText(
      'after',
      `
Standard input, for --scope number and business: the number, and on a second line a mail address for news. Take the address that was told on
the call-back, or that the business confirmed: it gets the receipt.
called-back: you rang that very number, as it stands in the records, and whoever answered wants the deletion; of an account the number that is
registered for its owner.
business-confirmed: the business has confirmed in writing that its customer with this number wants it; good for --scope business alone.
papers-seen: for somebody who died, is ill or a child, whoever asks has a case and has sent the papers; give its reference, or the id of a case that
came by mail, with --case. The case is answered with it, in its chat or by mail. What the papers do not show is refused: case refuse, mail-case refuse.
address-answered: of an account, the owner's registered e-mail address has answered your mail and wants the deletion.
Nothing is done before a colleague approves it, by the day of --until or within two days (request approve). Then an account is closed at once and erased when its recovery time
is over; a number is frozen at once and erased after seven days.`,
    )
    .action(({ json, ...given }: Json & GivenCreate) =>
      withDatabasesInTime(async (opened) => (await import('./request-create.ts')).requestCreate(opened, given, json)),
    )
  verb(
    request,
    'proposals',
    'what waits for a second person: starts from a letter or a call, refusals, what is taken back',
  ).action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./request-decide.ts')).requestProposals(opened, json)),
  )
  verb(request, 'approve', 'the second person’s yes: what was proposed is done')
    .argument('<proposal>', 'as request proposals shows it')
    .option('--by <name>', 'in the demo: whom you play')
    .option(
      '--phone <number>',
      'of a letter or a call, in the demo: its number once more; outside it it is read from standard input',
    )
    .addHelpText(
      'after',
      `
Standard input, for what request create entered for a number: that number, typed once more from the letter or the note of the call, and from nowhere
else. With one wrong digit a stranger's data would be erased, who never hears of it.`,
    )
    .action((id: string, { json, ...given }: Json & { by?: string; phone?: string }) =>
      withDatabasesInTime(async (opened) =>
        (await import('./request-decide.ts')).requestDecide(opened, id, 'approve', given, json),
      ),
    )
  for (const [name, description] of [
    ['decline', 'the second person’s no: nothing was changed'],
    ['withdraw', 'whoever proposed it thinks better of it'],
  ] as const)
    verb(request, name, description)
      .argument('<proposal>', 'as request proposals shows it')
      .option('--by <name>', 'in the demo: whom you play')
      .action((id: string, { json, ...given }: Json & { by?: string }) =>
        withDatabasesInTime(async (opened) => (await import('./request-decide.ts')).requestDecide(opened, id, name, given, json)),
      )
  verb(request, 'undo', 'propose to take back what request create entered, before its erasure; a second person approves it')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .option('--by <name>', 'in the demo: whom you play')
    .action((reference: string, { json, ...given }: Json & { reason: string; by?: string }) =>
      withDatabasesInTime(async (opened) => (await import('./request-undo.ts')).requestUndo(opened, reference, given, json)),
    )
  verb(request, 'show', 'one request: timeline, progress, what the law keeps, failed messages, receipts')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .option('--letters', 'with the words of the letters that staff have to post')
    .option('--reason <code>', 'why, outside the demo, with --letters: small-letter words joined by dashes')
    .action((reference: string, { json, ...given }: Json & { letters?: boolean; reason?: string }) =>
      withDatabases(async (opened) => (await import('./request-show.ts')).requestShow(opened, reference, given, json)),
    )
  verb(request, 'watch', 'follow a request while it runs, line by line, until it ends; --json prints one object a line')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .option('--every <seconds>', 'how often to look', '1')
    .action(async (reference: string, { json, ...given }: Json & { every: string }) =>
      endWith(
        await withDatabases(async (opened) => (await import('./request-watch.ts')).requestWatch(opened, reference, given, json)),
      ),
    )
  verb(request, 'release', 'let a parked request, or one on hold, go on; plan and brake judge it anew')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .option('--by <name>', 'in the demo, where a second person decides: whom you play')
    .action((reference: string, { json, ...given }: Json & { reason: string; by?: string }) =>
      withDatabasesInTime(async (opened) =>
        (await import('./request-release.ts')).requestRelease(opened, reference, given, json),
      ),
    )

  verb(
    request,
    'refuse',
    'propose to refuse a confirmed request before its erasure begins; a second person approves it (request approve)',
  )
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .addOption(new Option('--because <why>', 'what the person is told').choices(refusalReasons).makeOptionMandatory())
    .requiredOption('--until <yyyy-mm-dd>', 'the day by which a colleague decides; undecided it lapses, and the request goes on')
    .requiredOption('--reason <code>', 'for the access log: small-letter words joined by dashes')
    .option('--by <name>', 'in the demo: whom you play')
    .action((reference: string, { json, ...given }: Json & GivenRefusal) =>
      withDatabasesInTime(async (opened) => (await import('./request-refuse.ts')).requestRefuse(opened, reference, given, json)),
    )
  processorsOf(request)
}

function processorsOf(request: Command): void {
  verb(request, 'retry-processor', 'ask a processor once more that has refused or does not answer')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .requiredOption('--processor <name>', 'as request show names it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((reference: string, { json, ...given }: Json & { processor: string; reason: string }) =>
      withDatabases(async (opened) => (await import('./request-processors.ts')).retryProcessor(opened, reference, given, json)),
    )
  verb(request, 'settle-processor', 'note what a processor has answered another way')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .requiredOption('--processor <name>', 'as request show names it')
    .addOption(new Option('--as <answer>', 'what it has answered').choices(settlements).makeOptionMandatory())
    .option('--on <yyyy-mm-dd>', 'the day of the task that is meant, or now for what was to go at once; needed when several fit')
    .requiredOption('--reason <code>', 'where it stands: small-letter words joined by dashes, such as letter-of-the-processor')
    .action(
      (
        reference: string,
        { json, ...given }: Json & { processor: string; as: (typeof settlements)[number]; reason: string; on?: string },
      ) =>
        withDatabases(async (opened) =>
          (await import('./request-processors.ts')).settleProcessor(opened, reference, given, json),
        ),
    )
}
