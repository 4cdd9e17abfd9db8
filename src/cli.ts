import { Command, CommanderError, Option } from 'commander'
import { channelAdd, channelList, channelResume, type GivenChannel } from './cli/channels.ts'
import { consoleLink } from './cli/console-link.ts'
import { datamapCheck } from './cli/datamap-check.ts'
import { datamapInit } from './cli/datamap-init.ts'
import { demoPeople } from './cli/demo-people.ts'
import { doctor } from './cli/doctor.ts'
import { doorVerbs } from './cli/door-verbs.ts'
import { erasureReplay, type GivenReplay } from './cli/erasure-replay.ts'
import { heldFor } from './cli/held.ts'
import { type GivenHold, holdAdd, holdEnd, holdList } from './cli/holds.ts'
import { type GivenInstruction, instructionList, instructionSet } from './cli/instructions.ts'
import { ledgerVerify } from './cli/ledger-verify.ts'
import { mailCaseAnswer, mailCaseList, mailCaseShow } from './cli/mail-cases.ts'
import { objectionDecide, objectionList } from './cli/objections.ts'
import { keysOf, withDatabases } from './cli/open.ts'
import { planFor } from './cli/plan.ts'
import type { GivenTarget } from './cli/plan-target.ts'
import { platformInstall } from './cli/platform-install.ts'
import {
  type GivenProcessor,
  identifiersKnown,
  processorAdd,
  processorList,
  processorRemove,
  verbsKnown,
} from './cli/processors.ts'
import { receiptKeys } from './cli/public-keys.ts'
import { type GivenReceipt, receiptVerify } from './cli/receipt-verify.ts'
import { type GivenCreate, requestCreate } from './cli/request-create.ts'
import { requestDecide, requestProposals } from './cli/request-decide.ts'
import { retryProcessor, settlements, settleProcessor } from './cli/request-processors.ts'
import { requestRefuse } from './cli/request-refuse.ts'
import { requestRelease } from './cli/request-release.ts'
import { requestShow } from './cli/request-show.ts'
import { requestUndo } from './cli/request-undo.ts'
import { requestWatch } from './cli/request-watch.ts'
import { requestList } from './cli/requests.ts'
import { retentionApply, retentionList } from './cli/retention.ts'
import { sentenceOf } from './cli/sentence.ts'
import { templatesSync } from './cli/templates.ts'
import { type Json, verb } from './cli/verb.ts'
import { holdReasons } from './erasure/hold-register-store.ts'
import { readBases } from './jobs/read-bases.ts'
import { letterProofs, letterSources } from './requests/letter-proof.ts'
import { type RefusalReason, refusalReasons, requestStates } from './requests/request.ts'
import { readConfig, retentionBasesFile } from './runtime/config.ts'

const WRONG_USE = 2
const DIGITS = /\+?\d{5,}/g
const REASON = 'outside the demo, why: small-letter words joined by dashes'
const URL_HELP = 'another platform database: its address, or - to read it from standard input'
const MAP_HELP = 'another data map (JSON) than that of DATA_MAP'

/** The command line: every verb, its arguments, and nothing else. */
const program = new Command('npm run cli --')
  .description('The command line of the CallMissed deletion bot.')
  .addHelpText(
    'after',
    `
It works with the databases of the settings, or with the embedded one in DATA_DIR: beside a running server or without one.
--json prints JSON alone on standard output (npm run --silent cli -- … keeps npm's own lines away).
Exit code: 0 done, 1 something was found or a check failed, 2 wrong use or it cannot run.`,
  )
  .configureOutput({ outputError: (text, write) => write(text.replace(DIGITS, '…')) })
  .showHelpAfterError('(add --help for what it takes)')
  .exitOverride()
  // A receipt is verified without any setting.
  .hook('preAction', (_program, { parent }) => (parent === receipt ? undefined : readBases(retentionBasesFile())))

const demo = program.command('demo').description('the demo')
verb(demo, 'people', 'whom to play in the demo, and on which channels').action(({ json }: Json) => demoPeople(json))

verb(program, 'plan', 'dry run: what an erasure of this number, or account, would do; nothing is written')
  .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
  .option('--business <tenant id or name>', 'only what this business holds')
  .option('--account <tenant id or name>', 'instead of a number: this business’s account with all that was made under it')
  .option('--reason <code>', REASON)
  .action(({ json, ...given }: Json & GivenTarget) => withDatabases((opened) => planFor(opened, given, json)))

