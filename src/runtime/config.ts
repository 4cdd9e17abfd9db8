import { isAbsolute, join, resolve } from 'node:path'
import { OIDC, PRODUCTION, type Settings, settings, WHATSAPP } from './settings.ts'
import { parseTrustProxy, type TrustProxy } from './trust-proxy.ts'

/**
 * demo: no WHATSAPP_* and no *DATABASE_URL, loopback host: embedded databases, demo data, simulator, keys made here.
 * trial: WHATSAPP_* and GRAPH_API_BASE_URL but no DATABASE_URL, loopback host: the same without the simulator.
 * production: everything is set.
 */
export type Mode = 'demo' | 'trial' | 'production'

export interface Config {
  mode: Mode
  role: 'all' | 'web' | 'worker'
  port: number
  host: string
  /** Where a process that is a worker alone serves health and metrics. 0: any free port. */
  workerPort: number
  publicUrl: string
  /** False: `publicUrl` follows the port that was found. */
  publicUrlSet: boolean
  trustProxy: TrustProxy
  dataDir: string
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined
  platformDatabaseUrl: string | undefined
  dataMapFile: string | undefined
  /** JSON of retention bases that replace or join the known ones. */
  retentionBasesFile: string | undefined
  /** Where recordings lie: a file URL, or a container's URL with its signature, which is a secret. Undefined: `<dataDir>/blobs`. */
  blobStoreUrl: string | undefined
  /** A container's URL with its signature, which is a secret: where the ledger's heads are kept as well. */
  ledgerHeadUrl: string | undefined
  whatsapp:
    | {
        appSecrets: string[]
        verifyToken: string
        accessToken: string
        phoneNumberId: string
        wabaId: string
        displayNumber: string
      }
    | undefined
  graph: { baseUrl: string | undefined; version: string }
  mail: {
    /** A secret. Undefined: mails are kept in `folder`, and nothing leaves the machine. */
    smtpUrl: string | undefined
    from: { name: string; address: string }
    folder: string
  }
  intake: {
    /** What whoever posts mails shows. Undefined: there is no such door. */
    token: string | undefined
    /** The receiving server whose Authentication-Results are believed. Undefined: nobody is answered. */
    authservId: string | undefined
  }
  /** Who turns voice notes into words: the base of an OpenAI-compatible API, and its key. Undefined: voice notes are not fetched. */
  transcription: { url: string; key: string | undefined; model: string } | undefined
  /** Who signs staff in to the console. Undefined: nobody in production, a printed link outside it. */
  oidc: { issuer: string; clientId: string; clientSecret: string; roleClaim: string } | undefined
  undoWindowMs: number
  accountRecoveryDays: number
  backupRetentionDays: number
  /** The published time for answering a grievance, from the day on which the DPDP Rules ask for one. */
  grievanceDays: number
  maxRowsPerSubject: number
  maxErasuresPerHour: number
  /** Numbers that one business may pass on in a day. */
  forwardsADay: number
  simulator: boolean
  logLevel: string
}

/** Settings that do not fit. The message is one sentence for the person who starts the program. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads the settings; empty strings count as not set. Throws ConfigError naming the setting and the fix. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || value.trim() === '' ? [] : [[name, value.trim()]])),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${issue?.path.join('.')} cannot be used: it takes ${issue?.message} (see .env.example).`)
  }
  const set = parsed.data
  const mode = chooseMode(set)
  const port = set.PORT
  const dataDir = isAbsolute(set.DATA_DIR) ? set.DATA_DIR : resolve(set.DATA_DIR)
  return {
    mode,
    role: set.ROLE,
    port,
    host: set.HOST,
    workerPort: set.WORKER_PORT,
    publicUrl: (set.PUBLIC_URL ?? `http://${set.HOST.includes(':') ? `[${set.HOST}]` : set.HOST}:${port}`).replace(/\/+$/, ''),
    publicUrlSet: set.PUBLIC_URL !== undefined,
    trustProxy: parseTrustProxy(set.TRUST_PROXY) ?? false,
    dataDir,
    databaseUrl: set.DATABASE_URL,
    platformDatabaseUrl: set.PLATFORM_DATABASE_URL,
    dataMapFile: set.DATA_MAP,
    retentionBasesFile: set.RETENTION_BASES,
    blobStoreUrl: set.BLOB_STORE_URL,
    ledgerHeadUrl: set.LEDGER_HEAD_URL,
    whatsapp: mode === 'demo' ? undefined : whatsappOf(set),
    graph: {
      baseUrl: set.GRAPH_API_BASE_URL ?? (mode === 'production' ? 'https://graph.facebook.com' : undefined),
      version: set.GRAPH_API_VERSION,
    },
    mail: mailOf(set, dataDir),
    intake: intakeOf(set, mode),
    transcription: transcriptionOf(set),
    oidc: oidcOf(set),
    undoWindowMs: set.UNDO_WINDOW_SECONDS * 1000,
    accountRecoveryDays: set.ACCOUNT_RECOVERY_DAYS,
    backupRetentionDays: set.BACKUP_RETENTION_DAYS,
    grievanceDays: set.GRIEVANCE_DAYS,
    maxRowsPerSubject: set.MAX_ROWS_PER_SUBJECT,
    maxErasuresPerHour: set.MAX_ERASURES_PER_HOUR,
    forwardsADay: set.FORWARDS_A_DAY,
    simulator: mode === 'demo' && set.SIMULATOR !== 'off',
    logLevel: set.LOG_LEVEL,
  }
}

function chooseMode(set: Settings): Mode {
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(set.HOST)
  const anyDatabase = set.DATABASE_URL !== undefined || set.PLATFORM_DATABASE_URL !== undefined
  const anyWhatsapp = WHATSAPP.some((name) => set[name] !== undefined)
  if (set.GRAPH_API_BASE_URL !== undefined && !isSafeForTokens(new URL(set.GRAPH_API_BASE_URL)))
    throw new ConfigError(
      'GRAPH_API_BASE_URL must be https (http only to this machine): the access token travels with every call.',
    )
  if (!anyDatabase && !anyWhatsapp) {
    if (set.GRAPH_API_BASE_URL !== undefined && !isThisMachine(new URL(set.GRAPH_API_BASE_URL)))
      throw new ConfigError(
        `GRAPH_API_BASE_URL is there, but not ${WHATSAPP.join(', ')}: leave it out for the demo, which has a Graph API of its own, or set them too (see .env.example).`,
      )
    if (loopback) return 'demo'
    throw new ConfigError(
      `The demo listens on a loopback address only: unset HOST (${set.HOST}), or set ${PRODUCTION.join(', ')}.`,
    )
  }
  if (!anyDatabase && loopback) {
    refuseMissing(
      set,
      [...WHATSAPP.filter((name) => name !== 'WHATSAPP_WABA_ID'), 'GRAPH_API_BASE_URL'],
      'a trial with the embedded database',
    )
    return 'trial'
  }
  refuseMissing(set, PRODUCTION, 'production')
  return 'production'
}

const isSafeForTokens = (url: URL): boolean => url.protocol === 'https:' || isThisMachine(url)

const isThisMachine = ({ hostname }: URL): boolean =>
  ['localhost', '[::1]'].includes(hostname) || /^127(\.\d+){3}$/.test(hostname)

function refuseMissing(set: Settings, names: readonly (keyof Settings)[], purpose: string): void {
  const missing = names.filter((name) => set[name] === undefined)
  if (missing.length > 0)
    throw new ConfigError(
      `Some settings for ${purpose} are there, but not ${missing.join(', ')}: set them too (see .env.example).`,
    )
}

/** Of a trial that names no account. */
export const NO_WABA = '0'

