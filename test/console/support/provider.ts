import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import type { Config } from '../../../src/runtime/config.ts'

/** Whom the sign-in service knows: by their id there, with the claims of their ID token. */
export type Directory = Map<string, { name?: string; roles?: unknown }>

export interface StartedProvider {
  oidc: NonNullable<Config['oidc']>
  people: Directory
  /** Where the console takes people back; known once the bot listens. */
  comeBackTo(redirectUri: string): void
  /** Tells the console by the back channel that this person is signed out; an administrator of the service does so. */
  signOut(id: string): Promise<void>
  /** The next question for its keys is answered with trouble of its own. */
  failForKeysOnce(): void
  close(): Promise<void>
}

/** A real OpenID provider on this machine; anybody in the directory signs in with their id. Refresh tokens are good for one use each. */
export async function startProvider({ refresh = true }: { refresh?: boolean } = {}): Promise<StartedProvider> {
  const people: Directory = new Map()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const oidc = { issuer, clientId: 'deletion-console', clientSecret: randomBytes(24).toString('hex'), roleClaim: 'roles' }
  let provider: Provider | undefined
  let isFailing = false
  return {
    oidc,
    people,
    comeBackTo(redirectUri) {
      server.removeAllListeners('request')
      provider = providerFor(issuer, oidc, people, { redirectUri, refresh })
      const answer = provider.callback()
      server.on('request', (request, response) => {
        if (!isFailing || request.url !== '/jwks') return answer(request, response)
        isFailing = false
        response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":"temporarily_unavailable"}')
      })
    },
    async signOut(id) {
      await (await provider?.Client.find(oidc.clientId))?.backchannelLogout(id, 'session-at-the-service')
    },
    failForKeysOnce() {
      isFailing = true
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function providerFor(
  issuer: string,
  oidc: StartedProvider['oidc'],
  people: Directory,
  { redirectUri, refresh }: { redirectUri: string; refresh: boolean },
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: oidc.clientId,
        client_secret: oidc.clientSecret,
        redirect_uris: [redirectUri],
        backchannel_logout_uri: redirectUri.replace(/callback$/, 'back-channel'),
        response_types: ['code'],
        grant_types: ['authorization_code', ...(refresh ? ['refresh_token'] : [])],
      },
    ],
    scopes: ['openid', ...(refresh ? ['offline_access'] : [])],
    issueRefreshToken: () => refresh,
    rotateRefreshToken: true,
    // Whoever is no longer in the directory is nobody there.
    findAccount: (_context: unknown, id: string) =>
      people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined,
    claims: { openid: ['sub', 'roles'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true } },
    cookies: { keys: ['a-key-of-the-test'] },
    // The console under test is on this very machine, which the provider would not call by itself.
    fetch: (url: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) => fetch(url, options),
  })
}
