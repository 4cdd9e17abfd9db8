import { Command, CommanderError, Option } from 'commander'
import { datamapVerbs } from './cli/datamap-verbs.ts'
import { doorVerbs } from './cli/door-verbs.ts'
import { endWith } from './cli/end-with.ts'
import { lawVerbs } from './cli/law-verbs.ts'
import { mailCaseVerbs } from './cli/mail-case-verbs.ts'
import { withDatabases, withDatabasesInTime } from './cli/open.ts'
import type { GivenTarget } from './cli/plan-target.ts'
import { processorVerbs } from './cli/processor-verbs.ts'
import { proofVerbs } from './cli/proof-verbs.ts'
import { requestVerbs } from './cli/request-verbs.ts'
import { sentenceOf } from './cli/sentence.ts'
import { setupVerbs } from './cli/setup-verbs.ts'
import { type Json, verb } from './cli/verb.ts'
import { readBases } from './jobs/read-bases.ts'
import { type Ground, grounds } from './requests/objection.ts'
import { retentionBasesFile } from './runtime/config.ts'

const WRONG_USE = 2
const DIGITS = /\+?\d{5,}/g
const REASON = 'outside the demo, why: small-letter words joined by dashes'

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
  .hook('preAction', (_program, { parent }) => (parent?.name() === 'receipt' ? undefined : readBases(retentionBasesFile())))

const demo = program.command('demo').description('the demo')
verb(demo, 'people', 'whom to play in the demo, and on which channels').action(async ({ json }: Json) =>
  (await import('./cli/demo-people.ts')).demoPeople(json),
)

verb(program, 'plan', 'dry run: what an erasure of this number, or account, would do; nothing is written')
  .option('--phone <number>', 'the number, in the demo; outside it the number is read from standard input')
  .option('--business <tenant id or name>', 'only what this business holds')
  .option('--account <tenant id or name>', 'instead of a number: this business’s account with all that was made under it')
  .option('--reason <code>', REASON)
  .action(({ json, ...given }: Json & GivenTarget) =>
    withDatabases(async (opened) => (await import('./cli/plan.ts')).planFor(opened, given, json)),
  )

lawVerbs(program)
requestVerbs(program)
processorVerbs(program)
mailCaseVerbs(program)
doorVerbs(program)
datamapVerbs(program)
proofVerbs(program)
setupVerbs(program)

const objection = program.command('objection').description('what businesses ask to keep: for the privacy officer')
verb(objection, 'list', 'every objection, those to decide first').action(({ json }: Json) =>
  withDatabases(async (opened) => (await import('./cli/objections.ts')).objectionList(opened, json)),
)
verb(objection, 'add', 'what a business told staff within its time to object; the request waits for the decision')
  .argument('<reference>', 'of the request, such as CM-7K3F-9QXD')
  .requiredOption('--tenant <tenant id or name>', 'the business')
  .addOption(
    new Option('--ground <ground>', 'why it must keep the data; nothing else counts').choices(grounds).makeOptionMandatory(),
  )
  .requiredOption('--reason <code>', 'how it said so: small-letter words joined by dashes')
  .option('--by <name>', 'in the demo: whom you play')
  .action((reference: string, { json, ...given }: Json & { tenant: string; ground: Ground; reason: string; by?: string }) =>
    withDatabasesInTime(async (opened) => (await import('./cli/objections.ts')).objectionAdd(opened, reference, given, json)),
  )
for (const [name, state, description] of [
  [
    'uphold',
    'upheld',
    'this business keeps its data; the request goes on for every other one. What one of the staff entered wants a second person',
  ],
  ['reject', 'rejected', 'the ground does not count; the erasure goes on'],
] as const)
  verb(objection, name, description)
    .argument('<id>', 'as objection list shows it')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .option('--by <name>', 'in the demo: whom you play')
    .action((id: string, { json, ...given }: Json & { reason: string; by?: string }) =>
      withDatabasesInTime(async (opened) =>
        (await import('./cli/objections.ts')).objectionDecide(opened, id, state, given, json),
      ),
    )

verb(program, 'doctor', 'is everything set up? Each line says what to do').action(async ({ json }: Json) =>
  endWith(await (await import('./cli/doctor.ts')).doctor(json)),
)

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
