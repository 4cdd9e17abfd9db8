/**
 * CallMissed's tables, inferred from its documented API objects: the reference the data map answers for, and the demo. Every
 * export is named like its table and every key like its column, so that the map is keyed by database names.
 */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  inet,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const id = () => uuid().primaryKey().defaultRandom()
const at = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })
const createdAt = () => at().notNull().defaultNow()
const json = () => jsonb().$type<Record<string, unknown>>()
/** Rows that the law keeps, and all that they reference, go by the erasure's own steps: nothing cascades onto them. */
const tenantId = () =>
  uuid()
    .notNull()
    .references((): AnyPgColumn => tenant.id)

// --- account ---

export const tenant = pgTable(
  'tenant',
  {
    id: id(),
    name: text().notNull().unique(),
    plan: text().notNull().default('starter'),
    preferences: json().notNull().default({}),
    data_retention_days: integer(),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
  },
  (t) => [
    check('tenant_plan', sql`${t.plan} in ('starter', 'growth', 'enterprise')`),
    check('tenant_retention', sql`${t.data_retention_days} between 30 and 3650`),
  ],
)

export const app_user = pgTable(
  'app_user',
  {
    id: id(),
    tenant_id: tenantId(),
    email: text().notNull().unique(),
    full_name: text().notNull(),
    phone_number: text(),
    role: text({ enum: ['owner', 'admin', 'agent'] }).notNull(),
    is_active: boolean().notNull().default(true),
    google_id: text().unique(),
    two_factor_secret: text(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.phone_number),
    uniqueIndex('app_user_one_owner').on(t.tenant_id).where(sql`${t.role} = 'owner'`),
    check('app_user_role', sql`${t.role} in ('owner', 'admin', 'agent')`),
    check('app_user_email', sql`${t.email} like '%_@_%'`),
    check('app_user_phone', sql`${t.phone_number} ~ '^\\+[1-9][0-9]{7,14}$'`),
  ],
)

export const user_session = pgTable(
  'user_session',
  {
    id: id(),
    user_id: uuid()
      .notNull()
      .references(() => app_user.id, { onDelete: 'cascade' }),
    token_hash: text().notNull().unique(),
    ip: inet(),
    user_agent: text(),
    created_at: createdAt(),
    expires_at: at().notNull(),
  },
  (t) => [index().on(t.user_id)],
)

export const passkey = pgTable(
  'passkey',
  {
    id: id(),
    user_id: uuid()
      .notNull()
      .references(() => app_user.id, { onDelete: 'cascade' }),
    credential_id: text().notNull().unique(),
    public_key: text().notNull(),
    name: text(),
    created_at: createdAt(),
  },
  (t) => [index().on(t.user_id)],
)

// --- configuration ---

export const api_key = pgTable(
  'api_key',
  {
    id: id(),
    tenant_id: tenantId(),
    created_by: uuid().references(() => app_user.id, { onDelete: 'set null' }),
    name: text().notNull(),
    hash: text().notNull().unique(),
    scopes: text().array().notNull(),
    permissions: json().notNull().default({}),
    budget: numeric({ precision: 12, scale: 2 }),
    allowed_domains: text().array().notNull().default([]),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id), index().on(t.created_by)],
)

export const bot = pgTable(
  'bot',
  {
    id: id(),
    tenant_id: tenantId(),
    name: text().notNull(),
    type: text({ enum: ['whatsapp', 'whatsapp_voice', 'inbound_call', 'outbound_call', 'ivr'] }).notNull(),
    system_prompt: text().notNull().default(''),
    config: json().notNull().default({}),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    check('bot_type', sql`${t.type} in ('whatsapp', 'whatsapp_voice', 'inbound_call', 'outbound_call', 'ivr')`),
  ],
)

export const knowledge_source = pgTable(
  'knowledge_source',
  {
    id: id(),
    tenant_id: tenantId(),
    bot_id: uuid()
      .notNull()
      .references(() => bot.id),
    kind: text({ enum: ['text', 'file', 'url'] }).notNull(),
    title: text().notNull(),
    url: text(),
    file_key: text(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.bot_id),
    index().on(t.file_key).where(sql`${t.file_key} is not null`),
    check('knowledge_source_kind', sql`${t.kind} in ('text', 'file', 'url')`),
  ],
)

export const knowledge_entry = pgTable(
  'knowledge_entry',
  {
    id: id(),
    knowledge_source_id: uuid()
      .notNull()
      .references(() => knowledge_source.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    vector: real().array(),
    created_at: createdAt(),
  },
  (t) => [unique().on(t.knowledge_source_id, t.position)],
)

export const whatsapp_account = pgTable(
  'whatsapp_account',
  {
    id: id(),
    tenant_id: tenantId(),
    waba_id: text().notNull().unique(),
    business_id: text().notNull(),
    access_token: text().notNull(),
    app_secret: text().notNull(),
    verify_token: text().notNull(),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id)],
)

