import { isBadQuality } from '../../db/channel-health.ts'
import type { Channel } from '../../db/channels.ts'
import { readSubscribedApps, readSubscription, readToken } from '../../graph-api/app.ts'
import type { GraphClient } from '../../graph-api/client.ts'
import { readIdentityCheck, readPhoneNumbers } from '../../graph-api/phone-number.ts'
import { accountOf, failureOf } from '../../jobs/sync-templates.ts'
import { fail, type Line, ok, warn } from './line.ts'

const EXPIRES_SOON_MS = 14 * 86_400_000
const SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging']
const FIELDS = [
  'messages',
  'message_template_status_update',
  'message_template_quality_update',
  'phone_number_quality_update',
  'account_update',
  'security',
]
const ADD = 'with `npm run cli -- channel add`.'

/** Where what is wrong with a channel is mended: each start takes the settings' own from them. */
const byVerb = {
  token: `Make a new token for the system user and give it ${ADD}`,
  secret: `Give the app’s current secret ${ADD}`,
  ids: `Correct --phone-number-id or --waba-id ${ADD}`,
  account: 'Correct the channel’s --waba-id, or the token’s rights.',
  displayNumber: `Give the number as people dial it as --display-number ${ADD}`,
}
const bySetting: typeof byVerb = {
  token: 'Make a new token for the system user, set WHATSAPP_ACCESS_TOKEN to it, and start anew.',
  secret: 'Put the app’s current secret first in WHATSAPP_APP_SECRET, and start anew.',
  ids: 'Correct WHATSAPP_PHONE_NUMBER_ID or WHATSAPP_WABA_ID, and start anew.',
  account: 'Correct WHATSAPP_WABA_ID and start anew, or the token’s rights.',
  displayNumber: 'Set WHATSAPP_DISPLAY_NUMBER to the number as people dial it, and start anew.',
}
type Mends = typeof byVerb

type Account = ReturnType<typeof accountOf>

/** What Meta says of one number: token, secret, webhooks, the number itself, its quality, its identity check. */
export async function checkChannel(
  graph: GraphClient,
  channel: Channel,
  { publicUrl, isOfSettings }: { publicUrl: string; isOfSettings: boolean },
  now: Date,
): Promise<Line[]> {
  const at = (check: string) => `${check} (${channel.phoneNumberId})`
  const account = accountOf(channel)
  const mends = isOfSettings ? bySetting : byVerb
  const own = [...stoppedLines(channel, at), ...dialledLines(channel, mends, at)]
  const read = await readToken(graph, account)
  if (!read.ok) {
    const isProof = read.kind === 'refused' && read.ofChannel === 'wrong-secret'
    if (isProof) return [...own, fail(at('app secret'), 'Meta refuses the proof that it makes', mends.secret)]
    const away = 'Check GRAPH_API_BASE_URL and the way out; in the demo the server must run.'
    return [...own, fail(at('token'), failureOf(read), read.kind === 'unreachable' ? away : mends.token)]
  }
  const { token } = read
  const lines = [...own, tokenLine(at('token'), token, mends, now)]
  if (token.appId === undefined) return lines
  return [
    ...lines,
    ...(await webhookLines(graph, account, { appId: token.appId, publicUrl, mends }, at)),
    ...(await numberLines(graph, channel, account, mends, at)),
    await identityLine(graph, account, at('identity check')),
  ]
}

type At = (check: string) => string

function stoppedLines({ stoppedAt, phoneNumberId }: Channel, at: At): Line[] {
  if (stoppedAt === null) return []
  const whatToDo = `Mend what its code says, then \`npm run cli -- channel resume ${phoneNumberId}\`.`
  return [fail(at('channel'), 'it is stopped: nothing is sent', whatToDo)]
}

function dialledLines({ mode, displayNumber }: Channel, mends: Mends, at: At): Line[] {
  if (mode !== 'dedicated' || displayNumber !== '') return []
  return [
    fail(at('display number'), 'there is none: no page, mail, link or poster leads people to this chat', mends.displayNumber),
  ]
}

function tokenLine(
  check: string,
  token: { isValid: boolean; expiresAt: Date | null; scopes: string[] },
  mends: Mends,
  now: Date,
): Line {
  if (!token.isValid) return fail(check, 'it is not valid', mends.token)
  const lacks = SCOPES.filter((scope) => !token.scopes.includes(scope))
  if (lacks.length > 0)
    return fail(check, `it lacks ${lacks.join(' and ')}`, 'Give the system user these permissions and make a new token.')
  const { expiresAt } = token
  if (expiresAt !== null && expiresAt.getTime() - now.getTime() < EXPIRES_SOON_MS)
    return warn(check, `it expires on ${expiresAt.toISOString().slice(0, 10)}`, mends.token)
  return ok(check, expiresAt === null ? 'valid, and does not expire' : `valid until ${expiresAt.toISOString().slice(0, 10)}`)
}

async function webhookLines(
  graph: GraphClient,
  account: Account,
  { appId, publicUrl, mends }: { appId: string; publicUrl: string; mends: Mends },
  at: At,
): Promise<Line[]> {
  const subscription = await readSubscription(graph, account, appId)
  if (!subscription.ok) return [fail(at('app secret'), failureOf(subscription), mends.secret)]
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

async function numberLines(graph: GraphClient, channel: Channel, account: Account, mends: Mends, at: At): Promise<Line[]> {
  const read = await readPhoneNumbers(graph, account)
  if (!read.ok) return [fail(at('number'), failureOf(read), mends.account)]
  const number = read.numbers.find(({ id }) => id === channel.phoneNumberId)
  if (!number) return [fail(at('number'), 'the account has no number with this id', mends.ids)]
  const digits = (text: string) => text.replace(/\D/g, '')
  const differs = channel.displayNumber !== '' && digits(number.display_phone_number) !== digits(channel.displayNumber)
  const line = differs
    ? warn(at('number'), 'people dial another one than the channel says', mends.displayNumber)
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
