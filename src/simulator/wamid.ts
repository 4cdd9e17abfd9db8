import { newId } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'

const TO_THE_PERSON = 0x11
const FROM_THE_PERSON = 0x12

/** A message id as Meta mints them: base64 in which the person's number (or business-scoped id) stands in clear. */
export function mintWamid(address: string, direction: 'out' | 'in'): string {
  const clear = Buffer.from(address.replace(/^\+/, ''), 'ascii')
  const random = Buffer.from(newId().replaceAll('-', '').slice(0, 20).toUpperCase(), 'ascii')
  const way = direction === 'out' ? TO_THE_PERSON : FROM_THE_PERSON
  const bytes = [0x1c, 0x18, clear.length, ...clear, 0x15, 0x02, 0x00, way, 0x18, random.length, ...random, 0x00]
  return `wamid.${Buffer.from(bytes).toString('base64')}`
}

/** A business-scoped id for a number of the demo: the same for one number in one portfolio, another in the next. */
export function inventUserId(portfolioId: string, phone: string): string {
  return `IN.${BigInt(`0x${sha256Hex(`${portfolioId}\n${phone}`).slice(0, 26)}`)
    .toString()
    .slice(0, 20)}`
}

/** A mobile number that no demo row holds: the same one for the same seed. */
export function inventNumber(seed: string): string {
  return `+917111${(BigInt(`0x${sha256Hex(seed).slice(0, 12)}`) % 1_000_000n).toString().padStart(6, '0')}`
}
