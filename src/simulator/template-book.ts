import type { Clock } from '../runtime/clock.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { isObject, type Json } from './json.ts'
import type { Refusal } from './meta-error.ts'
import { componentsRefusal, templateRefusal } from './template-rules.ts'

export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'

export interface BookTemplate {
  id: string
  wabaId: string
  name: string
  language: string
  category: string
  status: TemplateStatus
  components: Json[]
  /** When it was edited, for the limits. */
  editedAt: number[]
}

export interface TemplateBook {
  /** Of one account, in the order in which they were made. */
  of(wabaId: string): BookTemplate[]
  find(wabaId: string, name: unknown, language: unknown): BookTemplate | undefined
  byId(id: string): BookTemplate | undefined
  /** A new one waits for its review. */
  create(wabaId: string, body: Json): BookTemplate | Refusal
  edit(template: BookTemplate, body: Json): Refusal | null
  /** Why a message with it is not sent, or `null`. */
  refusalOfSend(wabaId: string, message: unknown): Refusal | null
}

const DAY_MS = 86_400_000
const EDITABLE: readonly TemplateStatus[] = ['APPROVED', 'REJECTED', 'PAUSED']
const EDITS_IN_30_DAYS = 10
const BODY_MAX = 1024

/** The templates of every account, as Meta keeps them. */
export function createTemplateBook(clock: Clock): TemplateBook {
  const all: BookTemplate[] = []
  const of = (wabaId: string) => all.filter((each) => each.wabaId === wabaId)
  const find = (wabaId: string, name: unknown, language: unknown) =>
    of(wabaId).find((each) => each.name === name && each.language === language)

  function create(wabaId: string, body: Json): BookTemplate | Refusal {
    const { name, language, category, components } = body
    const refusal = templateRefusal({ name, language, category, components })
    if (refusal) return refusal
    if (find(wabaId, name, language))
      return { code: 100, details: 'There is already content in this language for this template.' }
    const id = BigInt(`0x${sha256Hex(`${wabaId} ${name} ${language}`).slice(0, 13)}`).toString()
    const template: BookTemplate = {
      ...{ id, wabaId, status: 'PENDING', editedAt: [] },
      // templateRefusal has just looked at them.
      ...{ name: name as string, language: language as string, category: category as string, components: components as Json[] },
    }
    all.push(template)
    return template
  }

  function edit(template: BookTemplate, body: Json): Refusal | null {
    if (!EDITABLE.includes(template.status))
      return { code: 100, details: 'Only approved, rejected and paused templates can be edited.' }
    const now = clock.now().getTime()
    const lately = template.editedAt.filter((at) => now - at < 30 * DAY_MS)
    const isLimited =
      template.status === 'APPROVED' && (lately.length >= EDITS_IN_30_DAYS || lately.some((at) => now - at < DAY_MS))
    if (isLimited) return { code: 100, details: 'An approved template is edited once a day and ten times in 30 days.' }
    const refusal = componentsRefusal(body.components)
    if (refusal) return refusal
    Object.assign(template, { components: body.components, status: 'PENDING' })
    template.editedAt.push(now)
    return null
  }

  function refusalOfSend(wabaId: string, message: unknown): Refusal | null {
    if (!isObject(message)) return null
    const language = isObject(message.language) ? message.language.code : undefined
    const template = find(wabaId, message.name, language)
    if (!template || template.status === 'PENDING' || template.status === 'REJECTED')
      return { code: 132001, details: 'The template does not exist in this language.' }
    if (template.status === 'PAUSED') return { code: 132015, details: 'The template is paused.' }
    if (template.status === 'DISABLED') return { code: 132016, details: 'The template is disabled.' }
    const values = valuesOf(message)
    if (values.length !== variablesIn(template)) return { code: 132000, details: 'The number of parameters differs.' }
    if (filled(template, values).length > BODY_MAX)
      return { code: 132005, details: 'The template with its parameters is too long.' }
    const buttons = buttonTitles(template)
    return tappedIndexes(message).every((index) => index in buttons)
      ? null
      : { code: 132012, details: 'The template has no button at this index.' }
  }

  return { of, find, byId: (id) => all.find((each) => each.id === id), create, edit, refusalOfSend }
}

/** The values for the variables of the body, as a message carries them. */
export function valuesOf(message: Json): string[] {
  const parts: unknown[] = Array.isArray(message.components) ? message.components : []
  const body = parts.filter(isObject).find(({ type }) => type === 'body')
  const values: unknown[] = Array.isArray(body?.parameters) ? body.parameters : []
  return values.map((value) => (isObject(value) ? String(value.text ?? '') : ''))
}

function tappedIndexes(message: Json): number[] {
  const parts: unknown[] = Array.isArray(message.components) ? message.components : []
  return parts.filter(isObject).flatMap(({ type, index }) => (type === 'button' ? [Number(index)] : []))
}

function filled(template: BookTemplate, values: readonly string[]): string {
  return textOf(template, 'BODY').replace(/\{\{(\d+)\}\}/g, (_, place) => values[Number(place) - 1] ?? '')
}

function variablesIn(template: BookTemplate): number {
  return [...textOf(template, 'BODY').matchAll(/\{\{/g)].length
}

export function textOf(template: BookTemplate, type: 'BODY' | 'FOOTER'): string {
  const part = template.components.find((each) => String(each.type).toUpperCase() === type)
  return typeof part?.text === 'string' ? part.text : ''
}

export function buttonTitles(template: BookTemplate | undefined): string[] {
  const part = template?.components.find((each) => String(each.type).toUpperCase() === 'BUTTONS')
  const buttons: unknown[] = Array.isArray(part?.buttons) ? part.buttons : []
  return buttons.map((button) => (isObject(button) ? String(button.text) : ''))
}
