/** The bot's own tables. What is about a person in here is sealed, pseudonymous, or a time or count; ARCHITECTURE.md says when each goes. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { TENANT_ID_SQL } from '../subject/tenant-id.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A business's id, whatever type it has on the platform. */
const tenantIdFits = (name: string, column: AnyPgColumn) => check(name, sql`${column} ~ ${sql.raw(`'${TENANT_ID_SQL}'`)}`)

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
    tenantId: text('tenant_id'),
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
    tenantIdFits('channel_tenant_id', t.tenantId),
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
    /** Keyed hash of the wamid, `erasure:<request>:<what>` or `case:<case>:<id>`. */
    dedupKey: text('dedup_key').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    kind: text('kind', { enum: ['message', 'system', 'erasure', 'staff'] }).notNull(),
    contentType: text('content_type').notNull(),
    sealed: text('sealed'),
    /** The bot took it and said nothing, or could not handle it: it was meant for the business. Outlives the words, so that a replay can tell. */
    leftToBusiness: boolean('left_to_business').notNull().default(false),
    eventAt: at('event_at').notNull(),
    receivedAt: at('received_at').notNull(),
    handledAt: at('handled_at'),
    attempts: integer('attempts').notNull().default(0),
  },
  (t) => [
    index('inbox_event_waiting').on(t.personId, t.eventAt, t.id).where(sql`${t.handledAt} is null`),
    index('inbox_event_person').on(t.personId, t.eventAt),
    // Rows come in the order of this column, so that the smallest index there is finds what has run out. None on the channel: it is never deleted.
    index('inbox_event_received').using('brin', t.receivedAt),
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
    /** How often in a row a turn that the platform's answer or the clock began came to nothing. */
    failures: integer('failures').notNull().default(0),
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
  /** `linked`: the business whose link the person followed. */
  | { ask: 'facts'; linked?: string }
  | { ask: 'businesses' }
  /** Whose address and number these are: for the code, then for the choice; the counts of what is chosen; whether it still holds. */
  | { ask: 'members' | 'accounts' | 'account-preview' | 'account-check' }
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
    scope: text('scope', { enum: ['number', 'business', 'account', 'profile'] }).notNull(),
    tenantId: text('tenant_id'),
    /** The primary key of the member whose own profile it is; blanked with what is sealed of a request that came to nothing. */
    memberId: text('member_id'),
    state: text('state').notNull(),
    suspect: boolean('suspect').notNull().default(false),
    /** It came over, with a number or an id, to somebody who had asked for the same: it is open beside their own, and kept with it. */
    beside: boolean('beside').notNull().default(false),
    /** How the wish came, where staff entered it, and what proved whose number or account it is. Null: a chat; of an account there is no source. */
    source: text('source', { enum: ['letter', 'email', 'phone', 'call-back', 'business-confirmation'] }),
    proof: text('proof', { enum: ['called-back', 'business-confirmed', 'papers-seen', 'address-answered'] }),
    /** Sealed: the mail address that the person gave for news. Blanked with the subject. */
    contactSealed: text('contact_sealed'),
    language: text('language').notNull(),
    /** The identifiers to erase by, sealed JSON; blanked after the second sweep. */
    subjectSealed: text('subject_sealed'),
    /** Newer rows that were judged to belong to the erasure, by table, sealed JSON: what shows it of a chat goes before the chat. Blanked with the subject. */
    newerSealed: text('newer_sealed'),
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
    /** When a night's search of the whole database looked for this person last, and when one last found nothing of theirs in any table. */
    searchedAt: at('searched_at'),
    foundCleanAt: at('found_clean_at'),
    previewMapHash: text('preview_map_hash'),
    mapHash: text('map_hash'),
    planHash: text('plan_hash'),
    /** Why it is parked, on hold, partial or refused: a code, never free text. */
    reason: text('reason'),
    /** What the person was told at the end: counts and dates only. */
    outcome: jsonb('outcome').$type<RequestOutcome>(),
    /** What the newest receipt says: a later one may take a completion back. */
    receiptResult: text('receipt_result', { enum: ['completed', 'partial'] }),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    warnedAt: at('warned_at'),
    /** Whoever can still take an account's deletion back has been reminded. */
    remindedAt: at('reminded_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    check(
      'erasure_request_state',
      sql`${t.state} in ('awaiting_confirmation','scheduled','running','completed','partial','on_hold','parked','cancelled','expired','refused')`,
    ),
    check('erasure_request_scope', sql`(${t.scope} in ('business','account','profile')) = (${t.tenantId} is not null)`),
    tenantIdFits('erasure_request_tenant_id', t.tenantId),
    check(
      'erasure_request_member',
      sql`case when ${t.scope} = 'profile' then ${t.memberId} is not null or ${t.state} in ('cancelled','expired','refused') else ${t.memberId} is null end`,
    ),
    check(
      'erasure_request_asked_by',
      sql`${t.scope} = 'account' or (${t.personId} is not null and (${t.channelId} is not null or ${t.proof} is not null))`,
    ),
    check('erasure_request_source', sql`${t.source} in ('letter', 'email', 'phone', 'call-back', 'business-confirmation')`),
    check(
      'erasure_request_proof',
      sql`case when ${t.scope} = 'account' then ${t.source} is null and ${t.proof} in ('called-back', 'address-answered')
        else (${t.source} is null) = (${t.proof} is null)
          and (${t.proof} in ('called-back', 'papers-seen') or (${t.proof} = 'business-confirmed' and ${t.scope} = 'business')) end`,
    ),
    check(
      'erasure_request_confirmed',
      sql`${t.state} in ('awaiting_confirmation','cancelled','expired','refused') or (${t.confirmedAt} is not null and ${t.eraseAt} is not null)`,
    ),
    check('erasure_request_receipt_result', sql`${t.receiptResult} in ('completed', 'partial')`),
    check('erasure_request_reason', sql`${t.reason} ~ '^[a-z0-9-]{1,64}$'`),
    /**
     * One open request per person and scope: a second confirmation finds the first. What came to a first end makes room, also while it is tried again;
     * what came over from elsewhere takes none.
     */
    uniqueIndex('erasure_request_open')
      .on(t.personId, t.scope, sql`coalesce(${t.tenantId}, '')`)
      .where(
        sql`${t.scope} in ('number','business') and ${t.state} in ('scheduled','running','on_hold','parked') and ${t.finishedAt} is null and not ${t.beside}`,
      ),
    /** And one per account, whoever asks. */
    uniqueIndex('erasure_request_open_account')
      .on(t.tenantId)
      .where(sql`${t.scope} = 'account' and ${t.state} in ('scheduled','running','on_hold','parked')`),
    uniqueIndex('erasure_request_open_profile')
      .on(t.tenantId, t.memberId)
      .where(sql`${t.scope} = 'profile' and ${t.state} in ('scheduled','running','on_hold','parked')`),
    index('erasure_request_remind')
      .on(t.eraseAt)
      .where(sql`${t.scope} in ('account','profile') and ${t.state} in ('scheduled','on_hold') and ${t.remindedAt} is null`),
    uniqueIndex('erasure_request_awaiting').on(t.personId, t.channelId).where(sql`${t.state} = 'awaiting_confirmation'`),
    index('erasure_request_due').on(t.eraseAt).where(sql`${t.state} in ('scheduled','running','partial')`),
    index('erasure_request_freeze').on(t.confirmedAt).where(sql`${t.state} = 'scheduled' and ${t.frozenAt} is null`),
    index('erasure_request_freeze_anew')
      .on(t.confirmedAt)
      .where(sql`${t.state} in ('on_hold','parked') and ${t.frozenAt} is null and ${t.startedAt} is null`),
    /** Every minute it is asked whose deadline comes near: what has ended, nearly everything, must not be read for it. */
    index('erasure_request_open_deadline')
      .on(t.deadlineAt)
      .where(sql`${t.state} not in ('completed','cancelled','expired','refused','awaiting_confirmation')`),
    index('erasure_request_thaw').on(t.updatedAt).where(sql`${t.thawWanted}`),
    index('erasure_request_sweep').on(t.secondSweepAt).where(sql`${t.secondSweptAt} is null`),
    index('erasure_request_person').on(t.personId),
    index('erasure_request_channel').on(t.channelId),
    index('erasure_request_deadline').on(t.deadlineAt),
    index('erasure_request_created').on(t.createdAt, t.id),
    index('erasure_request_in_state').on(t.state, t.createdAt, t.id),
    index('erasure_request_taken_back')
      .on(t.createdAt, t.id)
      .where(sql`${t.state} = 'completed' and ${t.receiptResult} = 'partial'`),
    index('erasure_request_tenant').on(t.tenantId, t.createdAt, t.id).where(sql`${t.tenantId} is not null`),
    index('erasure_request_started').on(t.startedAt).where(sql`${t.startedAt} is not null`),
    index('erasure_request_finished').on(t.finishedAt).where(sql`${t.finishedAt} is not null`),
  ],
)

