import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

/** Puts `text` between the marks of `name` in docs/benchmarks.md, in the place where it stood before or at the end. Answers with the file. */
export function writeSection(name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const known = readFileSync(FILE, 'utf8')
  const section = `${begin}\n${text.trim()}\n${end}`
  const [from, to] = [known.indexOf(begin), known.indexOf(end)]
  const stands = from >= 0 && to > from
  writeFileSync(
    FILE,
    stands ? known.slice(0, from) + section + known.slice(to + end.length) : `${known.trimEnd()}\n\n${section}\n`,
  )
  return FILE
}
