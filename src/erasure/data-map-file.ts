import { z } from 'zod'
import type { DataMap } from './data-map.ts'

const column = z.string().min(1)
const anonymous = z.union([
  z.object({ to: z.union([z.null(), z.string(), z.number(), z.boolean(), z.object({}), z.tuple([])]) }),
  z.object({ unique: z.string() }),
])
const holds = z.enum(['phone', 'user_id', 'email'])
const reach = z.discriminatedUnion('by', [
  z.object({ by: z.literal('column'), column, holds }),
  z.object({ by: z.literal('json'), column, path: z.array(z.string()).min(1), holds }),
  z.object({ by: z.literal('parent'), column, table: z.string().min(1) }),
])
const keptBy = z.object({ basis: z.string(), from: column, when: z.object({ column, in: z.array(z.string()) }).optional() })
const disposition = z.discriminatedUnion('do', [
  z.object({ do: z.literal('erase') }),
  z.object({ do: z.literal('anonymise'), set: z.record(column, anonymous) }),
  z.object({ do: z.literal('detach'), columns: z.array(column).min(1) }),
  z.object({ do: z.literal('retain'), keptBy: z.array(keptBy).min(1), blank: z.record(column, anonymous) }),
  z.object({ do: z.literal('nothing'), because: z.string().min(1) }),
])
const freeze = z.object({
  column,
  to: z.union([z.string(), z.boolean(), z.null()]),
  when: z.object({ column, in: z.array(z.union([z.string(), z.boolean()])) }).optional(),
  stopsAds: z.literal(true).optional(),
  holdsFloor: z.literal(true).optional(),
})
const answer = z.union([
  z.enum(['key', 'reference', 'identifier', 'personal', 'content', 'blob key', 'secret', 'time']),
  z.templateLiteral(['not personal: ', z.string().min(1)]),
])
const table = z.strictObject({
  category: z.enum(['account', 'configuration', 'identifiers', 'messaging', 'billing', 'security']),
  primaryKey: z.array(column),
  tenant: z.union([z.object({ column }), z.enum(['parent', 'none'])]),
  reach: z.array(reach),
  datedBy: column.optional(),
  disposition,
  scopes: z.array(z.enum(['number', 'business', 'account'])),
  columns: z.record(column, answer),
  noun: z.enum(['message', 'recording', 'bill']).optional(),
  nounIf: column.optional(),
  freeze: z.array(freeze).optional(),
  guards: z.object({ column, whose: z.enum(['business', 'staff']) }).optional(),
  tenantName: column.optional(),
  signOfLife: z.object({ at: column, when: z.object({ column, in: z.array(z.string()) }).optional() }).optional(),
})
const dataMap = z.record(z.string().min(1), table)

/** Reads a data map from JSON. Throws one sentence that names the first thing that does not fit. */
export function parseDataMap(json: string): DataMap {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new Error('The data map is not JSON: check the file that DATA_MAP names.')
  }
  const parsed = dataMap.safeParse(data)
  if (parsed.success) return parsed.data as DataMap
  const issue = parsed.error.issues[0]
  throw new Error(`The data map does not fit at ${issue?.path.join('.')}: ${issue?.message}`)
}
