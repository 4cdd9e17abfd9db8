import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as beside from './phrasings-beside.ts'

describe('what stands beside the wish for the own data', () => {
  it.each(listed(beside.besideGoods))('"%s" is one beside what a shop sells', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(beside.ofPlatforms))('"%s" is another company’s', (text) => {
    expect(readIntent(text).is).toBe('elsewhere')
    expect(opensDeletion(text)).toBe(false)
  })
  it.each(listed(beside.wordsBetween))('"%s" opens a deletion', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(beside.otherwiseBetween))('"%s" opens none', (text) => expect(opensDeletion(text)).not.toBe(true))
})
