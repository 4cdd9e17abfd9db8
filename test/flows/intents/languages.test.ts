import { describe, expect, it } from 'vitest'
import { detectLanguage, opensDeletion, readIntent } from '../../../src/flows/intent.ts'
import type { Language } from '../../../src/flows/language.ts'
import { entries, languages } from '../../../src/flows/language.ts'
import { phrasingsOf } from './all-phrasings.ts'
import { each } from './phrasings.ts'

const PHRASINGS_MIN = 40

describe.each(languages)('what a person wants in %s', (language) => {
  const table = each(phrasingsOf[language])
  it('is shown by enough phrasings to mean something', () => expect(table.length).toBeGreaterThanOrEqual(PHRASINGS_MIN))
  it.each(table)('"%s" means %s', (text, is) => expect(readIntent(text).is).toBe(is))
})
