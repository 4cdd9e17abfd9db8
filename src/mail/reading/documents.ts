import PostalMime from 'postal-mime'
import { type IncomingMail, isTrap, parseLimits } from './read-mime.ts'

export interface MailDocument {
  /** As the sender named it: a stranger's words. */
  name: string
  type: 'pdf' | 'jpg' | 'png' | 'heic'
  bytes: Uint8Array
}

export interface ReadDocuments {
  kept: MailDocument[]
  /** Too large, too many, or of another kind. */
  left: number
}

const DOCUMENTS_MAX = 5
const BYTES_MAX = 5 * 1024 * 1024
const REFERENCE = /\bCM[\s-]?[0-9A-Z]{4}[\s-]?[0-9A-Z]{4}\b/i

/** Whether the subject names a case, as somebody does who was asked for papers. Whether there is such a case is not looked up. */
export function namesCase({ subject }: Pick<IncomingMail, 'subject'>): boolean {
  return REFERENCE.test(subject)
}

/** What is attached, judged by its own first bytes and never by its name: scans and photographs, within limits. Nothing of it is opened. */
export async function readDocuments(bytes: Uint8Array): Promise<ReadDocuments> {
  if (isTrap(Buffer.from(bytes).toString('latin1'))) return { kept: [], left: 1 }
  const kept: MailDocument[] = []
  let [left, size] = [0, 0]
  for (const { filename, content } of await attachmentsOf(bytes)) {
    const document = typeof content === 'string' ? undefined : asDocument(filename ?? '', new Uint8Array(content))
    size += document?.bytes.byteLength ?? 0
    if (document && kept.length < DOCUMENTS_MAX && size <= BYTES_MAX) kept.push(document)
    else left += 1
  }
  return { kept, left }
}

async function attachmentsOf(bytes: Uint8Array) {
  try {
    return (await PostalMime.parse(bytes, parseLimits)).attachments
  } catch {
    return []
  }
}

function asDocument(name: string, bytes: Uint8Array): MailDocument | undefined {
  const type = typeOf(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))
  return type && { name: name.slice(0, 100), type, bytes }
}

function typeOf(start: string): MailDocument['type'] | undefined {
  if (start.startsWith('%PDF-')) return 'pdf'
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'jpg'
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'png'
  return /^....ftyp(?:heic|heix|mif1)/s.test(start) ? 'heic' : undefined
}
