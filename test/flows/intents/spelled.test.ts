import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { normalise } from '../../../src/flows/intents/normalise.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as spelled from './phrasings-spelled.ts'

describe('a verb of deleting, however it is spelled', () => {
  it.each(listed(spelled.wishes))('"%s" is a wish', (text) => expect(readIntent(text).is).toBe('delete'))
  it.each(listed(spelled.refusals))('"%s" refuses', (text) => {
    expect(readIntent(text).is).toBe('negated')
    expect(opensDeletion(text)).toMatch(/^(?:requested|known)$/)
  })
  it.each(listed(spelled.otherWords))('"%s" stays as it is', (text) => {
    expect(normalise(text).split(' ')).not.toContain('delete')
    expect(readIntent(text).is).not.toBe('delete')
  })
})
