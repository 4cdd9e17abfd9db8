import { type Command, Option } from 'commander'
import { readConfig } from '../runtime/config.ts'
import { endWith } from './end-with.ts'
import type { GivenReplay } from './erasure-replay.ts'
import { keysOf, withDatabases, withDatabasesInTime } from './open.ts'
import type { GivenReceipt } from './receipt-verify.ts'
import { type Json, verb } from './verb.ts'

/** `erasure …`, `ledger …` and `receipt …`. */
export function proofVerbs(program: Command): void {
  const erasure = program.command('erasure').description('erasures already completed')
  verb(erasure, 'replay', 'after a restore of the platform: carry every completed erasure out again, up to its own cut-off')
    .option('--since <time>', 'only erasures with a receipt of this moment or later, such as 2026-11-20T00:00:00Z')
    .option('--dry-run', 'count what it would do; nothing is written', false)
    .option(
      '--accept-lost-entries',
      'the ledger’s missing entries are lost with an older database of the bot, and that is known',
      false,
    )
    .option(
      '--accept-lost-people',
      'whom the list does not know any more is back for good: the backup is older than BACKUP_RETENTION_DAYS, and there is none that is newer',
      false,
    )
    .option('--past-brake', 'carry out what the brake stops under another data map, after looking at it', false)
    .option('--public-key <file...>', 'PEM of former signing keys')
    .action(async ({ json, ...given }: Json & GivenReplay) =>
      endWith(
        await withDatabasesInTime(async (opened) => (await import('./erasure-replay.ts')).erasureReplay(opened, given, json)),
      ),
    )

  const ledger = program.command('ledger').description('the ledger of receipts')
  verb(ledger, 'verify', 'check every receipt, signature and link of the ledger')
    .option('--public-key <file...>', 'PEM of former signing keys')
    .action(async ({ json, publicKey }: Json & { publicKey?: string[] }) =>
      endWith(
        await withDatabases(async (opened) => (await import('./ledger-verify.ts')).ledgerVerify(opened, publicKey ?? [], json)),
      ),
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
    .action(async (file: string, { json, ...given }: Json & GivenReceipt) =>
      endWith(await (await import('./receipt-verify.ts')).receiptVerify(file, given, json)),
    )
  verb(receipt, 'keys', 'the public keys of the settings, today’s and the former ones').action(async ({ json }: Json) =>
    (await import('./public-keys.ts')).receiptKeys(keysOf(readConfig()), json),
  )
}
