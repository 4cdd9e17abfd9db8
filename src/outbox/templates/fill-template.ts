import type { TemplateMessage } from '../body.ts'
import { templates } from './template-catalogue.ts'

/** What the receiver of a template reads. */
export interface FilledTemplate {
  body: string
  footer?: string
  /** Titles of its quick replies. */
  buttons: readonly string[]
}

/** The text of a template with its values; undefined where the catalogue does not have it, or not any more. */
export function fillTemplate({ name, language, parameters }: TemplateMessage): FilledTemplate | undefined {
  const found = templates.find((each) => each.name === name && each.language === language)
  if (!found) return undefined
  const body = found.body.replace(/\{\{(\d+)\}\}/g, (hole, nth: string) => parameters[Number(nth) - 1] ?? hole)
  return { body, ...(found.footer === undefined ? {} : { footer: found.footer }), buttons: found.buttons ?? [] }
}
