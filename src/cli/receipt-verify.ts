import { existsSync, readFileSync } from 'node:fs'
import { commitmentOf } from '../erasure/receipt.ts'
import {
  type CheckName,
  checkReceipt,
  type ReceiptFile,
  readBody,
  receiptFile,
  type SaidReceipt,
} from '../erasure/receipt-check.ts'
import { phoneReadings } from '../subject/address.ts'
import { inIndia, print } from './print.ts'
import { readPublicKeys } from './public-keys.ts'
import { readInput } from './read-input.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenReceipt {
  key: string[]
  before?: string
  salt?: string
}

/** The JSON of a receipt is a few kilobytes. */
const BYTES_MAX = 5_000_000

/** `receipt verify`: judges a receipt from its file and a public key alone, without database or settings. Answers with the exit code. */
export async function receiptVerify(file: string, given: GivenReceipt, json: boolean): Promise<number> {
  const publicKeys = new Map(readPublicKeys(given.key, '--key'))
  const receipt = readReceiptFile(file)
  const checks = checkReceipt(receipt, publicKeys, given.before === undefined ? undefined : readReceiptFile(given.before))
  const verified = checks.every(({ ok }) => ok)
  const body = readBody(receipt.body)
  // Nothing is said about a number by a receipt that is none.
  const about = verified && body && given.salt !== undefined ? await isAbout(body, given.salt) : undefined
  const { ledger } = receipt
  const shown = {
    verified,
    ...(about === undefined ? {} : { aboutTheNumber: about }),
    ...(verified
      ? { reference: body?.reference, number: body?.number, result: body?.result, finished: body?.times.finished }
      : {}),
    entry: ledger.seq,
    keyId: ledger.keyId,
    checks: checks.map((each) => ({ ...each, meaning: (each.ok ? holds : fails)[each.check] })),
  }
  print(json, shown, () => [
    ...shown.checks.map(({ ok, meaning }) => `${ok ? 'ok     ' : 'WRONG  '}${meaning}`),
    '',
    verified && body ? verifiedLine(body, ledger.seq, ledger.keyId) : 'NOT VERIFIED: do not rely on what this file says.',
    ...(about === undefined ? [] : [about ? ABOUT : NOT_ABOUT]),
  ])
  return verified && about !== false ? 0 : FOUND
}

function readReceiptFile(file: string): ReceiptFile {
  if (!existsSync(file)) throw new Sentence('A file given as a receipt is not there.')
  const bytes = readFileSync(file)
  try {
    const read = bytes.length > BYTES_MAX ? undefined : receiptFile.safeParse(JSON.parse(bytes.toString('utf8'))).data
    if (read) return read
  } catch {
    // Said below.
  }
  throw new Sentence('A file given as a receipt is none: it wants the JSON that the receipt’s page offers ("as JSON").')
}

async function isAbout(body: SaidReceipt, given: string): Promise<boolean> {
  const salt = given.slice(given.indexOf('#') + 1)
  const isTenant = body.person.formula.includes('tenant')
  const typed = await readInput(isTenant ? 'Tenant id: ' : 'Number: ', { oneLine: true })
  if (typed === '') throw new Sentence('With --salt the number is read from standard input: type it, or pipe it in.')
  return [...phoneReadings(typed), typed].some((name) => commitmentOf(name, salt) === body.person.commitment)
}

function verifiedLine({ reference, number, result, times }: SaidReceipt, seq: number, keyId: string): string {
  const when = inIndia(new Date(times.finished))
  return `VERIFIED: receipt ${number + 1} of ${reference}, ${result}, ${when}, entry ${seq} of the ledger, signed with key ${keyId}.`
}

const ABOUT = 'It is about this number: number and salt give the value that was signed.'
const NOT_ABOUT =
  'It is NOT about this number, or the salt is another receipt’s: it stands behind the # of the link in the person’s chat.'

const holds: Readonly<Record<CheckName, string>> = {
  text: 'The text is a receipt in canonical JSON.',
  shown: 'What the file shows for reading is what was signed.',
  entry: 'The ledger’s entry is about this very text.',
  hash: 'The entry is what its hash was taken of.',
  key: 'The key that signed it is one of those given.',
  signature: 'The signature is this key’s.',
  chain: 'The entry follows the one before it.',
  lost: 'The entry before it was lost with an older database, which the same signer says: the chain goes on from its hash.',
  continues: 'It continues the receipt before it, and that one is verified too.',
}

const fails: Readonly<Record<CheckName, string>> = {
  text: 'The text is no receipt in canonical JSON: it was changed, or never written by this bot.',
  shown: 'What the file shows for reading is not what was signed: somebody changed it.',
  entry: 'The ledger’s entry is about another text: the receipt was changed, or the entry belongs to another one.',
  hash: 'The entry is not what its hash was taken of: it was changed.',
  key: 'It was signed with a key that was not given: get that key from /receipts/keys of the bot, never from this file.',
  signature: 'The signature is not this key’s: the entry was forged or damaged.',
  chain: 'The entry does not follow the one before it.',
  lost: 'The entry before it is said to be lost, and this signer has not said so of it.',
  continues: 'It does not continue the receipt given with --before, or that one is not verified.',
}