export const whatsapp_number = pgTable(
  'whatsapp_number',
  {
    id: id(),
    tenant_id: tenantId(),
    whatsapp_account_id: uuid()
      .notNull()
      .references(() => whatsapp_account.id),
    bot_id: uuid().references(() => bot.id, { onDelete: 'set null' }),
    phone_number_id: text().notNull().unique(),
    display_number: text().notNull().unique(),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id), index().on(t.whatsapp_account_id), index().on(t.bot_id)],
)

export const template = pgTable(
  'template',
  {
    id: id(),
    tenant_id: tenantId(),
    whatsapp_account_id: uuid()
      .notNull()
      .references(() => whatsapp_account.id),
    name: text().notNull(),
    language: text().notNull(),
    components: jsonb().$type<unknown[]>().notNull(),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id), unique().on(t.whatsapp_account_id, t.name, t.language)],
)

// --- messaging ---

export const campaign = pgTable(
  'campaign',
  {
    id: id(),
    tenant_id: tenantId(),
    template_id: uuid()
      .notNull()
      .references(() => template.id),
    created_by: uuid().references(() => app_user.id, { onDelete: 'set null' }),
    name: text().notNull(),
    status: text({ enum: ['draft', 'scheduled', 'running', 'finished'] }).notNull(),
    scheduled_at: at(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.template_id),
    index().on(t.created_by),
    check('campaign_status', sql`${t.status} in ('draft', 'scheduled', 'running', 'finished')`),
  ],
)

export const campaign_recipient = pgTable(
  'campaign_recipient',
  {
    id: id(),
    tenant_id: tenantId(),
    campaign_id: uuid()
      .notNull()
      .references(() => campaign.id),
    phone: text().notNull(),
    variables: json().notNull().default({}),
    wamid: text().unique(),
    status: text({ enum: ['pending', 'sent', 'delivered', 'read', 'failed', 'cancelled'] }).notNull(),
    error: json(),
    created_at: createdAt(),
    sent_at: at(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.phone),
    // Every minute it is looked whom what waits is for.
    index('campaign_recipient_pending').on(t.tenant_id, t.phone).where(sql`${t.status} in ('pending')`),
    unique().on(t.campaign_id, t.phone),
    check('campaign_recipient_status', sql`${t.status} in ('pending', 'sent', 'delivered', 'read', 'failed', 'cancelled')`),
    check('campaign_recipient_phone', sql`length(${t.phone}) between 1 and 64`),
    // A message that left has its wamid until the recipient is erased.
    check('campaign_recipient_unsent', sql`${t.status} not in ('pending', 'cancelled') or ${t.wamid} is null`),
  ],
)

export const conversation = pgTable(
  'conversation',
  {
    id: id(),
    tenant_id: tenantId(),
    bot_id: uuid()
      .notNull()
      .references(() => bot.id),
    channel: text({ enum: ['whatsapp', 'voice'] }).notNull(),
    /** The customer's number in E.164, without the plus in older imports; a business-scoped id where no number is visible. */
    external_id: text().notNull(),
    business_scoped_user_id: text(),
    status: text({ enum: ['open', 'closed'] }).notNull(),
    metadata: json().notNull().default({}),
    ai_autoreply_enabled: boolean().notNull().default(true),
    duration_seconds: integer(),
    created_at: createdAt(),
    last_message_at: at().notNull(),
  },
  (t) => [
    index().on(t.tenant_id, t.external_id),
    index().on(t.external_id),
    index().on(t.business_scoped_user_id),
    index('conversation_contact_phone').using('btree', sql`(${t.metadata} #>> '{contact,phone}'::text[])`),
    index().on(t.bot_id),
    uniqueIndex('conversation_one_open').on(t.bot_id, t.external_id).where(sql`${t.status} = 'open'`),
    check('conversation_channel', sql`${t.channel} in ('whatsapp', 'voice')`),
    check('conversation_status', sql`${t.status} in ('open', 'closed')`),
    check('conversation_external_id', sql`${t.external_id} ~ '^(\\+?[1-9][0-9]{7,14}|[A-Z]{2}\\.(ENT\\.)?[0-9A-Za-z]{1,128})$'`),
  ],
)

