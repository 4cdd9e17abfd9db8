import { bn } from './bn.ts'
import { en } from './en.ts'
import { gu } from './gu.ts'
import { hi } from './hi.ts'
import { kn } from './kn.ts'
import { ml } from './ml.ts'
import { mr } from './mr.ts'
import { pa } from './pa.ts'
import { ta } from './ta.ts'
import { te } from './te.ts'
import { type TemplateDefinition, type TemplateName, type TemplateSet, templateNames } from './template-definition.ts'
import { ur } from './ur.ts'

/** Every template in every language it exists in, by Meta's code of the language. Another language is another file and a line here. */
const catalogue: Readonly<Record<string, TemplateSet>> = { en, hi, mr, bn, ta, te, kn, gu, pa, ml, ur }

export interface NamedTemplate extends TemplateDefinition {
  name: TemplateName
  language: string
}

export const templates: readonly NamedTemplate[] = Object.entries(catalogue).flatMap(([language, set]) =>
  templateNames.map((name) => ({ name, language, ...set[name] })),
)

/** The language of a template's text for somebody who speaks `language`: their own first, then English. */
export function templateLanguages(language: string): string[] {
  return [...new Set([...(catalogue[language] ? [language] : []), 'en'])]
}
