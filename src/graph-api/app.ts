import { z } from 'zod'
import type { GraphClient, SendingChannel } from './client.ts'
import type { ManagementResult } from './result.ts'

type Failure = Exclude<ManagementResult, { ok: true }>

const debugged = z.object({
  data: z.object({
    app_id: z.string().optional(),
    is_valid: z.boolean(),
    expires_at: z.number().default(0),
    scopes: z.array(z.string()).default([]),
  }),
})

export interface TokenReport {
  appId: string | undefined
  isValid: boolean
  /** Null: it does not expire. */
  expiresAt: Date | null
  scopes: string[]
}

/** What Meta says of a channel's own access token; called with the proof, so a wrong app secret is refused with code 100. */
export async function readToken(
  client: GraphClient,
  channel: SendingChannel,
): Promise<{ ok: true; token: TokenReport } | Failure> {
  const params = { input_token: channel.accessToken }
  const result = await client.manage(channel, { method: 'GET', path: 'debug_token', params })
  if (!result.ok) return result
  const { data } = debugged.safeParse(result.json)
  if (!data) return { ok: false, kind: 'unknown' }
  const { app_id: appId, is_valid: isValid, expires_at, scopes } = data.data
  return { ok: true, token: { appId, isValid, expiresAt: expires_at === 0 ? null : new Date(expires_at * 1000), scopes } }
}

const subscribed = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.string() }).optional() })),
})

/** The apps to whose webhooks an account is subscribed. */
export async function readSubscribedApps(
  client: GraphClient,
  channel: SendingChannel & { wabaId: string },
): Promise<{ ok: true; appIds: string[] } | Failure> {
  const result = await client.manage(channel, { method: 'GET', path: `${encodeURIComponent(channel.wabaId)}/subscribed_apps` })
  if (!result.ok) return result
  const { data } = subscribed.safeParse(result.json)
  return { ok: true, appIds: data?.data.flatMap((each) => each.whatsapp_business_api_data?.id ?? []) ?? [] }
}

const subscriptions = z.object({
  data: z.array(
    z.object({
      object: z.string(),
      callback_url: z.string().optional(),
      active: z.boolean().optional(),
      fields: z.array(z.union([z.string(), z.object({ name: z.string() })])).default([]),
    }),
  ),
})

/** Where the app's webhooks go and which fields they bring; asked with the app's own token, which its id and secret make. */
export async function readSubscription(
  client: GraphClient,
  channel: SendingChannel,
  appId: string,
): Promise<{ ok: true; callbackUrl: string | undefined; fields: string[] } | Failure> {
  const path = `${encodeURIComponent(appId)}/subscriptions`
  const result = await client.manage(channel, { method: 'GET', path, token: `${appId}|${channel.appSecret}` })
  if (!result.ok) return result
  const { data } = subscriptions.safeParse(result.json)
  const found = data?.data.find(({ object, active }) => object === 'whatsapp_business_account' && active !== false)
  const fields = found?.fields.map((field) => (typeof field === 'string' ? field : field.name)) ?? []
  return { ok: true, callbackUrl: found?.callback_url, fields }
}
