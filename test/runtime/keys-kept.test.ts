import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/runtime/config.ts'
import { seal, signText, unseal, verifyText } from '../../src/runtime/keys.ts'
import { keptSecret, readKeys } from '../../src/runtime/read-keys.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-keys-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const open = (env: Record<string, string> = {}) => readKeys(readConfig({ DATA_DIR: dataDir }), env)
const key = (name: string) => join(dataDir, 'keys', name)

describe('outside production', () => {
  test('keys are made once, for this user alone, and read what they sealed and signed before a restart', () => {
    const first = open()
    const sealed = seal(first, 'a-purpose', 'a number')
    const { signature } = signText(first, 'a receipt')
    const second = open()
    expect(unseal(second, 'a-purpose', sealed)).toBe('a number')
    expect(verifyText(second.signing.publicKey, 'a receipt', signature)).toBe(true)
    expect(readdirSync(join(dataDir, 'keys')).sort()).toEqual(['ENCRYPTION_KEYS', 'PSEUDONYM_KEYS', 'RECEIPT_SIGNING_KEY'])
    for (const name of readdirSync(join(dataDir, 'keys'))) expect(statSync(key(name)).mode & 0o777).toBe(0o600)
  })

  test('no two seals have their nonce alike, and each opens by itself', () => {
    const keys = open()
    const sealed = Array.from({ length: 1_000 }, (_, nth) => seal(keys, 'a-purpose', `number ${nth}`))
    const nonces = sealed.map((each) =>
      Buffer.from(each.slice(each.indexOf('.') + 1), 'base64')
        .subarray(0, 12)
        .toString('hex'),
    )
    expect(new Set(nonces).size).toBe(1_000)
    expect(sealed.map((each) => unseal(keys, 'a-purpose', each))).toEqual(sealed.map((_, nth) => `number ${nth}`))
  })

  test.each(['PSEUDONYM_KEYS', 'ENCRYPTION_KEYS', 'RECEIPT_SIGNING_KEY'])(
    'a %s cut short is refused with what to do, and left as it is',
    (name) => {
      open()
      for (const rest of [readFileSync(key(name), 'utf8').slice(0, 20), '']) {
        writeFileSync(key(name), rest)
        expect(() => open()).toThrow(
          `The key in ${key(name)} is damaged: restore that file, or move ${dataDir} away to begin anew.`,
        )
        expect(readFileSync(key(name), 'utf8')).toBe(rest)
      }
    },
  )

  test('a key is not made anew beside a database that was written with it', () => {
    open()
    mkdirSync(join(dataDir, 'postgres'))
    rmSync(key('PSEUDONYM_KEYS'))
    expect(() => open()).toThrow(`The key ${key('PSEUDONYM_KEYS')} is missing: restore that file, or move ${dataDir} away`)
    expect(existsSync(key('PSEUDONYM_KEYS'))).toBe(false)
  })

  test('a secret of the demo survives restarts; one cut short is made anew', () => {
    const config = readConfig({ DATA_DIR: dataDir })
    const secret = keptSecret(config, 'demo-app-secret')
    expect(keptSecret(config, 'demo-app-secret')).toBe(secret)
    writeFileSync(key('demo-app-secret'), '')
    const anew = keptSecret(config, 'demo-app-secret')
    expect(anew).toMatch(/^[\w-]{32}$/)
    expect(anew).not.toBe(secret)
  })

  test('a file where DATA_DIR should be is refused with what to do', () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, '')
    expect(() => readKeys(readConfig({ DATA_DIR: file }), {})).toThrow(/is a file where a folder is needed/)
  })
})

describe('keys that are set', () => {
  test('are taken before those in the folder, of which none is made then', () => {
    const keys = open({ PSEUDONYM_KEYS: `set:${Buffer.alloc(32, 1).toString('base64')}` })
    expect(keys.pseudonym.map(({ id }) => id)).toEqual(['set'])
    expect(existsSync(key('PSEUDONYM_KEYS'))).toBe(false)
  })

  test.each([
    ['PSEUDONYM_KEYS', 'nonsense', 'wants id:base64 pairs of 32-byte keys'],
    ['ENCRYPTION_KEYS', 'k1:c2hvcnQ=', 'wants id:base64 pairs of 32-byte keys'],
    ['RECEIPT_SIGNING_KEY', 'nonsense', 'takes an Ed25519 private key'],
    ['RECEIPT_SIGNING_KEY', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'takes an Ed25519 private key'],
  ])('%s=%s is refused by name, and not repeated', (name, given, takes) => {
    const attempt = () => open({ [name]: given })
    expect(attempt).toThrow(name)
    expect(attempt).toThrow(takes)
    expect(attempt).not.toThrow('nonsense')
  })
})
