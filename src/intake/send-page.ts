import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { STYLE } from './style.ts'

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For everybody, or for whoever has the link: that one stays out of caches, search engines and the next page's referrer. */
export type Audience = 'everybody' | 'holder'

export function sendPage(reply: FastifyReply, language: string, audience: Audience, html: string): FastifyReply {
  if (audience === 'holder') reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer')
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', audience === 'holder' ? 'no-store' : 'public, max-age=300')
    .header('vary', 'accept-language')
    .header('content-language', language)
    .header('content-security-policy', POLICY)
    .send(html)
}
