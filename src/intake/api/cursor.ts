import { type KeyRing, seal, unseal } from '../../runtime/keys.ts'

/** A place in a business's list. Sealed: the number in it counts what all businesses do, and nobody else's cursor fits. */
export function writeCursor(keys: KeyRing, tenantId: string, seq: number): string {
  return Buffer.from(seal(keys, purpose(tenantId), String(seq))).toString('base64url')
}

/** Undefined: not one of this business's cursors. */
export function readCursor(keys: KeyRing, tenantId: string, cursor: string): number | undefined {
  try {
    return Number(unseal(keys, purpose(tenantId), Buffer.from(cursor, 'base64url').toString()))
  } catch {
    return undefined
  }
}

const purpose = (tenantId: string) => `api-cursor ${tenantId}`
