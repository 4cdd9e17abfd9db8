import { phoneFromMeta } from '../subject/address.ts'
import type { IdentifierKind } from './data-map.ts'

/**
 * Every identifier, in its canonical form, that a stored value may spell: the inverse of `spellingsOf`, and generous, because only
 * identifiers of the replay list come of it. No phone library: a restored platform has millions of values.
 */
export function readingsOf(value: string, kind: IdentifierKind): string[] {
  const text = value.trim()
  if (text === '' || text.length > 320) return []
  if (kind === 'email') return [text.toLowerCase()]
  if (kind === 'user_id') return value === text ? [text] : [value, text]
  return phonesOf(text)
}

function phonesOf(text: string): string[] {
  if (text.length > 40 || /[^\d\s+().-]/.test(text)) return []
  const digits = text.replace(/\D/g, '')
  const international = [digits, ...(digits.startsWith('00') ? [digits.slice(2)] : [])]
  // Without a country code only an Indian number is meant.
  const national = digits.startsWith('0') ? digits.slice(1) : digits
  const readings = [...international, ...(national.length === 10 ? [`91${national}`] : [])].map(phoneFromMeta)
  return [...new Set(readings.filter((phone) => phone !== undefined))]
}
