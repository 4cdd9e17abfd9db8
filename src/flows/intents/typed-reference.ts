const PART = '([0-9A-Z]{4})'
const BETWEEN = '[\\s._\\-–—]'
/** However it is spelled: "CM-7K3F-9QXD", "cm 7k3f 9qxd", "CM7K3F9QXD". No measure ("170 cm …") and no part of a longer word. */
const TYPED = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d\\s)#?C${BETWEEN}?M${BETWEEN}{0,3}${PART}${BETWEEN}{0,3}${PART}(?![\\p{L}\\p{N}\\p{M}])`,
  'iu',
)
/** Without a digit it may be two words, unless the dashes stand where we put them: "CM data kare". */
const AS_WRITTEN = /^#?CM[-–—]/iu

/** The reference of a case that stands in a text, as we write it, and the text without it. It says which is meant and opens nothing. */
export function takeReference(said: string): { reference?: string; rest: string } {
  const text = said.normalize('NFKC')
  const found = TYPED.exec(text)
  const [typed = '', first = '', last = ''] = found ?? []
  if (!found || !(/\d/.test(first + last) || AS_WRITTEN.test(typed))) return { rest: said }
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + typed.length)}`
  return { reference: `CM-${first}-${last}`.toUpperCase(), rest }
}