export const message = pgTable(
  'message',
  {
    id: id(),
    conversation_id: uuid()
      .notNull()
      .references(() => conversation.id),
    role: text({ enum: ['user', 'assistant'] }).notNull(),
    content: text().notNull(),
    message_type: text({ enum: ['text', 'image', 'audio', 'document', 'interactive', 'template'] }).notNull(),
    tokens_used: integer(),
    media_key: text(),
    wamid: text().unique(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.conversation_id, t.created_at),
    // Before a recording is removed it is asked who else names it; most messages name none.
    index().on(t.media_key).where(sql`${t.media_key} is not null`),
    check('message_role', sql`${t.role} in ('user', 'assistant')`),
    check('message_type', sql`${t.message_type} in ('text', 'image', 'audio', 'document', 'interactive', 'template')`),
  ],
)

export const message_status = pgTable(
  'message_status',
  {
    id: id(),
    message_id: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'cascade' }),
    wamid: text().notNull(),
    status: text({ enum: ['sent', 'delivered', 'read', 'failed'] }).notNull(),
    recipient: text(),
    timestamp: at().notNull(),
  },
  (t) => [
    index().on(t.message_id),
    unique().on(t.wamid, t.status),
    check('message_status_status', sql`${t.status} in ('sent', 'delivered', 'read', 'failed')`),
  ],
)

export const voice_session = pgTable(
  'voice_session',
  {
    id: id(),
    tenant_id: tenantId(),
    bot_id: uuid()
      .notNull()
      .references(() => bot.id),
    conversation_id: uuid().references(() => conversation.id),
    livekit_room: text().notNull(),
    recording_key: text(),
    metadata: json().notNull().default({}),
    end_reason: text(),
    started_at: at().notNull(),
    ended_at: at(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.bot_id),
    index().on(t.conversation_id),
    index().on(t.recording_key).where(sql`${t.recording_key} is not null`),
    index('voice_session_caller').using('btree', sql`(${t.metadata} #>> '{caller,phone}'::text[])`),
    check('voice_session_order', sql`${t.ended_at} >= ${t.started_at}`),
  ],
)

export const voice_turn = pgTable(
  'voice_turn',
  {
    id: id(),
    voice_session_id: uuid()
      .notNull()
      .references(() => voice_session.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    role: text({ enum: ['user', 'assistant'] }).notNull(),
    transcript: text().notNull(),
  },
  (t) => [unique().on(t.voice_session_id, t.position), check('voice_turn_role', sql`${t.role} in ('user', 'assistant')`)],
)

export const call_analysis = pgTable(
  'call_analysis',
  {
    id: id(),
    voice_session_id: uuid()
      .notNull()
      .unique()
      .references(() => voice_session.id, { onDelete: 'cascade' }),
    recording_key: text().notNull(),
    transcript: jsonb().$type<{ speaker: string; text: string }[]>().notNull(),
    summary: text().notNull(),
    sentiment: text({ enum: ['positive', 'neutral', 'negative'] }).notNull(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.recording_key),
    check('call_analysis_sentiment', sql`${t.sentiment} in ('positive', 'neutral', 'negative')`),
  ],
)

export const webhook_subscription = pgTable(
  'webhook_subscription',
  {
    id: id(),
    tenant_id: tenantId(),
    url: text().notNull(),
    secret: text().notNull(),
    events: text().array().notNull(),
    is_active: boolean().notNull().default(true),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id), check('webhook_subscription_url', sql`${t.url} like 'https://%'`)],
)

export const webhook_delivery = pgTable(
  'webhook_delivery',
  {
    id: id(),
    tenant_id: tenantId(),
    webhook_subscription_id: uuid()
      .notNull()
      .references(() => webhook_subscription.id),
    event: text().notNull(),
    /** `{event, data: {conversation: {id, external_id}, message: {content}}}`, as posted to the business. */
    payload: json().notNull(),
    status: text({ enum: ['pending', 'delivered', 'failed', 'cancelled'] }).notNull(),
    attempts: integer().notNull().default(0),
    response_status: integer(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.webhook_subscription_id),
    index('webhook_delivery_subject').using('btree', sql`(${t.payload} #>> '{data,conversation,external_id}'::text[])`),
    check('webhook_delivery_status', sql`${t.status} in ('pending', 'delivered', 'failed', 'cancelled')`),
    check('webhook_delivery_attempts', sql`${t.attempts} >= 0`),
  ],
)

export const usage_log = pgTable(
  'usage_log',
  {
    id: id(),
    tenant_id: tenantId(),
    bot_id: uuid().references(() => bot.id, { onDelete: 'set null' }),
    api_key_id: uuid().references(() => api_key.id, { onDelete: 'set null' }),
    conversation_id: uuid().references(() => conversation.id, { onDelete: 'set null' }),
    model: text().notNull(),
    tokens: integer().notNull(),
    latency_ms: integer().notNull(),
    cost: numeric({ precision: 12, scale: 4 }).notNull(),
    ip: inet(),
    /** Filled only for businesses that switched prompt logging on. */
    prompt: text(),
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id, t.created_at),
    index().on(t.bot_id),
    index().on(t.api_key_id),
    index().on(t.conversation_id),
    check('usage_log_sums', sql`${t.tokens} >= 0 and ${t.latency_ms} >= 0 and ${t.cost} >= 0`),
  ],
)

