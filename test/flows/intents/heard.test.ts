import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { each } from './phrasings.ts'
import { heard } from './phrasings-heard.ts'

describe('what people want, as they really write', () => {
  const table = each(heard)
  it('is shown by at least a hundred and fifty phrasings', () => expect(table.length).toBeGreaterThanOrEqual(150))
  it.each(table)('"%s" means %s', (text, is) => expect(readIntent(text).is).toBe(is))
})
