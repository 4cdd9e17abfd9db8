import { readFileSync } from 'node:fs'

/** In this order: what stands later wins over what stands before. */
const SHEETS = ['colours', 'frame', 'words', 'table', 'form', 'request', 'chat', 'overview', 'print']

/** The one style sheet of the console and of printed evidence. */
export const style: string = SHEETS.map((name) => readFileSync(new URL(`page/${name}.css`, import.meta.url), 'utf8')).join('')
