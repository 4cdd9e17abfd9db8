/** A template as it is created at Meta: utility, one body with numbered variables and an example for each, at most quick replies. */
export interface TemplateDefinition {
  body: string
  /** One for each variable, in order. */
  examples: readonly string[]
  footer?: string
  /** Titles of its quick replies. */
  buttons?: readonly string[]
}

/** Where each is used: jobs/template-of.ts, and `data_deletion_forwarded` by jobs/forward-customer.ts. */
export const templateNames = [
  'data_deletion_forwarded',
  'data_deletion_finished',
  'data_deletion_partial',
  'data_deletion_delayed',
  'data_deletion_objected',
  'data_deletion_objection_rejected',
  'data_deletion_objection_upheld',
  'data_deletion_case_answer',
  'data_deletion_refused',
  'data_deletion_held',
  'data_deletion_extended',
  'data_deletion_unfinished',
] as const
export type TemplateName = (typeof templateNames)[number]

/** Every template in one language. */
export type TemplateSet = Readonly<Record<TemplateName, TemplateDefinition>>
