export interface SmtpServer {
  options: {
    host: string
    port: number
    secure: boolean
    requireTLS: boolean
    ignoreTLS: boolean
    tls: { minVersion: 'TLSv1.2' }
  }
  login: { user: string; pass: string } | undefined
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Reads `SMTP_URL`. Anything but this machine is spoken to over TLS alone, with its certificate checked; there is no switch for it. */
export function smtpServerOf(smtpUrl: string): SmtpServer {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const isHere = LOOPBACK.test(url.hostname)
  return {
    options: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: !secure && !isHere,
      ignoreTLS: !secure && isHere,
      tls: { minVersion: 'TLSv1.2' },
    },
    login: url.username === '' ? undefined : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}
