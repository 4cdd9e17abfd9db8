import type { CookieSerializeOptions } from '@fastify/cookie'
import { isSecure } from './door.ts'

/**
 * A cookie that only this host sets and gets: with the prefix `__Host-` a browser takes it from https, for the whole host, and from no
 * subdomain. On a loopback address without TLS it has a plain name.
 */
export function cookieName(publicUrl: string, name: 'session' | 'sign-in'): string {
  return isSecure(publicUrl) ? `__Host-console-${name}` : `console-${name}`
}

/** Lax, not strict: the way back from the sign-in service, and a colleague's link to a case, arrive from another site. */
export function cookieOptions(publicUrl: string): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) }
}