export interface RequestOutcome {
  counts: { noun: 'message' | 'recording'; count: number }[]
  kept: { noun: 'bill' | 'record'; count: number; until: string; because: 'tax' | 'security' | 'law' | 'lost' }[]
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
    index('request_event_at').on(t.at),
    check('request_event_what', sql`${t.what} ~ '^[a-z_-]{1,64}$'`),
    check('request_event_detail', sql`${t.detail} ~ '^[a-zA-Z0-9_.:-]{1,128}$'`),
  ],
)

/** How a case ended: an answer in substance, or none because nobody needs one any more. */
export const caseOutcomes = [
  'upheld',
  'partly-upheld',
  'not-upheld',
  'explained',
  'withdrawn',
  'duplicate',
  'unreachable',
] as const

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
    /** When staff last wrote, and when the person last answered them. */
    answeredAt: at('answered_at'),
    repliedAt: at('replied_at'),
    warnedAt: at('warned_at'),
    closedAt: at('closed_at'),
    outcome: text('outcome', { enum: caseOutcomes }),
  },
  (t) => [
    index('case_file_person').on(t.personId),
    index('case_file_channel').on(t.channelId),
    index('case_file_request').on(t.requestId),
    /** One of a kind in each chat: it is answered where it was opened. */
    uniqueIndex('case_file_open').on(t.personId, t.channelId, t.about).where(sql`${t.closedAt} is null`),
    index('case_file_due').on(t.answerBy).where(sql`${t.closedAt} is null`),
    check('case_file_outcome', sql`${t.outcome} ~ '^[a-z-]{1,32}$' and (${t.outcome} is null) = (${t.closedAt} is null)`),
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
    index('outbox_message_failed').on(t.createdAt, t.id).where(sql`${t.state} = 'failed'`),
    index('outbox_message_failed_late')
      .on(t.personId)
      .where(sql`${t.state} = 'failed' and ${t.wamidHash} is not null and ${t.sealed} is not null`),
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
    tenantId: text('tenant_id'),
    memberId: text('member_id'),
    cutOff: at('cut_off').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.keyId, t.pseudonym] }),
    index('replay_entry_expires').on(t.expiresAt),
    tenantIdFits('replay_entry_tenant_id', t.tenantId),
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
    /** Entries from the one to the other that are not here are known to be lost with an older database of the bot. */
    lostFrom: bigint('lost_from', { mode: 'number' }),
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
/** What businesses told CallMissed to do about their customers' wishes. A new one ends the former, which stays for the requests of its time. */
export const erasureInstruction = pgTable(
  'erasure_instruction',
  {
    tenantId: text('tenant_id').notNull(),
    /** When it came into force here, which may be later than the day it was given on. */
    recordedAt: at('recorded_at').notNull(),
    kind: text('kind', { enum: ['standing', 'objection-window'] }).notNull(),
    /** Clause and version of the agreement that holds the instruction. */
    clause: text('clause').notNull(),
    version: text('version').notNull(),
    givenOn: date('given_on').notNull(),
    windowHours: integer('window_hours').notNull().default(72),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.recordedAt] }),
    tenantIdFits('erasure_instruction_tenant_id', t.tenantId),
    check('erasure_instruction_kind', sql`${t.kind} in ('standing', 'objection-window')`),
    check('erasure_instruction_window', sql`${t.windowHours} between 0 and 168`),
  ],
)

