import type * as schema from './schema.ts'

export type DemoTable = keyof typeof schema
export type DemoRow<T extends DemoTable> = (typeof schema)[T]['$inferInsert']

/** Everything the demo puts into the platform: rows by table, bytes by blob key. */
export interface DemoRows {
  rows: { [T in DemoTable]: DemoRow<T>[] }
  blobs: Map<string, Uint8Array>
}

// Parents before children: the order of insertion.
export const demoTables = [
  'tenant',
  'app_user',
  'user_session',
  'passkey',
  'api_key',
  'bot',
  'knowledge_source',
  'knowledge_entry',
  'whatsapp_account',
  'whatsapp_number',
  'template',
  'campaign',
  'campaign_recipient',
  'conversation',
  'message',
  'message_status',
  'voice_session',
  'voice_turn',
  'call_analysis',
  'webhook_subscription',
  'webhook_delivery',
  'usage_log',
  'idempotency_record',
  'audit_log',
  'invoice',
  'payment',
  'credit_transaction',
  'coupon_redemption',
] as const satisfies readonly DemoTable[]

export function emptyDemoRows(): DemoRows {
  // fromEntries forgets which keys it was given; that demoTables names every table is tested.
  const rows = Object.fromEntries(demoTables.map((table) => [table, []])) as unknown as DemoRows['rows']
  return { rows, blobs: new Map() }
}

const MS_PER_HOUR = 3_600_000

export const hoursBefore = (now: Date, hours: number): Date => new Date(now.getTime() - Math.round(hours * MS_PER_HOUR))

/** The Indian financial year of a day: its last day, and the day by which its annual GST return is due. */
export function financialYearOf(day: string): { financial_year_end: string; annual_return_due: string } {
  const year = Number(day.slice(0, 4)) + (day.slice(5) <= '03-31' ? 0 : 1)
  return { financial_year_end: `${year}-03-31`, annual_return_due: `${year}-12-31` }
}
