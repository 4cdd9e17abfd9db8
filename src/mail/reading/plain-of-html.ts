const HTML_MAX = 200_000

/** The words of a page, for reading a wish and for nothing else: they are never shown as markup. Linear in its length. */
export function plainOfHtml(html: string): string {
  const words: string[] = []
  // Tags in small letters, so that each finds its end.
  let rest = html.slice(0, HTML_MAX).replace(/<\/?[A-Za-z]{1,20}/g, (tag) => tag.toLowerCase())
  while (rest !== '') {
    const open = rest.indexOf('<')
    if (open < 0) break
    words.push(rest.slice(0, open))
    const tag = /^<!--|^<\/?([a-z0-9]{1,20})/i.exec(rest.slice(open, open + 24))
    const name = tag?.[1]?.toLowerCase()
    const hidden = name === 'style' || name === 'script' || name === 'head' || name === 'title'
    const from =
      tag?.[0] === '<!--'
        ? rest.indexOf('-->', open)
        : hidden && rest[open + 1] !== '/'
          ? endOf(rest, open, name)
          : rest.indexOf('>', open)
    if (from < 0) return decode(words.join(''))
    words.push(BREAKS.has(name ?? '') ? '\n' : ' ')
    rest = rest.slice(from + (tag?.[0] === '<!--' ? 3 : 1))
  }
  return decode([...words, rest].join(''))
}

const BREAKS = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'blockquote', 'table'])

/** Where the closing tag ends; what is never closed hides the rest. */
function endOf(text: string, open: number, name: string): number {
  const close = text.indexOf(`</${name}`, open)
  return close < 0 ? -1 : text.indexOf('>', close)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
}
