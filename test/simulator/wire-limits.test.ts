import { expect, test } from 'vitest'
import { refusalOf } from '../../src/simulator/wire-limits.ts'

const base = { messaging_product: 'whatsapp', to: '917000012345' }
const text = (body: unknown) => ({ ...base, type: 'text', text: { body } })
const interactive = (inner: object) => ({ ...base, type: 'interactive', interactive: inner })
const reply = (id: string, title = `title ${id}`) => ({ type: 'reply', reply: { id, title } })
const buttons = (...list: unknown[]) => interactive({ type: 'button', body: { text: 'Delete?' }, action: { buttons: list } })
const row = (id: string, extra: object = {}) => ({ id, title: `row ${id}`, ...extra })
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => row(String(from + index)))
const list = (sections: unknown, button: unknown = 'Open') =>
  interactive({ type: 'list', body: { text: 'Choose' }, action: { button, sections } })
const filled = (value: string) => {
  const components = [{ type: 'body', parameters: [{ type: 'text', text: value }] }]
  return { ...base, type: 'template', template: { name: 'erased', language: { code: 'en' }, components } }
}
const long = (length: number) => 'x'.repeat(length)

test.each<[string, unknown]>([
  ['a text of 4096 characters', text(long(4096))],
  ['a business-scoped id in recipient', { ...text('hi'), to: undefined, recipient: 'IN.1234' }],
  ['a number with a plus', { ...text('hi'), to: '+917000012345' }],
  ['three buttons with titles of 20', buttons(reply('a', long(20)), reply('b'), reply('c'))],
  ['a button id of 256', buttons(reply(long(256), 'Yes'))],
  ['a footer of 60', interactive({ ...buttons(reply('a')).interactive, footer: { text: long(60) } })],
  ['a list of ten rows', list([{ rows: rows(10) }])],
  [
    'a list of ten rows in two titled sections',
    list([
      { title: 'A', rows: rows(5) },
      { title: 'B', rows: rows(5, 5) },
    ]),
  ],
  ['a list body of 4096', interactive({ ...list([{ rows: rows(1) }]).interactive, body: { text: long(4096) } })],
  [
    'a request for the contact',
    interactive({ type: 'request_contact_info', body: { text: 'Your number?' }, action: { name: 'request_contact_info' } }),
  ],
  [
    'a link button',
    interactive({
      type: 'cta_url',
      body: { text: 'Proof' },
      action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'https://example.com/r' } },
    }),
  ],
  ['a template', { ...base, type: 'template', template: { name: 'erased', language: { code: 'en' }, components: [] } }],
  ['a template’s value of four spaces', filled('one    two')],
  ['callback data of 512', { ...text('hi'), biz_opaque_callback_data: long(512) }],
  [
    'a read mark with typing',
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.X', typing_indicator: { type: 'text' } },
  ],
])('%s passes', (_name, body) => {
  expect(refusalOf(body)).toBeNull()
})

