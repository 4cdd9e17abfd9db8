/** The bot's own tables, column by column: what is about a person there, in which form, and when it goes. A test holds it to src/db/expiry.ts. */
import type { PgTableWithColumns } from 'drizzle-orm/pg-core'
import type * as schema from './schema.ts'

/** When something goes: by the nightly expiry, so many days after the row's own date; with something that happens; or not at all. */
export type Going = { afterDays: number; since: string } | { with: string } | { stays: string }

/** About nobody, or a random id. */
type Neutral = 'key' | 'reference' | 'time' | 'code' | 'count' | 'switch' | 'language' | 'business' | 'proof' | 'staff'

export type ColumnAnswer =
  | Neutral
  /** `as`: sealed by the key ring, a keyed hash, or open because it is a business's own. */
  | { holds: string; as: 'sealed' | 'hashed' | 'open'; goes: 'with the row' | Going }

interface TableAnswer<Column extends string = string> {
  row: Going
  columns: { readonly [C in Column]: ColumnAnswer }
}

type ColumnsOf<T> = T extends PgTableWithColumns<infer Config> ? Extract<keyof Config['columns'], string> : never
type OwnMapOf<Schema> = {
  readonly [K in keyof Schema as Schema[K] extends PgTableWithColumns<infer _> ? K : never]: TableAnswer<ColumnsOf<Schema[K]>>
}

const after = (afterDays: number, since: string): Going => ({ afterDays, since })
const YEAR = 365
const TEXT = 30

const sealed = (holds: string, goes: 'with the row' | Going): ColumnAnswer => ({ holds, as: 'sealed', goes })
const hashed = (holds: string): ColumnAnswer => ({ holds, as: 'hashed', goes: 'with the row' })
const open = (holds: string, goes: Going): ColumnAnswer => ({ holds, as: 'open', goes })

const SWEPT: Going = { with: 'the second sweep, or the undo; at the latest 30 days after a request that came to nothing' }
const ACCOUNT: Going = { with: 'the account of its business' }
const IDS: Going = { stays: 'random ids, states, dates and counts' }
const SETTINGS: Going = { stays: 'a setting, about nobody' }
const CHAIN: Going = { stays: 'the proof of an erasure: ids, counts and hashes, by CHECK' }

