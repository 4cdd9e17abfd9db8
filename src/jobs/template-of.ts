import { cut } from '../flows/copy/phrases.ts'
import { translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import type { Say } from '../flows/say.ts'
import type { TemplateMessage } from '../outbox/body.ts'
import type { TemplateName } from '../outbox/templates/template-definition.ts'

/** The approved utility template that carries the same news when the 24-hour window is closed. Only what a person must hear has one. */
export function templateOf(say: Say, language: Language): TemplateMessage | undefined {
  switch (say.key) {
    case 'finished':
    case 'account-finished':
      return template('data_deletion_finished', language, [say.reference, say.outcome.proofUrl])
    case 'delayed':
    case 'account-delayed':
      return template('data_deletion_delayed', language, [say.reference, day(say.deadlineAt, language)])
    case 'objected': {
      const ground = translator(language)(`ground.${say.ground}`)
      return template('data_deletion_objected', language, [say.reference, say.business, ground, day(say.decideBy, language)])
    }
    case 'objection-decided':
      return template('data_deletion_objection_decided', language, [say.reference])
    case 'case-answer':
      return template('data_deletion_case_answer', language, [say.reference, fitted(say.text)])
    case 'refused':
      return template('data_deletion_refused', language, [say.reference, translator(language)(`refused.${say.reason}`)])
    case 'staff-held':
      return template('data_deletion_delayed', language, [say.reference, day(say.until, language)])
    case 'staff-extended':
      return template('data_deletion_delayed', language, [say.reference, day(say.eraseAt, language)])
    case 'staff-cancelled':
      return template('data_deletion_cancelled', language, [say.reference])
    case 'staff-reply':
      return template('data_deletion_case_answer', language, [say.reference, fitted(say.text)])
    default:
      return undefined
  }
}

/** Meta takes no line breaks in a parameter, and not more than so much text. */
export const TEMPLATE_TEXT_MAX = 700

export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function fitted(text: string): string {
  return cut(onOneLine(text), TEMPLATE_TEXT_MAX)
}

function template(name: TemplateName, language: Language, parameters: string[]): TemplateMessage {
  return { kind: 'template', name, language, parameters }
}

function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeZone: 'Asia/Kolkata' }).format(at)
}
