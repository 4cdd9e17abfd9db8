import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { alternatives } from '../../../src/flows/intents/vocabulary.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'

test('a phrase stands once among alternatives, however many languages have it, and not beside a beginning that covers it', () => {
  expect(alternatives(['sir', 'sir', 'bhasha*', 'bhasha', 'bhasha me'])).toBe('bhasha me|bhasha[^ ]*|sir')
})

test.each([
  'sirmadam data delete maadi',
  'annasir data delete pannunga',
  'okanna data delete pannunga',
  'sir ok anna data delete pannunga',
])('whoever is called in words written together owns nothing: %s', (text) => expect(opensDeletion(text)).toBe(true))

test('no message made of words that several lists share keeps the reader for ever', async () => {
  const reader = fileURLToPath(new URL('../support/read-hostile.ts', import.meta.url))
  // One that never comes back is ended, and fails.
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', reader], { timeout: 170_000 })
  expect(stdout).toMatch(/^\d{3,} phrases in \d{4,} texts/)
})
