import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryHash, type LedgerHead, signLost } from '../../src/erasure/ledger.ts'
import { checkReceipt, type ReceiptFile, receiptFile } from '../../src/erasure/receipt-check.ts'
import { sha256Hex, signText } from '../../src/runtime/keys.ts'
import { parsePublicKeys, publicKeysOf, publicPem } from '../../src/runtime/public-keys.ts'
import { newSigning, signedReceipt } from './support/signed-receipt.ts'

const ours = newSigning()
const trusted = publicKeysOf({ signing: ours })
const first = signedReceipt(ours)
const second = signedReceipt(ours, first)
const wrong = (file: ReceiptFile, before?: ReceiptFile, keys = trusted) =>
  checkReceipt(file, keys, before).flatMap(({ check, ok }) => (ok ? [] : [check]))

describe('a receipt by itself', () => {
  test('is ours when text, entry, signature and chain fit', () => {
    expect(wrong(first)).toEqual([])
    expect(wrong(second)).toEqual([])
    expect(wrong(second, first)).toEqual([])
    expect(wrong(receiptFile.parse(JSON.parse(JSON.stringify(second))), first)).toEqual([])
  })

  test('of which any single character was changed is found out, wherever it stands', () => {
    const text = JSON.stringify({ ...second, receipt: undefined })
    const unchanged = normal(receiptFile.parse(JSON.parse(text)))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '9', 'a', 'f', 'Z', '"', '\\', '}'), (at, sign) => {
        fc.pre(text[at] !== sign)
        const changed = text.slice(0, at) + sign + text.slice(at + 1)
        let file: ReceiptFile | undefined
        try {
          file = receiptFile.safeParse(JSON.parse(changed)).data
        } catch {
          return
        }
        // What is no receipt's file any more is refused; what reads the same says the same, such as the last bits of base64.
        if (!file || JSON.stringify(normal(file)) === JSON.stringify(unchanged)) return
        expect(wrong(file)).not.toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })

  const forgeries: [string, () => ReceiptFile, string][] = [
    [
      'shows other figures for reading',
      () => ({ ...first, receipt: { ...(first.receipt as object), result: 'partial' } }),
      'shown',
    ],
    [
      'was written and signed anew with somebody’s own key',
      () => signedReceipt(newSigning(), undefined, { result: 'completed' }),
      'key',
    ],
    [
      'was signed with somebody’s own key under our key’s name',
      () => {
        const forged = signedReceipt(newSigning())
        return { ...forged, ledger: { ...forged.ledger, keyId: ours.id } }
      },
      'signature',
    ],
    ['goes with another receipt’s entry', () => ({ ...first, ledger: second.ledger, previous: second.previous }), 'entry'],
    [
      'has a text with a second, later value for the same name',
      () => ({ ...first, body: `{"result":"partial",${first.body.slice(1)}` }),
      'text',
    ],
    [
      'is said to be the first of the chain and is not',
      () => ({ ...second, previous: undefined, ledger: { ...second.ledger, seq: 1 } }),
      'chain',
    ],
    ['does not show the entry that it follows', () => ({ ...second, previous: undefined }), 'chain'],
    ['follows an entry that was not signed by us', () => ({ ...second, previous: signedReceipt(newSigning()).ledger }), 'chain'],
    [
      'is an entry of ours over a text that is no receipt',
      () => {
        const body = '{"hello":1}'
        const unsigned = { ...first.ledger, receiptHash: sha256Hex(body) }
        const hash = entryHash(unsigned)
        return { body, ledger: { ...unsigned, hash, ...signText({ encryption: [], pseudonym: [], signing: ours }, hash) } }
      },
      'text',
    ],
  ]
  test.each(forgeries)('that %s is not verified', (_what, forge, check) => {
    expect(wrong(forge())).toContain(check)
  })

  test('follows an entry that was lost where the signer says so of that very entry, and nobody else', () => {
    const keys = { encryption: [], pseudonym: [], signing: ours }
    const lost = (head: LedgerHead, by = ours): ReceiptFile => ({ ...second, previous: signLost({ ...keys, signing: by }, head) })
    const { seq, hash } = first.ledger
    const said = lost({ seq, hash })
    expect(wrong(said)).toEqual([])
    expect(checkReceipt(receiptFile.parse(JSON.parse(JSON.stringify(said))), trusted).map(({ check }) => check)).toContain('lost')
    expect(wrong(lost({ seq, hash }, newSigning()))).toEqual(['lost'])
    expect(wrong(lost({ seq, hash: 'ab'.repeat(32) }))).toEqual(['lost'])
    expect(wrong(lost({ seq: seq + 1, hash }))).toEqual(['lost'])
    // An entry's own signature is no such word, and the word is no entry's signature.
    expect(wrong({ ...second, previous: { ...first.ledger, lost: true } })).toEqual(['lost'])
    expect(wrong({ ...second, previous: { ...signLost(keys, { seq, hash }), lost: undefined } })).toEqual(['chain'])
  })

  test('continues only the one that it names, of the same case, and only if that one is ours too', () => {
    const other = signedReceipt(ours, undefined, { reference: 'CM-2222-2222' })
    expect(wrong(second, other)).toEqual(['continues'])
    expect(wrong(second, second)).toEqual(['continues'])
    expect(wrong(second, { ...first, receipt: { result: 'partial' } })).toEqual(['continues'])
  })
})

describe('public keys', () => {
  test('are read from PEM, one or several, from base64 of either form, and from nothing else', () => {
    const [one, two] = [newSigning(), newSigning()]
    const both = publicPem(one.publicKey) + publicPem(two.publicKey)
    expect(parsePublicKeys(both).map(({ id }) => id)).toEqual([one.id, two.id])
    const der = one.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    const pem = Buffer.from(publicPem(two.publicKey)).toString('base64')
    expect(parsePublicKeys(`${der}, ${pem}`).map(({ id }) => id)).toEqual([one.id, two.id])
    for (const bad of ['', 'no key', 'AAAA']) expect(() => parsePublicKeys(bad)).toThrow()
  })

  test('of former signing keys stay known beside today’s', () => {
    const former = newSigning()
    const keys = publicKeysOf({ signing: { ...ours, former: [former] } })
    expect([...keys.keys()]).toEqual([former.id, ours.id])
    expect(wrong(signedReceipt(former), undefined, keys)).toEqual([])
  })
})

/** Without what only spells the same thing differently. */
function normal({ body, ledger, previous }: ReceiptFile) {
  const bits = (text: string) => Buffer.from(text, 'base64').toString('hex')
  return {
    ...{ body, ledger: { ...ledger, signature: bits(ledger.signature) } },
    previous: previous && { ...previous, signature: bits(previous.signature) },
  }
}
