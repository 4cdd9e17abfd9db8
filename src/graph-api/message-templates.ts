import { z } from 'zod'
import type { TemplateDefinition } from '../outbox/templates/template-definition.ts'
import type { GraphClient, JsonObject, SendingChannel } from './client.ts'
import type { ManagementResult } from './result.ts'

type Failure = Exclude<ManagementResult, { ok: true }>
export type AccountChannel = SendingChannel & { wabaId: string }

const known = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: z.string().optional(),
  quality_score: z.object({ score: z.string().optional() }).optional().catch(undefined),
  components: z.array(z.looseObject({ type: z.string() })).default([]),
})
export type KnownTemplate = z.infer<typeof known>
const page = z.object({
  data: z.array(known),
  paging: z
    .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
    .optional()
    .catch(undefined),
})
const created = z.object({ id: z.string(), status: z.string() })

const PAGES_MAX = 60

/** Every template of an account. https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates */
export async function listTemplates(
  client: GraphClient,
  channel: AccountChannel,
): Promise<{ ok: true; templates: KnownTemplate[] } | Failure> {
  const templates: KnownTemplate[] = []
  let after: string | undefined
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const params = {
      fields: 'id,name,language,status,category,quality_score,components',
      limit: '100',
      ...(after ? { after } : {}),
    }
    const result = await client.manage(channel, { method: 'GET', path: pathOf(channel), params })
    if (!result.ok) return result
    const parsed = page.safeParse(result.json)
    if (!parsed.success) return { ok: false, kind: 'unknown' }
    templates.push(...parsed.data.data)
    after = parsed.data.paging?.next === undefined ? undefined : parsed.data.paging.cursors?.after
    if (after === undefined) break
  }
  return { ok: true, templates }
}

/** Sends a template to Meta's review. */
export async function createTemplate(
  client: GraphClient,
  channel: AccountChannel,
  template: TemplateDefinition & { name: string; language: string },
): Promise<{ ok: true; status: string } | Failure> {
  const { name, language } = template
  const body = { name, language, category: 'UTILITY', components: toComponents(template) }
  const result = await client.manage(channel, { method: 'POST', path: pathOf(channel), body })
  if (!result.ok) return result
  const parsed = created.safeParse(result.json)
  return parsed.success ? { ok: true, status: parsed.data.status } : { ok: false, kind: 'unknown' }
}

/** Replaces what a template says; it is reviewed anew. Meta takes it for approved, rejected and paused ones alone, an approved one once a day. */
export function editTemplate(
  client: GraphClient,
  channel: AccountChannel,
  id: string,
  template: TemplateDefinition,
): Promise<ManagementResult> {
  return client.manage(channel, { method: 'POST', path: encodeURIComponent(id), body: { components: toComponents(template) } })
}

/** A definition as Meta takes it. */
export function toComponents({ body, examples, footer, buttons }: TemplateDefinition): JsonObject[] {
  const example = examples.length > 0 ? { example: { body_text: [[...examples]] } } : {}
  return [
    { type: 'BODY', text: body, ...example },
    ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }] : []),
  ]
}

/** Whether what Meta has reads as the definition does; examples do not matter. */
export function saysTheSame(definition: TemplateDefinition, { components }: KnownTemplate): boolean {
  return JSON.stringify(wordsOf(toComponents(definition))) === JSON.stringify(wordsOf(components))
}

const button = z.object({ type: z.string(), text: z.string() })

function wordsOf(components: readonly JsonObject[]): unknown {
  const of = (type: string) => components.find((each) => String(each.type).toUpperCase() === type)
  const buttons = z.array(button).safeParse(of('BUTTONS')?.buttons).data ?? []
  const others = components
    .map(({ type }) => String(type).toUpperCase())
    .filter((type) => !['BODY', 'FOOTER', 'BUTTONS'].includes(type))
  return [
    of('BODY')?.text ?? null,
    of('FOOTER')?.text ?? null,
    buttons.map(({ type, text }) => [type.toUpperCase(), text]),
    others,
  ]
}

const pathOf = ({ wabaId }: AccountChannel) => `${encodeURIComponent(wabaId)}/message_templates`
