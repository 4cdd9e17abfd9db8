import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { type KeyRing, parseKeyList, signingKey } from './keys.ts'

/**
 * demo: no WHATSAPP_* and no *DATABASE_URL, loopback host: embedded databases, demo data, simulator, keys made here.
 * trial: WHATSAPP_* and GRAPH_API_BASE_URL but no DATABASE_URL, loopback host: the same without the simulator.
 * production: everything is set.
 */
export type Mode = 'demo' | 'trial' | 'production'

const seconds = z.coerce.number().int().min(0).max(31_536_000)
const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PLATFORM_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_MAP: z.string().optional(),
  WHATSAPP_APP_SECRET: z.string().min(8).optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(8).optional(),
  WHATSAPP_ACCESS_TOKEN: z.string().min(8).optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  WHATSAPP_WABA_ID: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  WHATSAPP_DISPLAY_NUMBER: z
    .string()
    .regex(/^\+\d{7,15}$/)
    .optional(),
  GRAPH_API_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  GRAPH_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.0$/)
    .default('v26.0'),
  PSEUDONYM_KEYS: z.string().optional(),
  ENCRYPTION_KEYS: z.string().optional(),
  RECEIPT_SIGNING_KEY: z.string().optional(),
  UNDO_WINDOW_SECONDS: seconds.default(900),
  BACKUP_RETENTION_DAYS: z.coerce.number().int().min(0).max(366).default(35),
  MAX_ROWS_PER_SUBJECT: z.coerce.number().int().min(1).default(5_000_000),
  MAX_ERASURES_PER_HOUR: z.coerce.number().int().min(1).default(500),
  BLOB_STORE_URL: z.url({ protocol: /^file$/ }).optional(),
  SIMULATOR: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export interface Config {
  mode: Mode
  role: 'all' | 'web' | 'worker'
  port: number
  host: string
  publicUrl: string
  /** False: `publicUrl` follows the port that was found. */
  publicUrlSet: boolean
  trustProxy: boolean
  dataDir: string
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined
  platformDatabaseUrl: string | undefined
  dataMapFile: string | undefined
  /** A file URL: the folder of the recordings. Undefined: `<dataDir>/blobs`. */
  blobStoreUrl: string | undefined
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
  undoWindowMs: number
  backupRetentionDays: number
  maxRowsPerSubject: number
  maxErasuresPerHour: number
  simulator: boolean
  logLevel: string
}

const WHATSAPP = [
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_WABA_ID',
] as const
const KEYS = ['PSEUDONYM_KEYS', 'ENCRYPTION_KEYS', 'RECEIPT_SIGNING_KEY'] as const
const PRODUCTION = ['DATABASE_URL', 'PLATFORM_DATABASE_URL', ...WHATSAPP, ...KEYS, 'PUBLIC_URL'] as const

