import type { Channel } from '../../db/channels.ts'
import { saysTheSame } from '../../graph-api/message-templates.ts'
import { accountOf, readAccount, type SyncDeps } from '../../jobs/sync-templates.ts'
import { templates } from '../../outbox/templates/template-catalogue.ts'
import { fail, type Line, ok, warn } from './line.ts'

const SYNC = 'Run `npm run cli -- templates sync`'
/** Not sendable now, and nothing to mend: Meta looks at them. */
const WAITING = ['PENDING', 'IN_APPEAL']
/** As we make them all; Meta may count one otherwise, and then treats the end of an erasure as an offer. */
const CATEGORY = 'UTILITY'

/** How the templates stand on each account. */
export async function checkTemplates(deps: SyncDeps, channels: readonly Channel[], now: Date): Promise<Line[]> {
  const lines: Line[] = []
  for (const wabaId of new Set(channels.map((channel) => channel.wabaId))) {
    const mine = channels.filter((channel) => channel.wabaId === wabaId)
    const [first] = mine
    if (!first) continue
    const check = `templates (${wabaId})`
    const read = await readAccount(deps, mine, accountOf(first), now)
    if (!read.ok) {
      lines.push(fail(check, read.failure, 'Give the token whatsapp_business_management on this account.'))
      continue
    }
    const bad = templates.flatMap((template): Line[] => {
      const name = `${check} ${template.name} ${template.language}`
      const known = read.known.find((each) => each.name === template.name && each.language === template.language)
      if (!known) return [fail(name, 'missing', `${SYNC}; until then messages wait.`)]
      if (WAITING.includes(known.status)) return [warn(name, known.status, 'Wait for Meta’s review; until then messages wait.')]
      if (known.status !== 'APPROVED')
        return [fail(name, known.status, 'See why in WhatsApp Manager, Message templates; until then messages wait.')]
      const { category = CATEGORY } = known
      if (category !== CATEGORY)
        return [
          fail(
            name,
            `Meta counts it as ${category}`,
            'Have it reviewed in WhatsApp Manager: whoever wants no offers does not get it.',
          ),
        ]
      return saysTheSame(template, known) ? [] : [warn(name, 'reads otherwise than here', `${SYNC}.`)]
    })
    lines.push(...(bad.length === 0 ? [ok(check, `all ${templates.length} approved`)] : bad))
  }
  return lines
}
