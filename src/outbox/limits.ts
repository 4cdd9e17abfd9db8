import type { Button, ListRow, OutboundMessage } from './message.ts'

/** The API's own limits in UTF-16 units, the larger of the two possible counts. Source: facts of the Cloud API, section 4.2. */
const limits = {
  text: 4096,
  interactiveBody: 1024,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listOpen: 20,
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  templateName: 512,
  templateParameters: 1024,
  payload: 128,
} as const

/** What WhatsApp would refuse in this message; empty when it may go out. Names the place, never the text. */
export function checkLimits(message: OutboundMessage): string[] {
  switch (message.kind) {
    case 'text':
      return length('body', message.body, limits.text)
    case 'contact-request':
      return length('body', message.body, limits.interactiveBody)
    case 'buttons':
      return [...bodyAndFooter(message), ...checkButtons(message.buttons)]
    case 'list':
      return [...bodyAndFooter(message), ...length('open', message.open, limits.listOpen), ...checkRows(message.rows)]
    case 'template':
      return checkTemplate(message)
  }
}

/** Throws when a message is over a limit: a bug in the copy, found before anything is queued. */
export function assertWithinLimits(what: string, message: OutboundMessage): void {
  const found = checkLimits(message)
  if (found.length > 0) throw new Error(`The message ${what} is over WhatsApp's limits: ${found.join('; ')}.`)
}

function bodyAndFooter({ body, footer }: { body: string; footer?: string }): string[] {
  return [
    ...length('body', body, limits.interactiveBody),
    ...(footer === undefined ? [] : length('footer', footer, limits.footer)),
  ]
}

function checkButtons(buttons: readonly Button[]): string[] {
  return [
    ...count('buttons', buttons.length, limits.buttons),
    ...buttons.flatMap(({ id, title }) => [
      ...identifier('button id', id, limits.buttonId),
      ...length('button title', title, limits.buttonTitle),
    ]),
    ...unique(
      'button ids',
      buttons.map(({ id }) => id),
    ),
    ...unique(
      'button titles',
      buttons.map(({ title }) => title),
    ),
  ]
}

function checkRows(rows: readonly ListRow[]): string[] {
  return [
    ...count('rows', rows.length, limits.rows),
    ...rows.flatMap(({ id, title, description }) => [
      ...identifier('row id', id, limits.rowId),
      ...length('row title', title, limits.rowTitle),
      ...(description === undefined ? [] : length('row description', description, limits.rowDescription)),
    ]),
    ...unique(
      'row ids',
      rows.map(({ id }) => id),
    ),
  ]
}

// Meta refuses parameters with line breaks, tabs or more than four spaces in a row (132018).
function checkTemplate({ name, language, parameters, payloads = [] }: Extract<OutboundMessage, { kind: 'template' }>): string[] {
  return [
    ...(/^[a-z0-9_]+$/.test(name) && name.length <= limits.templateName ? [] : ['template name']),
    ...(/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language) ? [] : ['template language']),
    ...(parameters.every((text) => text.trim() !== '' && !/[\n\r\t]| {5}/.test(text)) ? [] : ['template parameter']),
    ...(parameters.join('').length <= limits.templateParameters ? [] : ['template parameters too long']),
    ...payloads.flatMap((payload) => identifier('template payload', payload, limits.payload)),
    ...unique('template payloads', payloads),
  ]
}

function length(place: string, text: string, max: number): string[] {
  if (text.trim() === '') return [`${place} is empty`]
  return text.length > max ? [`${place} has ${text.length} of ${max} characters`] : []
}

function identifier(place: string, id: string, max: number): string[] {
  return [...length(place, id, max), ...(id === id.trim() ? [] : [`${place} has spaces around it`])]
}

function count(place: string, found: number, max: number): string[] {
  return found >= 1 && found <= max ? [] : [`${found} ${place}, 1 to ${max} are allowed`]
}

function unique(place: string, values: readonly string[]): string[] {
  return new Set(values).size === values.length ? [] : [`${place} are not unique`]
}
