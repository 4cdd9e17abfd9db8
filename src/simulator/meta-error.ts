import { newToken } from '../runtime/ids.ts'

/** A refusal in Meta's words: the code decides, the details explain. */
export interface Refusal {
  code: number
  details: string
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
  132015: 'Template is Paused',
  132016: 'Template is Disabled',
}

const httpStatuses: Readonly<Record<number, number>> = { 0: 401, 4: 429, 190: 401, 130429: 429, 131000: 500, 131016: 503 }

function errorTitle(code: number): string {
  return titles[code] ?? 'Generic user error'
}

/** The answer of the Graph API: HTTP status and `{error: {message, type, code, error_data, fbtrace_id}}`. */
export function metaError(refusal: Refusal): { status: number; body: { error: Record<string, unknown> } } {
  const { code, details } = refusal
  return {
    status: refusal.status ?? httpStatuses[code] ?? 400,
    body: {
      error: {
        message: `(#${code}) ${errorTitle(code)}`,
        type: 'OAuthException',
        code,
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
