import { z } from 'zod'
import { TENANT_ID_SQL } from '../subject/tenant-id.ts'
import type { RetentionBasis } from './retention-bases.ts'

const day = z.iso.date()
const words = z.strictObject({ en: z.string().min(1), hi: z.string().min(1), mr: z.string().min(1) })
const period = z.union([
  z.strictObject({ years: z.int().min(1).max(100) }),
  z.strictObject({ months: z.int().min(1).max(1_200) }),
  z.strictObject({ days: z.int().min(1).max(36_500) }),
])
// As PostgreSQL writes a uuid: ids are compared letter by letter.
const tenantId = z
  .string()
  .regex(new RegExp(TENANT_ID_SQL))
  .transform((id) => (z.uuid().safeParse(id).success ? id.toLowerCase() : id))
const floor = z.strictObject({
  tenants: z.union([z.literal('all'), z.array(tenantId).min(1)]),
  category: z.enum(['account', 'configuration', 'identifiers', 'messaging', 'billing', 'security']),
  decided: z.enum(['keep', 'erase']),
  from: day,
  opinion: z.string().trim().min(3, 'a decision names the legal opinion on which it rests').max(200),
})
const basis = z.object({
  // As deletion_bot.retained takes them.
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .refine((id) => !/\d{5}/.test(id)),
  statute: z.string().min(1).max(200),
  words,
  period,
  from: z.string().min(1).max(200),
  inForceFrom: day,
  floors: z.array(floor).optional(),
})

/** Reads an operator's retention bases from JSON: a list of bases as `retention list --json` prints them. Throws one sentence. */
export function parseRetentionBases(json: string): RetentionBasis[] {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new Error('The retention bases are not JSON: check the file that RETENTION_BASES names.')
  }
  const parsed = z.array(basis).safeParse(data)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Error(`The retention bases do not fit at ${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const ids = parsed.data.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Error('The retention bases name one id twice: each law has one.')
  for (const { id, inForceFrom, floors = [] } of parsed.data) {
    if (floors.some(({ from }) => from < inForceFrom))
      throw new Error(`A floor of ${id} begins before the law itself: it is in force from ${inForceFrom}.`)
    const decided = floors.flatMap(({ tenants, category }) =>
      (tenants === 'all' ? ['all'] : tenants).map((tenant) => `${category} of ${tenant}`),
    )
    const twice = decided.find((one, i) => decided.indexOf(one) < i)
    if (twice !== undefined) throw new Error(`The floors of ${id} decide twice about ${twice}: leave one of them.`)
  }
  return parsed.data.map(({ floors, ...rest }) => ({ ...rest, ...(floors ? { floors } : {}) }))
}
