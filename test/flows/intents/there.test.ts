import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as there from './phrasings-there.ts'

describe('a deletion under way that was asked for in a business’s chat', () => {
  it.each([...listed(there.stopsThere), ...listed(there.requestStops)])('is stopped there by "%s"', (text) => {
    expect(opensDeletion(text)).toBe('requested')
  })
  it.each(listed(there.noRequestStops))('is not stopped there by "%s"', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(listed(there.requestStops))('is stopped on the dedicated number by "%s"', (text) => {
    expect(readIntent(text)).toEqual({ is: 'keep', how: 'stop' })
  })
})
