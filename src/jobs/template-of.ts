import { translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import type { Say } from '../flows/say.ts'
import type { TemplateMessage } from '../outbox/body.ts'
import type { TemplateName } from '../outbox/templates/template-definition.ts'

/** The approved utility template that carries the same news when the 24-hour window is closed. Only what a person must hear has one. */
export function templateOf(say: Say, language: Language): TemplateMessage | undefined {
  switch (say.key) {
    case 'finished':
      return template('data_deletion_finished', language, [say.reference, say.outcome.proofUrl])
    case 'delayed':
      return template('data_deletion_delayed', language, [say.reference, day(say.deadlineAt, language)])
    case 'objected': {
      const ground = translator(language)(`ground.${say.ground}`)
      return template('data_deletion_objected', language, [say.reference, say.business, ground, day(say.decideBy, language)])
    }
    case 'objection-decided': {
      const ground = translator(language)(`ground.${say.ground}`)
      return say.eraseAt === null
        ? template('data_deletion_objection_upheld', language, [say.reference, say.business, ground])
        : template('data_deletion_objection_rejected', language, [say.reference, say.business, day(say.eraseAt, language)])
    }
    default:
      return undefined
  }
}

function template(name: TemplateName, language: Language, parameters: string[]): TemplateMessage {
  return { kind: 'template', name, language, parameters }
}

function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeZone: 'Asia/Kolkata' }).format(at)
}
