import { type Config, isThisMachine } from './config.ts'

/** What these settings send beyond this machine, each with the setting that does; empty: nothing. */
export function leavesMachine({ mail, blobStoreUrl, ledgerHeadUrl, transcription, oidc }: Config): string[] {
  const settings = [
    ['mails', 'SMTP_URL', mail.smtpUrl],
    ['recordings', 'BLOB_STORE_URL', blobStoreUrl],
    ['the ledger’s heads and the replay list', 'LEDGER_HEAD_URL', ledgerHeadUrl],
    ['voice notes', 'TRANSCRIPTION_URL', transcription?.url],
    ['who signs in to the console', 'OIDC_ISSUER', oidc?.issuer],
  ] as const
  return settings.flatMap(([what, setting, url]) =>
    url !== undefined && isElsewhere(new URL(url)) ? [`${what} (${setting})`] : [],
  )
}

const isElsewhere = (url: URL): boolean => url.protocol !== 'file:' && !isThisMachine(url)
