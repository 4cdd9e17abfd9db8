import { z } from 'zod'

export type GraphResult =
  | { ok: true; wamid?: string; userId?: string; messageStatus?: string }
  /**
   * Not taken. `code` is Meta's, or null when the answer was not Meta's. `ofChannel`: whatever the message, which the code alone does not say.
   * `traceId` is what Meta's support asks for.
   */
  | {
      ok: false
      kind: 'refused'
      code: number | null
      httpStatus: number
      transient: boolean
      ofChannel?: ChannelFault
      retryAfterMs?: number
      traceId?: string
    }
  /** It may have been sent: timeout, connection lost on the way, or a success nobody can read. */
  | { ok: false; kind: 'unknown' }
  /** Surely not sent: no connection stood. */
  | { ok: false; kind: 'unreachable' }

/** The app secret is not the current one; or the token has no access to this number. */
export type ChannelFault = 'wrong-secret' | 'no-access'
export type GraphFailure = Exclude<GraphResult, { ok: true }>
/** The answer to a call that manages an account: its JSON unread, or what went wrong, with Meta's own sentence where it names no person. */
export type ManagementResult = { ok: true; json: unknown } | (GraphFailure & { details?: string })

const GATEWAY_TIMEOUT = 504
const RETRY_AFTER_SECONDS_MAX = 24 * 60 * 60

// Every field may be missing or of another type; only what is there and right is taken.
const accepted = z.object({
  messages: z.array(z.object({ id: z.string().min(1), message_status: z.string().max(64).optional().catch(undefined) })).min(1),
  contacts: z
    .array(z.object({ user_id: z.string().min(1).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
})
const success = z.object({ success: z.literal(true) })
const refused = z.object({
  error: z.object({
    code: z.coerce.number().int().nonnegative(),
    message: z.string().optional().catch(undefined),
    error_subcode: z.coerce.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    fbtrace_id: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .optional()
      .catch(undefined),
  }),
})

type MetaError = z.infer<typeof refused>['error']
const INVALID_PARAMETER = 100
/** Beside code 100: "Object with ID '…' does not exist, cannot be loaded due to missing permissions". */
const NO_ACCESS = 33

/** Reads Meta's answer; texts in it are left out, for they quote numbers. `retryAfter` is the header, in seconds. */
export function readAnswer(httpStatus: number, text: unknown, retryAfter: string): GraphResult {
  const body = parseJson(text)
  const error = refused.safeParse(body)
  if (error.success) {
    const { code, is_transient, fbtrace_id } = error.data.error
    const traceId = fbtrace_id === undefined ? {} : { traceId: fbtrace_id }
    const refusal = { ok: false, kind: 'refused', code, httpStatus, transient: is_transient === true } as const
    return { ...refusal, ...channelFault(error.data.error), ...traceId, ...pause(retryAfter) }
  }
  if (httpStatus >= 200 && httpStatus < 300) return readSuccess(body)
  // Somebody between waited for Meta in vain: it may have been taken. Every other answer without Meta's words came instead of Meta's.
  if (httpStatus === GATEWAY_TIMEOUT) return { ok: false, kind: 'unknown' }
  return { ok: false, kind: 'refused', code: null, httpStatus, transient: false, ...pause(retryAfter) }
}

const explained = z.object({
  error: z.object({
    error_user_msg: z.string().optional().catch(undefined),
    error_data: z.object({ details: z.string() }).optional().catch(undefined),
  }),
})
const DETAILS_MAX = 300

/** Reads the answer to a management call. What it says of an error is about templates and settings, never about a person. */
export function readManagement(httpStatus: number, text: unknown, retryAfter: string): ManagementResult {
  const json = parseJson(text)
  if (httpStatus >= 200 && httpStatus < 300 && json !== undefined && !refused.safeParse(json).success) return { ok: true, json }
  const answer = readAnswer(httpStatus, text, retryAfter)
  const said = explained.safeParse(json).data?.error
  const details = said?.error_user_msg ?? said?.error_data?.details
  if (answer.ok) return { ok: false, kind: 'unknown' }
  return details === undefined ? answer : { ...answer, details: details.slice(0, DETAILS_MAX) }
}

// The proof has no code of its own: https://developers.facebook.com/docs/graph-api/guides/secure-requests
function channelFault({ code, message, error_subcode }: MetaError): { ofChannel?: ChannelFault } {
  if (code !== INVALID_PARAMETER) return {}
  if (message?.includes('appsecret_proof')) return { ofChannel: 'wrong-secret' }
  return error_subcode === NO_ACCESS ? { ofChannel: 'no-access' } : {}
}

function readSuccess(body: unknown): GraphResult {
  if (success.safeParse(body).success) return { ok: true }
  const parsed = accepted.safeParse(body)
  const message = parsed.data?.messages[0]
  if (!message) return { ok: false, kind: 'unknown' }
  const userId = parsed.data?.contacts?.[0]?.user_id
  return {
    ok: true,
    wamid: message.id,
    ...(userId === undefined ? {} : { userId }),
    ...(message.message_status === undefined ? {} : { messageStatus: message.message_status }),
  }
}

function pause(retryAfter: string): { retryAfterMs?: number } {
  if (!/^\d{1,9}$/.test(retryAfter)) return {}
  return { retryAfterMs: Math.min(Number(retryAfter), RETRY_AFTER_SECONDS_MAX) * 1000 }
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
