import { z } from 'zod'
import type { RetentionBasis } from './retention-bases.ts'

const day = z.iso.date()
const words = z.strictObject({ en: z.string().min(1), hi: z.string().min(1), mr: z.string().min(1) })
const period = z.union([
  z.strictObject({ years: z.int().min(1).max(100) }),
  z.strictObject({ months: z.int().min(1).max(1_200) }),
  z.strictObject({ days: z.int().min(1).max(36_500) }),
])
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
  return parsed.data
}
