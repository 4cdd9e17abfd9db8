import { waitsStill } from '../flows/copy/objection-decided.ts'
import { type Translate, translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import { entries } from '../flows/language.ts'
import type { Say, SayOf } from '../flows/say.ts'
import type { TemplateMessage } from '../outbox/body.ts'
import type { TemplateName } from '../outbox/templates/template-definition.ts'
import { inPieces } from './in-pieces.ts'

/** What comes back beside the title of the button under it: the wish, in words that every channel takes for the bot's. */
const WISH = 'delete my data'

/** The approved utility template that carries the same news when the 24-hour window is closed. Only what a person must hear has one. */
export function templateOf(say: Say, language: Language): TemplateMessage | undefined {
  const { template: code } = entries[language]
  switch (say.key) {
    case 'finished':
    case 'account-finished': {
      const { proofUrl } = say.outcome
      if (proofUrl === null) {
        const text = uncounted(say, translator(language))
        return template('data_deletion_case_answer', code, [say.reference, withoutCase(text)])
      }
      return template(say.partial ? 'data_deletion_partial' : 'data_deletion_finished', code, [say.reference, proofUrl])
    }
    case 'delayed':
    case 'account-delayed': {
      if (!say.stopping) return template('data_deletion_delayed', code, [say.reference, day(say.deadlineAt, code)])
      const { reference, deadlineAt } = say
      const about = say.key === 'delayed' ? { with: '' } : { kind: say.kind, business: say.business ?? 'none' }
      const key = say.key === 'delayed' ? 'status.waiting-stopping' : 'account-closing'
      const text = translator(language)(key, { ...about, reference, deadline: day(deadlineAt, code) })
      return template('data_deletion_case_answer', code, [reference, withoutCase(text)])
    }
    case 'late': {
      const text = translator(language)('late', { reference: say.reference, deadline: day(say.deadlineAt, code) })
      return template('data_deletion_case_answer', code, [say.reference, withoutCase(text)])
    }
    case 'unproven': {
      const text = translator(language)('unproven', { reference: say.reference })
      return template('data_deletion_case_answer', code, [say.reference, withoutCase(text)])
    }
    case 'objected': {
      const t = translator(language)
      const ground = t(`ground.${say.ground}`)
      if (say.stopping) {
        const { reference, business, decideBy } = say
        const text = t('objected', { reference, business, ground, by: day(decideBy, code), stopping: 'yes' })
        return template('data_deletion_case_answer', code, [reference, fitted(text.split('\n').slice(0, -1).join(' '))])
      }
      return template('data_deletion_objected', code, [say.reference, say.business, ground, day(say.decideBy, code)])
    }
    case 'objection-decided': {
      const t = translator(language)
      const ground = t(`ground.${say.ground}`)
      if (say.waits && say.eraseAt !== null) {
        const still = waitsStill({ ...say, eraseAt: say.eraseAt }, t, language)
        const text = `${t('objection-decided.no-reason', { business: say.business })} ${withoutCase(still)}`
        return template('data_deletion_case_answer', code, [say.reference, fitted(text)])
      }
      return say.eraseAt === null
        ? template('data_deletion_objection_upheld', code, [say.reference, say.business, ground])
        : template('data_deletion_objection_rejected', code, [say.reference, say.business, day(say.eraseAt, code)])
    }
    case 'case-answer':
      return template('data_deletion_case_answer', code, [say.reference, fitted(say.text)])
    case 'refused':
      return template('data_deletion_refused', code, [say.reference, clause(translator(language)(`refused.${say.reason}`))])
    case 'staff-cancelled':
      return template('data_deletion_refused', code, [say.reference, whyOf(say, language)])
    case 'staff-held':
      if (say.stopping) {
        const { reference, until } = say
        const said = { reference, why: whyOf(say, language), until: day(until, code), stopping: 'yes' }
        return template('data_deletion_case_answer', code, [reference, withoutCase(translator(language)('staff-held', said))])
      }
      return template('data_deletion_held', code, [say.reference, day(say.until, code), whyOf(say, language)])
    case 'staff-extended':
      return template('data_deletion_extended', code, [say.reference, day(say.eraseAt, code), whyOf(say, language)])
    case 'papers-told': {
      const text = translator(language)('papers-told', { at: day(say.eraseAt, code) })
      return template('data_deletion_case_answer', code, [say.reference, fitted(text)])
    }
    case 'papers-over': {
      const t = translator(language)
      if (say.how === 'unproven')
        return template('data_deletion_case_answer', code, [
          say.reference,
          withoutCase(t('unproven', { reference: say.reference })),
        ])
      return template('data_deletion_case_answer', code, [say.reference, fitted(t(`papers-over.${say.how}`))])
    }
    case 'staff-reply':
      return template('data_deletion_case_answer', code, [say.reference, fitted(say.text)])
    // A wish that was handled after WhatsApp's day: whatever was asked meanwhile could not arrive, and this is the last word of it.
    case 'expired':
    case 'nothing-held':
      return { ...template('data_deletion_unfinished', code, []), payloads: [WISH] }
    default:
      return undefined
  }
}

type Stepped = Extract<Say, { key: 'staff-held' | 'staff-extended' | 'staff-cancelled' }>

function whyOf({ reason }: Stepped, language: Language): string {
  return translator(language)(`staff-why.${reason}`)
}

/** A sentence whose end the template writes itself. */
function clause(sentence: string): string {
  return sentence.replace(/[.।۔]\s*$/u, '')
}

/** The template names the case itself. */
const withoutCase = (text: string): string => fitted(text.split('\n')[0] ?? '')

const fitted = (text: string): string => inPieces(text)[0] ?? ''

/** What staff wrote in an open chat may be longer than a template takes: the rest of it follows, so that nobody's answer loses its end. */
export function restOf(say: Say, language: Language): TemplateMessage[] {
  if (say.key !== 'case-answer' && say.key !== 'staff-reply') return []
  const [, ...rest] = inPieces(say.text)
  return rest.map((piece) => template('data_deletion_case_answer', entries[language].template, [say.reference, piece]))
}

function template(name: TemplateName, language: string, parameters: string[]): TemplateMessage {
  return { kind: 'template', name, language, parameters }
}

function day(at: number, language: string): string {
  return new Intl.DateTimeFormat(`${language}-IN`, { dateStyle: 'medium', timeZone: 'Asia/Kolkata' }).format(at)
}

/** The end without what was counted, for a chat that may be somebody else's by now. */
function uncounted(say: SayOf<'finished' | 'account-finished'>, t: Translate): string {
  const { reference, partial } = say
  if (partial) return t('partial.uncounted', { reference, with: '' })
  if (say.key === 'finished') return t('finished.uncounted', { with: '' })
  return t('account-finished', { kind: say.kind, business: say.business ?? 'none', counts: 'none' })
}
