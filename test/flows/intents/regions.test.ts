import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { meansOwnData, opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { done, talk } from '../support/talk.ts'
import { listed } from './phrasings.ts'
import * as east from './phrasings-east.ts'
import * as south from './phrasings-south.ts'

describe.each([
  ['the east and the west', east],
  ['the south', south],
])('the languages of %s', (_, region) => {
  it.each(listed(region.wishes))('"%s" is a wish, and opens in a business’s chat', (text) => {
    expect([readIntent(text).is, opensDeletion(text)]).toEqual(['delete', true])
  })
  it.each(listed(region.ofOthersOrParts))('"%s" is taken from no business’s chat', (text) => {
    expect([readIntent(text).is, opensDeletion(text) === true, meansOwnData(text, [], true)]).toEqual(['delete', false, false])
  })
  it.each(Object.entries(region.told).flatMap(([is, texts]) => listed(texts).map((text) => [is, text] as const)))(
    '%s: "%s"',
    (is, text) => {
      expect(readIntent(text).is).toBe(is)
      if (is !== 'status') expect(opensDeletion(text)).not.toBe(true)
    },
  )
})

it.each(listed(south.leftAlone))('"%s" confirms nothing', (form) => {
  const chat = talk().to('reviewing')
  const code = chat.context().prompt?.code ?? ''
  expect(done(chat.text(form.replace('#', code)))).not.toContain('confirm-request')
})
it.each(listed(east.keepsOrNot))('"%s" takes nothing back and ends no review', (text) => {
  expect(done(talk().to('confirmingUndo').text(text))).not.toContain('undo-request')
  const chat = talk().to('reviewing')
  chat.text(text)
  expect(chat.state()).toBe('reviewing')
})
