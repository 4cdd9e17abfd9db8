/** A message to a person, before it is anybody's wire format. Limits: facts of the Cloud API, section 4.2. */
export interface Button {
  id: string
  title: string
}

export interface ListRow {
  id: string
  title: string
  description?: string
}

export type OutboundMessage =
  | { kind: 'text'; body: string }
  | { kind: 'buttons'; body: string; footer?: string; buttons: Button[] }
  | { kind: 'list'; body: string; footer?: string; open: string; rows: ListRow[] }
  /** Asks WhatsApp to attach the person's own number (for people known by a business-scoped id only). */
  | { kind: 'contact-request'; body: string }
  /** `payloads`: what comes back from its quick reply buttons, in their order. */
  | { kind: 'template'; name: string; language: string; parameters: string[]; payloads?: string[] }
