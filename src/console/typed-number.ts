import { asciiDigits } from '../flows/intents/normalise.ts'

/** What was typed or pasted, without the marks of direction that chats and contact lists copy along, in plain digits and dashes. */
export function plainNumber(typed: string): string {
  return asciiDigits(typed.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
}
