import { expect, it } from 'vitest'
import { pageLanguage } from '../../src/intake/page-language.ts'

it.each([
  ['hi', null, 'mr', 'hi'],
  ['xx', 'mr', 'hi', 'mr'],
  [['hi', 'mr'], null, 'mr', 'mr'],
  [undefined, null, undefined, 'en'],
  [undefined, null, '', 'en'],
  [undefined, null, 'hi-IN,hi;q=0.9,en;q=0.8', 'hi'],
  [undefined, null, 'en;q=0.5, MR-in;q=0.7', 'mr'],
  [undefined, null, 'fr, hi;q=0', 'en'],
  [undefined, null, 'fr, de;q=0.9, mr;q=0.1', 'mr'],
  [undefined, 'fr', 'hi', 'hi'],
  [undefined, 'ta', 'hi', 'ta'],
  [undefined, null, '*;q=0.1', 'en'],
  [undefined, null, ',;=q,,hi;q=9,'.repeat(100), 'en'],
])('chosen %j, of the request %j, accepted %j: %s', (chosen, own, accepted, language) => {
  expect(pageLanguage(chosen, own, accepted)).toBe(language)
})
