import { isObject, type Json } from './json.ts'
import type { Refusal } from './meta-error.ts'

const NAME = /^[a-z0-9_]{1,512}$/
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/
const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION']
const VARIABLE = /\{\{([^}]*)\}\}/g

/** What Meta would refuse in a template, or `null`. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
export function templateRefusal(template: {
  name: unknown
  language: unknown
  category: unknown
  components: unknown
}): Refusal | null {
  const { name, language, category, components } = template
  if (typeof name !== 'string' || !NAME.test(name))
    return bad('name takes lower-case letters, digits and underscores, at most 512')
  if (typeof language !== 'string' || !LANGUAGE.test(language)) return bad('language is no code of a language')
  if (!CATEGORIES.includes(String(category))) return bad('category is not one of the three')
  return componentsRefusal(components)
}

export function componentsRefusal(components: unknown): Refusal | null {
  if (!Array.isArray(components) || !components.every(isObject)) return bad('components is a list of objects')
  const of = (type: string) => components.filter((each) => String(each.type).toUpperCase() === type)
  const [body, ...more] = of('BODY')
  if (!body || more.length > 0) return bad('a template has one BODY')
  if (of('FOOTER').length > 1 || of('BUTTONS').length > 1) return bad('a template has one FOOTER and one BUTTONS at the most')
  return bodyRefusal(body) ?? footerRefusal(of('FOOTER')[0]) ?? buttonsRefusal(of('BUTTONS')[0])
}

function bodyRefusal({ text, example }: Json): Refusal | null {
  if (typeof text !== 'string' || text.trim() === '') return bad('BODY has no text')
  if (text.length > 1024) return bad('BODY holds 1024 characters')
  if (/\n{3}|\t| {5}/.test(text)) return bad('BODY has too many line breaks, tabs or spaces in a row')
  const variables = [...text.matchAll(VARIABLE)].map(([, variable]) => variable)
  if (variables.length === 0) return null
  if (/^\s*\{\{|\}\}[\s.!?,;:।]*$/.test(text)) return bad('variables cannot stand at the start or the end of the template')
  if (/\}\}\s*\{\{/.test(text)) return bad('variables cannot stand next to each other')
  if (variables.some((variable, index) => variable !== String(index + 1)))
    return bad('variables are numbered from {{1}} without gaps')
  const words = text
    .replace(VARIABLE, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  if (words < 2 * variables.length + 1) return bad('there are too many variables for the length of the text')
  const rows = isObject(example) ? example.body_text : undefined
  const given: unknown = Array.isArray(rows) ? rows[0] : undefined
  const complete =
    Array.isArray(given) && given.length === variables.length && given.every((each) => typeof each === 'string' && each !== '')
  return complete ? null : bad('each variable needs an example in example.body_text')
}

function footerRefusal(footer: Json | undefined): Refusal | null {
  if (!footer) return null
  if (typeof footer.text !== 'string' || footer.text === '' || footer.text.length > 60)
    return bad('FOOTER holds 1 to 60 characters')
  return /\{\{/.test(footer.text) ? bad('FOOTER takes no variables') : null
}

function buttonsRefusal(part: Json | undefined): Refusal | null {
  if (!part) return null
  const buttons: unknown[] = Array.isArray(part.buttons) ? part.buttons : []
  if (buttons.length < 1 || buttons.length > 10 || !buttons.every(isObject)) return bad('BUTTONS holds 1 to 10 buttons')
  const titles = buttons.map(({ text }) => text)
  for (const { type, text } of buttons) {
    if (type !== 'QUICK_REPLY') return bad('only QUICK_REPLY buttons are known here')
    if (typeof text !== 'string' || text === '' || text.length > 25) return bad('a button holds 1 to 25 characters')
    if (/\{\{|\n|\p{Extended_Pictographic}/u.test(text)) return bad('a button takes no variables, line breaks or emojis')
  }
  return new Set(titles).size === titles.length ? null : bad('buttons must differ from each other')
}

function bad(details: string): Refusal {
  return { code: 100, details: `${details}.` }
}