export const ownMap = {
  channel: {
    row: { stays: 'for what references it; retired, it holds nothing' },
    columns: {
      ...{
        id: 'key',
        mode: 'code',
        tenantId: 'business',
        stoppedAt: 'time',
        stoppedCode: 'code',
        retiredAt: 'time',
        createdAt: 'time',
      },
      phoneNumberId: open('the business’s number at Meta', ACCOUNT),
      wabaId: open('its account at Meta', ACCOUNT),
      portfolioId: open('its portfolio at Meta', ACCOUNT),
      displayNumber: open('its number', ACCOUNT),
      business: open('its name', ACCOUNT),
      accessTokenSealed: sealed('its token', ACCOUNT),
      appSecretsSealed: sealed('its secrets', ACCOUNT),
    },
  },
  person: {
    row: { stays: 'a random id that leads to nobody without a binding' },
    columns: { id: 'key', language: 'language', createdAt: 'time' },
  },
  personBinding: {
    row: after(YEAR, 'seenAt'),
    columns: {
      ...{ id: 'key', personId: 'reference', kind: 'code', portfolioId: 'business', keyId: 'code' },
      ...{ identityChangedAt: 'time', seenAt: 'time', endedAt: 'time' },
      pseudonym: hashed('the number or id'),
      addressSealed: sealed('the number or id', after(TEXT, 'seenAt')),
      identityKey: hashed('Meta’s identity key'),
    },
  },
  inboxEvent: {
    row: after(YEAR, 'receivedAt'),
    columns: {
      ...{ id: 'key', personId: 'reference', channelId: 'reference', kind: 'code', contentType: 'code' },
      ...{ eventAt: 'time', receivedAt: 'time', handledAt: 'time', attempts: 'count', leftToBusiness: 'switch' },
      dedupKey: hashed('the wamid'),
      sealed: sealed('what was written', after(TEXT, 'receivedAt')),
    },
  },
  deadLetter: {
    row: after(YEAR, 'receivedAt'),
    columns: {
      ...{ id: 'key', channelId: 'reference', reason: 'code', inboxEventId: 'reference', receivedAt: 'time' },
      dedupKey: hashed('the bytes'),
      sealed: sealed('a body nobody could read', after(TEXT, 'receivedAt')),
    },
  },
  conversation: {
    row: after(YEAR, 'updatedAt'),
    columns: {
      ...{ id: 'key', personId: 'reference', channelId: 'reference', state: 'code', language: 'language', asked: 'code' },
      ...{ dueAt: 'time', failures: 'count', holdsFloor: 'switch', previewsOn: 'time', previews: 'count', lastInboundAt: 'time' },
      ...{ createdAt: 'time', updatedAt: 'time' },
      snapshotSealed: sealed('where the talk stands', after(TEXT, 'updatedAt')),
    },
  },
  erasureRequest: {
    row: IDS,
    columns: {
      ...{ id: 'key', reference: 'key', personId: 'reference', channelId: 'reference', scope: 'code', tenantId: 'business' },
      ...{ memberId: 'reference', state: 'code', suspect: 'switch', source: 'code', proof: 'code', language: 'language' },
      ...{ provedAt: 'time', confirmedAt: 'time', deadlineAt: 'time', eraseAt: 'time', frozenAt: 'time', thawWanted: 'switch' },
      ...{ startedAt: 'time', finishedAt: 'time', secondSweepAt: 'time', secondSweptAt: 'time', previewMapHash: 'proof' },
      ...{ mapHash: 'proof', planHash: 'proof', reason: 'code', outcome: 'count', receiptResult: 'code', attempts: 'count' },
      ...{ nextAttemptAt: 'time', warnedAt: 'time', remindedAt: 'time', createdAt: 'time', updatedAt: 'time' },
      ...{ searchedAt: 'time', foundCleanAt: 'time', beside: 'switch' },
      tokenHash: hashed('the token of the status link'),
      tokenSealed: sealed('the token of the status link', SWEPT),
      contactSealed: sealed('an address for news', SWEPT),
      subjectSealed: sealed('the identifiers to erase by', SWEPT),
      newerSealed: sealed('keys and dates of a person’s rows', SWEPT),
    },
  },
  requestEvent: {
    row: after(YEAR, 'at'),
    columns: { id: 'key', requestId: 'reference', at: 'time', what: 'code', detail: 'code', count: 'count' },
  },
  caseFile: {
    row: after(YEAR, 'closedAt'),
    columns: {
      ...{ id: 'key', reference: 'key', personId: 'reference', channelId: 'reference', requestId: 'reference', about: 'code' },
      ...{ answerBy: 'time', openedAt: 'time', answeredAt: 'time', repliedAt: 'time', warnedAt: 'time', closedAt: 'time' },
      outcome: 'code',
    },
  },
  outboxMessage: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{
        id: 'key',
        seq: 'key',
        personId: 'reference',
        channelId: 'reference',
        conversationId: 'reference',
        requestId: 'reference',
      },
      ...{ what: 'code', templateName: 'code', promptId: 'key', state: 'code', attempts: 'count', nextAttemptAt: 'time' },
      ...{ sendingSince: 'time', errorCode: 'code', createdAt: 'time', updatedAt: 'time' },
      wamidHash: hashed('the wamid'),
      sealed: sealed('what was said', after(TEXT, 'createdAt')),
    },
  },
  receipt: {
    row: CHAIN,
    columns: {
      id: 'key',
      requestId: 'reference',
      number: 'count',
      body: 'proof',
      hash: 'proof',
      isOnPlatform: 'switch',
      createdAt: 'time',
    },
  },
  ledgerEntry: {
    row: CHAIN,
    columns: {
      ...{ seq: 'key', receiptId: 'reference', receiptHash: 'proof', previousHash: 'proof', hash: 'proof', keyId: 'code' },
      ...{ signature: 'proof', createdAt: 'time' },
    },
  },
  replayEntry: {
    row: after(0, 'expiresAt'),
    columns: {
      ...{ requestId: 'reference', keyId: 'code', scope: 'code', tenantId: 'business', memberId: 'reference', cutOff: 'time' },
      expiresAt: 'time',
      pseudonym: hashed('whom a restored backup must lose again'),
    },
  },
  replayRun: {
    row: IDS,
    columns: {
      ...{
        number: 'key',
        startedAt: 'time',
        finishedAt: 'time',
        ledgerSeq: 'reference',
        lostFrom: 'reference',
        lostThrough: 'reference',
      },
      ...{ listed: 'count', found: 'count', rows: 'count', held: 'count', failed: 'count' },
    },
  },
  erasureInstruction: {
    row: ACCOUNT,
    columns: {
      tenantId: 'business',
      kind: 'code',
      clause: 'business',
      version: 'business',
      givenOn: 'time',
      recordedAt: 'time',
      windowHours: 'count',
    },
  },
  businessLink: {
    row: { stays: 'so that an old poster never speaks for another business' },
    columns: {
      ...{ code: 'key', tenantId: 'business', language: 'language', createdAt: 'time', retiredAt: 'time' },
      business: open('the business’s name', ACCOUNT),
    },
  },
  businessNotice: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{
        id: 'key',
        seq: 'key',
        requestId: 'reference',
        forwardId: 'reference',
        tenantId: 'business',
        what: 'code',
        nth: 'count',
      },
      ...{ knownBy: 'count', state: 'code', attempts: 'count', nextAttemptAt: 'time', httpStatus: 'code', createdAt: 'time' },
      sentAt: 'time',
      sealed: sealed('whose data a business is told about', after(TEXT, 'createdAt')),
    },
  },
  processor: {
    row: SETTINGS,
    columns: {
      ...{ id: 'key', name: 'business', kind: 'code', endpoint: 'business', categories: 'code', verbs: 'code', knowsBy: 'code' },
      ...{ answerHours: 'count', createdAt: 'time', removedAt: 'time' },
      secretSealed: sealed('the processor’s secret', { stays: 'while its answers are to be believed; it is about nobody' }),
    },
  },
  processorTask: {
    row: IDS,
    columns: {
      ...{ id: 'key', seq: 'key', requestId: 'reference', processorId: 'reference', verb: 'code', categories: 'code' },
      ...{ eraseOn: 'time', state: 'code', attempts: 'count', nextAttemptAt: 'time', httpStatus: 'code', createdAt: 'time' },
      ...{ dueAt: 'time', toldAt: 'time', overdueAt: 'time', settledAt: 'time', settledBy: 'code', saidState: 'code' },
      sealed: sealed('whom a processor is asked to erase', after(TEXT, 'createdAt')),
    },
  },
  processorAnswer: {
    row: after(0, 'takenAt'),
    columns: { processorId: 'reference', id: hashed('an answer’s id'), answersHash: hashed('the answers'), takenAt: 'time' },
  },
  platformTask: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{
        id: 'key',
        seq: 'key',
        personId: 'reference',
        conversationId: 'reference',
        what: 'code',
        attempts: 'count',
        nextAttemptAt: 'time',
        createdAt: 'time',
        doneAt: 'time',
      },
      sealed: sealed('whom to stop offers for', after(TEXT, 'createdAt')),
    },
  },
  accessLog: {
    row: after(YEAR, 'at'),
    columns: {
      ...{ id: 'key', at: 'time', actor: 'staff', action: 'code', keyId: 'code', reason: 'code', role: 'code' },
      ...{ requestId: 'reference', outcome: 'code', target: 'code' },
      pseudonym: hashed('whose matter was looked at'),
    },
  },
  nightlyRun: { row: IDS, columns: { task: 'key', day: 'time', seen: 'proof' } },
  mailMessage: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{ id: 'key', what: 'code', language: 'language', requestId: 'reference', state: 'code', attempts: 'count' },
      ...{ nextAttemptAt: 'time', uncertain: 'switch', errorCode: 'code', createdAt: 'time', updatedAt: 'time' },
      ...{ warnedAt: 'time', postedAt: 'time' },
      dedupKey: hashed('the mail'),
      sealed: sealed('a mail with its address', after(TEXT, 'createdAt')),
    },
  },
  intakeMail: {
    row: after(TEXT, 'receivedAt'),
    columns: { dedupKey: hashed('sender and mail'), wish: 'code', receivedAt: 'time' },
  },
  intakeDay: { row: after(YEAR, 'day'), columns: { day: 'time', outcome: 'code', mails: 'count' } },
  mailCase: {
    row: after(YEAR, 'openedAt'),
    columns: {
      ...{
        id: 'key',
        about: 'code',
        language: 'language',
        answerBy: 'time',
        openedAt: 'time',
        warnedAt: 'time',
        closedAt: 'time',
        vouched: 'switch',
        byMachine: 'switch',
      },
      sender: hashed('the sender’s address'),
      sealed: sealed('a mail that a person must answer', after(TEXT, 'closedAt')),
    },
  },
  mailDocument: {
    row: after(TEXT, 'the case’s closedAt'),
    columns: {
      ...{ id: 'key', caseId: 'reference', type: 'code', bytes: 'count', addedAt: 'time' },
      sealed: sealed('papers sent for a case', 'with the row'),
    },
  },
  emailCode: {
    row: after(2, 'askedAt'),
    columns: {
      ...{ id: 'key', personId: 'reference', conversationId: 'reference', tries: 'count', askedAt: 'time', expiresAt: 'time' },
      ...{ passedAt: 'time', spentAt: 'time' },
      addressHash: hashed('the address'),
      codeHash: hashed('the code'),
      membersSealed: sealed('which user rows', 'with the row'),
    },
  },
  accountContact: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{ id: 'key', requestId: 'reference', language: 'language', createdAt: 'time' },
      sealed: sealed('the address of whoever is told', { with: 'the last mail, or the undo' }),
      tokenHash: hashed('the token of their link'),
      tokenSealed: sealed('the token of their link', { with: 'the last mail, or the undo' }),
    },
  },
  channelHealth: { row: SETTINGS, columns: { channelId: 'reference', quality: 'code', readAt: 'time' } },
  channelTemplate: {
    row: SETTINGS,
    columns: { channelId: 'reference', name: 'code', language: 'language', status: 'code', quality: 'code', updatedAt: 'time' },
  },
  forwardedRequest: {
    row: after(YEAR, 'createdAt'),
    columns: {
      ...{
        id: 'key',
        seq: 'key',
        tenantId: 'business',
        apiKeyId: 'business',
        language: 'language',
        state: 'code',
        reason: 'code',
        personId: 'reference',
      },
      ...{
        suspect: 'switch',
        requestId: 'reference',
        nextAttemptAt: 'time',
        createdAt: 'time',
        expiresAt: 'time',
        decidedAt: 'time',
      },
      phoneSealed: sealed('a number that a business passed on', after(0, 'expiresAt')),
      tokenHash: hashed('the token in the template’s buttons'),
    },
  },
  idempotentAnswer: {
    row: after(0, 'expiresAt'),
    columns: {
      ...{ tenantId: 'business', subjectId: 'reference', expiresAt: 'time' },
      keyHash: hashed('a call’s key'),
      bodyHash: hashed('its body'),
    },
  },
  forwardContact: {
    row: after(TEXT, 'askedAt'),
    columns: { keyId: 'code', pseudonym: hashed('who was asked'), askedAt: 'time' },
  },
  forwardSilence: {
    row: { with: 'the account of its business, for it was promised for good; met again, it moves to today’s key' },
    columns: { tenantId: 'business', keyId: 'code', pseudonym: hashed('who said "wasn’t me"'), at: 'time' },
  },
  objection: {
    row: IDS,
    columns: {
      ...{ id: 'key', requestId: 'reference', tenantId: 'business', ground: 'code', state: 'code', decideBy: 'time' },
      ...{ enteredBy: 'staff', decidedBy: 'staff', reason: 'code', createdAt: 'time', decidedAt: 'time' },
    },
  },
  noticeLink: {
    row: after(TEXT, 'expiresAt'),
    columns: { tokenHash: hashed('a link’s token'), noticeId: 'reference', expiresAt: 'time', usedAt: 'time' },
  },
  staffMember: {
    row: { stays: 'a hash, so that the access log still says whether two were one' },
    columns: {
      id: 'staff',
      nameSealed: sealed('a name', after(YEAR, 'seenAt')),
      roles: 'code',
      blockedAt: 'time',
      seenAt: 'time',
    },
  },
  staffSession: {
    row: after(1, 'createdAt'),
    columns: {
      ...{ staffId: 'staff', roles: 'code', createdAt: 'time', seenAt: 'time', endedAt: 'time', endedBy: 'code' },
      ...{ vouchedAt: 'time', askedAt: 'time' },
      tokenHash: hashed('a session’s token'),
      refreshSealed: sealed('a token by which the sign-in service is asked again', 'with the row'),
    },
  },
  staffLink: {
    row: after(1, 'expiresAt'),
    columns: { tokenHash: hashed('a link’s token'), createdAt: 'time', expiresAt: 'time', usedAt: 'time' },
  },
  requestNote: {
    row: IDS,
    columns: {
      id: 'key',
      requestId: 'reference',
      actor: 'staff',
      at: 'time',
      sealed: sealed('what staff wrote', after(TEXT, 'at')),
    },
  },
  requestAssignment: { row: IDS, columns: { requestId: 'reference', staffId: 'staff', by: 'staff', at: 'time' } },
  proposedAction: {
    row: IDS,
    columns: {
      ...{
        id: 'key',
        requestId: 'reference',
        what: 'code',
        reason: 'code',
        until: 'time',
        seenState: 'code',
        proposedBy: 'staff',
      },
      ...{ proposedAt: 'time', lapsesAt: 'time', decidedBy: 'staff', decidedAt: 'time', decision: 'code' },
      wishSealed: sealed('number and address from a letter or a call', after(0, 'lapsesAt')),
    },
  },
  legalHold: {
    row: after(YEAR, 'heldUntil'),
    columns: {
      ...{ id: 'key', scope: 'code', tenantId: 'business', tableName: 'code', keyId: 'key', reason: 'code' },
      ...{ heldFrom: 'time', heldUntil: 'time', isPlaced: 'switch' },
      pseudonym: hashed('whose data is held'),
      older: hashed('the same under former keys'),
    },
  },
  stoppedAds: {
    row: after(0, 'expiresAt'),
    columns: {
      ...{ id: 'key', keyId: 'key', tenantId: 'business', at: 'time', expiresAt: 'time' },
      pseudonym: hashed('who wants no more offers'),
    },
  },
  platformBeat: { row: SETTINGS, columns: { one: 'switch', number: 'count', seen: 'count' } },
  webhookPulse: { row: SETTINGS, columns: { one: 'switch', seenAt: 'time', redeliveredUntil: 'time' } },
} satisfies OwnMapOf<typeof schema>

