import type { Config } from '../runtime/config.ts'

type Oidc = NonNullable<Config['oidc']>

/** How people get into the console: by the sign-in service, outside production by a printed link, or not at all. */
export type Door = { is: 'oidc'; oidc: Oidc } | { is: 'link' } | { is: 'off'; because: string }

export function doorOf({ mode, oidc, publicUrl }: Pick<Config, 'mode' | 'oidc' | 'publicUrl'>): Door {
  if (mode !== 'production' && oidc === undefined) return { is: 'link' }
  if (oidc === undefined) return { is: 'off', because: 'set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET to open it' }
  if (!isSecure(publicUrl) && !isLoopback(publicUrl))
    return { is: 'off', because: 'PUBLIC_URL must be https, so that nobody on the way reads a session' }
  return { is: 'oidc', oidc }
}

export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:')
}

function isLoopback(publicUrl: string): boolean {
  const { hostname } = new URL(publicUrl)
  return ['localhost', '[::1]'].includes(hostname) || /^127(\.\d+){3}$/.test(hostname)
}
