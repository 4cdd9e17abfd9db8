/** Where Meta keeps what people send; files come from lookaside.fbsbx.com. */
const META = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net']

/**
 * Whether an access token may be shown to the address that an answer of Meta's names for a file: https at one of Meta's own hosts, or
 * below the very `GRAPH_API_BASE_URL` that gave the answer.
 */
export function isMediaAddress(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { href, protocol, hostname, port, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (href.startsWith(`${new URL(baseUrl).href.replace(/\/+$/, '')}/`)) return true
  return protocol === 'https:' && port === '' && META.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
