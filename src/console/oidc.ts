import * as client from 'openid-client'
import type { Config } from '../runtime/config.ts'
import { newToken } from '../runtime/ids.ts'
import { type KeyRing, seal, sha256Hex, unseal } from '../runtime/keys.ts'
import { isRole, type Role } from './authorisation.ts'
import { subjectOfLogout } from './logout-token.ts'
import type { Newcomer } from './session-store.ts'

type Oidc = NonNullable<Config['oidc']>

const TIMEOUT_SECONDS = 10
const ATTEMPT_MS = 10 * 60_000
/** So long the service's published keys are not asked for again, however many words of it come in. */
const KEYS_MS = 5_000

/** What the browser carries, sealed, from leaving for the sign-in service until it comes back. */
interface Attempt {
  state: string
  nonce: string
  verifier: string
  to: string
  startedAt: number
}

export type Vouched = { is: 'known'; staffId: string; roles: Role[]; refreshToken: string | undefined } | { is: 'gone' }

/** With these a service says that a person must sign in anew; everything else is its own trouble. */
const GONE = ['invalid_grant', 'interaction_required', 'login_required', 'consent_required']

export interface SignInService {
  /** Where to send the browser, and the sealed attempt that it must bring back. */
  begin(to: string, now: Date): Promise<{ url: string; attempt: string }>
  /** Who came back. Throws when the answer does not belong to this attempt, is too old, or the service does not vouch for it. */
  finish(currentUrl: URL, attempt: string, now: Date): Promise<Newcomer & { roles: Role[]; to: string }>
  /** Whom the service knows by a token that it gave. Gone: it takes the token no more. Throws when it says nothing of the person. */
  askAgain(refreshToken: string): Promise<Vouched>
  /** Whose sessions the service says are over, by its signed word; undefined: it is not its word. */
  loggedOut(token: string, now: Date): Promise<string | undefined>
}

/** OpenID Connect: authorization code with PKCE, state and nonce. The service's own settings are read once it is needed. */
export function signInService(oidc: Oidc, keys: KeyRing, redirectUri: string): SignInService {
  let known: Promise<client.Configuration> | undefined
  const configuration = () => {
    known ??= discover(oidc).catch((error: unknown) => {
      // Down now is not down for ever: the next person asks anew.
      known = undefined
      throw error
    })
    return known
  }
  const published = keysAsPublished()
  return {
    async begin(to, now) {
      const [state, nonce, verifier] = [newToken(), newToken(), newToken() + newToken()]
      const config = await configuration()
      // With it the service lets itself be asked later whether the roles still hold; one that does not know the word would refuse.
      const offline = config.serverMetadata().scopes_supported?.includes('offline_access') ? ' offline_access' : ''
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: `openid profile${offline}`,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      const attempt: Attempt = { state, nonce, verifier, to, startedAt: now.getTime() }
      return { url: url.href, attempt: seal(keys, 'sign-in', JSON.stringify(attempt)) }
    },
    async finish(currentUrl, sealed, now) {
      // Sealed by `begin` and authenticated by the seal.
      const attempt = JSON.parse(unseal(keys, 'sign-in', sealed)) as Attempt
      if (now.getTime() - attempt.startedAt > ATTEMPT_MS) throw new Error('The sign-in took too long.')
      const tokens = await client.authorizationCodeGrant(await configuration(), currentUrl, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The sign-in service sent no ID token.')
      return {
        staffId: staffIdOf(claims.iss, claims.sub),
        name: nameIn(claims),
        roles: rolesIn(claims, oidc.roleClaim),
        refreshToken: tokens.refresh_token,
        to: attempt.to,
      }
    },
    async askAgain(refreshToken) {
      try {
        const tokens = await client.refreshTokenGrant(await configuration(), refreshToken)
        const claims = tokens.claims()
        if (!claims) throw new Error('The sign-in service sent no ID token for a refresh.')
        const roles = rolesIn(claims, oidc.roleClaim)
        return { is: 'known', staffId: staffIdOf(claims.iss, claims.sub), roles, refreshToken: tokens.refresh_token }
      } catch (error) {
        if (error instanceof client.ResponseBodyError && GONE.includes(error.error)) return { is: 'gone' }
        throw error
      }
    },
    async loggedOut(token, now) {
      const { issuer, jwks_uri: address } = (await configuration()).serverMetadata()
      const subject = await subjectOfLogout(token, { issuer, clientId: oidc.clientId, now, keys: () => published(address, now) })
      return subject === undefined ? undefined : staffIdOf(issuer, subject)
    },
  }
}

function keysAsPublished(): (address: string | undefined, now: Date) => Promise<unknown> {
  let read: { at: number; keys: Promise<unknown> } | undefined
  return (address, now) => {
    if (address === undefined) throw new Error('The sign-in service publishes no keys.')
    if (read && Math.abs(now.getTime() - read.at) < KEYS_MS) return read.keys
    const keys = fetch(address, { signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1_000) })
      .then((answer): Promise<unknown> => {
        // What a service in trouble answers is no set of keys, also where it is JSON: the next word of it asks anew.
        if (!answer.ok) throw new Error(`The sign-in service answered ${answer.status} for its keys.`)
        return answer.json()
      })
      .catch((error: unknown) => {
        read = undefined
        throw error
      })
    read = { at: now.getTime(), keys }
    return keys
  }
}

const staffIdOf = (issuer: string, subject: string) => `staff:${sha256Hex(`${issuer}\n${subject}`).slice(0, 32)}`

function discover({ issuer, clientId, clientSecret }: Oidc): Promise<client.Configuration> {
  const isPlain = issuer.startsWith('http:')
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    // Only a loopback address may be plain: the settings refuse any other.
    ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
  })
}

function nameIn(claims: Record<string, unknown>): string {
  const name = [claims.name, claims.preferred_username].find((text) => typeof text === 'string' && text.trim() !== '')
  return typeof name === 'string' ? name.trim().slice(0, 100) : 'Somebody without a name'
}

/** One word or a list of them; words that are no role here are somebody else's. */
function rolesIn(claims: Record<string, unknown>, claim: string): Role[] {
  const words = [claims[claim]].flat()
  return [...new Set(words.filter(isRole))]
}
