import { toComponents } from '../../../../src/graph-api/message-templates.ts'
import { templates } from '../../../../src/outbox/templates/template-catalogue.ts'
import type { StartedFakeGraph } from '../../../../src/simulator/fake-graph.ts'
import type { BookTemplate } from '../../../../src/simulator/template-book.ts'

/** Puts our templates into the book of every account, approved, as they are after a sync and Meta's review. */
export function approveTemplates({ channels, book }: StartedFakeGraph): BookTemplate[] {
  return [...new Set([...channels.values()].map(({ wabaId }) => wabaId))].flatMap((wabaId) =>
    templates.map(({ name, language, ...definition }) => {
      const made = book.create(wabaId, { name, language, category: 'UTILITY', components: toComponents(definition) })
      if ('code' in made) throw new Error(made.details)
      made.status = 'APPROVED'
      return made
    }),
  )
}
