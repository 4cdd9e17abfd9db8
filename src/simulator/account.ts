import { sha256Hex } from '../runtime/keys.ts'

/** What the management side of the fake Graph API says; a test or the demo changes it at will. */
export interface Account {
  /** By phone_number_id; GREEN where nothing is set. */
  quality: Map<string, 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'>
  /** Numbers whose identity check is off. */
  identityCheckOff: Set<string>
  /** Accounts to whose webhooks the app is not subscribed. */
  unsubscribed: Set<string>
  /** Where the app's webhooks go; as the settings say where nothing is set. */
  callbackUrl: string | null
  fields: string[]
  tokenExpiresAt: number
  scopes: string[]
}

export function createAccount(): Account {
  return {
    quality: new Map(),
    identityCheckOff: new Set(),
    unsubscribed: new Set(),
    callbackUrl: null,
    fields: [
      'messages',
      'message_template_status_update',
      'message_template_quality_update',
      'phone_number_quality_update',
      'account_update',
      'security',
    ],
    tokenExpiresAt: 0,
    scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
  }
}

/** Each app secret belongs to one app. */
export function appIdOf(appSecret: string): string {
  return BigInt(`0x${sha256Hex(`app ${appSecret}`).slice(0, 12)}`).toString()
}
