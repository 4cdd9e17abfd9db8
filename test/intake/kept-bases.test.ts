import { expect, it } from 'vitest'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { keptBases } from '../../src/intake/kept-bases.ts'

it('every law that the data map relies on is named, with the last day of a record of today', () => {
  const shown = keptBases(referenceMap, '2026-11-28').map(({ basis, categories, until, inForce }) => [
    basis.id,
    categories,
    until,
    inForce,
  ])
  expect(shown).toEqual([
    ['cert-in-2022', ['security'], '2027-05-27', true],
    ['cgst-s36', ['billing'], '2033-12-31', true],
    ['companies-act-s128', ['billing'], '2035-03-31', true],
    ['income-tax-2025-s62', ['billing'], '2034-03-31', true],
    ['dpdp-r6-1-e', ['security'], undefined, false],
  ])
})
it('a law counts from the day on which it comes into force, and the financial year ends with March', () => {
  const until = (day: string) =>
    Object.fromEntries(keptBases(referenceMap, day).map(({ basis, until: last }) => [basis.id, last]))
  expect(until('2027-05-13')).toMatchObject({ 'dpdp-r6-1-e': '2028-05-13', 'cgst-s36': '2034-12-31' })
  expect(until('2027-03-31')).toMatchObject({ 'companies-act-s128': '2035-03-31' })
  expect(until('2027-04-01')).toMatchObject({ 'companies-act-s128': '2036-03-31' })
})
