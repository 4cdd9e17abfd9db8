import { isBadQuality } from '../../db/channel-health.ts'
import type { Channel } from '../../db/channels.ts'
import { readSubscribedApps, readSubscription, readToken } from '../../graph-api/app.ts'
import type { GraphClient } from '../../graph-api/client.ts'
import { readIdentityCheck, readPhoneNumbers } from '../../graph-api/phone-number.ts'
import { accountOf, failureOf } from '../../jobs/sync-templates.ts'
import { fail, type Line, ok, warn } from './line.ts'

const EXPIRES_SOON_MS = 14 * 86_400_000
const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging']
const FIELDS = ['messages', 'message_template_status_update', 'message_template_quality_update', 'phone_number_quality_update']
const INVALID_PROOF = 100
const RENEW = 'Make a new token for the system user and give it with `npm run cli -- channel add`.'

type Account = ReturnType<typeof accountOf>

/** What Meta says of one number: token, secret, webhooks, the number itself, its quality, its identity check. */
export async function checkChannel(graph: GraphClient, channel: Channel, publicUrl: string, now: Date): Promise<Line[]> {
  const at = (check: string) => `${check} (${channel.phoneNumberId})`
  const account = accountOf(channel)
  const stopped = channel.stoppedAt
    ? [
        fail(
          at('channel'),
          'it is stopped: nothing is sent',
          `Mend what its code says, then \`npm run cli -- channel resume ${channel.phoneNumberId}\`.`,
        ),
      ]
    : []
  const read = await readToken(graph, account)
  if (!read.ok) {
    const isProof = read.kind === 'refused' && read.code === INVALID_PROOF
    if (isProof)
      return [
        ...stopped,
        fail(
          at('app secret'),
          'Meta refuses the proof that it makes',
          'Give the app’s current secret with `npm run cli -- channel add`.',
        ),
      ]
    return [
      ...stopped,
      fail(
        at('token'),
        failureOf(read),
        read.kind === 'unreachable' ? 'Check GRAPH_API_BASE_URL and the way out; in the demo the server must run.' : RENEW,
      ),
    ]
  }
  const { token } = read
  const lines = [...stopped, tokenLine(at('token'), token, now)]
  if (token.appId === undefined) return lines
  return [
    ...lines,
    ...(await webhookLines(graph, account, token.appId, publicUrl, at)),
    ...(await numberLines(graph, channel, account, at)),
    await identityLine(graph, account, at('identity check')),
  ]
}

function tokenLine(check: string, token: { isValid: boolean; expiresAt: Date | null; scopes: string[] }, now: Date): Line {
  if (!token.isValid) return fail(check, 'it is not valid', RENEW)
  const lacks = SCOPES.filter((scope) => !token.scopes.includes(scope))
  if (lacks.length > 0)
    return fail(check, `it lacks ${lacks.join(' and ')}`, 'Give the system user these permissions and make a new token.')
  const { expiresAt } = token
  if (expiresAt !== null && expiresAt.getTime() - now.getTime() < EXPIRES_SOON_MS)
    return warn(check, `it expires on ${expiresAt.toISOString().slice(0, 10)}`, RENEW)
  return ok(check, expiresAt === null ? 'valid, and does not expire' : `valid until ${expiresAt.toISOString().slice(0, 10)}`)
}

async function webhookLines(
  graph: GraphClient,
  account: Account,
  appId: string,
  publicUrl: string,
  at: (check: string) => string,
): Promise<Line[]> {
  const subscription = await readSubscription(graph, account, appId)
  if (!subscription.ok)
    return [fail(at('app secret'), failureOf(subscription), 'Give the app’s current secret with `npm run cli -- channel add`.')]
  const secret = ok(at('app secret'), 'Meta takes it')
  const subscribed = await readSubscribedApps(graph, account)
  if (!subscribed.ok) return [secret, fail(at('webhook'), failureOf(subscribed), 'Give the token whatsapp_business_management.')]
  if (!subscribed.appIds.includes(appId))
    return [
      secret,
      fail(
        at('webhook'),
        'the account is not subscribed to our app',
        'POST /{waba}/subscribed_apps, or subscribe the app in WhatsApp Manager.',
      ),
    ]
  const own = `${publicUrl}/webhook`
  if (subscription.callbackUrl !== own)
    return [
      secret,
      warn(
        at('webhook'),
        'the app’s webhooks go elsewhere',
        `Set the callback URL to ${own}, or hand the raw bodies on to it (docs/integration.md).`,
      ),
    ]
  const lacks = FIELDS.filter((field) => !subscription.fields.includes(field))
  const line = lacks.includes('messages')
    ? fail(at('webhook'), 'the field messages is not subscribed', 'Subscribe it in the app’s dashboard, WhatsApp, Configuration.')
    : lacks.length > 0
      ? warn(
          at('webhook'),
          `not subscribed: ${lacks.join(', ')}`,
          'Subscribe them in the app’s dashboard, WhatsApp, Configuration.',
        )
      : ok(at('webhook'), 'subscribed, and it comes here')
  return [secret, line]
}

async function numberLines(
  graph: GraphClient,
  channel: Channel,
  account: Account,
  at: (check: string) => string,
): Promise<Line[]> {
  const read = await readPhoneNumbers(graph, account)
  if (!read.ok) return [fail(at('number'), failureOf(read), 'Correct the channel’s --waba-id, or the token’s rights.')]
  const number = read.numbers.find(({ id }) => id === channel.phoneNumberId)
  if (!number)
    return [
      fail(
        at('number'),
        'the account has no number with this id',
        'Correct --phone-number-id or --waba-id with `npm run cli -- channel add`.',
      ),
    ]
  const digits = (text: string) => text.replace(/\D/g, '')
  const differs = channel.displayNumber !== '' && digits(number.display_phone_number) !== digits(channel.displayNumber)
  const line = differs
    ? warn(
        at('number'),
        'people dial another one than the channel says',
        'Correct --display-number with `npm run cli -- channel add`.',
      )
    : ok(at('number'), number.status ?? 'there')
  const quality = number.quality_rating ?? 'UNKNOWN'
  if (isBadQuality(quality))
    return [
      line,
      fail(
        at('quality'),
        quality,
        'Nobody whom a business passes on is written to until it recovers: see WhatsApp Manager, Insights.',
      ),
    ]
  return [
    line,
    quality === 'YELLOW'
      ? warn(at('quality'), quality, 'People complain of messages: see WhatsApp Manager, Insights.')
      : ok(at('quality'), quality),
  ]
}

async function identityLine(graph: GraphClient, account: Account, check: string): Promise<Line> {
  const read = await readIdentityCheck(graph, account)
  if (!read.ok) return warn(check, failureOf(read), 'Give the token whatsapp_business_management.')
  if (read.isOn) return ok(check, 'on')
  return warn(
    check,
    'off: nobody notices that a number has a new holder',
    'POST /{phone_number_id}/settings {"user_identity_change":{"enable_identity_key_check":true}}.',
  )
}
