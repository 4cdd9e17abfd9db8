import { isObject, type Json } from './json.ts'

/** What a person sees of a message: the wire body without the wire. */
export interface Bubble {
  text: string
  footer?: string
  buttons: { id: string; title: string }[]
  /** The label that opens the list, and its rows. */
  list?: { open: string; rows: { id: string; title: string; description?: string }[] }
  /** WhatsApp's own "Share contact info" button. */
  asksForContact?: true
}

/** Reads a body that `refusalOf` let through; templates are template-bubble.ts's. */
export function bubbleOf(wire: Json): Bubble {
  if (wire.type === 'text') return { text: word(wire, 'text', 'body'), buttons: [] }
  if (wire.type !== 'interactive') return { text: `(${String(wire.type)})`, buttons: [] }
  const interactive = isObject(wire.interactive) ? wire.interactive : {}
  const action = isObject(interactive.action) ? interactive.action : {}
  const footer = word(interactive, 'footer', 'text')
  const base = { text: word(interactive, 'body', 'text'), ...(footer === '' ? {} : { footer }), buttons: replies(action) }
  if (interactive.type === 'request_contact_info') return { ...base, asksForContact: true }
  if (interactive.type !== 'list') return base
  return { ...base, list: { open: String(action.button), rows: listRows(action) } }
}

function replies(action: Json): Bubble['buttons'] {
  const buttons: unknown[] = Array.isArray(action.buttons) ? action.buttons : []
  return buttons.map((button) => ({ id: word(button, 'reply', 'id'), title: word(button, 'reply', 'title') }))
}

function listRows(action: Json): { id: string; title: string; description?: string }[] {
  const sections: unknown[] = Array.isArray(action.sections) ? action.sections : []
  const rows = sections.flatMap((section): unknown[] => (isObject(section) && Array.isArray(section.rows) ? section.rows : []))
  return rows.filter(isObject).map((row) => ({
    id: String(row.id),
    title: String(row.title),
    ...(typeof row.description === 'string' ? { description: row.description } : {}),
  }))
}

function word(holder: unknown, part: string, field: string): string {
  const inner = isObject(holder) ? holder[part] : undefined
  return isObject(inner) && typeof inner[field] === 'string' ? inner[field] : ''
}
