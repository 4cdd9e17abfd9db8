import { expect, test } from 'vitest'
import { languages } from '../../src/flows/language.ts'
import { undoPage } from '../../src/intake/undo-page.ts'

const page = { is: 'ask' as const, text: 'x', button: 'y' }

test.each(languages)('the way back in %s runs in its own direction', (language) => {
  expect(undoPage('z', page, language)).toContain(`<html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}">`)
})
