import type { Command } from 'commander'
import { endWith } from './end-with.ts'
import { type Json, verb } from './verb.ts'

const URL_HELP = 'another platform database: its address, or - to read it from standard input'
const MAP_HELP = 'another data map (JSON) than that of DATA_MAP'

/** `datamap …`. */
export function datamapVerbs(program: Command): void {
  const datamap = program.command('datamap').description('the data map')
  verb(datamap, 'init', 'read a database and propose a data map for it; nothing is changed, and no value leaves the database')
    .option('--url <address>', URL_HELP)
    .option('--schema <name>', 'the schema whose tables are read', 'public')
    .option('--out <file>', 'where to write it; without it the map goes to standard output')
    .action(async ({ json, ...given }: Json & { url?: string; schema: string; out?: string }) =>
      endWith(await (await import('./datamap-init.ts')).datamapInit(given, json)),
    )
  verb(datamap, 'check', 'compare the data map with the live database')
    .option('--map <file>', MAP_HELP)
    .option('--url <address>', URL_HELP)
    .option('--role <name>', 'the role whose rights and row-level security count; without it, the one that connects')
    .action(async ({ json, ...given }: Json & { map?: string; url?: string; role?: string }) =>
      endWith(await (await import('./datamap-check.ts')).datamapCheck(given, json)),
    )
}
