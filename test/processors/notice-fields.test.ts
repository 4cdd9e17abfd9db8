import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { composeForwardNotice, composeNotice, type News } from '../../src/processors/business-notice.ts'

const page = readFileSync(new URL('../../docs/integration.md', import.meta.url), 'utf8')
const table = page.split('| field | in | meaning |\n|---|---|---|\n')[1]?.split('\n\n')[0] ?? ''
const rows = table.split('\n').map((row) => {
  const [, field = '', where = ''] = row.split('|').map((cell) => cell.trim())
  return { field: field.replaceAll('`', ''), where, named: [...where.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name) }
})

const now = new Date('2026-11-23T10:15:02.114Z')
const about = {
  ...{
    requestId: '0d9f4c1e-6a0b-4b7e-9a53-5f1f2a4f8c11',
    reference: 'CM-7K3F-9QXD',
    tenantId: '5a4ee500-0000-4000-a000-000000000001',
  },
  ...{
    customer: { phone_numbers: ['+917000012345'], whatsapp_user_ids: [], emails: [] },
    confirmedAt: now,
    deadlineAt: now,
    now,
  },
}
const fieldsOf = (notice: string) => Object.keys((JSON.parse(notice) as { data: object }).data).sort()
const confirmed = (news: News) => fieldsOf(composeNotice(about, news))
const passedOn = (is: 'requested' | 'refused') =>
  fieldsOf(composeForwardNotice({ forwardId: about.requestId, tenantId: about.tenantId, now }, is))

/** `not-me` is a `refused` of what nobody confirmed. */
const notices: [name: string, alsoNamed: string | undefined, fields: string[]][] = [
  ['requested', undefined, passedOn('requested')],
  ['not-me', 'refused', passedOn('refused')],
  ['confirmed', undefined, confirmed({ is: 'confirmed', eraseAt: now })],
  ['completed', undefined, confirmed({ is: 'completed', kept: [] })],
  ['partial', undefined, confirmed({ is: 'partial', kept: [] })],
  ['cancelled', undefined, confirmed({ is: 'cancelled', because: 'suspected-fraud' })],
  ['refused', undefined, confirmed({ is: 'refused', because: 'no-match' })],
]

test.each(notices)('a notice of %s has the fields that docs/integration.md says, and no other', (name, alsoNamed, fields) => {
  const told = rows.filter(({ where, named }) => {
    if (where === 'all') return true
    if (where.startsWith('all but')) return !named.includes(name)
    return named.includes(name) || (alsoNamed !== undefined && named.includes(alsoNamed))
  })
  expect(told.map(({ field }) => field).sort()).toEqual(fields)
})