export const idempotency_record = pgTable(
  'idempotency_record',
  {
    tenant_id: tenantId(),
    key: text().notNull(),
    request_hash: text().notNull(),
    status_code: integer().notNull(),
    /** The first answer, replayed to a retry: `{contacts: [{input, wa_id}], messages: [{id, content}]}`. */
    response: json().notNull(),
    created_at: createdAt(),
    expires_at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenant_id, t.key] }), index().using('gin', t.response.op('jsonb_path_ops'))],
)

// --- security ---

export const audit_log = pgTable(
  'audit_log',
  {
    id: id(),
    tenant_id: tenantId(),
    actor_user_id: uuid().references(() => app_user.id, { onDelete: 'set null' }),
    action: text().notNull(),
    /** What the action was done to: a row's id, or a customer's number. */
    target: text(),
    ip: inet(),
    created_at: createdAt(),
  },
  (t) => [index().on(t.tenant_id, t.created_at), index().on(t.actor_user_id), index().on(t.target)],
)

// --- billing ---

const billingDates = {
  financial_year_end: date({ mode: 'string' }).notNull(),
  annual_return_due: date({ mode: 'string' }).notNull(),
}

/** `subscription`: CallMissed's bill to the business. `customer`: a bill the business issued to its customer through CallMissed. */
export const invoice = pgTable(
  'invoice',
  {
    id: id(),
    tenant_id: tenantId(),
    kind: text({ enum: ['subscription', 'customer'] }).notNull(),
    number: text().notNull(),
    issued_on: date({ mode: 'string' }).notNull(),
    ...billingDates,
    billing_name: text().notNull(),
    billing_phone: text(),
    billing_address: text(),
    gstin: text(),
    lines: jsonb().$type<{ description: string; amount_paise: number }[]>().notNull(),
    amount_paise: bigint({ mode: 'number' }).notNull(),
    tax_paise: bigint({ mode: 'number' }).notNull(),
    created_at: createdAt(),
  },
  (t) => [
    unique().on(t.tenant_id, t.number),
    index().on(t.billing_phone),
    check('invoice_kind', sql`${t.kind} in ('subscription', 'customer')`),
    check('invoice_amounts', sql`${t.amount_paise} >= 0 and ${t.tax_paise} between 0 and ${t.amount_paise}`),
    check('invoice_gstin', sql`${t.gstin} ~ '^[0-9]{2}[A-Z0-9]{13}$'`),
    check('invoice_dates', sql`${t.issued_on} <= ${t.financial_year_end} and ${t.financial_year_end} < ${t.annual_return_due}`),
  ],
)

export const payment = pgTable(
  'payment',
  {
    id: id(),
    tenant_id: tenantId(),
    invoice_id: uuid().references(() => invoice.id),
    kind: text({ enum: ['subscription', 'customer'] }).notNull(),
    order_id: text().notNull().unique(),
    payer_name: text(),
    payer_phone: text(),
    amount_paise: bigint({ mode: 'number' }).notNull(),
    status: text({ enum: ['created', 'paid', 'failed', 'refunded'] }).notNull(),
    ...billingDates,
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.invoice_id),
    index().on(t.payer_phone),
    check('payment_kind', sql`${t.kind} in ('subscription', 'customer')`),
    check('payment_status', sql`${t.status} in ('created', 'paid', 'failed', 'refunded')`),
    check('payment_amount', sql`${t.amount_paise} > 0`),
  ],
)

/** 1 credit = 1 rupee. */
export const credit_transaction = pgTable(
  'credit_transaction',
  {
    id: id(),
    tenant_id: tenantId(),
    payment_id: uuid().references(() => payment.id),
    kind: text({ enum: ['purchase', 'usage', 'coupon', 'refund'] }).notNull(),
    credits: numeric({ precision: 12, scale: 2 }).notNull(),
    ...billingDates,
    created_at: createdAt(),
  },
  (t) => [
    index().on(t.tenant_id),
    index().on(t.payment_id),
    check('credit_transaction_kind', sql`${t.kind} in ('purchase', 'usage', 'coupon', 'refund')`),
  ],
)

export const coupon_redemption = pgTable(
  'coupon_redemption',
  {
    id: id(),
    tenant_id: tenantId(),
    user_id: uuid().references(() => app_user.id, { onDelete: 'set null' }),
    code: text().notNull(),
    credits: numeric({ precision: 12, scale: 2 }).notNull(),
    created_at: createdAt(),
  },
  (t) => [unique().on(t.tenant_id, t.code), index().on(t.user_id)],
)
