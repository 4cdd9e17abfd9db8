import type { RequestState } from '../requests/request.ts'

const DAY_MS = 86_400_000
/** So long is waited for the person; it says nothing of whether anybody was asked. */
const WAITED_FOR_MS = 30 * DAY_MS
/** Nobody is written to twice within it, whichever businesses pass the number on. */
export const CONTACT_EVERY_MS = 30 * DAY_MS

/** What a business may know of what it passed on. `received` until the person acts: of a stranger it says the same. */
export const forwardStatuses = ['received', 'confirmed', 'completed', 'partial', 'cancelled', 'refused', 'expired'] as const
export type ForwardStatus = (typeof forwardStatuses)[number]

export function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + WAITED_FOR_MS)
}

/** The status for a business, from what the person did alone: never from what was looked up. */
export function statusOf(
  forward: { state: 'waiting' | 'asked' | 'left' | 'denied'; expiresAt: Date },
  request: RequestState | null,
  now: Date,
): ForwardStatus {
  if (request !== null) return statusOfRequest(request)
  if (forward.state === 'denied') return 'refused'
  return now < forward.expiresAt ? 'received' : 'expired'
}

/** How a request that the person has confirmed stands, in a business's words. */
export function statusOfRequest(state: RequestState): ForwardStatus {
  switch (state) {
    case 'awaiting_confirmation':
      return 'received'
    case 'scheduled':
    case 'running':
    case 'on_hold':
    case 'parked':
      return 'confirmed'
    case 'completed':
    case 'partial':
    case 'cancelled':
    case 'refused':
    case 'expired':
      return state
  }
}

/** What the buttons of the template carry: the token, and what is meant by the tap. */
const PAYLOAD = /^forward:([A-Za-z0-9_-]{22}):(open|deny)$/

export function payloadsOf(token: string): [open: string, deny: string] {
  return [`forward:${token}:open`, `forward:${token}:deny`]
}

export function readPayload(payload: string): { token: string; says: 'open' | 'deny' } | undefined {
  const [, token, says] = PAYLOAD.exec(payload) ?? []
  return token !== undefined && (says === 'open' || says === 'deny') ? { token, says } : undefined
}
