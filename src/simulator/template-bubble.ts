import type { Bubble } from './bubble.ts'
import { isObject, type Json } from './json.ts'
import { type BookTemplate, buttonTitles, textOf, valuesOf } from './template-book.ts'

/** What a person sees of a template: its text with the values filled in, where the text is known, else its name and the values. */
export function templateBubble(message: Json, template: BookTemplate | undefined): Bubble {
  const values = valuesOf(message)
  const text = template
    ? textOf(template, 'BODY').replace(/\{\{(\d+)\}\}/g, (_, number: string) => values[Number(number) - 1] ?? '')
    : [`[${String(message.name)}]`, ...values].join(' ')
  const footer = template ? textOf(template, 'FOOTER') : ''
  const titles = buttonTitles(template)
  const buttons = payloadsIn(message).map((id, index) => ({ id, title: titles[index] ?? `Button ${index + 1}` }))
  return { text, ...(footer === '' ? {} : { footer }), buttons }
}

function payloadsIn(message: Json): string[] {
  const parts: unknown[] = Array.isArray(message.components) ? message.components : []
  const buttons = parts.filter(isObject).filter(({ type }) => type === 'button')
  return buttons.flatMap(({ parameters }) => {
    const [first]: unknown[] = Array.isArray(parameters) ? parameters : []
    return isObject(first) && typeof first.payload === 'string' ? [first.payload] : []
  })
}
