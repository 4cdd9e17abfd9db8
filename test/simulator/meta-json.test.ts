import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metaJson } from '../../src/simulator/json.ts'

test('whatever a person writes, the wire is plain ASCII and says the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const wire = metaJson({ text })
      expect(wire).toMatch(/^[\x20-\x7e]*$/)
      expect(JSON.parse(wire)).toEqual({ text })
    }),
  )
})

test.each([
  ['äöå', '"\\u00e4\\u00f6\\u00e5"'],
  ['a/b', '"a\\/b"'],
  ['😀', '"\\ud83d\\ude00"'],
  ['line\nnext', '"line\\nnext"'],
])('%j is written as %s', (text, wire) => {
  expect(metaJson(text)).toBe(wire)
})
