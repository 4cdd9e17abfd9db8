import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as bidding from './phrasings-bidden.ts'

describe('a message that ends in a wish', () => {
  it.each(listed(bidding.bidden))('is one, whatever was told or asked before: "%s"', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(bidding.threatened))('is one, also with a threat: "%s"', (text) => expect(readIntent(text).is).toBe('delete'))
  it.each(listed(bidding.notBidden))('is none where that is asked, told or refused: "%s"', (text) => {
    expect(readIntent(text).is).not.toBe('delete')
  })
})
