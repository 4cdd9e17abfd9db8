import type { Language } from '../flows/language.ts'
import { entries } from '../flows/language.ts'
import type { Say } from '../flows/say.ts'
import type { TemplateMessage } from '../outbox/body.ts'

/** The approved utility template that carries the same news when the 24-hour window is closed. Only what a person must hear has one. */
export function templateOf(say: Say, language: Language): TemplateMessage | undefined {
  const { template: code } = entries[language]
  switch (say.key) {
    case 'finished':
      return template('data_deletion_finished', code, [say.reference, say.outcome.proofUrl])
    case 'delayed':
      return template('data_deletion_delayed', code, [say.reference, day(say.deadlineAt, code)])
    default:
      return undefined
  }
}

function template(name: string, language: string, parameters: string[]): TemplateMessage {
  return { kind: 'template', name, language, parameters }
}

function day(at: number, language: string): string {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeZone: 'Asia/Kolkata' }).format(at)
}
