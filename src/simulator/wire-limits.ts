import { isObject, type Json } from './json.ts'
import type { Refusal } from './meta-error.ts'
import { valuesOf } from './template-book.ts'

const MISSING = 131008
const INVALID = 131009
const UNDELIVERABLE = 131026
const UNSUPPORTED = 131051
const BAD_CHARACTERS = 132018
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/
/** Kinds of the API whose bodies this bot never sends: only their presence is checked. */
const plainKinds = ['audio', 'contacts', 'document', 'image', 'location', 'reaction', 'sticker', 'video']

/**
 * What Meta would refuse in the body of `POST /{phone_number_id}/messages`, or `null`.
 * Lengths are counted in UTF-16 units. Source: Meta's message reference, as collected in the facts, section 4.2.
 */
export function refusalOf(body: unknown): Refusal | null {
  if (!isObject(body)) return { code: 100, details: 'The body must be a JSON object.' }
  if (body.messaging_product !== 'whatsapp') return { code: 100, details: 'The parameter messaging_product is required.' }
  if (body.status !== undefined) return readMark(body)
  return first(
    () => recipient(body),
    () => (body.recipient_type === undefined || body.recipient_type === 'individual' ? null : bad('recipient_type')),
    () => text(body.biz_opaque_callback_data, 'biz_opaque_callback_data', { most: 512, optional: true }),
    () => content(body),
  )
}

function readMark(body: Json): Refusal | null {
  if (body.status !== 'read') return bad('status')
  const typing = body.typing_indicator
  if (typing !== undefined && !(isObject(typing) && typing.type === 'text')) return bad('typing_indicator.type')
  if (typeof body.message_id !== 'string') return missing('message_id')
  return body.message_id.startsWith('wamid.') ? null : bad('message_id')
}

function recipient(body: Json): Refusal | null {
  if (body.to === undefined) {
    if (body.recipient === undefined) return missing('to')
    return typeof body.recipient === 'string' && USER_ID.test(body.recipient) ? null : bad('recipient')
  }
  if (typeof body.to !== 'string') return bad('to')
  if (USER_ID.test(body.to)) return { code: UNDELIVERABLE, details: 'A business-scoped user id belongs into recipient, not to.' }
  return /^\+?[0-9]{7,15}$/.test(body.to) ? null : bad('to')
}

function content(body: Json): Refusal | null {
  if (typeof body.type !== 'string') return missing('type')
  const part = body[body.type]
  if (body.type === 'text') {
    return isObject(part) ? text(part.body, 'text.body', { most: 4096 }) : missing('text')
  }
  if (body.type === 'template') return isObject(part) ? template(part) : missing('template')
  if (body.type === 'interactive') return isObject(part) ? interactive(part) : missing('interactive')
  if (!plainKinds.includes(body.type)) return { code: UNSUPPORTED, details: 'Message type is not supported.' }
  if (part === undefined) return missing(body.type)
  return isObject(part) ? text(part.caption, `${body.type}.caption`, { most: 1024, optional: true }) : null
}

function template(part: Json): Refusal | null {
  const language = part.language
  return first(
    () => text(part.name, 'template.name', { most: 512 }),
    () => (isObject(language) ? text(language.code, 'template.language.code', { most: 16 }) : missing('template.language')),
    () => (part.components === undefined || Array.isArray(part.components) ? null : bad('template.components')),
    ...valuesOf(part).map((value) => () => text(value, 'template parameter', { most: 1024 }) ?? oneLine(value)),
  )
}

function oneLine(value: string): Refusal | null {
  const details = 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces.'
  return /[\n\r\t]| {5}/.test(value) ? { code: BAD_CHARACTERS, details } : null
}

