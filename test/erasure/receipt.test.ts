import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Completed, completed, type Partial, type Residue } from '../../src/erasure/evidence.ts'
import { type ErasurePlan, planErasure } from '../../src/erasure/plan.ts'
import { commitmentOf, composeReceipt, type ReceiptInput } from '../../src/erasure/receipt.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import { shopMap } from './support/shop.ts'
import { CUT_OFF, NOW } from './support/world.ts'

const subject = { phones: ['+917000000010'], userIds: [], emails: ['person0@example.test'] }
const tables = Object.fromEntries(
  Object.entries(shopMap).map(([table, { columns, primaryKey }]) => [
    table,
    {
      columns: Object.fromEntries(
        Object.keys(columns).map((column) => [column, { type: 'text', nullable: true, generated: false }]),
      ),
      primaryKey,
      uniques: [],
    },
  ]),
)
const planned = planErasure({
  map: shopMap,
  catalogue: { schema: 'public', tables, foreignKeys: [] },
  subject,
  scope: { kind: 'number' },
  cutOff: CUT_OFF,
  now: NOW,
})
if ('refused' in planned) throw new Error(planned.refused)
const plan: ErasurePlan = planned.plan

const clean: Residue = {
  evidence: plan.steps.map(({ key }) => ({ key, remaining: 0 })),
  residue: [],
  mentions: [{ table: 'note', rows: 2 }],
  held: [{ table: 'contact', because: 'kept-by-law', rows: 1 }],
  kept: [{ table: 'bill', basis: 'cgst-s36', rows: 1, until: '2032-12-31' }],
  unreachable: [],
}
const input = (verdict: Completed | Partial, more: Partial2 = {}): ReceiptInput => ({
  receiptId: '00000000-0000-4000-8000-000000000001',
  reference: 'CM-7K3F-9QXD',
  number: 0,
  plan,
  steps: plan.steps.map((step, i) => ({ step, rows: i })),
  found: clean,
  verdict,
  unreachable: [],
  commitment: commitmentOf('+917000000010', 'salt'),
  times: { proved: CUT_OFF, confirmed: CUT_OFF, frozen: CUT_OFF, started: NOW, finished: NOW },
  ...more,
})
type Partial2 = { [K in keyof ReceiptInput]?: ReceiptInput[K] }

describe('completed', () => {
  test('is said only when every step counted 0 and nothing is left over', () => {
    expect(completed(plan, clean)).toEqual({ is: 'completed' })
  })

  test('is not said when evidence for any one step is missing or not 0', () => {
    for (const { key } of plan.steps) {
      const missing = { ...clean, evidence: clean.evidence.filter((each) => each.key !== key) }
      const left = { ...clean, evidence: clean.evidence.map((each) => (each.key === key ? { key, remaining: 1 } : each)) }
      expect(completed(plan, missing)).toEqual({ is: 'partial', rest: [key] })
      expect(completed(plan, left)).toEqual({ is: 'partial', rest: [key] })
    }
  })

  const leftovers: [string, Residue, readonly string[], string][] = [
    ['a hit in the person’s own row', { ...clean, residue: [{ table: 'note', column: 'body', rows: 1 }] }, [], 'note.body'],
    [
      'a row that somebody else’s row holds',
      { ...clean, held: [{ table: 'thread', because: 'somebody-else', rows: 1 }] },
      [],
      'thread',
    ],
    ['a table that could not be searched', { ...clean, unreachable: ['delivery'] }, [], 'delivery'],
    ['a processor that has not confirmed', clean, ['mailboxes'], 'mailboxes'],
  ]
  test.each(leftovers)('is not said over %s', (_what, found, also, rest) => {
    expect(completed(plan, found, also)).toEqual({ is: 'partial', rest: [rest] })
  })
})

describe('a receipt', () => {
  test('is the same canonical text for the same facts, and its hash is that text’s', () => {
    const receipt = composeReceipt(input(completed(plan, clean)))
    expect(composeReceipt(input(completed(plan, clean)))).toEqual(receipt)
    expect(receipt.hash).toBe(sha256Hex(receipt.body))
    expect(JSON.stringify(JSON.parse(receipt.body))).toBe(receipt.body)
  })

  test('names what was deleted, anonymised, kept with statute and date, and mentioned elsewhere', () => {
    const told = JSON.parse(composeReceipt(input(completed(plan, clean))).body)
    expect(told).toMatchObject({
      result: 'completed',
      scope: { kind: 'number' },
      kept: [{ table: 'bill', statute: 'CGST Act 2017, s. 36', rows: 1, until: '2032-12-31' }],
      mentionedElsewhere: [{ table: 'note', rows: 2 }],
      cutOff: CUT_OFF.toISOString(),
      plan: plan.hash,
      dataMap: plan.mapHash,
    })
    const sum = (category: object) => Object.values(category as Record<string, number>).reduce((a, b) => a + b, 0)
    const all = Object.values(told.categories as Record<string, object>).reduce((total: number, each) => total + sum(each), 0)
    expect(all).toBe(plan.steps.reduce((total, _step, i) => total + i, 0))
  })

  test('that continues another names its hash, and one whose map has changed since the preview says so', () => {
    const next = JSON.parse(
      composeReceipt(
        input(completed(plan, clean), { number: 1, previousReceiptHash: 'b'.repeat(64), previewMapHash: 'c'.repeat(64) }),
      ).body,
    )
    expect(next).toMatchObject({ number: 1, continues: 'b'.repeat(64), dataMapAtPreview: 'c'.repeat(64) })
    const same = JSON.parse(composeReceipt(input(completed(plan, clean), { previewMapHash: plan.mapHash })).body)
    expect(same).not.toHaveProperty('dataMapAtPreview')
  })

  test('of a partial erasure names the rest', () => {
    const verdict = completed(plan, clean, ['mailboxes'])
    expect(JSON.parse(composeReceipt(input(verdict, { unreachable: ['mailboxes'] })).body)).toMatchObject({
      result: 'partial',
      rest: ['mailboxes'],
      unreachable: ['mailboxes'],
    })
  })

  test('holds no number and no address, and only the salt shows whose it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+91[6-9][0-9]{9}$/), fc.stringMatching(/^[A-Za-z0-9_-]{22}$/), (phone, salt) => {
        const commitment = commitmentOf(phone, salt)
        const { body } = composeReceipt(input(completed(plan, clean), { commitment }))
        expect(body).not.toContain(phone.slice(3))
        expect(body).not.toContain(salt)
        expect(body).toContain(commitment)
        expect(commitmentOf(phone, `${salt}x`)).not.toBe(commitment)
      }),
    )
    expect(composeReceipt(input(completed(plan, clean))).body).not.toMatch(/7000000010|example\.test/)
  })
})
