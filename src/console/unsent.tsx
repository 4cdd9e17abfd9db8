import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { saidOf } from './said.ts'
import type { Answer } from './visit.ts'

/** What somebody typed into a form that did nothing: it comes back once, in the page that answers the form, and is stored nowhere. */
export interface Unsent {
  form: 'reply' | 'note' | 'answer'
  /** Why nothing was done, by code. */
  said: string
  text: string
  /** What was chosen beside it. */
  reason: string
  outcome: string
}

/** As browsers send lines, each end counts twice: counted once, a text that fits its field fits here. */
export const typedWords = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1).max(most))

const typed = z.object({
  text: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .catch(''),
  reason: z.string().catch(''),
  outcome: z.string().catch(''),
})

export function unsentOf(form: unknown, name: Unsent['form'], said: string): Unsent {
  return { form: name, said, ...typed.parse(form ?? {}) }
}

/** The page that answers a form that did nothing. */
export function asConflict(answer: Answer): Answer {
  return answer.is === 'page' ? { ...answer, status: 409 } : answer
}

const fieldOf = (form: Unsent['form']) => `${form}-text`

/** Says first why nothing was done, and where the words are: the browser puts the reader there. */
export function NotDone({ unsent, isOffered }: { unsent: Unsent; isOffered: boolean }) {
  const said = saidOf(unsent.said)
  const hasWords = unsent.text.trim() !== ''
  return (
    // Where a reader has to begin, also without JavaScript.
    <div class={`notice ${said?.tone ?? 'bad'}`} role="alert" tabIndex={-1} autofocus data-said={unsent.said}>
      <p>{said?.words}</p>
      {hasWords && (
        <p>
          <a href={`#${fieldOf(unsent.form)}`}>What you wrote</a>{' '}
          {isOffered ? 'is still in the form' : 'stands below, to be copied'}; it is kept nowhere else.
        </p>
      )}
      {!isOffered && hasWords && (
        <TextArea form={unsent.form} unsent={unsent} isReadOnly>
          What you wrote
        </TextArea>
      )}
    </div>
  )
}

interface Field {
  form: Unsent['form']
  unsent: Unsent | undefined
  most?: number
  hint?: string
  isReadOnly?: true
  children: ComponentChildren
}

/** A field for words, with those that were not sent, if it was this one’s form. */
export function TextArea({ form, unsent, most, hint, isReadOnly, children }: Field) {
  const id = fieldOf(form)
  const known = unsent?.form === form ? unsent.text : ''
  return (
    <>
      <label for={id}>{children}</label>
      <textarea
        id={id}
        name="text"
        {...(isReadOnly ? { readOnly: true } : { required: true })}
        {...(most === undefined ? {} : { maxLength: most })}
        {...(hint === undefined ? {} : { 'aria-describedby': hint })}
        value={known}
      />
    </>
  )
}
