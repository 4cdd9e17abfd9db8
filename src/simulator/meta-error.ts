import { newToken } from '../runtime/ids.ts'

/** A refusal in Meta's words: the code decides, the details explain. */
export interface Refusal {
  code: number
  details: string
  /** Where Meta's sentence says what the code does not. */
  message?: string
  subcode?: number
  type?: string
  /** HTTP status; Meta's are unreliable, 400 where nothing else is said. */
  status?: number
}

const titles: Readonly<Record<number, string>> = {
  0: 'AuthException',
  4: 'Application request limit reached',
  100: 'Invalid parameter',
  190: 'Error validating access token',
  368: 'Temporarily blocked for policies violations',
  80007: 'Rate limit hit',
  130429: 'Rate limit hit',
  131000: 'Something went wrong',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131016: 'Service unavailable',
  131021: 'Recipient cannot be sender',
  131026: 'Message undeliverable',
  131031: 'Account has been locked',
  131047: 'Re-engagement message',
  131048: 'Spam rate limit hit',
  131051: 'Unsupported message type',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  132000: 'The number of parameters does not match the expected number of params',
  132001: 'Template does not exist in the translation',
  132005: 'Translated text too long',
  132012: 'Parameter format does not match format in the created template',
  132015: 'Template is Paused',
  132016: 'Template is Disabled',
  132018: 'Template parameters issue',
}

/** What Meta answers whoever may not do it at all: refused is the call and not the message. */
export const wrongProof: Refusal = {
  ...{ code: 100, type: 'GraphMethodException', message: 'Invalid appsecret_proof provided in the API argument' },
  details: 'The proof is not made with this app’s secret.',
}
export const missingProof: Refusal = {
  ...{ code: 100, type: 'GraphMethodException', message: 'API calls from the server require an appsecret_proof argument' },
  details: 'The parameter appsecret_proof is required.',
}
export const noAccess = (id: string): Refusal => ({
  ...{ code: 100, subcode: 33, type: 'GraphMethodException' },
  message: `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  details: 'The object does not exist or is not yours.',
})

const httpStatuses: Readonly<Record<number, number>> = { 0: 401, 4: 429, 190: 401, 130429: 429, 131000: 500, 131016: 503 }

function errorTitle(code: number): string {
  return titles[code] ?? 'Generic user error'
}

/** The answer of the Graph API: HTTP status and `{error: {message, type, code, error_data, fbtrace_id}}`. */
export function metaError(refusal: Refusal): { status: number; body: { error: Record<string, unknown> } } {
  const { code, details, subcode, type = 'OAuthException', message = `(#${code}) ${errorTitle(code)}` } = refusal
  return {
    status: refusal.status ?? httpStatuses[code] ?? 400,
    body: {
      error: {
        message,
        type,
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        error_data: { messaging_product: 'whatsapp', details },
        fbtrace_id: newToken().slice(0, 16),
      },
    },
  }
}

/** The `errors[]` entry of a failed status. */
export function statusError(code: number, details: string): Record<string, unknown> {
  const title = errorTitle(code)
  const href = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes'
  return { code, title, message: title, error_data: { details }, href }
}
