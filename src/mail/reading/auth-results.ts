/** What a server says of the From domain (RFC 8601). */
export interface AuthResults {
  authservId: string
  /** The domain for which DMARC passed, in small letters. */
  dmarcPass: string | undefined
}

const VALUE_MAX = 8_000

/**
 * Reads one Authentication-Results header. Comments and quoted strings hold what the sender wrote, so they are taken out before anything is
 * believed; what then is not exactly one verdict on DMARC counts as none. Undefined when the header is malformed.
 */
export function readAuthResults(value: string): AuthResults | undefined {
  const bare = value.length > VALUE_MAX ? undefined : withoutComments(value)
  if (bare === undefined) return undefined
  const [head = '', ...results] = bare.split(';').map((part) => part.trim())
  const authservId = /^([a-z0-9.-]{1,255})(\s+\d+)?$/i.exec(head)?.[1]
  if (authservId === undefined) return undefined
  const verdicts = results.filter((result) => /^dmarc(\s*\/\s*\d+)?\s*=/i.test(result))
  const [verdict = ''] = verdicts
  const domains = [...verdict.matchAll(/(?<=^|\s)header\.from\s*=\s*([a-z0-9.-]{1,255})(?=\s|$)/gi)].map(([, domain]) => domain)
  const passes = verdicts.length === 1 && /^dmarc(\s*\/\s*\d+)?\s*=\s*pass(?=\s|$)/i.test(verdict) && domains.length === 1
  return { authservId: authservId.toLowerCase(), dmarcPass: passes ? domains[0]?.toLowerCase() : undefined }
}

/** Without comments, which nest, and with each quoted string as one question mark. Undefined when one is not closed. */
function withoutComments(value: string): string | undefined {
  let bare = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at]
    if (character === '\\' && (quoted || depth > 0)) at += 1
    else if (quoted) quoted = character !== '"'
    else if (character === '(') depth += 1
    else if (character === ')') {
      if (depth === 0) return undefined
      depth -= 1
      bare += ' '
    } else if (depth > 0) continue
    else if (character === '"') {
      quoted = true
      bare += '?'
    } else bare += character
  }
  return depth > 0 || quoted ? undefined : bare
}
