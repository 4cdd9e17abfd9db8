import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as kin from './phrasings-kin.ts'

describe('who names somebody of the family', () => {
  it.each(listed(kin.pressedByKin))('as the one who pressed, stops a deletion: "%s"', (text) => {
    expect(readIntent(text).is).toMatch(/^(?:keep|negated|get-back)$/)
    expect(opensDeletion(text)).toBe('requested')
  })
  it.each(listed(kin.ofKin))('as the one whose data it is, speaks of them: "%s"', (text) => {
    expect(readIntent(text).is).toBe('somebody-else')
    expect(opensDeletion(text)).toBe(false)
  })
  it.each(listed(kin.saidToKin))('as the one who is spoken to, wishes for the own data: "%s"', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
})