/**
 * Where people of CallMissed may stand outside both databases and the blob store: no erasure reaches there, so that each has an owner who
 * answers for it and a time after which nothing is left. What the bot itself writes outside its database is in ARCHITECTURE.md.
 */
export const storesOutside = [
  {
    store: 'telemetry of the platform (logs, traces, error reports, metrics)',
    holds: 'ids, addresses of computers, and whatever an error message was given',
    owner: 'CallMissed, platform operations',
    keptFor: '180 days, as CERT-In asks of system logs; a year where they are security logs (DPDP rule 6(1)(e))',
  },
  {
    store: 'prompt logs of the model routers and speech services',
    holds: 'words of chats and calls; those in usage_log.prompt are in the data map',
    owner: 'each processor of the register (`processor list`), which is asked to erase and confirms',
    keptFor: 'until its acknowledgement, 30 days at the latest; the receipt names who has not confirmed',
  },
  {
    store: 'the mailbox support@callmissed.com',
    holds: 'mails of whoever wrote there, with their addresses',
    owner: 'CallMissed, support',
    keptFor: '30 days after the answer, 90 days after the mail at the latest, as the bot keeps its own copies',
  },
  {
    store: 'the mailbox karan@callmissed.com',
    holds: 'complaints with their addresses',
    owner: 'the Grievance Officer',
    keptFor: 'a year after the complaint is closed, as its case',
  },
] as const
