import type { Language } from '../flows/language.ts'
import type { Say } from '../flows/say.ts'
import type { TemplateMessage } from '../outbox/body.ts'

/** The approved utility template that carries the same news when the 24-hour window is closed. Only what a person must hear has one. */
export function templateOf(say: Say, language: Language): TemplateMessage | undefined {
  switch (say.key) {
    case 'finished':
      return template('data_deletion_finished', language, [say.reference, say.outcome.proofUrl])
    case 'delayed':
      return template('data_deletion_delayed', language, [say.reference, day(say.deadlineAt, language)])
    case 'staff-held':
      return template('data_deletion_delayed', language, [say.reference, day(say.until, language)])
    case 'staff-extended':
      return template('data_deletion_delayed', language, [say.reference, day(say.eraseAt, language)])
    case 'staff-cancelled':
      return template('data_deletion_cancelled', language, [say.reference])
    case 'staff-reply':
      return template('data_deletion_reply', language, [say.reference, onOneLine(say.text)])
    default:
      return undefined
  }
}

function template(name: string, language: Language, parameters: string[]): TemplateMessage {
  return { kind: 'template', name, language, parameters }
}

/** Meta takes no line breaks, tabs or long gaps in a parameter. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeZone: 'Asia/Kolkata' }).format(at)
}
