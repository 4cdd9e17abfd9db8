import { demoId } from './demo-accounts.ts'
import { type DemoBusiness, demoBusinesses } from './demo-businesses.ts'
import { wamidFor } from './demo-chats.ts'
import type { DemoCustomer } from './demo-customers.ts'
import { type DemoRandom, demoRandom } from './demo-random.ts'
import { type DemoRow, type DemoRows, hoursBefore } from './demo-rows.ts'

const TOO_MANY_OFFERS = { code: 131049, title: 'This message was not delivered to maintain healthy ecosystem engagement.' }

/** Per business one broadcast that went out and one that waits for tomorrow. */
export function addCampaigns(out: DemoRows, customers: readonly DemoCustomer[], now: Date): void {
  for (const business of demoBusinesses) {
    const random = demoRandom(`campaigns ${business.key}`)
    const invited = customers.filter(
      ({ phone, person, businesses }) => phone && businesses.includes(business.key) && (person || random.chance(0.6)),
    )
    const sentAt = hoursBefore(now, 40 * 24)
    const sent = addCampaign(out, business, { name: 'Diwali offer', status: 'finished', scheduled_at: sentAt })
    const waiting = addCampaign(out, business, { name: 'New arrivals', status: 'scheduled', scheduled_at: hoursBefore(now, -24) })
    for (const customer of invited) {
      out.rows.campaign_recipient.push(
        { ...recipient(business, customer, sent, random), ...outcome(customer, random), created_at: sentAt, sent_at: sentAt },
        { ...recipient(business, customer, waiting, random), status: 'pending', created_at: hoursBefore(now, 30) },
      )
    }
  }
}

type CampaignFacts = Pick<DemoRow<'campaign'>, 'name' | 'status' | 'scheduled_at'>

function addCampaign(out: DemoRows, { key, tenantId }: DemoBusiness, facts: CampaignFacts): string {
  const id = demoId(`campaign ${key} ${facts.name}`)
  const created_at = facts.scheduled_at ? hoursBefore(facts.scheduled_at, 72) : undefined
  const references = { tenant_id: tenantId, template_id: demoId(`template ${key}`), created_by: demoId(`user ${key} 0`) }
  out.rows.campaign.push({ id, ...references, ...facts, ...(created_at ? { created_at } : {}) })
  return id
}

function recipient(business: DemoBusiness, customer: DemoCustomer, campaignId: string, random: DemoRandom) {
  return {
    id: random.uuid(),
    tenant_id: business.tenantId,
    campaign_id: campaignId,
    phone: customer.phone ?? '',
    variables: { name: customer.name, offer: '10 % off', last_order: random.pick(business.soldThings) },
  }
}

function outcome(customer: DemoCustomer, random: DemoRandom): Pick<DemoRow<'campaign_recipient'>, 'status' | 'wamid' | 'error'> {
  const wamid = wamidFor(customer, random)
  if (random.chance(0.04)) return { status: 'failed', wamid, error: TOO_MANY_OFFERS }
  return { status: random.pick(['sent', 'delivered', 'delivered', 'read'] as const), wamid }
}
