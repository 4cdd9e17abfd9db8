import { type DemoBusiness, demoBusinesses } from './demo-businesses.ts'
import { type DemoRandom, demoRandom } from './demo-random.ts'
import { type DemoRows, hoursBefore } from './demo-rows.ts'

/** The id of something there is one of, such as a business's bot. */
export const demoId = (label: string): string => demoRandom(label).uuid()

/** The address under which somebody of a demo business signs in. */
export const demoEmail = (name: string, { domain }: DemoBusiness): string =>
  `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${domain}`

/** Businesses, their people, bots, keys and WhatsApp accounts. */
export function addAccounts(out: DemoRows, now: Date): void {
  for (const business of demoBusinesses) {
    const random = demoRandom(`account ${business.key}`)
    const since = hoursBefore(now, 730 * 24)
    out.rows.tenant.push({
      id: business.tenantId,
      name: business.name,
      plan: business.plan,
      preferences: { language: 'mr', contact: { name: business.owner.name } },
      data_retention_days: 730,
      created_at: since,
    })
    addPeople(out, business, random, since, now)
    addBots(out, business, since)
    addWhatsApp(out, business, random, since)
    addConnections(out, business, random, since)
  }
}

function addPeople(out: DemoRows, business: DemoBusiness, random: DemoRandom, since: Date, now: Date): void {
  const names = [business.owner.name, ...business.agents]
  for (const [index, full_name] of names.entries()) {
    const user_id = demoId(`user ${business.key} ${index}`)
    out.rows.app_user.push({
      id: user_id,
      tenant_id: business.tenantId,
      email: demoEmail(full_name, business),
      full_name,
      phone_number: index === 0 ? business.owner.phone : index === 1 ? (business.adminPhone ?? null) : null,
      role: index === 0 ? 'owner' : index === 1 ? 'admin' : 'agent',
      google_id: index === 1 ? `google-${random.hex(20)}` : null,
      two_factor_secret: index === 0 ? random.hex(32) : null,
      created_at: since,
    })
    out.rows.user_session.push({
      id: random.uuid(),
      user_id,
      token_hash: random.hex(64),
      ip: `198.51.100.${random.int(1, 250)}`,
      user_agent: 'Mozilla/5.0 (Linux; Android 15)',
      created_at: hoursBefore(now, random.int(1, 200)),
      expires_at: hoursBefore(now, -24 * random.int(1, 14)),
    })
  }
  out.rows.passkey.push({
    id: random.uuid(),
    user_id: demoId(`user ${business.key} 0`),
    credential_id: random.hex(40),
    public_key: random.hex(128),
    name: `Phone of ${business.owner.name}`,
    created_at: since,
  })
  out.rows.coupon_redemption.push({
    id: random.uuid(),
    tenant_id: business.tenantId,
    user_id: demoId(`user ${business.key} 0`),
    code: 'WELCOME500',
    credits: '500.00',
    created_at: since,
  })
}

function addBots(out: DemoRows, business: DemoBusiness, since: Date): void {
  const { key, tenantId: tenant_id, name } = business
  const shared = { tenant_id, system_prompt: business.systemPrompt, created_at: since }
  out.rows.bot.push(
    {
      ...shared,
      id: demoId(`bot ${key} whatsapp`),
      name: `${name} chat`,
      type: 'whatsapp',
      config: { phone_number_id: business.phoneNumberId, language: 'auto' },
    },
    { ...shared, id: demoId(`bot ${key} call`), name: `${name} calls`, type: 'inbound_call', config: { language: 'auto' } },
  )
  const source = demoId(`knowledge ${key}`)
  out.rows.knowledge_source.push({
    id: source,
    tenant_id,
    bot_id: demoId(`bot ${key} whatsapp`),
    kind: 'text',
    title: `About ${name}`,
    created_at: since,
  })
  for (const [position, text] of business.knowledge.entries()) {
    const random = demoRandom(`knowledge ${key} ${position}`)
    const vector = Array.from({ length: 8 }, () => random.int(-100, 100) / 100)
    out.rows.knowledge_entry.push({ id: random.uuid(), knowledge_source_id: source, position, text, vector, created_at: since })
  }
}

function addWhatsApp(out: DemoRows, business: DemoBusiness, random: DemoRandom, since: Date): void {
  const { key, tenantId: tenant_id } = business
  const whatsapp_account_id = demoId(`waba ${key}`)
  out.rows.whatsapp_account.push({
    id: whatsapp_account_id,
    tenant_id,
    waba_id: business.wabaId,
    business_id: business.portfolioId,
    access_token: `demo-${random.hex(40)}`,
    app_secret: random.hex(32),
    verify_token: random.hex(16),
    created_at: since,
  })
  out.rows.whatsapp_number.push({
    id: random.uuid(),
    tenant_id,
    whatsapp_account_id,
    bot_id: demoId(`bot ${key} whatsapp`),
    phone_number_id: business.phoneNumberId,
    display_number: business.displayNumber,
    created_at: since,
  })
  out.rows.template.push({
    id: demoId(`template ${key}`),
    tenant_id,
    whatsapp_account_id,
    name: 'festival_offer',
    language: 'en',
    components: [{ type: 'BODY', text: 'Hello {{1}}, {{2}} for you this week.', example: { body_text: [['Asha', '10 % off']] } }],
    created_at: since,
  })
}

function addConnections(out: DemoRows, business: DemoBusiness, random: DemoRandom, since: Date): void {
  const { key, tenantId: tenant_id, domain } = business
  out.rows.api_key.push({
    id: demoId(`api key ${key}`),
    tenant_id,
    created_by: demoId(`user ${key} 0`),
    name: `${business.owner.name}’s key`,
    hash: random.hex(64),
    scopes: ['conversations:read', 'messages:write'],
    permissions: { gateway: true },
    budget: '5000.00',
    allowed_domains: [domain],
    created_at: since,
  })
  out.rows.webhook_subscription.push({
    id: demoId(`webhook ${key}`),
    tenant_id,
    url: `https://hooks.${domain}/callmissed`,
    secret: random.hex(48),
    events: ['message.received', 'call.completed'],
    created_at: since,
  })
}
