import { type Command, Option } from 'commander'
import { type Language, languages } from '../flows/language.ts'
import { answeredOutcomes, unansweredOutcomes } from '../requests/grievance.ts'
import { type RefusalReason, refusalReasons } from '../requests/request.ts'
import { withDatabases } from './open.ts'
import { type Json, verb } from './verb.ts'

/** `case …`, `link …` and `forwards …`. */
export function doorVerbs(program: Command): void {
  caseVerbs(program)
  linkVerbs(program)
  forwardVerbs(program)
}

function caseVerbs(program: Command): void {
  const matter = program.command('case').description('complaints and other cases that a person answers')
  verb(matter, 'list', 'open cases, those due first first')
    .option('--all', 'closed ones too', false)
    .action(({ json, ...given }: Json & { all: boolean }) =>
      withDatabases(async (opened) => (await import('./cases.ts')).caseList(opened, given, json)),
    )
  verb(matter, 'show', 'one case with the timeline of its request')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .option('--words', 'what the person wrote since the day before it was opened', false)
    .option('--reason <code>', 'with --words, why: small-letter words joined by dashes')
    .action((reference: string, { json, ...given }: Json & { words: boolean; reason?: string }) =>
      withDatabases(async (opened) => (await import('./cases.ts')).caseShow(opened, reference, given, json)),
    )
  verb(matter, 'answer', 'answer in the person’s chat; the words are read from standard input')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .addOption(new Option('--outcome <outcome>', 'close the case with this answer').choices(answeredOutcomes))
    .action((reference: string, { json, ...given }: Json & { reason: string; outcome?: (typeof answeredOutcomes)[number] }) =>
      withDatabases(async (opened) => (await import('./cases.ts')).caseAnswer(opened, reference, given, json)),
    )
  verb(
    matter,
    'refuse',
    'what was asked for somebody else is not done: the person reads why in their chat, and the case is closed',
  )
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .addOption(new Option('--because <why>', 'what the person is told').choices(refusalReasons).makeOptionMandatory())
    .requiredOption('--reason <code>', 'for the access log: small-letter words joined by dashes')
    .action((reference: string, { json, ...given }: Json & { reason: string; because: RefusalReason }) =>
      withDatabases(async (opened) => (await import('./cases.ts')).caseRefuse(opened, reference, given, json)),
    )
  verb(matter, 'close', 'close a case that needs or can get no answer')
    .argument('<reference>', 'such as CM-7K3F-9QXD')
    .addOption(new Option('--outcome <outcome>', 'how it ended').choices(unansweredOutcomes).makeOptionMandatory())
    .requiredOption('--reason <code>', 'why: small-letter words joined by dashes')
    .action((reference: string, { json, ...given }: Json & { reason: string; outcome: (typeof unansweredOutcomes)[number] }) =>
      withDatabases(async (opened) => (await import('./cases.ts')).caseClose(opened, reference, given, json)),
    )
}

function linkVerbs(program: Command): void {
  const link = program.command('link').description('businesses’ links and posters that lead their customers to the bot')
  verb(link, 'create', 'a short code for a business and a language, with its WhatsApp link and its poster')
    .requiredOption('--tenant <tenant id or name>', 'the business')
    .addOption(new Option('--lang <language>', 'the language of its words').choices(languages).makeOptionMandatory())
    .action(({ json, ...given }: Json & { tenant: string; lang: Language }) =>
      withDatabases(async (opened) => (await import('./links.ts')).linkCreate(opened, given, json)),
    )
  verb(link, 'list', 'every code with its link and poster').action(({ json }: Json) =>
    withDatabases(async (opened) => (await import('./links.ts')).linkList(opened, json)),
  )
  verb(link, 'retire', 'a code stands for nothing from now on')
    .argument('<code>', 'such as K7Q2M9')
    .action((code: string, { json }: Json) =>
      withDatabases(async (opened) => (await import('./links.ts')).linkRetire(opened, code, json)),
    )
}

function forwardVerbs(program: Command): void {
  const forwards = program.command('forwards').description('customers’ wishes that businesses pass on')
  verb(forwards, 'drop', 'withdraw what a business passed on and nobody was asked about yet, as after a stolen key')
    .requiredOption('--tenant <tenant id or name>', 'the business')
    .requiredOption('--reason <code>', 'for the access log: small-letter words joined by dashes')
    .action(({ json, ...given }: Json & { tenant: string; reason: string }) =>
      withDatabases(async (opened) => (await import('./forwards.ts')).forwardsDrop(opened, given, json)),
    )
}
