/** What happened to a request that a business is told of. */
export type NoticeKind = 'confirmed' | 'completed' | 'partial' | 'cancelled'
export type NoticeEvent = `data_deletion.${NoticeKind}`

/** The identifiers by which this business knows its customer, and no others. */
export interface Customer {
  /** E.164 with +. */
  phone_numbers: string[]
  /** Business-scoped ids, verbatim. */
  whatsapp_user_ids: string[]
  emails: string[]
}

/** Rows of this business that the law keeps. */
export interface KeptOfBusiness {
  category: string
  rows: number
  statute: string
  /** The last of their days, yyyy-mm-dd. */
  until: string
}

interface About {
  reference: string
  tenantId: string
  customer: Customer
  /** What is dated up to this moment is deleted. */
  confirmedAt: Date
  deadlineAt: Date
  now: Date
}

export type News =
  | { is: 'confirmed'; eraseAt: Date }
  | { is: 'completed' | 'partial'; kept: readonly KeptOfBusiness[] }
  | { is: 'cancelled' }

export const eventOf = (kind: NoticeKind): NoticeEvent => `data_deletion.${kind}`

/** The JSON text a business receives: its own slice only. It names the customer, so it is sealed wherever it rests. */
export function composeNotice(about: About, news: News): string {
  return JSON.stringify({
    event: eventOf(news.is),
    created_at: about.now.toISOString(),
    tenant_id: about.tenantId,
    data: {
      reference: about.reference,
      customer: about.customer,
      confirmed_at: about.confirmedAt.toISOString(),
      ...detailsOf(about, news),
    },
  })
}

function detailsOf(about: About, news: News) {
  switch (news.is) {
    case 'confirmed':
      return { erase_at: news.eraseAt.toISOString(), deadline_at: about.deadlineAt.toISOString() }
    case 'completed':
      return { finished_at: about.now.toISOString(), kept: news.kept }
    case 'partial':
      return { kept: news.kept, deadline_at: about.deadlineAt.toISOString() }
    case 'cancelled':
      return { cancelled_at: about.now.toISOString() }
  }
}

/** Whether a subscription asks for this event: by name, by `data_deletion.*` or by `*`. */
export function asksFor(events: readonly string[], event: NoticeEvent): boolean {
  return events.some((wanted) => wanted === event || wanted === 'data_deletion.*' || wanted === '*')
}
