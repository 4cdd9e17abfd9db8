import type { Channel, ChannelDirectory } from '../db/channels.ts'
import type { Clock } from '../runtime/clock.ts'
import { type Admission, admit } from './admit.ts'
import { likelySecrets } from './likely-secrets.ts'
import { type Payload, readPayload } from './payload.ts'
import { signedBy } from './signature.ts'

export interface Verified {
  admission: Admission
  /** Undefined: the body is no JSON. */
  payload: Payload | undefined
  /** The channels whose secret signed it: of their accounts it may speak. */
  signedFor: readonly Channel[]
}

const MINUTE_MS = 60_000
/** About a second of one processor in a minute. */
const BYTES_PER_MINUTE = 1024 ** 3

/**
 * Verifies bodies: the bytes first, then what they say. A secret or a number that the book does not know yet gets a second look at the channels.
 * Whoever forges makes us hash for nothing, so only the likely secrets are always tried. The others, many where businesses bring apps of their own,
 * are tried while forgeries have not used up the minute's budget. It counts forged bytes, not addresses: behind a proxy all share one with Meta.
 * What a likely secret signed is therefore never turned away, and what no channel of ours can be seen in (nothing of it is ever stored) comes again.
 */
export function bodyVerifier(
  channels: Pick<ChannelDirectory, 'book' | 'renewed'>,
  clock: Clock,
  bytesPerMinute = BYTES_PER_MINUTE,
) {
  const budget = forgeryBudget(clock, bytesPerMinute)

  async function secretOf(raw: Buffer, header: unknown): Promise<{ secret: string | undefined; because?: 'budget' }> {
    const book = await channels.book()
    const likely = likelySecrets(book, raw)
    const secret = signedBy(likely, raw, header)
    if (secret !== undefined) return { secret }
    const renewed = await channels.renewed()
    // What was just added is likely now and was not before.
    const added = renewed === book ? [] : likelySecrets(renewed, raw).filter((each) => !likely.includes(each))
    const late = signedBy(added, raw, header)
    if (late !== undefined) return { secret: late }
    const others = renewed.secrets.filter((each) => !likely.includes(each) && !added.includes(each))
    if (others.length > 0 && budget.isSpent()) return { secret: undefined, because: 'budget' }
    const other = signedBy(others, raw, header)
    if (other === undefined) budget.spend(raw.length * others.length)
    return { secret: other }
  }

  return async (raw: Buffer, header: unknown): Promise<Verified> => {
    const { secret, because } = await secretOf(raw, header)
    if (because) return { admission: { as: 'refused', because }, payload: undefined, signedFor: [] }
    let book = await channels.book()
    if (secret === undefined) return { admission: admit(book, secret, []), payload: undefined, signedFor: [] }
    const payload = parsed(raw)
    const named = payload?.phoneNumberIds ?? new Set<string>()
    if ([...named].some((phoneNumberId) => !book.byPhoneNumberId.has(phoneNumberId))) book = await channels.renewed()
    const signedFor = book.channels.filter(({ appSecrets }) => appSecrets.includes(secret))
    return { admission: admit(book, secret, named), payload, signedFor }
  }
}

function forgeryBudget(clock: Clock, bytesPerMinute: number) {
  let minute = 0
  let bytes = 0
  const current = () => Math.floor(clock.now().getTime() / MINUTE_MS)
  return {
    isSpent: () => minute === current() && bytes >= bytesPerMinute,
    spend(more: number) {
      if (minute !== current()) bytes = 0
      minute = current()
      bytes += more
    },
  }
}

function parsed(raw: Buffer): Payload | undefined {
  try {
    return readPayload(JSON.parse(raw.toString('utf8')))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
