import { tenantsBeside } from '../../erasure/tenant-name-store.ts'
import { tenantsInstructed } from '../../requests/instruction-store.ts'
import { readMapFile } from '../data-map.ts'
import { howMany } from '../how-many.ts'
import type { Opened } from '../open.ts'
import { type Line, ok, warn } from './line.ts'

const CHECK = 'instructions'

/** Whose customers wait three days instead of a quarter of an hour, because nobody has noted what their business agreed to. */
export async function checkInstructions(opened: Pick<Opened, 'db' | 'platform' | 'config'>): Promise<Line[]> {
  if (opened.config.mode !== 'production') return []
  // Where the map cannot be read or does not fit, or the platform is away, another line of the doctor's says so.
  const found = await businesses(opened).catch(() => undefined)
  if (!found) return []
  const { all, others } = found
  if (others === 0) return [ok(CHECK, `on record of each of ${howMany(all, 'business', 'businesses')}`)]
  return [
    warn(
      CHECK,
      `${others} of ${howMany(all, 'business', 'businesses')} gave none: each may object for 72 hours, and an erasure of its customers’ data waits as long`,
      'Record what each has agreed to with `npm run cli -- instruction set --tenant … --kind standing --clause … --version … --given-on …`.',
    ),
  ]
}

async function businesses({ db, platform, config }: Pick<Opened, 'db' | 'platform' | 'config'>) {
  return tenantsBeside(platform, readMapFile(config.dataMapFile), await tenantsInstructed(db))
}