test.each<[string, number, unknown]>([
  ['no object', 100, 'hello'],
  ['a list for a body', 100, []],
  ['no messaging_product', 100, { ...text('hi'), messaging_product: undefined }],
  ['no receiver', 131008, { ...text('hi'), to: undefined }],
  ['a number that is none', 131009, { ...text('hi'), to: 'Asha' }],
  ['an empty number', 131009, { ...text('hi'), to: '' }],
  ['a number that is not text', 131009, { ...text('hi'), to: 917000012345 }],
  ['a business-scoped id in to', 131026, { ...text('hi'), to: 'IN.1234' }],
  ['a number in recipient', 131009, { ...text('hi'), to: undefined, recipient: '917000012345' }],
  ['a group', 131009, { ...text('hi'), recipient_type: 'group' }],
  ['no type', 131008, { ...text('hi'), type: undefined }],
  ['an unknown type', 131051, { ...base, type: 'fax', fax: {} }],
  ['an image without an image', 131008, { ...base, type: 'image' }],
  ['a caption of 1025', 131009, { ...base, type: 'image', image: { id: '1', caption: long(1025) } }],
  ['a text without a body', 131008, { ...base, type: 'text', text: {} }],
  ['a text of blanks', 131008, text(' \n ')],
  ['a text of 4097', 131009, text(long(4097))],
  ['a text that is a number', 131009, text(7)],
  ['callback data of 513', 131009, { ...text('hi'), biz_opaque_callback_data: long(513) }],
  ['no button', 131009, buttons()],
  ['four buttons', 131009, buttons(reply('a'), reply('b'), reply('c'), reply('d'))],
  ['a button without a title', 131008, buttons(reply('a', ''))],
  ['a button title of 21', 131009, buttons(reply('a', long(21)))],
  ['a button id of 257', 131009, buttons(reply(long(257), 'Yes'))],
  ['equal button ids', 131009, buttons(reply('a', 'Yes'), reply('a', 'No'))],
  ['equal button titles', 131009, buttons(reply('a', 'Yes'), reply('b', 'Yes'))],
  ['a body of 1025 over buttons', 131009, interactive({ ...buttons(reply('a')).interactive, body: { text: long(1025) } })],
  ['an empty body over buttons', 131008, interactive({ ...buttons(reply('a')).interactive, body: { text: '' } })],
  ['no body over buttons', 131008, interactive({ ...buttons(reply('a')).interactive, body: undefined })],
  ['a footer of 61', 131009, interactive({ ...buttons(reply('a')).interactive, footer: { text: long(61) } })],
  ['a header of 61', 131009, interactive({ ...buttons(reply('a')).interactive, header: { type: 'text', text: long(61) } })],
  ['no action', 131008, interactive({ type: 'button', body: { text: 'x' } })],
  ['a list action under buttons', 131008, interactive({ ...list([{ rows: rows(1) }]).interactive, type: 'button' })],
  ['an unknown interactive kind', 131009, interactive({ ...buttons(reply('a')).interactive, type: 'quiz' })],
  ['a list label of 21', 131009, list([{ rows: rows(1) }], long(21))],
  ['a list without a label', 131008, list([{ rows: rows(1) }], '')],
  ['a list without sections', 131009, list([])],
  ['a section without rows', 131008, list([{ rows: [] }])],
  ['eleven rows', 131009, list([{ rows: rows(11) }])],
  [
    'twelve rows in two sections',
    131009,
    list([
      { title: 'A', rows: rows(6) },
      { title: 'B', rows: rows(6, 6) },
    ]),
  ],
  ['two sections without titles', 131008, list([{ rows: rows(1) }, { rows: rows(1, 1) }])],
  ['a section title of 25', 131009, list([{ title: long(25), rows: rows(1) }])],
  ['a row title of 25', 131009, list([{ rows: [row('a', { title: long(25) })] }])],
  ['a row description of 73', 131009, list([{ rows: [row('a', { description: long(73) })] }])],
  ['a row id of 201', 131009, list([{ rows: [row(long(201), { title: 'a' })] }])],
  ['equal row ids', 131009, list([{ rows: [row('a'), row('a', { title: 'b' })] }])],
  ['a row that is null', 131009, list([{ rows: [null] }])],
  [
    'a link label of 21',
    131009,
    interactive({
      type: 'cta_url',
      body: { text: 'x' },
      action: { name: 'cta_url', parameters: { display_text: long(21), url: 'https://example.com' } },
    }),
  ],
  ['a template without a language', 131008, { ...base, type: 'template', template: { name: 'erased' } }],
  ['a template’s value that is empty', 131008, filled('')],
  ['a template’s value of two lines', 132018, filled('one\ntwo')],
  ['a template’s value with a tab', 132018, filled('one\ttwo')],
  ['a template’s value with five spaces', 132018, filled('one     two')],
  ['a status other than read', 131009, { messaging_product: 'whatsapp', status: 'gone', message_id: 'wamid.X' }],
  ['a read mark without a message', 131008, { messaging_product: 'whatsapp', status: 'read' }],
])('%s is refused with %i', (_name, code, body) => {
  expect(refusalOf(body)?.code).toBe(code)
})