/** Settings that do not fit. The message is one sentence for the person who starts the program. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads the settings; empty strings count as not set. Throws ConfigError naming the setting and the fix. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${issue?.path.join('.')} is not usable (${issue?.message}): see .env.example for what it takes.`)
  }
  const set = parsed.data
  const mode = chooseMode(set)
  const port = set.PORT
  return {
    mode,
    role: set.ROLE,
    port,
    host: set.HOST,
    publicUrl: (set.PUBLIC_URL ?? `http://${set.HOST.includes(':') ? `[${set.HOST}]` : set.HOST}:${port}`).replace(/\/+$/, ''),
    publicUrlSet: set.PUBLIC_URL !== undefined,
    trustProxy: set.TRUST_PROXY === 'true',
    dataDir: isAbsolute(set.DATA_DIR) ? set.DATA_DIR : resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    platformDatabaseUrl: set.PLATFORM_DATABASE_URL,
    dataMapFile: set.DATA_MAP,
    blobStoreUrl: set.BLOB_STORE_URL,
    whatsapp: mode === 'demo' ? undefined : whatsappOf(set),
    graph: {
      baseUrl: set.GRAPH_API_BASE_URL ?? (mode === 'production' ? 'https://graph.facebook.com' : undefined),
      version: set.GRAPH_API_VERSION,
    },
    undoWindowMs: set.UNDO_WINDOW_SECONDS * 1000,
    backupRetentionDays: set.BACKUP_RETENTION_DAYS,
    maxRowsPerSubject: set.MAX_ROWS_PER_SUBJECT,
    maxErasuresPerHour: set.MAX_ERASURES_PER_HOUR,
    simulator: mode === 'demo' && set.SIMULATOR !== 'off',
    logLevel: set.LOG_LEVEL,
  }
}

type Settings = z.infer<typeof settings>

function chooseMode(set: Settings): Mode {
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(set.HOST)
  const anyDatabase = set.DATABASE_URL !== undefined || set.PLATFORM_DATABASE_URL !== undefined
  const anyWhatsapp = WHATSAPP.some((name) => set[name] !== undefined)
  if (
    set.GRAPH_API_BASE_URL?.startsWith('http:') &&
    !/^http:\/\/(127\.|localhost[:/]|\[::1\])/.test(`${set.GRAPH_API_BASE_URL}/`)
  ) {
    throw new ConfigError('GRAPH_API_BASE_URL must be https: the access token travels with every call.')
  }
  if (!anyDatabase && !anyWhatsapp) {
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

function refuseMissing(set: Settings, names: readonly (keyof Settings)[], purpose: string): void {
  const missing = names.filter((name) => set[name] === undefined)
  if (missing.length > 0)
    throw new ConfigError(
      `Some settings for ${purpose} are there, but not ${missing.join(', ')}: set them too (see .env.example).`,
    )
}

function whatsappOf(set: Settings): Config['whatsapp'] {
  return {
    appSecrets: (set.WHATSAPP_APP_SECRET ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    verifyToken: set.WHATSAPP_VERIFY_TOKEN ?? '',
    accessToken: set.WHATSAPP_ACCESS_TOKEN ?? '',
    phoneNumberId: set.WHATSAPP_PHONE_NUMBER_ID ?? '',
    wabaId: set.WHATSAPP_WABA_ID ?? '0',
    displayNumber: set.WHATSAPP_DISPLAY_NUMBER ?? '',
  }
}

/** The keys from the settings; outside production, what is not set is made once and kept in `<dataDir>/keys` (0600). */
export function readKeys(config: Config, env: Record<string, string | undefined> = process.env): KeyRing {
  const value = (name: (typeof KEYS)[number], make: () => string): string => {
    const set = env[name]?.trim()
    if (set) return set
    if (config.mode === 'production') throw new ConfigError(`${name} is not set.`)
    return keptInFile(join(config.dataDir, 'keys'), name, make)
  }
  const newKey = () => `k1:${randomBytes(32).toString('base64')}`
  const newSigningKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    pseudonym: parseKeyList('PSEUDONYM_KEYS', value('PSEUDONYM_KEYS', newKey)),
    encryption: parseKeyList('ENCRYPTION_KEYS', value('ENCRYPTION_KEYS', newKey)),
    signing: signingKey(value('RECEIPT_SIGNING_KEY', newSigningKey)),
  }
}

/** A random secret that survives restarts of the demo (`<dataDir>/keys/<name>`, 0600). */
export function keptSecret(config: Config, name: string): string {
  return keptInFile(join(config.dataDir, 'keys'), name, () => randomBytes(24).toString('base64url'))
}

/** Written aside and linked into place: a reader never sees half a key, and of two writers one wins. */
function keptInFile(folder: string, name: string, make: () => string): string {
  const file = join(folder, name)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const aside = `${file}.${randomBytes(6).toString('hex')}`
    writeFileSync(aside, make(), { mode: 0o600 })
    try {
      linkSync(aside, file)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    } finally {
      unlinkSync(aside)
    }
  }
  return readFileSync(file, 'utf8').trim()
}
