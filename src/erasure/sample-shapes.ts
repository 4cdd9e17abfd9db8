import type { Shape } from './sample.ts'

/** The patterns, of PostgreSQL, by which a whole value is recognised. */
export const shapes: Readonly<Record<Shape, string>> = {
  phone: '^\\s*((\\+|00)?91[ -]?|0)?[6-9][0-9]{4}[ -]?[0-9]{5}\\s*$|^\\s*\\+[1-9][0-9]{7,14}\\s*$',
  email: '^\\s*[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}\\s*$',
  user_id: '^[A-Z]{2}\\.[A-Za-z0-9_-]{6,}$',
  wamid: '^wamid\\.',
  'tax number': '^([0-9]{2})?[A-Z]{5}[0-9]{4}[A-Z]([0-9A-Z]{3})?$',
  'ip address': '^[0-9]{1,3}(\\.[0-9]{1,3}){3}$',
  file: '\\.(ogg|opus|mp3|m4a|aac|wav|mp4|webm|jpe?g|png|webp|pdf)(\\?|$)',
}
export const kinds = Object.keys(shapes) as Shape[]

/** A number or an address somewhere in a text. */
export const MENTION = '(^|[^0-9])(\\+?91[ -]?)?[6-9][0-9]{4}[ -]?[0-9]{5}([^0-9]|$)|[A-Za-z0-9._-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}'

export const LIMITS = { lockMs: 1_000, statementMs: 5_000 }
