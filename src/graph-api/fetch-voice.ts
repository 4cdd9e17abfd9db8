import { z } from 'zod'
import type { GraphClient, SendingChannel } from './client.ts'

/** A minute at twice the rate at which WhatsApp records, and room for the container. */
const BYTES_MAX = 1024 * 1024

const described = z.object({
  url: z.string().max(4096),
  mime_type: z.string(),
  file_size: z.coerce.number().int().nonnegative(),
})

/** `not-voice`: something else than a recording as WhatsApp makes them. */
export type FetchedVoice = { ok: true; bytes: Buffer } | { ok: false; because: 'too-large' | 'not-voice' | 'not-there' }

/**
 * Fetches a voice note into memory: first where it lies, then the file itself. Never throws, never puts an address or a token into its
 * answer. https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export async function fetchVoice(client: GraphClient, channel: SendingChannel, mediaId: string): Promise<FetchedVoice> {
  const params = { phone_number_id: channel.phoneNumberId }
  const answer = await client.manage(channel, { method: 'GET', path: encodeURIComponent(mediaId), params })
  const media = answer.ok ? described.safeParse(answer.json).data : undefined
  if (!media) return { ok: false, because: 'not-there' }
  if (!isOgg(media.mime_type)) return { ok: false, because: 'not-voice' }
  if (media.file_size > BYTES_MAX) return { ok: false, because: 'too-large' }
  const file = await client.download(channel, media.url, BYTES_MAX)
  if (!file.ok) return { ok: false, because: 'not-there' }
  // Some stores call every file a stream of octets; a page of words that explains an error is none.
  if (!isOgg(file.contentType) && !/^(application|binary)\/octet-stream/i.test(file.contentType))
    return { ok: false, because: 'not-voice' }
  return { ok: true, bytes: file.bytes }
}

function isOgg(mimeType: string): boolean {
  return /^audio\/ogg *(;|$)/i.test(mimeType)
}
