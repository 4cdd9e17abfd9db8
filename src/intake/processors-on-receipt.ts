import { z } from 'zod'

/** Companies that had been given data, as a receipt lists them. */
export const processorLines = z.array(
  z.object({
    processor: z.string(),
    asked: z.enum(['erase-now', 'erase-after']),
    on: z.string().optional(),
    standing: z.enum(['pending', 'overdue', 'scheduled', 'done', 'refused']),
  }),
)
type Line = z.infer<typeof processorLines>[number]

interface Page {
  /** Escapes its cells. */
  row(cells: readonly string[]): string
  day(iso: string): string
}

/** The section of the page: who else held a copy, and whether it has confirmed that it is gone. Nothing where nobody was told. */
export function processorSection(lines: readonly Line[], { row, day }: Page): string {
  if (lines.length === 0) return ''
  const rows = lines.map((line) => row([NAMES[line.processor] ?? line.processor, wordsOf(line, day)]))
  return `<h2>Copies at other companies</h2>
<table><thead><tr><th scope="col">Company</th><th scope="col">Its copy</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const NAMES: Readonly<Record<string, string>> = { 'meta-contact-book': 'Meta (WhatsApp contact book)' }

function wordsOf({ asked, on, standing }: Line, day: Page['day']): string {
  const until = asked === 'erase-after' && on !== undefined ? `, which the law keeps until ${day(on)}` : ''
  switch (standing) {
    case 'done':
      return 'Erased'
    case 'scheduled':
      return on === undefined ? 'Goes on its day' : `Goes on ${day(on)}: the law keeps it until then`
    case 'pending':
      return `Asked to erase it${until}; not confirmed yet`
    case 'overdue':
      return `Asked to erase it${until}; has not answered in time, and our staff follow it up`
    case 'refused':
      return `Has not agreed to erase it${until}; our staff follow it up`
  }
}
