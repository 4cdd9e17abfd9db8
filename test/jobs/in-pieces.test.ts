import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inPieces, onOneLine } from '../../src/jobs/in-pieces.ts'

const place = /^\(\d+\/\d+\) /

describe('what staff wrote, cut for templates', () => {
  it('stays as it is where one takes it', () => {
    expect(inPieces('We looked again:\nnothing is left.')).toEqual(['We looked again: nothing is left.'])
    expect(inPieces('a'.repeat(700))).toEqual(['a'.repeat(700)])
  })

  it('loses no word, stays within its length, and says the place of each piece', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), fc.integer({ min: 300, max: 700 }), (words, max) => {
        const text = words.join(' ')
        const pieces = inPieces(text, max)
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max)
        const without = (each: string) => each.replaceAll(' ', '')
        if (pieces.length === 1) {
          expect(pieces[0]).toBe(onOneLine(text))
          return
        }
        expect(pieces.map((each) => place.exec(each)?.[0])).toEqual(pieces.map((_, nth) => `(${nth + 1}/${pieces.length}) `))
        expect(without(pieces.map((each) => each.replace(place, '')).join(''))).toBe(without(onOneLine(text)))
      }),
    )
  })

  it('of the longest answer that an open chat takes are fewer than ten, also where no word ends', () => {
    expect(inPieces('x'.repeat(3_000))).toHaveLength(5)
    expect(inPieces(`${'x'.repeat(350)} `.repeat(9).slice(0, 3_000)).length).toBeLessThan(10)
  })
})