verb(program, 'held', 'what the law still keeps of a number after its deletions, and until when')
  .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
  .option('--reason <code>', REASON)
  .action(({ json, ...given }: Json & { phone?: string; reason?: string }) =>
    withDatabases((opened) => heldFor(opened, given, json)),
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
  .option('--tenant <tenant id or name>', 'the business; of a person or a table, only what this business holds')
  .option('--table <name>', 'the table')
  .option('--until <yyyy-mm-dd>', 'its last day; without it the hold stands until it is ended')
  .action(({ json, ...given }: Json & GivenHold) => withDatabases((opened) => holdAdd(opened, given, json)))
verb(hold, 'list', 'every hold on record').action(({ json }: Json) => withDatabases((opened) => holdList(opened, json)))
verb(hold, 'end', 'end a hold; what waited for it goes on')
  .argument('<id>', 'as hold list shows it')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((id: string, { json, ...given }: Json & { reason: string }) =>
    withDatabases((opened) => holdEnd(opened, id, given, json)),
  )

const retention = program.command('retention').description('the laws by which rows are kept')
verb(retention, 'list', 'every basis, since when it holds, and how many rows of erased people it keeps').action(
  ({ json }: Json) => withDatabases((opened) => retentionList(opened, json)),
)
verb(retention, 'apply', 'count the days of kept rows anew, also where they may go earlier by now')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action(({ json, ...given }: Json & { reason: string }) => withDatabases((opened) => retentionApply(opened, given, json)))

const request = program.command('request').description('the deletion requests')
verb(request, 'list', 'requests, newest first')
  .addOption(new Option('--state <state>', 'only those in this state').choices(requestStates))
  .option('--limit <n>', 'how many at most', '50')
  .action(({ json, ...given }: Json & { state?: string; limit: string }) =>
    withDatabases((opened) => requestList(opened, given, json)),
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
  .addOption(new Option('--proof <proof>', 'what shows whose number it is, where the source does not').choices(letterProofs))
  .option('--language <code>', 'of the mails to the person', 'en')
  .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
  .option('--sooner', 'of an account: the owner wants it gone in 72 hours')
  .addHelpText(
    'after',
    `
Standard input, for --scope number and business: the number, and on a second line a mail address for news. Take the address that was told on
the call-back, or that the business confirmed: it gets the receipt.
called-back: you rang that very number, as it stands in the records, and whoever answered wants the deletion.
business-confirmed: the business has confirmed in writing that its customer with this number wants it; good for --scope business alone.
Only for the person themselves: for somebody dead, ill or a child open a case, there is no way to enter it here.
Nothing is done before a colleague approves it within two days (request approve). Then an account is closed at once and erased when its recovery time
is over; a number is frozen at once and erased after seven days.`,
  )
  .action(({ json, ...given }: Json & GivenCreate) => withDatabases((opened) => requestCreate(opened, given, json)))
verb(request, 'proposals', 'what request create has proposed and a second person has to approve').action(({ json }: Json) =>
  withDatabases((opened) => requestProposals(opened, json)),
)
for (const [name, description] of [
  ['approve', 'the second person’s yes: what was proposed is started'],
  ['decline', 'the second person’s no: nothing was changed'],
  ['withdraw', 'whoever proposed it thinks better of it'],
] as const)
  verb(request, name, description)
    .argument('<proposal>', 'as request proposals shows it')
    .option('--by <name>', 'in the demo: whom you play')
    .action((id: string, { json, ...given }: Json & { by?: string }) =>
      withDatabases((opened) => requestDecide(opened, id, name, given, json)),
    )
verb(request, 'undo', 'take back what request create entered: an account within its recovery time, a number before its erasure')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((reference: string, { json, ...given }: Json & { reason: string }) =>
    withDatabases((opened) => requestUndo(opened, reference, given, json)),
  )
verb(request, 'show', 'one request: timeline, progress, what the law keeps, failed messages, receipts')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .action((reference: string, { json }: Json) => withDatabases((opened) => requestShow(opened, reference, json)))
verb(request, 'watch', 'follow a request while it runs, line by line, until it ends; --json prints one object a line')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .option('--every <seconds>', 'how often to look', '1')
  .action(async (reference: string, { json, ...given }: Json & { every: string }) =>
    endWith(await withDatabases((opened) => requestWatch(opened, reference, given, json))),
  )
verb(request, 'release', 'let a parked request, or one on hold, go on; plan and brake judge it anew')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((reference: string, { json, ...given }: Json & { reason: string }) =>
    withDatabases((opened) => requestRelease(opened, reference, given, json)),
  )

verb(request, 'refuse', 'refuse a confirmed request before its erasure begins; the person is told why and where to complain')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .addOption(new Option('--because <why>', 'what the person is told').choices(refusalReasons).makeOptionMandatory())
  .requiredOption('--reason <code>', 'for the access log: small-letter words joined by dashes')
  .action((reference: string, { json, ...given }: Json & { because: RefusalReason; reason: string }) =>
    withDatabases((opened) => requestRefuse(opened, reference, given, json)),
  )

verb(request, 'retry-processor', 'ask a processor once more that has refused or does not answer')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .requiredOption('--processor <name>', 'as request show names it')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((reference: string, { json, ...given }: Json & { processor: string; reason: string }) =>
    withDatabases((opened) => retryProcessor(opened, reference, given, json)),
  )
verb(request, 'settle-processor', 'note what a processor has answered another way')
  .argument('<reference>', 'such as CM-7K3F-9QXD')
  .requiredOption('--processor <name>', 'as request show names it')
  .addOption(new Option('--as <answer>', 'what it has answered').choices(settlements).makeOptionMandatory())
  .requiredOption('--reason <code>', 'where it stands: small-letter words joined by dashes, such as letter-of-the-processor')
  .action(
    (reference: string, { json, ...given }: Json & { processor: string; as: (typeof settlements)[number]; reason: string }) =>
      withDatabases((opened) => settleProcessor(opened, reference, given, json)),
  )

const processor = program.command('processor').description('those to whom CallMissed has handed data, and who erase it as well')
verb(processor, 'add', 'pass erasures on to one, or renew all of it; its secret is read from standard input')
  .argument('<name>', 'as receipts name it: small letters, digits and dashes')
  .requiredOption('--endpoint <url>', 'where it is told: https, a public address')
  .requiredOption('--categories <list>', 'categories of the data map of which it holds something, with commas')
  .requiredOption('--knows-by <list>', `by what it knows people, and is given: ${identifiersKnown.join(', ')}`)
  .option('--verbs <list>', 'what it can be asked for', verbsKnown.join(','))
  .option('--answer-hours <n>', 'how long it may take to answer before staff hear of it', '72')
  .option('--generate-secret', 'make its secret, and show it this once', false)
  .action((name: string, { json, ...given }: Json & Omit<GivenProcessor, 'name'>) =>
    withDatabases((opened) => processorAdd(opened, { name, ...given }, json)),
  )
verb(processor, 'list', 'who is told of erasures, and what each has still to confirm').action(({ json }: Json) =>
  withDatabases((opened) => processorList(opened, json)),
)
verb(processor, 'remove', 'tell it of no new erasure; what it was told before it has still to confirm')
  .argument('<name>', 'as processor list shows it')
  .action((name: string, { json }: Json) => withDatabases((opened) => processorRemove(opened, name, json)))

const mailCase = program.command('mail-case').description('what came by mail and waits for a person')
verb(mailCase, 'list', 'the open cases, the most urgent first').action(({ json }: Json) =>
  withDatabases((opened) => mailCaseList(opened, json)),
)
verb(mailCase, 'show', 'who wrote, and what')
  .argument('<id>', 'as mail-case list shows it')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((id: string, { json, ...given }: Json & { reason: string }) =>
    withDatabases((opened) => mailCaseShow(opened, id, given, json)),
  )
verb(mailCase, 'answer', 'send the answer, which is read from standard input, and close the case')
  .argument('<id>', 'as mail-case list shows it')
  .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
  .action((id: string, { json, ...given }: Json & { reason: string }) =>
    withDatabases((opened) => mailCaseAnswer(opened, id, given, json)),
  )

doorVerbs(program)

const datamap = program.command('datamap').description('the data map')
verb(datamap, 'init', 'read a database and propose a data map for it; nothing is changed, and no value leaves the database')
  .option('--url <address>', URL_HELP)
  .option('--schema <name>', 'the schema whose tables are read', 'public')
  .option('--out <file>', 'where to write it; without it the map goes to standard output')
  .action(async ({ json, ...given }: Json & { url?: string; schema: string; out?: string }) =>
    endWith(await datamapInit(given, json)),
  )
verb(datamap, 'check', 'compare the data map with the live database')
  .option('--map <file>', MAP_HELP)
  .option('--url <address>', URL_HELP)
  .option('--role <name>', 'the role whose rights and row-level security count; without it, the one that connects')
  .action(async ({ json, ...given }: Json & { map?: string; url?: string; role?: string }) =>
    endWith(await datamapCheck(given, json)),
  )

const erasure = program.command('erasure').description('erasures already completed')
verb(erasure, 'replay', 'after a restore of the platform: carry every completed erasure out again, up to its own cut-off')
  .option('--since <time>', 'only erasures with a receipt of this moment or later, such as 2026-11-20T00:00:00Z')
  .option('--dry-run', 'count what it would do; nothing is written', false)
  .option(
    '--accept-lost-entries',
    'the ledger’s missing entries are lost with an older database of the bot, and that is known',
    false,
  )
  .option('--public-key <file...>', 'PEM of former signing keys')
  .action(async ({ json, ...given }: Json & GivenReplay) =>
    endWith(await withDatabases((opened) => erasureReplay(opened, given, json))),
  )

const ledger = program.command('ledger').description('the ledger of receipts')
verb(ledger, 'verify', 'check every receipt, signature and link of the ledger')
  .option('--public-key <file...>', 'PEM of former signing keys')
  .action(async ({ json, publicKey }: Json & { publicKey?: string[] }) =>
    endWith(await withDatabases((opened) => ledgerVerify(opened, publicKey ?? [], json))),
  )

const receipt = program.command('receipt').description('one receipt, without any database')
verb(receipt, 'verify', 'check a receipt’s file offline: text, signature and chain; with --salt, whether it is about a number')
  .argument('<file>', 'the JSON that the receipt’s page offers')
  .addOption(
    new Option('--key <pem or file>', 'public key from /receipts/keys, PEM or a file of it; may be given several times')
      .argParser((given: string, before: string[] = []) => [...before, given])
      .makeOptionMandatory(),
  )
  .option('--before <file>', 'the receipt that it continues')
  .option('--salt <salt>', 'what stands behind the # of the link in the chat; the number is then read from standard input')
  .action(async (file: string, { json, ...given }: Json & GivenReceipt) => endWith(await receiptVerify(file, given, json)))
verb(receipt, 'keys', 'the public keys of the settings, today’s and the former ones').action(({ json }: Json) =>
  receiptKeys(keysOf(readConfig()), json),
)

const platform = program.command('platform').description('CallMissed’s platform database')
verb(platform, 'install', 'create the bot’s own small schema there, and print the rights its role needs')
  .option('--role <name>', 'the role of PLATFORM_DATABASE_URL', 'deletion_bot')
  .option('--map <file>', MAP_HELP)
  .option('--url <address>', URL_HELP)
  .action(({ json, ...given }: Json & { role: string; map?: string; url?: string }) => platformInstall(given, json))

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
  .action(({ json, ...given }: Json & GivenChannel) => withDatabases((opened) => channelAdd(opened, given, json)))
verb(channel, 'list', 'the channels, with secrets as fingerprints').action(({ json }: Json) =>
  withDatabases((opened) => channelList(opened, json)),
)
verb(channel, 'resume', 'send again on a channel that Meta’s answer had stopped')
  .argument('<phone_number_id>', 'Meta’s id of the number')
  .action((phoneNumberId: string, { json }: Json) => withDatabases((opened) => channelResume(opened, phoneNumberId, json)))

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
  .action(({ json, ...given }: Json & GivenInstruction) => withDatabases((opened) => instructionSet(opened, given, json)))
verb(instruction, 'list', 'the instructions on record').action(({ json }: Json) =>
  withDatabases((opened) => instructionList(opened, json)),
)

const templates = program.command('templates').description('the message templates at Meta')
verb(templates, 'sync', 'create what is missing on each account and replace what reads otherwise; Meta reviews it')
  .option('--dry-run', 'compare only; nothing is changed', false)
  .action(async ({ json, ...given }: Json & { dryRun: boolean }) =>
    endWith(await withDatabases((opened) => templatesSync(opened, given, json))),
  )

const consoleFace = program.command('console').description('the console for staff')
verb(consoleFace, 'link', 'outside production: a new sign-in link, good once within half an hour').action(({ json }: Json) =>
  withDatabases((opened) => consoleLink(opened, json)),
)

const objection = program.command('objection').description('what businesses ask to keep: for the privacy officer')
verb(objection, 'list', 'every objection, those to decide first').action(({ json }: Json) =>
  withDatabases((opened) => objectionList(opened, json)),
)
for (const [name, state, description] of [
  ['uphold', 'upheld', 'this business keeps its data; the request goes on for every other one'],
  ['reject', 'rejected', 'the ground does not count; the erasure goes on'],
] as const)
  verb(objection, name, description)
    .argument('<id>', 'as objection list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((id: string, { json, ...given }: Json & { reason: string }) =>
      withDatabases((opened) => objectionDecide(opened, id, state, given, json)),
    )

verb(program, 'doctor', 'is everything set up? Each line says what to do').action(async ({ json }: Json) =>
  endWith(await doctor(json)),
)

function endWith(code: number): void {
  process.exitCode = code
}

// Whoever reads us may stop early, such as `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  if (process.argv.length <= 2) program.outputHelp()
  else await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) endWith(error.exitCode === 0 ? 0 : WRONG_USE)
  else {
    const { sentence, exitCode } = sentenceOf(error)
    process.stderr.write(`${sentence}\n`)
    endWith(exitCode)
  }
}
