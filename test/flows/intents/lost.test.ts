import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as lost from './phrasings-lost.ts'

describe('a wish with the words of a stop in it', () => {
  it.each(listed(lost.wishesThere))('"%s" opens a deletion', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(lost.wishes))('"%s" is a wish', (text) => expect(readIntent(text).is).toBe('delete'))
  it.each(listed(lost.neither))('"%s" stops nothing', (text) => expect(readIntent(text).is).toBe('none'))
  it.each(listed(lost.notHeldBack))('"%s" wants it not held back', (text) => expect(readIntent(text).is).toBe('delete'))
})

describe('a stop in a business’s chat', () => {
  it.each(listed(lost.stopsThere))('"%s" is heard where this person has a request', (text) => {
    expect(opensDeletion(text)).toBe('requested')
  })
  it.each(listed(lost.stopsElsewhere))('"%s" is the business’s', (text) => expect(opensDeletion(text)).toBe(false))
})

it.each(listed(lost.refusals))('"%s" is no wish', (text) => {
  expect(readIntent(text).is).toMatch(/^(?:keep|negated)$/)
  expect(opensDeletion(text)).not.toBe(true)
})

it.each(listed(lost.othersToo))('"%s" is taken from no business’s chat', (text) => expect(opensDeletion(text)).toBe(false))
