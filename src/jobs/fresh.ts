import { newCode, newToken } from '../runtime/ids.ts'

/** New random values for whatever prompt an answer needs. */
export function fresh(): { promptId: string; code: string } {
  return { promptId: newToken(), code: newCode() }
}
