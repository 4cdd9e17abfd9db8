import { z } from 'zod'

/** What happened to a request that a business is told of. */
export type NoticeKind = 'requested' | 'confirmed' | 'completed' | 'partial' | 'cancelled' | 'refused'
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
  /** By which the business asks for it at the API: that of what it passed on, else the request's own. */
  requestId: string
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
  /** Taken back by the customer; or ended by CallMissed, and why. */
  | { is: 'cancelled'; because?: string }
  /** An objection was upheld, or the request could not be carried out. */
  | { is: 'refused'; because: string }

export const eventOf = (kind: NoticeKind): NoticeEvent => `data_deletion.${kind}`

/** The JSON text a business receives: its own slice only. It names the customer, so it is sealed wherever it rests. */
export function composeNotice(about: About, news: News): string {
  return JSON.stringify({
    event: eventOf(news.is),
    created_at: about.now.toISOString(),
    tenant_id: about.tenantId,
    data: {
      request_id: about.requestId,
      reference: about.reference,
      customer: about.customer,
      confirmed_at: about.confirmedAt.toISOString(),
      ...detailsOf(about, news),
    },
  })
}

/** Word of what a business passed on, before or without a request: it names nobody, and is the same whether the number is known or not. */
export function composeForwardNotice(
  about: { forwardId: string; tenantId: string; now: Date },
  is: 'requested' | 'refused',
): string {
  const at = about.now.toISOString()
  const details = is === 'requested' ? { requested_at: at } : { refused_at: at, because: 'not-me' }
  const data = { request_id: about.forwardId, ...details }
  return JSON.stringify({ event: eventOf(is), created_at: at, tenant_id: about.tenantId, data })
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
      return { cancelled_at: about.now.toISOString(), ...(news.because === undefined ? {} : { because: news.because }) }
    case 'refused':
      return { refused_at: about.now.toISOString(), because: news.because }
  }
}

const reasoned = z.object({ data: z.object({ because: z.string().optional() }) })

/** The reason that a composed notice gives, where it gives one. */
export function reasonIn(body: string): string | undefined {
  return reasoned.parse(JSON.parse(body)).data.because
}

/** Whether a subscription asks for this event: by name, by `data_deletion.*` or by `*`. */
export function asksFor(events: readonly string[], event: NoticeEvent): boolean {
  return events.some((wanted) => wanted === event || wanted === 'data_deletion.*' || wanted === '*')
}