/** A short code in a link or on a poster: which business and language it stands for. A hint for the chat, never a proof; nobody's data. */
export const businessLink = pgTable(
  'business_link',
  {
    code: text('code').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    /** As the poster names it; empty once the business is gone. */
    business: text('business').notNull(),
    language: text('language').notNull(),
    createdAt: at('created_at').notNull(),
    /** Retired codes are kept, so that an old poster never speaks for another business. */
    retiredAt: at('retired_at'),
  },
  (t) => [
    index('business_link_tenant').on(t.tenantId),
    tenantIdFits('business_link_tenant_id', t.tenantId),
    check('business_link_code', sql`${t.code} ~ '^[2-9A-HJKMNP-Z]{6}$'`),
    check('business_link_language', sql`${t.language} ~ '^[a-z]{2,3}$'`),
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
    requestId: uuid('request_id').references(() => erasureRequest.id),
    /** Instead of a request: what the business itself passed on, about which nobody has decided yet, or whose person said no. */
    forwardId: uuid('forward_id').references(() => forwardedRequest.id),
    tenantId: text('tenant_id').notNull(),
    what: text('what', { enum: ['requested', 'confirmed', 'completed', 'partial', 'cancelled', 'refused'] }).notNull(),
    /** `confirmed` is told again when the day of the erasure has changed: how often it was before. */
    nth: integer('nth').notNull().default(0),
    /** By which of the request's sealed identifiers the business knows the person: their places, phones before user ids before e-mails. None without a request. */
    knownBy: integer('known_by').array().notNull(),
    /** Sealed JSON of the body, blanked once delivered or when it expires. */
    sealed: text('sealed'),
    /** `mailed`: its owners and admins have a link to it, and the text waits for them. */
    state: text('state', { enum: ['pending', 'sent', 'failed', 'no-endpoint', 'mailed'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    httpStatus: integer('http_status'),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
  },
  (t) => [
    unique('business_notice_once').on(t.requestId, t.tenantId, t.what, t.nth),
    unique('business_notice_once_forward').on(t.forwardId, t.what),
    index('business_notice_waiting').on(t.requestId, t.tenantId, t.seq).where(sql`${t.state} = 'pending'`),
    index('business_notice_waiting_forward').on(t.forwardId, t.seq).where(sql`${t.state} = 'pending'`),
    tenantIdFits('business_notice_tenant_id', t.tenantId),
    check('business_notice_about', sql`(${t.requestId} is null) <> (${t.forwardId} is null)`),
    index('business_notice_mailed').on(t.requestId).where(sql`${t.state} = 'mailed'`),
    index('business_notice_due').on(t.nextAttemptAt).where(sql`${t.state} = 'pending'`),
    index('business_notice_tenant').on(t.tenantId, t.requestId),
    index('business_notice_created').on(t.createdAt),
    check('business_notice_what', sql`${t.what} in ('requested', 'confirmed', 'completed', 'partial', 'cancelled', 'refused')`),
    check('business_notice_nth', sql`${t.nth} >= 0 and (${t.nth} = 0 or ${t.what} = 'confirmed')`),
    check('business_notice_state', sql`${t.state} in ('pending', 'sent', 'failed', 'no-endpoint', 'mailed')`),
    check('business_notice_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
    check('business_notice_blanked', sql`${t.state} <> 'sent' or ${t.sealed} is null`),
    check('business_notice_known_by', sql`(cardinality(${t.knownBy}) > 0) = (${t.requestId} is not null)`),
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
    state: text('state', { enum: ['pending', 'told', 'scheduled', 'done', 'left', 'refused', 'unanswered'] }).notNull(),
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
    /** What the request's newest receipt says of it; `overdue` for a day that went by. */
    saidState: text('said_state'),
  },
  (t) => [
    // No NULLS NOT DISTINCT: PostgreSQL 14 does not know it.
    uniqueIndex('processor_task_once').on(t.requestId, t.processorId, t.verb, sql`coalesce(${t.eraseOn}, '-infinity'::date)`),
    index('processor_task_waiting').on(t.requestId, t.seq).where(sql`${t.state} in ('pending','told')`),
    index('processor_task_due').on(t.nextAttemptAt).where(sql`${t.state} in ('pending','told')`),
    index('processor_task_overdue')
      .on(t.dueAt)
      .where(sql`${t.state} in ('pending','told','scheduled') and ${t.overdueAt} is null`),
    index('processor_task_processor').on(t.processorId),
    index('processor_task_created').on(t.createdAt),
    index('processor_task_open')
      .on(t.processorId)
      .where(sql`${t.state} in ('pending','told','refused','unanswered') or ${t.overdueAt} is not null`),
    index('processor_task_unsaid')
      .on(t.requestId)
      .where(
        sql`${t.state} in ('done','left','scheduled','refused')
          and ${t.saidState} is distinct from case when ${t.state} = 'scheduled' and ${t.overdueAt} is not null then 'overdue' else ${t.state} end`,
      ),
    check(
      'processor_task_verb',
      sql`${t.verb} in ('erase-now', 'erase-after') and (${t.verb} = 'erase-after') = (${t.eraseOn} is not null)`,
    ),
    check('processor_task_state', sql`${t.state} in ('pending', 'told', 'scheduled', 'done', 'left', 'refused', 'unanswered')`),
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
    /** The sender's own id of its answer, hashed under its secret. */
    id: text('id').notNull(),
    /** The same id with other answers is refused. */
    answersHash: text('answers_hash').notNull(),
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
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
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
    /** Whose matter it was; none of an export, a setting, or a request that knows nobody any more. */
    keyId: text('key_id'),
    pseudonym: text('pseudonym'),
    reason: text('reason').notNull(),
    /** In the console: as whom they looked, at which request, and what came of it. */
    role: text('role'),
    requestId: uuid('request_id').references(() => erasureRequest.id),
    outcome: text('outcome'),
    /** To what or whom of ours it was done besides: an id, a reference, the filters of a list. */
    target: text('target'),
  },
  (t) => [
    check('access_log_target', sql`${t.target} ~ '^[a-zA-Z0-9=&%:._-]+$' and length(${t.target}) <= 300`),
    index('access_log_target').on(t.target).where(sql`${t.target} is not null`),
    index('access_log_pseudonym').on(t.pseudonym),
    index('access_log_at').on(t.at, t.id),
    index('access_log_request').on(t.requestId).where(sql`${t.requestId} is not null`),
    index('access_log_actor').on(t.actor, t.at),
    check('access_log_whose', sql`(${t.keyId} is null) = (${t.pseudonym} is null)`),
    check('access_log_role', sql`${t.role} in ('support', 'privacy', 'admin')`),
    check('access_log_outcome', sql`${t.outcome} ~ '^[a-z-]{1,64}$'`),
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

/** One row per mail. pending → sending → sent or failed; dropped when nobody sent it in time; `letter`: staff put it on paper. */
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
    state: text('state', { enum: ['pending', 'sending', 'sent', 'failed', 'dropped', 'letter', 'posted'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: at('next_attempt_at'),
    /** An attempt ended without the server's word: one more may be made, and no third. */
    uncertain: boolean('uncertain').notNull().default(false),
    /** The server's reply code, or the name of what went wrong on the way. */
    errorCode: text('error_code'),
    /** Of a letter: since when staff know that it lies, and when one of them posted it. */
    warnedAt: at('warned_at'),
    postedAt: at('posted_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    index('mail_message_due').on(t.nextAttemptAt).where(sql`${t.state} in ('pending','sending')`),
    index('mail_message_request').on(t.requestId),
    index('mail_message_created').on(t.createdAt),
    index('mail_message_unposted')
      .on(t.createdAt, t.id)
      .where(sql`${t.state} in ('letter', 'failed') and ${t.sealed} is not null`),
    check('mail_message_state', sql`${t.state} in ('pending', 'sending', 'sent', 'failed', 'dropped', 'letter', 'posted')`),
    check('mail_message_posted', sql`(${t.state} = 'posted') = (${t.postedAt} is not null)`),
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

/** How many mails came in on a day (UTC), by what became of them: counts, about nobody. */
export const intakeDay = pgTable(
  'intake_day',
  {
    day: date('day').notNull(),
    outcome: text('outcome').notNull(),
    mails: integer('mails').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.outcome] }), check('intake_day_outcome', sql`${t.outcome} ~ '^[a-z-]{1,32}$'`)],
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
    /** Whether the sender's domain vouched for them; nobody else is answered by mail. */
    vouched: boolean('vouched').notNull().default(true),
    /** A machine sent it, which is never answered. */
    byMachine: boolean('by_machine').notNull().default(false),
    /** Sealed JSON of address, subject and words; blanked 30 days after the answer, 90 days after the mail at the latest. */
    sealed: text('sealed'),
    answerBy: at('answer_by').notNull(),
    /** When staff were last told that it waits. */
    warnedAt: at('warned_at'),
    openedAt: at('opened_at').notNull(),
    closedAt: at('closed_at'),
  },
  (t) => [
    // Whoever only calls themselves so adds nothing to the case of somebody who is vouched for.
    uniqueIndex('mail_case_open').on(t.sender, t.about, t.vouched, t.byMachine).where(sql`${t.closedAt} is null`),
    index('mail_case_due').on(t.answerBy, t.id).where(sql`${t.closedAt} is null`),
    index('mail_case_opened').on(t.openedAt),
    check('mail_case_by_machine', sql`not (${t.byMachine} and ${t.vouched})`),
    check('mail_case_about', sql`${t.about} in ('complain', 'person', 'somebody-else')`),
    check('mail_case_sender', sql`${t.sender} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Papers that came by mail for a case about somebody else: sealed, and gone with the words of the case. */
export const mailDocument = pgTable(
  'mail_document',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => mailCase.id, { onDelete: 'cascade' }),
    /** By its own first bytes. */
    type: text('type', { enum: ['pdf', 'jpg', 'png', 'heic'] }).notNull(),
    bytes: integer('bytes').notNull(),
    /** Sealed JSON of its name and, in base64, itself. */
    sealed: text('sealed').notNull(),
    addedAt: at('added_at').notNull(),
  },
  (t) => [
    index('mail_document_case').on(t.caseId),
    index('mail_document_added').on(t.addedAt),
    check('mail_document_type', sql`${t.type} in ('pdf', 'jpg', 'png', 'heic')`),
    check('mail_document_bytes', sql`${t.bytes} between 1 and 5242880`),
  ],
)

/**
 * One-time codes to a registered e-mail address, one row per code asked for: whether the address is anybody's or not, the row looks the
 * same but for the hash. Bound to person, conversation and members; tries are counted by the row.
 */
export const emailCode = pgTable(
  'email_code',
  {
    /** The highest of a conversation is its newest. */
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversation.id),
    /** Keyed hash of the address. */
    addressHash: text('address_hash').notNull(),
    /** Keyed hash of the code with what it is bound to; null: no code was sent. */
    codeHash: text('code_hash'),
    /** Sealed JSON: the members it was sent to. */
    membersSealed: text('members_sealed'),
    tries: integer('tries').notNull().default(0),
    askedAt: at('asked_at').notNull(),
    /** Set with the answer to the question whose address it is: until then nothing can be tried. */
    expiresAt: at('expires_at'),
    passedAt: at('passed_at'),
    spentAt: at('spent_at'),
  },
  (t) => [
    index('email_code_conversation').on(t.conversationId, t.id),
    index('email_code_person').on(t.personId, t.askedAt),
    index('email_code_address').on(t.addressHash, t.askedAt),
    index('email_code_asked').on(t.askedAt),
    check('email_code_address_hash', sql`${t.addressHash} ~ '^[0-9a-f]{64}$'`),
    check('email_code_hash', sql`${t.codeHash} ~ '^[0-9a-f]{64}$'`),
    check('email_code_members', sql`(${t.codeHash} is null) = (${t.membersSealed} is null)`),
    check('email_code_tries', sql`${t.tries} between 0 and 5`),
    check('email_code_passed', sql`${t.passedAt} is null or ${t.codeHash} is not null`),
    check('email_code_spent', sql`${t.spentAt} is null or ${t.passedAt} is not null`),
  ],
)

/** Whom an account's deletion is told to by e-mail, each with a link of their own that takes it back. */
export const accountContact = pgTable(
  'account_contact',
  {
    id: uuid('id').primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    /** Sealed JSON of the address and the business's name; blanked with the last mail. */
    sealed: text('sealed'),
    /** Keyed hash of the 128-bit token of the link. */
    tokenHash: text('token_hash').notNull().unique(),
    tokenSealed: text('token_sealed'),
    language: text('language').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('account_contact_request').on(t.requestId),
    check('account_contact_token', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('account_contact_blanked', sql`(${t.sealed} is null) = (${t.tokenSealed} is null)`),
  ],
)

/** What Meta last said of a channel's number: its quality decides whether anybody is written to first. */
export const channelHealth = pgTable(
  'channel_health',
  {
    channelId: uuid('channel_id')
      .primaryKey()
      .references(() => channel.id),
    quality: text('quality', { enum: ['GREEN', 'YELLOW', 'RED', 'UNKNOWN', 'FLAGGED'] }).notNull(),
    readAt: at('read_at').notNull(),
  },
  (t) => [check('channel_health_quality', sql`${t.quality} in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN', 'FLAGGED')`)],
)

/** How a template of ours stands at Meta on a channel's account; MISSING: it was looked for and is not there. */
export const channelTemplate = pgTable(
  'channel_template',
  {
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channel.id),
    name: text('name').notNull(),
    language: text('language').notNull(),
    status: text('status').notNull(),
    quality: text('quality'),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.name, t.language] }),
    check('channel_template_status', sql`${t.status} ~ '^[A-Z_]{1,32}$'`),
    check('channel_template_quality', sql`${t.quality} ~ '^[A-Z_]{1,32}$'`),
  ],
)

/**
 * A customer's number that a business has passed on. Nobody but the bot learns what became of it before the person acts. waiting → asked
 * (the template is in the outbox) or left (with a reason), then denied by the person, or followed by a request.
 */
export const forwardedRequest = pgTable(
  'forwarded_request',
  {
    id: uuid('id').primaryKey(),
    /** Order of the business's list. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    tenantId: text('tenant_id').notNull(),
    /** The platform's id of the key by which it was passed on: what waits under a revoked one is not sent. */
    apiKeyId: text('api_key_id'),
    language: text('language').notNull(),
    /** The number, until it was asked or left, 30 days at the most. */
    phoneSealed: text('phone_sealed'),
    state: text('state', { enum: ['waiting', 'asked', 'left', 'denied'] }).notNull(),
    /** Why it was left, or why it waits: a code, for staff alone. */
    reason: text('reason'),
    /** Keyed hash of the token in the template's buttons. */
    tokenHash: text('token_hash').unique(),
    personId: uuid('person_id').references(() => person.id),
    /** The number may have changed hands: the business is not named. */
    suspect: boolean('suspect').notNull().default(false),
    requestId: uuid('request_id').references(() => erasureRequest.id),
    nextAttemptAt: at('next_attempt_at'),
    createdAt: at('created_at').notNull(),
    /** From then on nobody is waited for. */
    expiresAt: at('expires_at').notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [
    tenantIdFits('forwarded_request_tenant_id', t.tenantId),
    check('forwarded_request_state', sql`${t.state} in ('waiting', 'asked', 'left', 'denied')`),
    check('forwarded_request_reason', sql`${t.reason} ~ '^[a-z-]{1,32}$'`),
    check('forwarded_request_asked', sql`${t.state} not in ('asked', 'denied') or ${t.personId} is not null`),
    check('forwarded_request_blanked', sql`${t.state} = 'waiting' or ${t.phoneSealed} is null`),
    index('forwarded_request_list').on(t.tenantId, t.seq),
    index('forwarded_request_waiting').on(t.nextAttemptAt).where(sql`${t.state} = 'waiting'`),
    index('forwarded_request_person').on(t.personId),
    index('forwarded_request_request').on(t.requestId),
    index('forwarded_request_created').on(t.createdAt),
  ],
)

/** Answers to be given again to the same key: keyed hashes, kept a day. */
export const idempotentAnswer = pgTable(
  'idempotent_answer',
  {
    tenantId: text('tenant_id').notNull(),
    keyHash: text('key_hash').notNull(),
    bodyHash: text('body_hash').notNull(),
    /** What the answer speaks of. */
    subjectId: uuid('subject_id').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.keyHash] }),
    index('idempotent_answer_expires').on(t.expiresAt),
    tenantIdFits('idempotent_answer_tenant_id', t.tenantId),
    check('idempotent_answer_key', sql`${t.keyHash} ~ '^[0-9a-f]{64}$'`),
    check('idempotent_answer_body', sql`${t.bodyHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Numbers that were written to because some business passed them on, by pseudonym: none twice in 30 days. */
export const forwardContact = pgTable(
  'forward_contact',
  {
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    askedAt: at('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.keyId, t.pseudonym] }),
    index('forward_contact_asked').on(t.askedAt),
    check('forward_contact_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Who said "wasn't me" to a business: that business makes the bot write to this number no more. Kept until its key is destroyed. */
export const forwardSilence = pgTable(
  'forward_silence',
  {
    tenantId: text('tenant_id').notNull(),
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.keyId, t.pseudonym] }),
    tenantIdFits('forward_silence_tenant_id', t.tenantId),
    check('forward_silence_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** A business that names a ground to keep its customer's data, within its window. The privacy officer decides; unanswered, it lapses. */
export const objection = pgTable(
  'objection',
  {
    id: uuid('id').primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    tenantId: text('tenant_id').notNull(),
    ground: text('ground', {
      enum: ['legal-proceedings', 'legal-obligation', 'unpaid-dues', 'fraud-investigation', 'open-order'],
    }).notNull(),
    state: text('state', { enum: ['open', 'upheld', 'rejected', 'lapsed'] }).notNull(),
    /** Until then the erasure waits for a decision. */
    decideBy: at('decide_by').notNull(),
    /** Who of the staff entered what the business told them; null where the business spoke for itself. */
    enteredBy: text('entered_by'),
    /** Null once it lapsed. */
    decidedBy: text('decided_by'),
    /** Why staff decided so: a code. */
    reason: text('reason'),
    createdAt: at('created_at').notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [
    unique('objection_once').on(t.requestId, t.tenantId),
    index('objection_open').on(t.decideBy).where(sql`${t.state} = 'open'`),
    check(
      'objection_ground',
      sql`${t.ground} in ('legal-proceedings', 'legal-obligation', 'unpaid-dues', 'fraud-investigation', 'open-order')`,
    ),
    tenantIdFits('objection_tenant_id', t.tenantId),
    check('objection_state', sql`${t.state} in ('open', 'upheld', 'rejected', 'lapsed')`),
    check('objection_decided', sql`(${t.state} = 'open') = (${t.decidedAt} is null)`),
    check('objection_reason', sql`${t.reason} ~ '^[a-z0-9-]{1,64}$'`),
    /** Four eyes: what one of the staff entered is upheld by another, and by a name of the same kind. */
    check(
      'objection_second_person',
      sql`${t.state} <> 'upheld' or ${t.enteredBy} is null or coalesce(${t.decidedBy} <> ${t.enteredBy} and split_part(${t.decidedBy}, ':', 1) = split_part(${t.enteredBy}, ':', 1), false)`,
    ),
  ],
)

/** One-time links by which a business without a webhook reads its notice. The mail holds the link, this the keyed hash of its token. */
export const noticeLink = pgTable(
  'notice_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => businessNotice.id, { onDelete: 'cascade' }),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    index('notice_link_notice').on(t.noticeId),
    index('notice_link_expires').on(t.expiresAt),
    check('notice_link_token', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** Who works in the console. `id` is a hash of what the sign-in service calls them; their name is sealed, and goes a year after their last visit. */
export const staffMember = pgTable(
  'staff_member',
  {
    id: text('id').primaryKey(),
    nameSealed: text('name_sealed'),
    /** As the last sign-in said: sessions of other roles are over. */
    roles: text('roles').array().notNull(),
    /** Kept out by an admin until the block is lifted. */
    blockedAt: at('blocked_at'),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [
    check('staff_member_id', sql`${t.id} ~ '^staff:[a-z0-9-]{1,32}$'`),
    check('staff_member_roles', sql`cardinality(${t.roles}) > 0 and ${t.roles} <@ array['support', 'privacy', 'admin']`),
  ],
)

/** A visit to the console. The token is in the browser's cookie alone; here lies its hash. */
export const staffSession = pgTable(
  'staff_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMember.id),
    roles: text('roles').array().notNull(),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
    endedAt: at('ended_at'),
    endedBy: text('ended_by', { enum: ['log-out', 'role-change', 'admin', 'sign-in'] }),
    /** When the sign-in service last named these roles, and by what it can be asked again. */
    vouchedAt: at('vouched_at'),
    refreshSealed: text('refresh_sealed'),
    /** Somebody is asking it since then: a token that is used twice may be taken for a stolen one. */
    askedAt: at('asked_at'),
  },
  (t) => [
    index('staff_session_staff').on(t.staffId),
    index('staff_session_seen').on(t.seenAt),
    check('staff_session_token', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check('staff_session_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
)

/** One-time sign-in links, outside production only. */
export const staffLink = pgTable(
  'staff_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [check('staff_link_token', sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`)],
)

/** What staff wrote to each other about a request: sealed, and gone 30 days later. */
export const requestNote = pgTable(
  'request_note',
  {
    id: uuid('id').primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => erasureRequest.id),
    actor: text('actor').notNull(),
    at: at('at').notNull(),
    sealed: text('sealed'),
  },
  (t) => [
    index('request_note_request').on(t.requestId, t.at),
    index('request_note_at').on(t.at).where(sql`${t.sealed} is not null`),
  ],
)

/** Whose a request is to look after. */
export const requestAssignment = pgTable(
  'request_assignment',
  {
    requestId: uuid('request_id')
      .primaryKey()
      .references(() => erasureRequest.id),
    staffId: text('staff_id')
      .notNull()
      .references(() => staffMember.id),
    by: text('by').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('request_assignment_staff').on(t.staffId)],
)

/**
 * What one person of the staff proposes and a second one must approve. Lapses on its day; what is approved was done in the same
 * transaction.
 */
export const proposedAction = pgTable(
  'proposed_action',
  {
    id: uuid('id').primaryKey(),
    /** None of a start, until it is approved. */
    requestId: uuid('request_id').references(() => erasureRequest.id),
    what: text('what', { enum: ['cancel', 'hold', 'extend', 'shorten', 'start', 'refuse', 'take-back', 'release'] }).notNull(),
    /** From a list; of a start, what proves the wish. */
    reason: text('reason').notNull(),
    /** Sealed: what staff entered from a letter or a call. Blanked with the decision. */
    wishSealed: text('wish_sealed'),
    /** Until when the request is held, or can be taken back. */
    until: at('until'),
    /** In which state the maker saw the request. */
    seenState: text('seen_state').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: at('proposed_at').notNull(),
    /** The end of every proposal: the day that its maker gave, of a hold and a longer window two days at the latest, of a start three. */
    lapsesAt: at('lapses_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
    decision: text('decision', { enum: ['approved', 'declined', 'withdrawn', 'overtaken', 'lapsed'] }),
  },
  (t) => [
    check(
      'proposed_action_what',
      sql`${t.what} in ('cancel', 'hold', 'extend', 'shorten', 'start', 'refuse', 'take-back', 'release')`,
    ),
    check('proposed_action_reason', sql`${t.reason} ~ '^[a-z-]{1,64}$'`),
    check('proposed_action_until', sql`(${t.what} in ('hold', 'extend')) = (${t.until} is not null)`),
    check('proposed_action_lapses', sql`${t.lapsesAt} > ${t.proposedAt}`),
    check('proposed_action_decision', sql`${t.decision} in ('approved', 'declined', 'withdrawn', 'overtaken', 'lapsed')`),
    check(
      'proposed_action_decided',
      sql`(${t.decision} is null) = (${t.decidedAt} is null) and (${t.decidedBy} is null) = (${t.decision} is null or ${t.decision} = 'lapsed')`,
    ),
    /** Four eyes: nobody approves what they proposed. */
    check('proposed_action_second_person', sql`${t.decision} <> 'approved' or ${t.decidedBy} <> ${t.proposedBy}`),
    /** Console and command line know one and the same person by two names, so that two names must be of one kind to be two people. */
    check(
      'proposed_action_same_door',
      sql`${t.decision} <> 'approved' or split_part(${t.decidedBy}, ':', 1) = split_part(${t.proposedBy}, ':', 1)`,
    ),
    check(
      'proposed_action_about',
      sql`case when ${t.what} = 'start' then (${t.requestId} is not null) = coalesce(${t.decision} = 'approved', false) else ${t.requestId} is not null end`,
    ),
    check('proposed_action_wish', sql`(${t.wishSealed} is not null) = (${t.what} = 'start' and ${t.decision} is null)`),
    uniqueIndex('proposed_action_open').on(t.requestId, t.what).where(sql`${t.decision} is null`),
    index('proposed_action_request').on(t.requestId, t.proposedAt),
    index('proposed_action_lapses').on(t.lapsesAt).where(sql`${t.decision} is null`),
  ],
)

/**
 * Legal holds as they stand on the platform, so that its restore ends none of them. Goes a year after the hold.
 */
export const legalHold = pgTable(
  'legal_hold',
  {
    id: uuid('id').primaryKey(),
    scope: text('scope', { enum: ['tenant', 'table', 'subject'] }).notNull(),
    tenantId: text('tenant_id'),
    tableName: text('table_name'),
    keyId: text('key_id'),
    pseudonym: text('pseudonym'),
    /** The same subject under other identifiers, and under older keys. */
    older: jsonb('older').$type<{ keyId: string; value: string }[]>().notNull().default([]),
    reason: text('reason').notNull(),
    heldFrom: at('held_from').notNull(),
    heldUntil: at('held_until'),
    /** The platform has had it. */
    isPlaced: boolean('is_placed').notNull(),
  },
  (t) => [
    check('legal_hold_whose', sql`(${t.scope} = 'subject') = (${t.pseudonym} is not null and ${t.keyId} is not null)`),
    check('legal_hold_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
    check('legal_hold_reason', sql`${t.reason} ~ '^[a-z_]{1,64}$'`),
  ],
)

/** Who asked for no more offers, by pseudonym: what a restored platform must be told again. Goes when every backup of before is gone. */
export const stoppedAds = pgTable(
  'stopped_ads',
  {
    /** The id of the task that was carried out. */
    id: uuid('id').notNull(),
    keyId: text('key_id').notNull(),
    pseudonym: text('pseudonym').notNull(),
    tenantId: text('tenant_id'),
    at: at('at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.keyId, t.pseudonym] }),
    tenantIdFits('stopped_ads_tenant_id', t.tenantId),
    index('stopped_ads_expires').on(t.expiresAt),
    check('stopped_ads_pseudonym', sql`${t.pseudonym} ~ '^[0-9a-f]{64}$'`),
  ],
)

/** How often the platform was looked after, and how often it has confirmed that: neither database can be restored unnoticed. */
export const platformBeat = pgTable(
  'platform_beat',
  {
    one: boolean('one').primaryKey().default(true),
    number: bigint('number', { mode: 'number' }).notNull(),
    seen: bigint('seen', { mode: 'number' }).notNull().default(0),
  },
  (t) => [check('platform_beat_one', sql`${t.one}`), check('platform_beat_number', sql`${t.number} >= ${t.seen}`)],
)

/**
 * When the webhook could last take what Meta sends, by this database's own clock, and until when Meta may still be redelivering what it could
 * not take before that.
 */
export const webhookPulse = pgTable(
  'webhook_pulse',
  {
    one: boolean('one').primaryKey().default(true),
    seenAt: at('seen_at').notNull(),
    redeliveredUntil: at('redelivered_until').notNull(),
  },
  (t) => [check('webhook_pulse_one', sql`${t.one}`)],
)
