import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type KeyRing, signText, verifyText } from '../runtime/keys.ts'
import { TENANT_ID } from '../subject/tenant-id.ts'

/** Whom a restored backup must lose again, and up to when. Names nobody to whoever lacks the pseudonym's key. */
export interface ReplayEntry {
  requestId: string
  keyId: string
  /** For the purpose "replay". */
  pseudonym: string
  scope: string
  tenantId: string | null
  /** Whose own profile it was. */
  memberId: string | null
  cutOff: Date
  expiresAt: Date
}

const line = z.object({
  request: z.uuid(),
  keyId: z.string().regex(/^[a-z0-9-]{1,32}$/),
  pseudonym: z.string().regex(/^[0-9a-f]{64}$/),
  scope: z.string().regex(/^[a-z]{1,16}$/),
  tenant: z.string().regex(TENANT_ID).nullable(),
  member: z.string().max(64).nullable().default(null),
  cutOff: z.iso.datetime().transform((text) => new Date(text)),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
  signedBy: z.string(),
  signature: z.string(),
})

/** What is signed: a cut-off moved by a day would erase what came after it. */
function said({ requestId, keyId, pseudonym, scope, tenantId, memberId, cutOff, expiresAt }: ReplayEntry): string {
  const about = ['replay', requestId, keyId, pseudonym, scope, tenantId, cutOff.toISOString(), expiresAt.toISOString()]
  return JSON.stringify(memberId === null ? about : [...about, memberId])
}

/** An entry as a signed line of the file outside the database. */
export function replayLine(keys: KeyRing, entry: ReplayEntry): string {
  const { keyId: signedBy, signature } = signText(keys, said(entry))
  const { requestId: request, keyId, pseudonym, scope, tenantId: tenant, memberId, cutOff, expiresAt } = entry
  const member = memberId === null ? {} : { member: memberId }
  return JSON.stringify({ request, keyId, pseudonym, scope, tenant, ...member, cutOff, expiresAt, signedBy, signature })
}

/** What a line holds: an entry that one of these keys has signed, one that none of them has, or, cut short by a crash, nothing. */
export function readReplayLine(
  text: string,
  publicKeys: ReadonlyMap<string, KeyObject>,
): { is: 'entry' | 'unsigned'; entry: ReplayEntry } | undefined {
  const parsed = line.safeParse(parseJson(text))
  if (!parsed.success) return undefined
  const { request: requestId, tenant: tenantId, member: memberId, signedBy, signature, ...rest } = parsed.data
  const entry = { requestId, tenantId, memberId, ...rest }
  const key = publicKeys.get(signedBy)
  return { is: key && verifyText(key, said(entry), signature) ? 'entry' : 'unsigned', entry }
}

/** Each pass of these has a cut-off of its own, and the last one covers those before: nobody else ever gets their tenant or member. */
export const cutOffGrows = (scope: string): boolean => scope === 'account' || scope === 'profile'

/** Both lists as one; of the same request and pseudonym the one that expires later, up to the cut-off of its last pass. */
export function mergeReplay(...lists: readonly (readonly ReplayEntry[])[]): ReplayEntry[] {
  const merged = new Map<string, ReplayEntry>()
  for (const entry of lists.flat()) {
    const known = merged.get(replayName(entry))
    const one = !known || known.expiresAt < entry.expiresAt ? entry : known
    const latest = known && known.cutOff > entry.cutOff ? known.cutOff : entry.cutOff
    merged.set(replayName(entry), cutOffGrows(one.scope) ? { ...one, cutOff: latest } : one)
  }
  return [...merged.values()]
}

/** What an entry is about, whatever it says of it. */
export const replayName = ({ requestId, keyId, pseudonym }: ReplayEntry): string => `${requestId} ${keyId} ${pseudonym}`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
