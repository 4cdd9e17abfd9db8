import { describe, expect, it } from 'vitest'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import { askedBeforehand, stillOurs, tradeTalk } from './phrasings-trade.ts'

describe('in a business’s chat', () => {
  it.each(listed(tradeTalk))('"%s" is about the shop’s own work', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(listed(askedBeforehand))('"%s" only asks what would be', (text) => expect(opensDeletion(text)).not.toBe(true))
  it.each(listed(stillOurs))('"%s" is ours', (text) => expect(opensDeletion(text)).toBe(true))
})
