import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { publicPem } from '../../src/runtime/public-keys.ts'
import { NUMBER, newSigning, SALT, signedReceipt } from '../erasure/support/signed-receipt.ts'
import { cli, parsed } from './support/run-cli.ts'

const shape = z.looseObject({
  verified: z.boolean(),
  aboutTheNumber: z.boolean().optional(),
  checks: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), meaning: z.string().regex(/\.$/) })),
})

describe('a receipt’s file on somebody’s computer, from the command line', { timeout: 180_000 }, () => {
  const ours = newSigning()
  let folder: string
  let files: Record<'first' | 'second' | 'changed' | 'key' | 'keys' | 'other' | 'text', string>
  // No settings at all, and no database anywhere.
  const verify = (args: string[], input = '') =>
    cli({ DATA_DIR: join(folder, 'nothing-here') }, ['receipt', 'verify', ...args], input)

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'receipt-'))
    const write = (name: string, content: unknown) => {
      const file = join(folder, name)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    }
    const first = signedReceipt(ours)
    const second = signedReceipt(ours, first)
    const published = [newSigning(), ours].map(({ id, publicKey }) => ({ id, publicKey: publicPem(publicKey) }))
    files = {
      first: write('first.json', first),
      second: write('second.json', second),
      changed: write('changed.json', { ...first, receipt: undefined, body: first.body.replace('212', '2120') }),
      key: write('key.pem', publicPem(ours.publicKey)),
      keys: write('keys.json', { keys: published }),
      other: write('other.pem', publicPem(newSigning().publicKey)),
      text: write('text.txt', 'good day'),
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is verified by the published key, given as text, as PEM or as what /receipts/keys answers', async () => {
    for (const key of [publicPem(ours.publicKey), files.key, files.keys]) {
      const said = await verify([files.first, '--key', key])
      expect(said).toMatchObject({ code: 0, stderr: '' })
      expect(said.stdout).toMatch(/VERIFIED: receipt 1 of CM-7K3F-9QXD, completed, 20 Nov 2026/)
    }
  })

  it('is verified with the one it continues, and JSON says which checks were made', async () => {
    const said = parsed(await verify([files.second, '--json', '--key', files.key, '--before', files.first]), shape)
    expect(said).toMatchObject({ verified: true, number: 1, entry: 2, keyId: ours.id })
    expect(said.checks.map(({ check }) => check)).toEqual([
      'text',
      'shown',
      'entry',
      'hash',
      'key',
      'signature',
      'chain',
      'continues',
    ])
  })

  it('is about the number that is typed, if the salt is its own', async () => {
    const about = (salt: string, number: string) =>
      verify([files.first, '--json', '--key', files.key, '--salt', salt], `${number}\n`)
    expect(parsed(await about(SALT, '70000 14821'), shape)).toMatchObject({ verified: true, aboutTheNumber: true })
    expect(parsed(await about(`https://bot.example/receipts/x#${SALT}`, NUMBER), shape)).toMatchObject({ aboutTheNumber: true })
    const other = await about(SALT, '+917000014822')
    expect(other.code).toBe(1)
    expect(shape.parse(JSON.parse(other.stdout))).toMatchObject({ verified: true, aboutTheNumber: false })
    expect(other.stdout + other.stderr).not.toContain('7000014822')
  })

  it('that was changed, or signed by somebody else, is not, and the sentence says what is wrong', async () => {
    const changed = await verify([files.changed, '--key', files.key])
    expect(changed.code).toBe(1)
    expect(changed.stdout).toMatch(/WRONG\s+The ledger’s entry is about another text/)
    expect(changed.stdout).toContain('NOT VERIFIED')
    const other = await verify([files.first, '--key', files.other, '--salt', SALT], NUMBER)
    expect(other.code).toBe(1)
    expect(other.stdout).toMatch(/WRONG\s+It was signed with a key that was not given: get that key from \/receipts\/keys/)
    expect(other.stdout).not.toContain('this number')
  })

  it.each([
    ['no key', () => [files.first], /--key/],
    ['no such key', () => [files.first, '--key', '/no/such.pem'], /--key is not there/],
    ['a key that is none', () => [files.first, '--key', files.text], /no Ed25519 public key/],
    ['no such file', () => ['/no/such.json', '--key', files.key], /is not there/],
    ['a file that is no receipt', () => [files.text, '--key', files.key], /wants the JSON that the receipt’s page offers/],
    ['a salt and no number', () => [files.first, '--key', files.key, '--salt', SALT], /read from standard input/],
  ] as const)('cannot be verified with %s, and a sentence says why', async (_what, args, sentence) => {
    const said = await verify(args())
    expect(said).toMatchObject({ code: 2, stdout: '' })
    expect(said.stderr).toMatch(sentence)
  })
})
