import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { dedicated, done, said, shared, talk } from '../support/talk.ts'
import { listed } from './phrasings.ts'
import * as yes from './phrasings-yes.ts'

describe('a yes that says what is to be done', () => {
  it.each(listed(yes.yesWithVerb))('"%s" is one', (text) => expect(readIntent(text).is).toBe('yes'))
  it.each(listed(yes.called))('"%s" is a wish, said to nobody of the family', (text) => {
    expect(readIntent(text)).toEqual({ is: 'delete', typed: [], plain: false })
  })
  it.each(listed(yes.noYes))('"%s" is none', (text) => {
    expect(readIntent(text)).not.toMatchObject({ is: 'yes' })
    expect(readIntent(text)).not.toEqual({ is: 'delete', typed: [], plain: true })
  })
  it.each([...listed(yes.yesWithVerb), ...listed(yes.called)])('"%s" opens nothing in a business’s chat', (text) => {
    expect(opensDeletion(text)).not.toBe(true)
  })

  it.each(listed(yes.yesWithVerb))('"%s" under a review leads to its button, and ends nothing', (text) => {
    for (const start of [dedicated, shared]) {
      const chat = talk(start).to('reviewing')
      const code = chat.context().prompt?.code ?? null
      const { channel } = start
      const without =
        code === null
          ? { by: 'person', dedicatedNumber: channel.mode === 'shared' ? channel.dedicatedNumber : null }
          : { by: 'code', code }
      const effects = chat.text(text).filter(({ do: what }) => what !== 'set-language')
      expect(effects).toEqual([{ do: 'say', say: { key: 'tap-button', without } }])
      expect(chat.state()).toBe('reviewing')
    }
  })
  it.each(listed(yes.called))('"%s" under a review asks it again', (text) => {
    const chat = talk(shared).to('reviewing')
    expect(said(chat.text(text))).toEqual(['review'])
  })

  it.each(['yes delete it', 'haan delete karo', 'ok delete', 'haan delete kar do'])(
    '"%s" is a wish where nothing is asked',
    (text) => {
      const chat = talk()
      expect(done(chat.text(text))).toContain('look-up')
      expect(chat.state()).toBe('opening')
    },
  )
  it.each(['yes', 'ok', 'haan'])('"%s" alone is none', (text) => expect(said(talk().text(text))).toEqual(['thanks']))
  it('below a business’s word it leads to the button of that', () => {
    const effects = talk().text('yes delete it', { awaitsTap: true })
    expect(effects).toEqual([{ do: 'say', say: { key: 'tap-button', without: { by: 'person', dedicatedNumber: null } } }])
  })
})