function whatsappOf(set: Settings): Config['whatsapp'] {
  return {
    appSecrets: (set.WHATSAPP_APP_SECRET ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    verifyToken: set.WHATSAPP_VERIFY_TOKEN ?? '',
    accessToken: set.WHATSAPP_ACCESS_TOKEN ?? '',
    phoneNumberId: set.WHATSAPP_PHONE_NUMBER_ID ?? '',
    wabaId: set.WHATSAPP_WABA_ID ?? NO_WABA,
    displayNumber: set.WHATSAPP_DISPLAY_NUMBER ?? '',
  }
}

/** The address that CallMissed publishes for requests. */
const PUBLISHED_ADDRESS = 'CallMissed <support@callmissed.com>'

function mailOf(set: Settings, dataDir: string): Config['mail'] {
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined)
    throw new ConfigError('SMTP_URL is there, but not MAIL_FROM: set it to the mailbox that mails come from and answers go to.')
  const [, name = '', address] = /^(.*?)\s*<(.+)>$/.exec(set.MAIL_FROM ?? PUBLISHED_ADDRESS) ?? []
  return {
    smtpUrl: set.SMTP_URL,
    from: { name, address: address ?? set.MAIL_FROM ?? '' },
    folder: join(dataDir, 'mail'),
  }
}

/** One without the other would take mails and answer nobody, or believe a server that posts none. The demo makes up what is missing. */
function intakeOf(set: Settings, mode: Mode): Config['intake'] {
  const { INTAKE_TOKEN: token, MAIL_AUTHSERV_ID: authservId } = set
  if (mode !== 'demo' && (token === undefined) !== (authservId === undefined)) {
    const [there, missing] = token === undefined ? ['MAIL_AUTHSERV_ID', 'INTAKE_TOKEN'] : ['INTAKE_TOKEN', 'MAIL_AUTHSERV_ID']
    throw new ConfigError(
      `${there} is there, but not ${missing}: set both to take mails and answer them, or leave both out (see .env.example).`,
    )
  }
  return { token, authservId }
}

function transcriptionOf(set: Settings): Config['transcription'] {
  const { TRANSCRIPTION_URL: url, TRANSCRIPTION_KEY: key, TRANSCRIPTION_MODEL: model } = set
  if (url === undefined) {
    if (key === undefined) return undefined
    throw new ConfigError('TRANSCRIPTION_KEY is there, but not TRANSCRIPTION_URL: set it to the API’s base, or leave both out.')
  }
  if (!isSafeForTokens(new URL(url)))
    throw new ConfigError('TRANSCRIPTION_URL must be https (http only to this machine): people’s voices travel there.')
  return { url, key, model }
}

function oidcOf(set: Settings): Config['oidc'] {
  if (OIDC.every((name) => set[name] === undefined)) return undefined
  refuseMissing(set, OIDC, 'the console')
  const issuer = set.OIDC_ISSUER ?? ''
  if (!isSafeForTokens(new URL(issuer)))
    throw new ConfigError('OIDC_ISSUER must be https (http only to this machine): the client secret travels there.')
  return {
    issuer,
    clientId: set.OIDC_CLIENT_ID ?? '',
    clientSecret: set.OIDC_CLIENT_SECRET ?? '',
    roleClaim: set.OIDC_ROLE_CLAIM,
  }
}

/** These settings alone, for verbs that may run without any other. */
export function retentionBasesFile(env: Record<string, string | undefined> = process.env): string | undefined {
  return env.RETENTION_BASES?.trim() || undefined
}

export function dataMapFile(env: Record<string, string | undefined> = process.env): string | undefined {
  return env.DATA_MAP?.trim() || undefined
}
