import { describe, expect, test } from 'vitest'
import { assertWithinLimits, checkLimits } from '../../src/outbox/limits.ts'
import type { OutboundMessage } from '../../src/outbox/message.ts'

const of = (length: number) => 'ह'.repeat(length)
const buttons = (titles: string[]) => titles.map((title, index) => ({ id: `b${index}`, title }))
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }))
const template = (change: Partial<Extract<OutboundMessage, { kind: 'template' }>>): OutboundMessage => ({
  kind: 'template',
  name: 'erasure_done',
  language: 'mr',
  parameters: ['CM-7K3F-9QXD'],
  ...change,
})

const fits: [string, OutboundMessage][] = [
  ['a text of 4096', { kind: 'text', body: of(4096) }],
  [
    'three buttons of 20 with a footer of 60',
    { kind: 'buttons', body: of(1024), footer: of(60), buttons: buttons([of(20), 'b', 'c']) },
  ],
  [
    'ten rows at their longest',
    {
      kind: 'list',
      body: of(1024),
      footer: of(60),
      open: of(20),
      rows: rows(10).map(({ id }) => ({ id: id.padEnd(200, 'x'), title: of(24), description: of(72) })),
    },
  ],
  ['a contact request of 1024', { kind: 'contact-request', body: of(1024) }],
  ['a template in a regional language', template({ language: 'en_US', parameters: [] })],
]

const refused: [string, OutboundMessage, string][] = [
  ['a text of 4097', { kind: 'text', body: of(4097) }, 'body has 4097 of 4096 characters'],
  ['a text of spaces', { kind: 'text', body: ' \n ' }, 'body is empty'],
  ['a button body of 1025', { kind: 'buttons', body: of(1025), buttons: buttons(['a']) }, 'body has 1025 of 1024 characters'],
  ['a footer of 61', { kind: 'buttons', body: 'x', footer: of(61), buttons: buttons(['a']) }, 'footer has 61 of 60 characters'],
  ['an empty footer', { kind: 'buttons', body: 'x', footer: '', buttons: buttons(['a']) }, 'footer is empty'],
  ['no button', { kind: 'buttons', body: 'x', buttons: [] }, '0 buttons, 1 to 3 are allowed'],
  ['four buttons', { kind: 'buttons', body: 'x', buttons: buttons(['a', 'b', 'c', 'd']) }, '4 buttons, 1 to 3 are allowed'],
  ['a title of 21', { kind: 'buttons', body: 'x', buttons: buttons([of(21)]) }, 'button title has 21 of 20 characters'],
  [
    'a title of eleven emoji',
    { kind: 'buttons', body: 'x', buttons: buttons(['😀'.repeat(11)]) },
    'button title has 22 of 20 characters',
  ],
  ['two equal titles', { kind: 'buttons', body: 'x', buttons: buttons(['a', 'a']) }, 'button titles are not unique'],
  [
    'two equal button ids',
    {
      kind: 'buttons',
      body: 'x',
      buttons: [
        { id: 'i', title: 'a' },
        { id: 'i', title: 'b' },
      ],
    },
    'button ids are not unique',
  ],
  ['an id with a space', { kind: 'buttons', body: 'x', buttons: [{ id: 'i ', title: 'a' }] }, 'button id has spaces around it'],
  ['an id of 257', { kind: 'buttons', body: 'x', buttons: [{ id: of(257), title: 'a' }] }, 'button id has 257 of 256 characters'],
  ['no row', { kind: 'list', body: 'x', open: 'o', rows: [] }, '0 rows, 1 to 10 are allowed'],
  ['eleven rows', { kind: 'list', body: 'x', open: 'o', rows: rows(11) }, '11 rows, 1 to 10 are allowed'],
  ['an opener of 21', { kind: 'list', body: 'x', open: of(21), rows: rows(1) }, 'open has 21 of 20 characters'],
  [
    'a row title of 25',
    { kind: 'list', body: 'x', open: 'o', rows: [{ id: 'r', title: of(25) }] },
    'row title has 25 of 24 characters',
  ],
  [
    'a description of 73',
    { kind: 'list', body: 'x', open: 'o', rows: [{ id: 'r', title: 'a', description: of(73) }] },
    'row description has 73 of 72 characters',
  ],
  [
    'a row id of 201',
    { kind: 'list', body: 'x', open: 'o', rows: [{ id: of(201), title: 'a' }] },
    'row id has 201 of 200 characters',
  ],
  [
    'two equal row ids',
    {
      kind: 'list',
      body: 'x',
      open: 'o',
      rows: [
        { id: 'r', title: 'a' },
        { id: 'r', title: 'b' },
      ],
    },
    'row ids are not unique',
  ],
  ['a contact request of 1025', { kind: 'contact-request', body: of(1025) }, 'body has 1025 of 1024 characters'],
  ['a template’s name in capitals', template({ name: 'Erasure' }), 'template name'],
  ['a template’s language in words', template({ language: 'english' }), 'template language'],
  ['a parameter with a line break', template({ parameters: ['a\nb'] }), 'template parameter'],
  ['a parameter with five spaces', template({ parameters: ['a     b'] }), 'template parameter'],
  ['an empty parameter', template({ parameters: [''] }), 'template parameter'],
  ['parameters over 1024 together', template({ parameters: [of(600), of(600)] }), 'template parameters too long'],
]

describe('WhatsApp’s limits', () => {
  test.each(fits)('let %s through', (_, message) => {
    expect(checkLimits(message)).toEqual([])
  })

  test.each(refused)('stop %s', (_, message, reason) => {
    expect(checkLimits(message)).toEqual([reason])
  })

  test('are named in the error without the text of the message', () => {
    const tooLong: OutboundMessage = { kind: 'text', body: `Dear Asha Kulkarni ${of(4096)}` }
    expect(() => assertWithinLimits('finished', tooLong)).toThrow(
      "The message finished is over WhatsApp's limits: body has 4115 of 4096 characters.",
    )
  })
})