function interactive(part: Json): Refusal | null {
  const bodyMost = part.type === 'list' ? 4096 : 1024
  const { action, header, footer } = part
  return first(
    () => (isObject(part.body) ? text(part.body.text, 'interactive.body.text', { most: bodyMost }) : missing('interactive.body')),
    () => (isObject(footer) ? text(footer.text, 'interactive.footer.text', { most: 60 }) : absent(footer, 'interactive.footer')),
    () =>
      isObject(header)
        ? text(header.text, 'interactive.header.text', { most: 60, optional: header.type !== 'text' })
        : absent(header, 'interactive.header'),
    () => {
      if (!isObject(action)) return missing('interactive.action')
      if (part.type === 'button') return buttons(action.buttons)
      if (part.type === 'list') return list(action)
      if (part.type === 'request_contact_info') return action.name === part.type ? null : bad('interactive.action.name')
      if (part.type === 'cta_url') return link(action)
      return { code: INVALID, details: 'interactive.type is not valid.' }
    },
  )
}

function buttons(list: unknown): Refusal | null {
  if (!Array.isArray(list)) return missing('interactive.action.buttons')
  if (list.length < 1 || list.length > 3) return bad('interactive.action.buttons', 'takes 1 to 3 buttons')
  const replies = list.map((button: unknown) =>
    isObject(button) && button.type === 'reply' && isObject(button.reply) ? button.reply : null,
  )
  return first(
    ...replies.map((reply) => () => {
      if (!reply) return bad('interactive.action.buttons[].reply')
      return text(reply.id, 'button id', { most: 256 }) ?? text(reply.title, 'button title', { most: 20 })
    }),
    () => unique(replies, 'id', 'button ids'),
    () => unique(replies, 'title', 'button titles'),
  )
}

function list(action: Json): Refusal | null {
  const { sections } = action
  if (!Array.isArray(sections)) return missing('interactive.action.sections')
  if (sections.length < 1 || sections.length > 10) return bad('interactive.action.sections', 'takes 1 to 10 sections')
  const titleIsOptional = sections.length === 1
  const rows = sections.flatMap((section: unknown) => (isObject(section) && Array.isArray(section.rows) ? section.rows : [null]))
  return first(
    () => text(action.button, 'list button', { most: 20 }),
    ...sections.map((section: unknown) => () => {
      if (!isObject(section)) return bad('interactive.action.sections[]')
      if (!Array.isArray(section.rows) || section.rows.length === 0) return missing('interactive.action.sections[].rows')
      return text(section.title, 'section title', { most: 24, optional: titleIsOptional })
    }),
    () => (rows.length > 10 ? bad('interactive.action.sections', 'takes 10 rows in total') : null),
    ...rows.map((row: unknown) => () => {
      if (!isObject(row)) return bad('interactive.action.sections[].rows[]')
      return first(
        () => text(row.id, 'row id', { most: 200 }),
        () => text(row.title, 'row title', { most: 24 }),
        () => text(row.description, 'row description', { most: 72, optional: true }),
      )
    }),
    () => unique(rows, 'id', 'row ids'),
  )
}

function link(action: Json): Refusal | null {
  if (action.name !== 'cta_url' || !isObject(action.parameters)) return bad('interactive.action')
  const { display_text, url } = action.parameters
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return bad('interactive.action.parameters.url')
  return text(display_text, 'interactive.action.parameters.display_text', { most: 20 })
}

function text(value: unknown, name: string, limit: { most: number; optional?: boolean }): Refusal | null {
  if (value === undefined) return limit.optional ? null : missing(name)
  if (typeof value !== 'string') return bad(name)
  if (value.trim() === '') return missing(name)
  return value.length > limit.most ? bad(name, `is longer than ${limit.most} characters`) : null
}

function unique(list: readonly unknown[], key: string, name: string): Refusal | null {
  const values = list.map((entry) => (isObject(entry) ? entry[key] : undefined))
  return new Set(values).size === values.length ? null : bad(name, 'must differ from each other')
}

function absent(value: unknown, name: string): Refusal | null {
  return value === undefined ? null : bad(name)
}

function missing(name: string): Refusal {
  return { code: MISSING, details: `Parameter '${name}' is missing or empty.` }
}

function bad(name: string, why = 'is not valid'): Refusal {
  return { code: INVALID, details: `Parameter '${name}' ${why}.` }
}

function first(...checks: (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return null
}
