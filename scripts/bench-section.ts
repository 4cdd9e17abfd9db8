import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
const marks = (name: string) => [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`] as const

/** What one benchmark wrote, so that another one leaves it where it is. */
export function sectionIn(name: string): string {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  const [from, to] = marks(name)
  return text.includes(from) ? text.slice(text.indexOf(from), text.indexOf(to) + to.length) : ''
}

/** Writes one section of docs/benchmarks.md, at its place or at the end. */
export function putSection(name: string, body: string): void {
  const text = readFileSync(FILE, 'utf8')
  const [from, to] = marks(name)
  const section = `${from}${body}${to}`
  const old = sectionIn(name)
  writeFileSync(FILE, old === '' ? `${text.trimEnd()}\n\n${section}` : text.replace(old, () => section))
}
