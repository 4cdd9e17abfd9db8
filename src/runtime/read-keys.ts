import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from './config.ts'
import { folderRefusal } from './folder-refusal.ts'
import { type KeyRing, parseKeyList, signingKey } from './keys.ts'
import { type PublicKey, parsePublicKeys } from './public-keys.ts'
import type { KEYS } from './settings.ts'

/** The keys from the settings; outside production, what is not set is made once and kept in `<dataDir>/keys` (0600). */
export function readKeys(config: Config, env: Record<string, string | undefined> = process.env): KeyRing {
  const read = <T>(name: (typeof KEYS)[number], make: () => string, parse: (text: string) => T): T => {
    const set = env[name]?.trim()
    if (set) return asSetting(name, () => parse(set))
    if (config.mode === 'production') throw new ConfigError(`${name} is not set.`)
    const file = join(config.dataDir, 'keys', name)
    // A database that is there was written with a key: a new one could read nothing of it.
    if (!existsSync(file) && existsSync(join(config.dataDir, 'postgres')))
      throw new ConfigError(`The key ${file} is missing: restore that file, or move ${config.dataDir} away to begin anew.`)
    const kept = keptInFile(config.dataDir, name, make)
    try {
      return parse(kept)
    } catch {
      throw new ConfigError(`The key in ${file} is damaged: restore that file, or move ${config.dataDir} away to begin anew.`)
    }
  }
  const newKey = () => `k1:${randomBytes(32).toString('base64')}`
  const newSigningKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    pseudonym: read('PSEUDONYM_KEYS', newKey, (text) => parseKeyList('PSEUDONYM_KEYS', text)),
    encryption: read('ENCRYPTION_KEYS', newKey, (text) => parseKeyList('ENCRYPTION_KEYS', text)),
    signing: { ...read('RECEIPT_SIGNING_KEY', newSigningKey, signingKey), former: formerKeys(env.RECEIPT_FORMER_KEYS?.trim()) },
  }
}

function formerKeys(set: string | undefined): PublicKey[] {
  if (!set) return []
  try {
    return parsePublicKeys(set)
  } catch {
    throw new ConfigError(
      'RECEIPT_FORMER_KEYS cannot be read: it takes Ed25519 public keys in PEM, or the base64 of one, comma-separated.',
    )
  }
}

function asSetting<T>(name: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    // Ours name the setting; what OpenSSL says of a key that is none does not.
    const said = error instanceof Error && error.message.startsWith(name) ? error.message : undefined
    throw new ConfigError(said ?? `${name} cannot be used: it takes an Ed25519 private key in PKCS#8 PEM, or its base64.`)
  }
}

/** A random secret that survives restarts of the demo (`<dataDir>/keys/<name>`, 0600). */
export function keptSecret(config: Config, name: string): string {
  const make = () => randomBytes(24).toString('base64url')
  const kept = keptInFile(config.dataDir, name, make)
  if (/^[\w-]{32}$/.test(kept)) return kept
  // Cut short by a crash. Nothing is sealed with it: the start hands the new one to everything that needs it.
  rmSync(join(config.dataDir, 'keys', name))
  return keptInFile(config.dataDir, name, make)
}

/** Written aside and linked into place: a reader never sees half a key, and of two writers one wins. */
function keptInFile(dataDir: string, name: string, make: () => string): string {
  const folder = join(dataDir, 'keys')
  const file = join(folder, name)
  try {
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const aside = `${file}.${randomBytes(6).toString('hex')}`
      writeFileSync(aside, make(), { mode: 0o600, flush: true })
      try {
        linkSync(aside, file)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      } finally {
        unlinkSync(aside)
      }
    }
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw folderRefusal(error, dataDir)
  }
}
