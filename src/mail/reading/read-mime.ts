import PostalMime, { addressParser } from 'postal-mime'
import { parseEmail } from '../../subject/email.ts'
import { plainOfHtml } from './plain-of-html.ts'

export interface IncomingMail {
  /** In their order, names in small letters, values unfolded. */
  headers: readonly { name: string; value: string }[]
  /** The one address of the one From header; undefined when there are more, or none that can be written to. */
  from: string | undefined
  subject: string
  text: string
  hasAttachments: boolean
}

/** What a person wrote stands at the beginning; behind it come attachments, which nobody opens here. */
const READ_BYTES_MAX = 256 * 1024
const HEADERS_MAX = 128 * 1024
const DEPTH_MAX = 20
/** Each boundary is compared with each line that begins like one: more than these are a trap. */
const BOUNDARIES_MAX = 50
const DASHED_LINES_MAX = 500
const TEXT_MAX = 20_000
/** Attached mails stay closed. */
export const parseLimits = {
  maxNestingDepth: DEPTH_MAX,
  maxHeadersSize: HEADERS_MAX,
  maxRfc822NestingDepth: 0,
  forceRfc822Attachments: true,
}

/** Reads the beginning of a mail. Undefined when it is none, or built to be hard to read. Attached mails and files are left closed. */
export async function readMime(bytes: Uint8Array): Promise<IncomingMail | undefined> {
  const beginning = bytes.subarray(0, READ_BYTES_MAX)
  if (isTrap(Buffer.from(beginning).toString('latin1'))) return undefined
  try {
    const { headers, subject = '', text, html, attachments } = await PostalMime.parse(beginning, parseLimits)
    if (headers.length === 0) return undefined
    const named = headers.map(({ key, value }) => ({ name: key, value }))
    return {
      headers: named,
      from: onlySender(named),
      subject: subject.slice(0, 500),
      text: (text?.trim() ? text : plainOfHtml(html ?? '')).slice(0, TEXT_MAX),
      hasAttachments: attachments.length > 0 || bytes.length > READ_BYTES_MAX,
    }
  } catch {
    return undefined
  }
}

/** Whether a mail, or its beginning, is built to be hard to read. */
export function isTrap(beginning: string): boolean {
  const found = (pattern: RegExp) => beginning.match(pattern)?.length ?? 0
  return found(/boundary/gi) > BOUNDARIES_MAX || found(/^--/gm) > DASHED_LINES_MAX
}

/** The values of a header, in their order. */
export function valuesOf(mail: Pick<IncomingMail, 'headers'>, name: string): string[] {
  return mail.headers.filter((header) => header.name === name).map(({ value }) => value)
}

function onlySender(headers: IncomingMail['headers']): string | undefined {
  const [value, ...others] = valuesOf({ headers }, 'from')
  if (value === undefined || others.length > 0) return undefined
  const [sender, ...more] = addressParser(value)
  return sender?.address === undefined || more.length > 0 ? undefined : parseEmail(sender.address)
}
