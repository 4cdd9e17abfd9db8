import { z } from 'zod'
import type { ForeignKeyRule } from './catalogue.ts'
import type { DataMap } from './data-map.ts'

const column = z.string().min(1)
const anonymous = z.union([
  z.object({ to: z.union([z.null(), z.string(), z.number(), z.boolean(), z.object({}), z.tuple([])]) }),
  z.object({ unique: z.string(), characters: z.int().min(8).max(32).optional() }),
])
const holds = z.enum(['phone', 'user_id', 'email'])
const reach = z.discriminatedUnion('by', [
  z.object({ by: z.literal('column'), column, holds }),
  z.object({ by: z.literal('json'), column, path: z.array(z.string()).min(1), holds }),
  z.object({ by: z.literal('array'), column, holds }),
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

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** What a column, or a whole table, says in the file until somebody has decided. */
export const UNANSWERED = 'unanswered'

const table = z.strictObject({
  category: z.enum(['account', 'configuration', 'identifiers', 'messaging', 'billing', 'security']),
  primaryKey: z.array(column),
  tenant: z.union([z.object({ column }), z.enum(['parent', 'none'])]),
  reach: z.array(reach),
  datedBy: column.optional(),
  zone: z
    .string()
    .refine((name) => name === UNANSWERED || isZone(name), 'a zone has a name such as Asia/Kolkata or UTC')
    .optional(),
  disposition,
  shared: z.enum(['own number', 'any owner', 'last owner', UNANSWERED]).optional(),
  whenHeld: z.record(column, anonymous).optional(),
  detachFirst: z.array(column).optional(),
  triggers: z.record(z.string(), z.string().min(6)).optional(),
  scopes: z.array(z.enum(['number', 'business', 'account'])),
  columns: z.record(column, z.union([answer, z.literal(UNANSWERED)])),
  noun: z.enum(['message', 'recording', 'bill']).optional(),
  nounIf: column.optional(),
  freeze: z.array(freeze).optional(),
  guards: z.object({ column, whose: z.enum(['business', 'staff']) }).optional(),
  tenantName: column.optional(),
  members: z.object({ role: column, email: column, phone: column, owner: z.string(), admins: z.array(z.string()) }).optional(),
  profile: z
    .discriminatedUnion('do', [
      z.object({ do: z.literal('erase') }),
      z.object({ do: z.literal('anonymise'), set: z.record(column, anonymous) }),
    ])
    .optional(),
  signOfLife: z.object({ at: column, when: z.object({ column, in: z.array(z.string()) }).optional() }).optional(),
  livesBy: z.object({ by: column, began: column }).optional(),
  messageId: z.object({ column, path: z.array(z.string()).min(1).optional() }).optional(),
})
const foreignKey = z.object({
  table: column,
  columns: z.array(column).min(1),
  references: z.object({ table: column, columns: z.array(column).min(1) }),
  onDelete: z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default']),
})
const tables = z.record(z.string().min(1), z.union([z.literal(UNANSWERED), table]))
const file = z.strictObject({
  format: z.literal(1),
  schema: z.string().min(1),
  tables,
  foreignKeys: z.array(foreignKey).optional(),
  schemas: z.record(z.string().min(1), z.string().min(6)).optional(),
  guesses: z.record(z.string(), z.string()).optional(),
})

/** A data map with what it expects of the database around it. */
export interface MapFile {
  schema: string
  tables: DataMap
  /** The foreign keys and their rules as the map's author knew them; without it they are not compared. */
  foreignKeys?: readonly ForeignKeyRule[]
  /** Other schemas of the database in which tables lie, each with the reason why no person stays there, or who else erases it. */
  schemas?: Readonly<Record<string, string>>
}

/**
 * Reads a data map from JSON: the file that `datamap init` writes, or the tables alone, which then lie in `public`. What is still
 * unanswered is left out, so that it counts as not mapped. Throws one sentence that names the first thing that does not fit.
 */
export function parseMapFile(json: string): MapFile {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new Error('The data map is not JSON: check the file that DATA_MAP names.')
  }
  const whole = isObject(data) && 'format' in data && !isObject(data.format)
  const parsed = file.safeParse(whole ? data : { format: 1, schema: 'public', tables: data })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = issue?.path.slice(whole ? 0 : 1).join('.')
    throw new Error(`The data map does not fit at ${path}: ${issue?.message}`)
  }
  const { schema, foreignKeys, schemas = {} } = parsed.data
  const reasons = Object.entries(schemas).filter(([, says]) => says !== UNANSWERED)
  return {
    ...{ schema, tables: answered(parsed.data.tables) },
    ...(foreignKeys ? { foreignKeys } : {}),
    ...(reasons.length > 0 ? { schemas: Object.fromEntries(reasons) } : {}),
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function answered(given: z.infer<typeof tables>): DataMap {
  const decided = Object.entries(given).flatMap(([name, mapped]) => {
    if (mapped === UNANSWERED) return []
    const columns = Object.entries(mapped.columns).filter(([, says]) => says !== UNANSWERED)
    const { zone, shared, ...rest } = mapped
    const said = {
      ...(zone === undefined || zone === UNANSWERED ? {} : { zone }),
      ...(shared === undefined || shared === UNANSWERED ? {} : { shared }),
    }
    return [[name, { ...rest, ...said, columns: Object.fromEntries(columns) }]]
  })
  // zod gives optional keys `undefined` in its types; the values themselves have been checked one by one.
  return Object.fromEntries(decided) as DataMap
}
