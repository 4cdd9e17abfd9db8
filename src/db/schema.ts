/** The bot's own tables. What is about a person in here is sealed, pseudonymous, or a time or count; ARCHITECTURE.md says when each goes. */
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** WhatsApp numbers the bot answers on. Each secret signs for its own phone_number_id only. */
export const channel = pgTable(
  'channel',
  {
    id: uuid('id').primaryKey(),
    phoneNumberId: text('phone_number_id').notNull().unique(),
    wabaId: text('waba_id').notNull(),
    portfolioId: text('portfolio_id').notNull(),
    displayNumber: text('display_number').notNull(),
    mode: text('mode', { enum: ['dedicated', 'shared'] }).notNull(),
    /** The business whose chat it is, on shared channels. */
    tenantId: uuid('tenant_id'),
    business: text('business'),
    accessTokenSealed: text('access_token_sealed').notNull(),
    /** JSON list: the current app secret first, the one being replaced after it. */
    appSecretsSealed: text('app_secrets_sealed').notNull(),
    /** Set when Meta refused the token or blocked the account: nothing is sent until staff clear it. */
    stoppedAt: at('stopped_at'),
    stoppedCode: integer('stopped_code'),
    /** Its business's account was erased: token, secrets and names are gone, the row stays for what references it. */
    retiredAt: at('retired_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    check('channel_mode', sql`${t.mode} in ('dedicated', 'shared')`),
    check('channel_shared_has_business', sql`(${t.mode} = 'shared') = (${t.tenantId} is not null and ${t.business} is not null)`),
  ],
)

/** A person is a random id; who that is stands only in the bindings. */
export const person = pgTable('person', {
  id: uuid('id').primaryKey(),
  language: text('language'),
  createdAt: at('created_at').notNull(),
})

export const personBinding = pgTable(
  'person_binding',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: ['phone', 'user_id'] }).notNull(),
    /** Business-scoped ids are scoped to a portfolio; empty for phone numbers. */
    portfolioId: text('portfolio_id').notNull().default(''),
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    /** The number or id itself, blanked when the last notice and sweep are through. */
    addressSealed: text('address_sealed'),
    /** Meta's identity_key_hash, keyed-hashed. */
    identityKey: text('identity_key'),
    identityChangedAt: at('identity_changed_at'),
    seenAt: at('seen_at').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('person_binding_live').on(t.kind, t.portfolioId, t.keyId, t.pseudonym).where(sql`${t.endedAt} is null`),
    index('person_binding_person').on(t.personId),
    check('person_binding_kind', sql`${t.kind} in ('phone', 'user_id')`),
  ],
)

/** One row per inbound message, system notice or word from the erasure. `sealed` is blanked when it expires. */
export const inboxEvent = pgTable(
  'inbox_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** Keyed hash of the wamid, or `erasure:<request>:<what>`. */
    dedupKey: text('dedup_key').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    kind: text('kind', { enum: ['message', 'system', 'erasure'] }).notNull(),
    contentType: text('content_type').notNull(),
    sealed: text('sealed'),
    eventAt: at('event_at').notNull(),
    receivedAt: at('received_at').notNull(),
    handledAt: at('handled_at'),
    attempts: integer('attempts').notNull().default(0),
  },
  (t) => [
    index('inbox_event_waiting').on(t.personId, t.eventAt, t.id).where(sql`${t.handledAt} is null`),
    index('inbox_event_person').on(t.personId, t.eventAt),
    index('inbox_event_received').on(t.receivedAt),
    index('inbox_event_channel').on(t.channelId),
  ],
)

/** Signed bodies nobody could make sense of, and events that failed for good. */
export const deadLetter = pgTable(
  'dead_letter',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    channelId: uuid('channel_id').references(() => channel.id),
    reason: text('reason', { enum: ['not-json', 'strange-shape', 'bad-row', 'handler-failed'] }).notNull(),
    inboxEventId: bigint('inbox_event_id', { mode: 'number' }).references(() => inboxEvent.id),
    sealed: text('sealed'),
    /** Keyed hash of the bytes: the same body redelivered for a week is one letter. */
    dedupKey: text('dedup_key').notNull().unique(),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [index('dead_letter_channel').on(t.channelId), index('dead_letter_inbox_event').on(t.inboxEventId)],
)

