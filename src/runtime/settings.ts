import { z } from 'zod'
import { parseTrustProxy, TRUST_PROXY_WANTED } from './trust-proxy.ts'

/** What a setting takes is said in words, and never with what was given: that may be a secret. */
const whole = (min: number, max: number) => {
  const wanted = `a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,15}$/, wanted)
    .transform(Number)
    .pipe(z.number().min(min, wanted).max(max, wanted))
}
const oneOf = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.enum(options, { error: options.length === 2 ? options.join(' or ') : `one of ${options.join(', ')}` })
const like = (pattern: RegExp, wanted: string) => z.string().regex(pattern, wanted)
const webUrl = z.url({ protocol: /^https?$/, error: 'an http or https URL' })
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'a URL like postgres://user:password@host:5432/database' })
/** A folder, or a container with its signature; http only to an emulator on this machine. */
const BLOB_STORE =
  /^(file:\/\/\/\S*|(https:\/\/[^\s/?#@]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)(\/[^\s/?#]+){1,2}\?(\S+&)?sig=[^\s&]+\S*)$/
/** No path and no parameters: nothing can switch off TLS. */
const SMTP_SERVER = /^smtps?:\/\/([^\s/?#@:]+:[^\s/?#@]+@)?(\[::1\]|[A-Za-z0-9.-]+)(:\d{1,5})?\/?$/
const MAILBOX =
  /^([^\s<>@",;][^<>@",;\r\n]{0,60}<[^\s<>@",;]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,63}>|[^\s<>@",;]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,63})$/
const CONTAINER = /^(https:\/\/[^\s/?#@]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?)(\/[^\s/?#]+){1,2}\?(\S+&)?sig=[^\s&]+\S*$/
const secret = z.string().min(8, 'at least 8 characters')

/** Every setting, its default and what it takes. */
export const settings = z.object({
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  WORKER_PORT: whole(0, 65_535).default(3001),
  PUBLIC_URL: webUrl.optional(),
  TRUST_PROXY: z
    .string()
    .refine((text) => parseTrustProxy(text) !== undefined, TRUST_PROXY_WANTED)
    .default('false'),
  ROLE: oneOf(['all', 'web', 'worker']).default('all'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  PLATFORM_DATABASE_URL: postgresUrl.optional(),
  DATA_MAP: z.string().optional(),
  RETENTION_BASES: z.string().optional(),
  WHATSAPP_APP_SECRET: like(
    /^[^\s,]{8,}(\s*,\s*[^\s,]{8,})*$/,
    'app secrets of at least 8 characters, comma-separated',
  ).optional(),
  WHATSAPP_VERIFY_TOKEN: secret.optional(),
  WHATSAPP_ACCESS_TOKEN: secret.optional(),
  WHATSAPP_PHONE_NUMBER_ID: like(/^\d{1,32}$/, 'the digits of an id').optional(),
  WHATSAPP_WABA_ID: like(/^\d{1,32}$/, 'the digits of an id').optional(),
  WHATSAPP_DISPLAY_NUMBER: like(/^\+\d{7,15}$/, 'a number as in +911234567890').optional(),
  GRAPH_API_BASE_URL: webUrl.optional(),
  GRAPH_API_VERSION: like(/^v\d{1,3}\.0$/, 'a version like v26.0').default('v26.0'),
  PSEUDONYM_KEYS: z.string().optional(),
  ENCRYPTION_KEYS: z.string().optional(),
  RECEIPT_SIGNING_KEY: z.string().optional(),
  RECEIPT_FORMER_KEYS: z.string().optional(),
  UNDO_WINDOW_SECONDS: whole(0, 31_536_000).default(900),
  ACCOUNT_RECOVERY_DAYS: whole(3, 29).default(27),
  BACKUP_RETENTION_DAYS: whole(0, 366).default(35),
  GRIEVANCE_DAYS: whole(1, 90).default(30),
  MAX_ROWS_PER_SUBJECT: whole(1, 1_000_000_000).default(5_000_000),
  MAX_ERASURES_PER_HOUR: whole(1, 1_000_000).default(500),
  FORWARDS_A_DAY: whole(1, 100_000).default(200),
  BLOB_STORE_URL: like(
    BLOB_STORE,
    'a file URL like file:///var/recordings, or the https URL of a container with its shared access signature',
  ).optional(),
  SMTP_URL: like(
    SMTP_SERVER,
    'a URL like smtps://user:password@mail.example.com:465 (or smtp:// with STARTTLS), credentials percent-encoded',
  ).optional(),
  MAIL_FROM: like(MAILBOX, 'one mailbox like CallMissed <privacy@example.com>').optional(),
  INTAKE_TOKEN: like(/^[\x21-\x7e]{16,}$/, 'at least 16 printable characters').optional(),
  MAIL_AUTHSERV_ID: like(
    /^[A-Za-z0-9.-]{1,255}$/,
    'the first word of your receiving server’s Authentication-Results headers',
  ).optional(),
  TRANSCRIPTION_URL: webUrl.optional(),
  TRANSCRIPTION_KEY: secret.optional(),
  TRANSCRIPTION_MODEL: like(/^[\w:./-]{1,100}$/, 'the name of a model, such as whisper-1').default('whisper-1'),
  OIDC_ISSUER: webUrl.optional(),
  OIDC_CLIENT_ID: z.string().max(200).optional(),
  OIDC_CLIENT_SECRET: secret.optional(),
  OIDC_ROLE_CLAIM: like(/^[\w:./-]{1,200}$/, 'the name of a claim, such as roles').default('roles'),
  LEDGER_HEAD_URL: like(
    CONTAINER,
    'the https URL of a container of Azure Blob Storage with its shared access signature (rights a, c, r, l)',
  ).optional(),
  SIMULATOR: oneOf(['on', 'off']).optional(),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Settings = z.infer<typeof settings>

export const WHATSAPP = [
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_WABA_ID',
] as const
export const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
export const KEYS = ['PSEUDONYM_KEYS', 'ENCRYPTION_KEYS', 'RECEIPT_SIGNING_KEY'] as const
export const PRODUCTION = ['DATABASE_URL', 'PLATFORM_DATABASE_URL', ...WHATSAPP, ...KEYS, 'PUBLIC_URL'] as const
