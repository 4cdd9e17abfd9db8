import type { BotDb } from '../../db/client.ts'
import { activeProcessors } from '../../processors/processor-store.ts'
import type { Config } from '../../runtime/config.ts'
import { type Line, ok, warn } from './line.ts'

const CHECK = 'processors'

/** Whether anybody else is asked to erase copies: CallMissed's policy names sub-processors. Meta's contact book needs no entry. */
export async function checkProcessors(db: BotDb, { mode }: Pick<Config, 'mode'>): Promise<Line[]> {
  if (mode !== 'production') return []
  const asked = (await activeProcessors(db)).filter(({ kind }) => kind === 'webhook')
  if (asked.length > 0) return [ok(CHECK, `asked to erase their copies: ${asked.map(({ name }) => name).join(', ')}`)]
  return [
    warn(
      CHECK,
      'none is entered: nobody to whom CallMissed hands data, such as for payments, mails or speech, is asked to erase its copy',
      'Enter each sub-processor that the policy names with `npm run cli -- processor add <name> --endpoint https://… --categories … --knows-by …`.',
    ),
  ]
}
