import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { z } from 'zod'
import { type KeyRing, signingKey } from '../../../src/runtime/keys.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Also where somebody signed in to run the tests nobody has: so that SUDO_USER plays two people, as in a container. */
const NO_LOGIN = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const read = fs.readFileSync
  fs.readFileSync = (file, ...more) => {
    if (file === '/proc/self/loginuid') throw new Error('not here')
    return read(file, ...more)
  }
  syncBuiltinESMExports()`)}`

export interface Said {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the real command line in a process of its own, with these settings and no others; it waits for input that is still to come. */
export async function cli(
  env: Record<string, string>,
  args: readonly string[],
  input: string | Promise<string> = '',
): Promise<Said> {
  const child = spawn(process.execPath, ['--import', NO_LOGIN, inject('programs').cli, ...args], {
    cwd: ROOT,
    env: { ...quiet(), ...env },
  })
  child.stdin.on('error', () => {})
  void Promise.resolve(input).then((typed) => child.stdin.end(typed))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, stdout, stderr }
}

/** Standard output as JSON of this shape; the rest of what was said must show success. */
export function parsed<T>(said: Said, shape: z.ZodType<T>): T {
  if (said.code !== 0) throw new Error(`The command ended with ${said.code}: ${said.stderr}`)
  return shape.parse(JSON.parse(said.stdout))
}

/** What the shell gives every program: enough to run, no setting of the bot. */
export function quiet(): Record<string, string> {
  return Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'USER'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
}

/** Every setting of production. */
export function productionSettings(
  databases: { botUrl: string; platformUrl: string },
  dataDir: string,
  keys: KeyRing,
): Record<string, string> {
  const list = (ring: KeyRing['encryption']) => ring.map(({ id, bytes }) => `${id}:${bytes.toString('base64')}`).join(',')
  return {
    DATABASE_URL: databases.botUrl,
    PLATFORM_DATABASE_URL: databases.platformUrl,
    DATA_DIR: dataDir,
    PUBLIC_URL: 'https://bot.example',
    WHATSAPP_APP_SECRET: 'app-secret-of-the-settings',
    WHATSAPP_VERIFY_TOKEN: 'verify-token',
    WHATSAPP_ACCESS_TOKEN: 'access-token-of-the-settings',
    WHATSAPP_PHONE_NUMBER_ID: '106699999999999',
    WHATSAPP_WABA_ID: '206699999999999',
    ENCRYPTION_KEYS: list(keys.encryption),
    PSEUDONYM_KEYS: list(keys.pseudonym),
    RECEIPT_SIGNING_KEY: keys.signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** The signing key under the id that it has by its own public key, as the settings read it. */
export function namedByItself(keys: KeyRing): KeyRing {
  return { ...keys, signing: signingKey(keys.signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()) }
}
