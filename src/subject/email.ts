const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

/** Reads one mail address, as `local@domain.tld`. Returns it with its domain in small letters, or undefined: nothing else ever gets into a header. */
export function parseEmail(raw: string): string | undefined {
  const text = raw.trim()
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 0 || text.length > 254 || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined
  return `${local}@${domain.toLowerCase()}`
}

/** The part after the @. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/** The mailbox behind an address, whatever it calls itself: `A+anything@b` is `a@b`. */
export function mailboxOf(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase()
  return `${local.replace(/\+.*$/, '') || local}@${domainOf(email)}`
}
