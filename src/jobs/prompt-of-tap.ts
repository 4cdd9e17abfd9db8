import type { Said } from '../flows/person-input.ts'
import type { MessageContent } from '../webhook/event.ts'

/** The prompt whose button or row was tapped: their ids are `<promptId>:<choice>`. */
export function promptOfTap(content: Said | MessageContent): string | undefined {
  if (content.type !== 'button' && content.type !== 'list-row') return undefined
  const colon = content.id.indexOf(':')
  return colon > 0 ? content.id.slice(0, colon) : undefined
}