export const conversation = pgTable(
  'conversation',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    snapshotSealed: text('snapshot_sealed'),
    state: text('state').notNull(),
    language: text('language').notNull(),
    /** The platform question whose answer the machine waits for, as JSON; asked again after a crash. */
    asked: jsonb('asked').$type<ConversationQuestion>(),
    dueAt: at('due_at'),
    /** Shared channels: the bot answers here and the business's own bot pauses. */
    holdsFloor: boolean('holds_floor').notNull().default(false),
    previewsOn: date('previews_on'),
    previews: integer('previews').notNull().default(0),
    lastInboundAt: at('last_inbound_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    unique('conversation_person_channel').on(t.personId, t.channelId),
    index('conversation_channel').on(t.channelId),
    index('conversation_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('conversation_asked').on(t.updatedAt).where(sql`${t.asked} is not null`),
    index('conversation_floor').on(t.updatedAt).where(sql`${t.holdsFloor}`),
  ],
)

export type ConversationQuestion =
  | { ask: 'facts' }
  | { ask: 'businesses' }
  | { ask: 'preview'; scope: { kind: 'number' } | { kind: 'business'; tenantId: string }; purpose: 'review' | 'show' }

export const erasureRequest = pgTable(
  'erasure_request',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    /** Keyed hash of the 128-bit token of the status link. */
    tokenHash: text('token_hash').notNull().unique(),
    tokenSealed: text('token_sealed'),
    /** Who asked, and where. Null where staff entered an account's deletion: it is about no number. */
    personId: uuid('person_id').references(() => person.id),
    channelId: uuid('channel_id').references(() => channel.id),
    scope: text('scope', { enum: ['number', 'business', 'account'] }).notNull(),
    tenantId: uuid('tenant_id'),
    state: text('state').notNull(),
    suspect: boolean('suspect').notNull().default(false),
    /** How the wish came, where staff entered it, and what proved whose number it is. Null: a chat, or an account. */
    source: text('source', { enum: ['letter', 'email', 'phone', 'call-back', 'business-confirmation'] }),
    proof: text('proof', { enum: ['called-back', 'business-confirmed'] }),
    /** Sealed: the mail address that the person gave for news. Blanked with the subject. */
    contactSealed: text('contact_sealed'),
    language: text('language').notNull(),
    /** The identifiers to erase by, sealed JSON; blanked after the second sweep. */
    subjectSealed: text('subject_sealed'),
    /** First message that proved the number: the 30 days run from it. */
    provedAt: at('proved_at').notNull(),
    /** The confirmation, and so the cut-off. */
    confirmedAt: at('confirmed_at'),
    deadlineAt: at('deadline_at').notNull(),
    /** When the erasure may start: the end of the undo window, later with a business's objection window. */
    eraseAt: at('erase_at'),
    frozenAt: at('frozen_at'),
    /** Set when an undo has been said and the platform's values are still to be restored. */
    thawWanted: boolean('thaw_wanted').notNull().default(false),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    secondSweepAt: at('second_sweep_at'),
    secondSweptAt: at('second_swept_at'),
    previewMapHash: text('preview_map_hash'),
    mapHash: text('map_hash'),
    planHash: text('plan_hash'),
    /** Why it is parked, on hold, partial or refused: a code, never free text. */
    reason: text('reason'),
    /** What the person was told at the end: counts and dates only. */
    outcome: jsonb('outcome').$type<RequestOutcome>(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    warnedAt: at('warned_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check(
      'erasure_request_state',
      sql`${t.state} in ('awaiting_confirmation','scheduled','running','completed','partial','on_hold','parked','cancelled','expired','refused')`,
    ),
    check('erasure_request_scope', sql`(${t.scope} in ('business','account')) = (${t.tenantId} is not null)`),
    check(
      'erasure_request_asked_by',
      sql`${t.scope} = 'account' or (${t.personId} is not null and (${t.channelId} is not null or ${t.proof} is not null))`,
    ),
    check('erasure_request_source', sql`${t.source} in ('letter', 'email', 'phone', 'call-back', 'business-confirmation')`),
    check(
      'erasure_request_proof',
      sql`(${t.source} is null) = (${t.proof} is null) and (${t.proof} = 'called-back' or (${t.proof} = 'business-confirmed' and ${t.scope} = 'business'))`,
    ),
    check(
      'erasure_request_confirmed',
      sql`${t.state} in ('awaiting_confirmation','cancelled','expired','refused') or (${t.confirmedAt} is not null and ${t.eraseAt} is not null)`,
    ),
    check('erasure_request_reason', sql`${t.reason} ~ '^[a-z0-9-]{1,64}$'`),
    /** One open request per person and scope: a second confirmation finds the first. */
    uniqueIndex('erasure_request_open')
      .on(t.personId, t.scope, sql`coalesce(${t.tenantId}, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`${t.state} in ('scheduled','running','on_hold','parked')`),
    /** And one per account, whoever asks. */
    uniqueIndex('erasure_request_open_account')
      .on(t.tenantId)
      .where(sql`${t.scope} = 'account' and ${t.state} in ('scheduled','running','on_hold','parked')`),
    uniqueIndex('erasure_request_awaiting').on(t.personId, t.channelId).where(sql`${t.state} = 'awaiting_confirmation'`),
    index('erasure_request_due').on(t.eraseAt).where(sql`${t.state} in ('scheduled','running','partial')`),
    index('erasure_request_freeze').on(t.confirmedAt).where(sql`${t.state} = 'scheduled' and ${t.frozenAt} is null`),
    index('erasure_request_thaw').on(t.updatedAt).where(sql`${t.thawWanted}`),
    index('erasure_request_sweep').on(t.secondSweepAt).where(sql`${t.secondSweptAt} is null`),
    index('erasure_request_person').on(t.personId),
    index('erasure_request_channel').on(t.channelId),
    index('erasure_request_deadline').on(t.deadlineAt),
  ],
)

export interface RequestOutcome {
  counts: { noun: 'message' | 'recording'; count: number }[]
  kept: { noun: 'bill' | 'record'; count: number; until: string; because: 'tax' | 'security' | 'law' }[]
  mentions: number
  backupsUntil: string
}

/** The timeline of a request: codes and counts only. */
export const requestEvent = pgTable(
  'request_event',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    at: at('at').notNull(),
    what: text('what').notNull(),
    detail: text('detail'),
    count: bigint('count', { mode: 'number' }),
  },
  (t) => [
    index('request_event_request').on(t.requestId, t.id),
    check('request_event_what', sql`${t.what} ~ '^[a-z_-]{1,64}$'`),
    check('request_event_detail', sql`${t.detail} ~ '^[a-zA-Z0-9_.:-]{1,128}$'`),
  ],
)

/** A matter for a human: complaint (the Grievance Officer), a wish to talk, somebody else's data, care. */
export const caseFile = pgTable(
  'case_file',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    requestId: uuid('request_id').references(() => erasureRequest.id),
    about: text('about', { enum: ['complaint', 'person', 'somebody-else', 'care'] }).notNull(),
    answerBy: at('answer_by').notNull(),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    index('case_file_person').on(t.personId),
    index('case_file_channel').on(t.channelId),
    index('case_file_request').on(t.requestId),
    uniqueIndex('case_file_open').on(t.personId, t.about).where(sql`${t.closedAt} is null`),
  ],
)

/** One row per message to a person. pending → sending → sent → delivered → read, or failed. */
export const outboxMessage = pgTable(
  'outbox_message',
  {
    id: uuid('id').primaryKey(),
    /** Order within a person. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    conversationId: uuid('conversation_id').references(() => conversation.id),
    requestId: uuid('request_id').references(() => erasureRequest.id),
    /** The copy's key, for statistics and support. */
    what: text('what').notNull(),
    /** The template that carries the same news outside the 24-hour window, if there is one. */
    templateName: text('template_name'),
    promptId: text('prompt_id'),
    /** Sealed JSON of the OutboundMessage, blanked when it expires. */
    sealed: text('sealed'),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    sendingSince: at('sending_since'),
    wamidHash: text('wamid_hash'),
    errorCode: integer('error_code'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    index('outbox_message_waiting').on(t.personId, t.seq).where(sql`${t.state} in ('pending','sending')`),
    index('outbox_message_due').on(t.nextAttemptAt).where(sql`${t.state} in ('pending','sending')`),
    index('outbox_message_person').on(t.personId, t.createdAt),
    index('outbox_message_wamid').on(t.wamidHash),
    index('outbox_message_prompt').on(t.promptId).where(sql`${t.promptId} is not null`),
    index('outbox_message_conversation').on(t.conversationId),
    index('outbox_message_request').on(t.requestId),
    index('outbox_message_channel').on(t.channelId),
    check('outbox_message_state', sql`${t.state} in ('pending','sending','sent','delivered','read','failed','dropped')`),
  ],
)

/** Receipts: number 0 closes the erasure, later numbers continue it. Canonical JSON without personal data. */
export const receipt = pgTable(
  'receipt',
  {
    id: uuid('id').primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    hash: text('hash').notNull().unique(),
    /** The platform noted this pass in `deletion_bot.carried_out` before this row was written: if it has forgotten, it was restored. */
    isOnPlatform: boolean('is_on_platform').notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (t) => [unique('receipt_request_number').on(t.requestId, t.number), check('receipt_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`)],
)

/** The hash chain over receipts: ids and hashes only, by CHECK. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    receiptId: uuid('receipt_id')
      .notNull()
      .unique()
      .references(() => receipt.id),
    receiptHash: text('receipt_hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull().unique(),
    keyId: text('key_id').notNull(),
    signature: text('signature').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    check('ledger_entry_seq', sql`${t.seq} > 0`),
    check('ledger_entry_receipt_hash', sql`${t.receiptHash} ~ '^[0-9a-f]{64}$'`),
    check('ledger_entry_previous_hash', sql`${t.previousHash} ~ '^[0-9a-f]{64}$'`),
    check('ledger_entry_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
    check('ledger_entry_key', sql`${t.keyId} ~ '^[0-9a-f]{16}$'`),
    check('ledger_entry_signature', sql`${t.signature} ~ '^[A-Za-z0-9+/]{86}==$'`),
  ],
)

/** Whom a restored backup must lose again: pseudonym and cut-off, until every backup of before the erasure is gone. */
export const replayEntry = pgTable(
  'replay_entry',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    scope: text('scope').notNull(),
    tenantId: uuid('tenant_id'),
    cutOff: at('cut_off').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.keyId, t.pseudonym] }),
    index('replay_entry_expires').on(t.expiresAt),
    check('replay_entry_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Each time completed erasures were carried out again after a restore: counts only. */
export const replayRun = pgTable(
  'replay_run',
  {
    number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
    startedAt: at('started_at').notNull(),
    /** Null: it is at work, or its process died. */
    finishedAt: at('finished_at'),
    /** The ledger's last entry when it began: the platform has everything up to it once it is finished. */
    ledgerSeq: bigint('ledger_seq', { mode: 'number' }).notNull(),
    /** Entries up to this one that are not here are known to be lost with an older database of the bot. */
    lostThrough: bigint('lost_through', { mode: 'number' }),
    listed: integer('listed').notNull().default(0),
    found: integer('found').notNull().default(0),
    rows: bigint('rows', { mode: 'number' }).notNull().default(0),
    held: integer('held').notNull().default(0),
    failed: integer('failed').notNull().default(0),
  },
  (t) => [
    check('replay_run_ledger_seq', sql`${t.ledgerSeq} >= 0`),
    check('replay_run_counts', sql`least(${t.listed}, ${t.found}, ${t.rows}, ${t.held}, ${t.failed}) >= 0`),
  ],
)

/** What a business has instructed about erasing its customers' data. Without a row: an objection window of 72 hours. */
export const erasureInstruction = pgTable(
  'erasure_instruction',
  {
    tenantId: uuid('tenant_id').primaryKey(),
    kind: text('kind', { enum: ['standing', 'objection-window'] }).notNull(),
    /** Clause and version of the agreement that holds the instruction. */
    clause: text('clause').notNull(),
    version: text('version').notNull(),
    givenOn: date('given_on').notNull(),
    windowHours: integer('window_hours').notNull().default(72),
  },
  (t) => [
    check('erasure_instruction_kind', sql`${t.kind} in ('standing', 'objection-window')`),
    check('erasure_instruction_window', sql`${t.windowHours} between 0 and 168`),
  ],
)

/** One row per business and event: word to a business about its own customer. pending → sent, failed or no-endpoint. */
export const businessNotice = pgTable(
  'business_notice',
  {
    /** Also the delivery id, by which the business tells a repetition. */
    id: uuid('id').primaryKey(),
    /** Order within a request and business. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    tenantId: uuid('tenant_id').notNull(),
    what: text('what', { enum: ['confirmed', 'completed', 'partial', 'cancelled'] }).notNull(),
    /** By which of the request's sealed identifiers the business knows the person: their places, phones before user ids before e-mails. */
    knownBy: integer('known_by').array().notNull(),
    /** Sealed JSON of the body, blanked once delivered or when it expires. */
    sealed: text('sealed'),
    state: text('state', { enum: ['pending', 'sent', 'failed', 'no-endpoint'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    httpStatus: integer('http_status'),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
  },
  (t) => [
    unique('business_notice_once').on(t.requestId, t.tenantId, t.what),
    index('business_notice_waiting').on(t.requestId, t.tenantId, t.seq).where(sql`${t.state} = 'pending'`),
    index('business_notice_due').on(t.nextAttemptAt).where(sql`${t.state} = 'pending'`),
    index('business_notice_created').on(t.createdAt),
    check('business_notice_what', sql`${t.what} in ('confirmed', 'completed', 'partial', 'cancelled')`),
    check('business_notice_state', sql`${t.state} in ('pending', 'sent', 'failed', 'no-endpoint')`),
    check('business_notice_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
    check('business_notice_blanked', sql`${t.state} <> 'sent' or ${t.sealed} is null`),
    check('business_notice_known_by', sql`cardinality(${t.knownBy}) > 0`),
    check('business_notice_attempts', sql`${t.attempts} >= 0`),
    check('business_notice_http_status', sql`${t.httpStatus} between 100 and 599`),
  ],
)

/** Whom CallMissed has handed data to: each is told of every erasure that concerns it. Removed ones are told of no new one. */
export const processor = pgTable(
  'processor',
  {
    id: uuid('id').primaryKey(),
    /** As receipts name it. */
    name: text('name').notNull().unique(),
    kind: text('kind', { enum: ['webhook', 'meta-contact-book'] }).notNull(),
    endpoint: text('endpoint'),
    secretSealed: text('secret_sealed'),
    /** The data map's categories of which it holds something. */
    categories: text('categories').array().notNull(),
    verbs: text('verbs').array().notNull(),
    /** By which identifiers it knows people; it is given no others. */
    knowsBy: text('knows_by').array().notNull(),
    /** How long it may take to answer before it is overdue. */
    answerHours: integer('answer_hours').notNull(),
    createdAt: at('created_at').notNull(),
    removedAt: at('removed_at'),
  },
  (t) => [
    check('processor_name', sql`${t.name} ~ '^[a-z][a-z0-9-]{1,31}$' and ${t.name} !~ '[0-9]{5}'`),
    check('processor_kind', sql`${t.kind} in ('webhook', 'meta-contact-book')`),
    check('processor_webhook', sql`(${t.kind} = 'webhook') = (${t.endpoint} is not null and ${t.secretSealed} is not null)`),
    check('processor_verbs', sql`cardinality(${t.verbs}) > 0 and ${t.verbs} <@ array['erase-now', 'erase-after']`),
    check('processor_knows_by', sql`cardinality(${t.knowsBy}) > 0 and ${t.knowsBy} <@ array['phone', 'user_id', 'email']`),
    check('processor_categories', sql`cardinality(${t.categories}) > 0`),
    check('processor_answer_hours', sql`${t.answerHours} between 1 and 720`),
  ],
)

/**
 * What a processor was asked for one request. pending → told → done, or scheduled for a day; refused; unanswered once the identifiers
 * had to go.
 */
export const processorTask = pgTable(
  'processor_task',
  {
    /** Also the delivery id, by which the processor tells a repetition and answers. */
    id: uuid('id').primaryKey(),
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    processorId: uuid('processor_id')
      .notNull()
      .references(() => processor.id),
    verb: text('verb', { enum: ['erase-now', 'erase-after'] }).notNull(),
    categories: text('categories').array().notNull(),
    /** The day from which it may be erased, for `erase-after`. */
    eraseOn: date('erase_on'),
    /** Sealed JSON of what is sent; blanked with the answer, after 30 days at the latest. */
    sealed: text('sealed'),
    state: text('state', { enum: ['pending', 'told', 'scheduled', 'done', 'refused', 'unanswered'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    httpStatus: integer('http_status'),
    createdAt: at('created_at').notNull(),
    /** From then on it is overdue. */
    dueAt: at('due_at').notNull(),
    toldAt: at('told_at'),
    overdueAt: at('overdue_at'),
    settledAt: at('settled_at'),
    settledBy: text('settled_by', { enum: ['answer', 'call', 'staff', 'time'] }),
  },
  (t) => [
    unique('processor_task_once').on(t.requestId, t.processorId, t.verb),
    index('processor_task_waiting').on(t.requestId, t.seq).where(sql`${t.state} in ('pending','told')`),
    index('processor_task_due').on(t.nextAttemptAt).where(sql`${t.state} in ('pending','told')`),
    index('processor_task_overdue')
      .on(t.dueAt)
      .where(sql`${t.state} in ('pending','told','scheduled') and ${t.overdueAt} is null`),
    index('processor_task_processor').on(t.processorId),
    index('processor_task_created').on(t.createdAt),
    check(
      'processor_task_verb',
      sql`${t.verb} in ('erase-now', 'erase-after') and (${t.verb} = 'erase-after') = (${t.eraseOn} is not null)`,
    ),
    check('processor_task_state', sql`${t.state} in ('pending', 'told', 'scheduled', 'done', 'refused', 'unanswered')`),
    check('processor_task_scheduled', sql`${t.state} <> 'scheduled' or ${t.verb} = 'erase-after'`),
    check('processor_task_settled', sql`(${t.state} in ('pending', 'told')) = (${t.settledAt} is null)`),
    check('processor_task_settled_by', sql`(${t.settledAt} is null) = (${t.settledBy} is null)`),
    check('processor_task_blanked', sql`${t.state} in ('pending', 'told') or ${t.sealed} is null`),
    check('processor_task_http_status', sql`${t.httpStatus} between 100 and 599`),
  ],
)

/** Answers taken, so that none counts twice; kept as long as one may be believed. */
export const processorAnswer = pgTable(
  'processor_answer',
  {
    processorId: uuid('processor_id')
      .notNull()
      .references(() => processor.id),
    /** The sender's own id of its answer. */
    id: text('id').notNull(),
    takenAt: at('taken_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.processorId, t.id] }), index('processor_answer_taken').on(t.takenAt)],
)

/** Something to do on the platform that a committed conversation asked for; done once, retried until it is. */
export const platformTask = pgTable(
  'platform_task',
  {
    id: uuid('id').primaryKey(),
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    what: text('what', { enum: ['stop-ads', 'hold-floor', 'release-floor'] }).notNull(),
    /** Sealed JSON of the identifiers and the tenant; blanked when done. */
    sealed: text('sealed'),
    createdAt: at('created_at').notNull(),
    doneAt: at('done_at'),
  },
  (t) => [
    index('platform_task_waiting').on(t.personId, t.seq).where(sql`${t.doneAt} is null`),
    index('platform_task_conversation').on(t.conversationId),
    check('platform_task_what', sql`${t.what} in ('stop-ads', 'hold-floor', 'release-floor')`),
  ],
)

/** Who looked at a person's matter, and why: append-only, kept a year. */
export const accessLog = pgTable(
  'access_log',
  {
    id: uuid('id').primaryKey(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    index('access_log_pseudonym').on(t.pseudonym),
    index('access_log_at').on(t.at),
    check('access_log_actor', sql`${t.actor} ~ '^[a-zA-Z0-9:._-]{1,64}$'`),
    check('access_log_action', sql`${t.action} ~ '^[a-z-]{1,64}$'`),
    check('access_log_reason', sql`${t.reason} ~ '^[a-z-]{1,64}$'`),
    check('access_log_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** The last Indian day on which each nightly task came to its end: a night that was slept through is made up for. */
export const nightlyRun = pgTable(
  'nightly_run',
  {
    task: text('task').primaryKey(),
    day: date('day').notNull(),
    /** What the task compares with its next run: a hash. */
    seen: text('seen'),
  },
  (t) => [
    check('nightly_run_task', sql`${t.task} ~ '^[a-z-]{1,32}$'`),
    check('nightly_run_seen', sql`${t.seen} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** One row per mail. pending → sending → sent or failed; dropped when nobody sent it in time. */
export const mailMessage = pgTable(
  'mail_message',
  {
    /** Also the mail's Message-ID, by which whoever gets it tells a repetition. */
    id: uuid('id').primaryKey(),
    /** The copy's key, for statistics and support. */
    what: text('what').notNull(),
    language: text('language').notNull(),
    requestId: uuid('request_id').references(() => erasureRequest.id),
    /** Keyed hash: two mails with the same one are one. */
    dedupKey: text('dedup_key').unique(),
    /** Sealed JSON of address, subject and body; blanked once sent, after 30 days at the latest. */
    sealed: text('sealed'),
    state: text('state', { enum: ['pending', 'sending', 'sent', 'failed', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    /** An attempt ended without the server's word: one more may be made, and no third. */
    uncertain: boolean('uncertain').notNull().default(false),
    /** The server's reply code, or the name of what went wrong on the way. */
    errorCode: text('error_code'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    index('mail_message_due').on(t.nextAttemptAt).where(sql`${t.state} in ('pending','sending')`),
    index('mail_message_request').on(t.requestId),
    index('mail_message_created').on(t.createdAt),
    check('mail_message_state', sql`${t.state} in ('pending', 'sending', 'sent', 'failed', 'dropped')`),
    check('mail_message_what', sql`${t.what} ~ '^[a-z0-9.-]{1,64}$'`),
    check('mail_message_dedup_key', sql`${t.dedupKey} ~ '^[0-9a-f]{64}$'`),
    check('mail_message_blanked', sql`${t.state} not in ('sent', 'dropped') or ${t.sealed} is null`),
    check(
      'mail_message_waits',
      sql`${t.state} not in ('pending', 'sending') or (${t.sealed} is not null and ${t.nextAttemptAt} is not null)`,
    ),
    check('mail_message_error_code', sql`${t.errorCode} ~ '^([45][0-9]{2}|E[A-Z0-9_]{2,30})$'`),
  ],
)

/** Mails that were answered, so that none is answered twice: keyed hashes of sender and Message-ID. */
export const intakeMail = pgTable(
  'intake_mail',
  {
    dedupKey: text('dedup_key').primaryKey(),
    wish: text('wish').notNull(),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [
    index('intake_mail_received').on(t.receivedAt),
    check('intake_mail_dedup_key', sql`${t.dedupKey} ~ '^[0-9a-f]{64}$'`),
    check('intake_mail_wish', sql`${t.wish} ~ '^[a-z-]{1,32}$'`),
  ],
)

/** A matter for a human that came by mail: nobody has proved anything, so that it belongs to no person and no request. */
export const mailCase = pgTable(
  'mail_case',
  {
    id: uuid('id').primaryKey(),
    about: text('about', { enum: ['complain', 'person', 'somebody-else'] }).notNull(),
    language: text('language').notNull(),
    /** Keyed hash of the sender's address. */
    sender: text('sender').notNull(),
    /** Sealed JSON of address, subject and words; blanked 30 days after the answer, 90 days after the mail at the latest. */
    sealed: text('sealed'),
    answerBy: at('answer_by').notNull(),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    uniqueIndex('mail_case_open').on(t.sender, t.about).where(sql`${t.closedAt} is null`),
    index('mail_case_opened').on(t.openedAt),
    check('mail_case_about', sql`${t.about} in ('complain', 'person', 'somebody-else')`),
    check('mail_case_sender', sql`${t.sender} ~ '^[0-9a-f]{64}$'`),
  ],
)
