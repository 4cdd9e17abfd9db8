import { demoId } from './demo-accounts.ts'
import { type DemoBusiness, demoBusinesses } from './demo-businesses.ts'
import type { DemoCustomer } from './demo-customers.ts'
import { type DemoRandom, demoRandom } from './demo-random.ts'
import { type DemoRows, financialYearOf, hoursBefore } from './demo-rows.ts'

const MONTHS = 12
const SUBSCRIPTION_PAISE = 299_900
const GST_SHARE = 18 / 118

interface Bill {
  business: DemoBusiness
  kind: 'subscription' | 'customer'
  number: string
  issuedAt: Date
  name: string
  phone: string | null
  address: string
  gstin: string | null
  description: string
  amountPaise: number
}

/** CallMissed's bills to the businesses, the businesses' bills to customers, what was paid, and who looked at what. */
export function addBilling(out: DemoRows, customers: readonly DemoCustomer[], now: Date): void {
  for (const business of demoBusinesses) {
    const random = demoRandom(`billing ${business.key}`)
    for (let month = MONTHS; month > 0; month -= 1) {
      addBill(out, random, subscriptionBill(business, MONTHS - month + 1, hoursBefore(now, month * 30 * 24)))
    }
    const buyers = customers.filter(
      ({ person, phone, businesses }) => phone && businesses[0] === business.key && (person === 'meera' || !person),
    )
    for (const [index, customer] of buyers.slice(0, 13).entries()) {
      const issuedAt = customer.person ? inLastFullYear(now) : hoursBefore(now, random.int(20, 600) * 24)
      addBill(out, random, customerBill(business, customer, index + 1, issuedAt, random))
    }
    addAudit(out, random, business, customers, now)
  }
}

function subscriptionBill(business: DemoBusiness, running: number, issuedAt: Date): Bill {
  return {
    business,
    kind: 'subscription',
    number: `CM/${business.invoicePrefix}/${running}`,
    issuedAt,
    name: business.name,
    phone: null,
    address: business.address,
    gstin: business.gstin,
    description: `CallMissed, plan ${business.plan}, one month`,
    amountPaise: SUBSCRIPTION_PAISE,
  }
}

function customerBill(business: DemoBusiness, customer: DemoCustomer, running: number, issuedAt: Date, random: DemoRandom): Bill {
  return {
    business,
    kind: 'customer',
    number: `${business.invoicePrefix}/${running}`,
    issuedAt,
    name: customer.name,
    phone: customer.phone,
    address: `${random.int(1, 90)} Shaniwar Peth, Pune 411030`,
    gstin: null,
    description: random.pick(business.soldThings),
    amountPaise: random.int(5, 90) * 10_000,
  }
}

function addBill(out: DemoRows, random: DemoRandom, bill: Bill): void {
  const issued_on = bill.issuedAt.toISOString().slice(0, 10)
  const invoice_id = random.uuid()
  const payment_id = random.uuid()
  const shared = { tenant_id: bill.business.tenantId, ...financialYearOf(issued_on), created_at: bill.issuedAt }
  out.rows.invoice.push({
    ...shared,
    id: invoice_id,
    kind: bill.kind,
    number: bill.number,
    issued_on,
    billing_name: bill.name,
    billing_phone: bill.phone,
    billing_address: bill.address,
    gstin: bill.gstin,
    lines: [{ description: bill.description, amount_paise: bill.amountPaise }],
    amount_paise: bill.amountPaise,
    tax_paise: Math.round(bill.amountPaise * GST_SHARE),
  })
  out.rows.payment.push({
    ...shared,
    id: payment_id,
    invoice_id,
    kind: bill.kind,
    order_id: `order_${random.hex(16)}`,
    payer_name: bill.kind === 'customer' ? bill.name : null,
    payer_phone: bill.phone,
    amount_paise: bill.amountPaise,
    status: 'paid',
  })
  if (bill.kind === 'subscription') {
    const credits = (bill.amountPaise / 100).toFixed(2)
    out.rows.credit_transaction.push({ ...shared, id: random.uuid(), payment_id, kind: 'purchase', credits })
  }
}

/** Noon on 15 January of the last financial year that has ended. */
function inLastFullYear(now: Date): Date {
  const { financial_year_end } = financialYearOf(now.toISOString().slice(0, 10))
  return new Date(`${Number(financial_year_end.slice(0, 4)) - 1}-01-15T12:00:00Z`)
}

const AUDITED_PER_BUSINESS = 100

function addAudit(
  out: DemoRows,
  random: DemoRandom,
  business: DemoBusiness,
  customers: readonly DemoCustomer[],
  now: Date,
): void {
  const own = customers.filter(({ businesses }) => businesses.includes(business.key))
  const add = (action: string, target: string | null, hoursAgo: number) =>
    out.rows.audit_log.push({
      id: random.uuid(),
      tenant_id: business.tenantId,
      actor_user_id: demoId(`user ${business.key} ${random.int(0, business.agents.length)}`),
      action,
      target,
      ip: `198.51.100.${random.int(1, 250)}`,
      created_at: hoursBefore(now, hoursAgo),
    })
  for (let count = 0; count < AUDITED_PER_BUSINESS; count += 1) {
    const exported = random.chance(0.3)
    const customer = random.pick(own)
    const target = exported && !customer.person ? (customer.phone ?? null) : null
    add(target ? 'conversation.export' : 'user.login', target, random.int(24, 300 * 24))
  }
  const meera = own.find(({ person }) => person === 'meera')
  if (!meera) return
  // One that a security rule still keeps, one that nothing keeps any more.
  add('conversation.export', meera.phone, 20 * 24)
  add('conversation.export', meera.phone, 250 * 24)
}
