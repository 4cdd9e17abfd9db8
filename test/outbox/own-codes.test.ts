import { expect, test } from 'vitest'
import * as own from '../../src/outbox/own-codes.ts'

test('every reason of our own tells support in a sentence what to do, and none can be taken for Meta’s', () => {
  const codes = Object.values(own).filter((value) => typeof value === 'number')
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) {
    expect(code).toBeLessThan(0)
    expect(own.explainOwnCode(code)?.whatToDo).toMatch(/^[A-Z].{8,}\.$/)
  }
  expect(own.explainOwnCode(131047)).toBeUndefined()
})
