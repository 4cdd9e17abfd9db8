import { type Command, Option } from 'commander'
import type { GivenChannel } from './channels.ts'
import { endWith } from './end-with.ts'
import type { GivenInstruction } from './instructions.ts'
import { withDatabases } from './open.ts'
import { type Json, verb } from './verb.ts'

const URL_HELP = 'another platform database: its address, or - to read it from standard input'
const REASON_HELP = 'a few small-letter words joined by dashes'
const MAP_HELP = 'another data map (JSON) than that of DATA_MAP'

/** `platform …`, `channel …`, `instruction …`, `templates …` and `console …`. */
export function setupVerbs(program: Command): void {
  const platform = program.command('platform').description('CallMissed’s platform database')
  verb(platform, 'install', 'create the bot’s own small schema there, and print the rights its role needs')
    .option('--role <name>', 'the role of PLATFORM_DATABASE_URL', 'deletion_bot')
    .option('--map <file>', MAP_HELP)
    .option('--url <address>', URL_HELP)
    .action(async ({ json, ...given }: Json & { role: string; map?: string; url?: string }) =>
      (await import('./platform-install.ts')).platformInstall(given, json),
    )

  const channel = program.command('channel').description('the WhatsApp numbers the bot answers on')
  verb(channel, 'add', 'add a number, or renew its token and secrets; both are read from standard input')
    .requiredOption('--phone-number-id <digits>', 'Meta’s id of the number')
    .requiredOption('--waba-id <digits>', 'id of the WhatsApp Business Account')
    .requiredOption('--portfolio-id <digits>', 'id of the business portfolio')
    .requiredOption('--display-number <number>', 'the number as people dial it, with +')
    .addOption(new Option('--mode <mode>', 'whose chat it is').choices(['dedicated', 'shared']).makeOptionMandatory())
    .option('--business <tenant id or name>', 'for a shared channel, whose it is')
    .addHelpText(
      'after',
      `
Standard input: the access token on the first line, the app secrets after it, the current one first;
or {"accessToken": "…", "appSecrets": ["…"]}.`,
    )
    .action(({ json, ...given }: Json & GivenChannel) =>
      withDatabases(async (opened) => (await import('./channels.ts')).channelAdd(opened, given, json)),
    )
  verb(channel, 'list', 'the channels, with secrets as fingerprints').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./channels.ts')).channelList(opened, json)),
  )
  verb(channel, 'resume', 'send again on a channel that Meta’s answer had stopped')
    .argument('<phone_number_id>', 'Meta’s id of the number')
    .action((phoneNumberId: string, { json }: Json) =>
      withDatabases(async (opened) => (await import('./channels.ts')).channelResume(opened, phoneNumberId, json)),
    )

  const instruction = program
    .command('instruction')
    .description('what businesses have instructed about erasing their customers’ data')
  verb(instruction, 'set', 'record a business’s instruction; it replaces the former one')
    .requiredOption('--tenant <tenant id or name>', 'the business')
    .addOption(
      new Option('--kind <kind>', 'erase at once, or wait for an objection')
        .choices(['standing', 'objection-window'])
        .makeOptionMandatory(),
    )
    .requiredOption('--clause <text>', 'the clause of the agreement')
    .requiredOption('--version <text>', 'the version of the agreement')
    .requiredOption('--given-on <yyyy-mm-dd>', 'the day of the instruction')
    .option('--hours <n>', 'length of the objection window, at most 168 (72 without it)')
    .action(({ json, ...given }: Json & GivenInstruction) =>
      withDatabases(async (opened) => (await import('./instructions.ts')).instructionSet(opened, given, json)),
    )
  verb(instruction, 'list', 'the instructions on record').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./instructions.ts')).instructionList(opened, json)),
  )

  const templates = program.command('templates').description('the message templates at Meta')
  verb(templates, 'sync', 'create what is missing on each account and replace what reads otherwise; Meta reviews it')
    .option('--dry-run', 'compare only; nothing is changed', false)
    .action(async ({ json, ...given }: Json & { dryRun: boolean }) =>
      endWith(await withDatabases(async (opened) => (await import('./templates.ts')).templatesSync(opened, given, json))),
    )

  const consoleFace = program.command('console').description('the console for staff')
  verb(consoleFace, 'link', 'outside production: a new sign-in link, good once within half an hour').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./console-link.ts')).consoleLink(opened, json)),
  )
  const staff = consoleFace.command('staff').description('who may sign in to the console')
  verb(staff, 'list', 'who was there within a year, by id, and who is shut out').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./console-staff.ts')).staffList(opened, json)),
  )
  for (const [name, description] of [
    ['shut-out', 'ends their sessions and keeps them out, as after a stolen account'],
    ['let-in', 'lets somebody in again, where no admin is left who could; two say it, within two days'],
  ] as const)
    verb(staff, name, description)
      .argument('<id>', 'as `console staff list` shows it')
      .requiredOption('--reason <code>', REASON_HELP)
      .option('--by <name>', 'in the demo: who says it')
      .action((id: string, { json, ...given }: Json & { reason: string; by?: string }) =>
        withDatabases(async (opened) => {
          const { staffLetIn, staffShutOut } = await import('./console-staff.ts')
          return name === 'let-in' ? staffLetIn(opened, id, given, json) : staffShutOut(opened, id, given, json)
        }),
      )
}
