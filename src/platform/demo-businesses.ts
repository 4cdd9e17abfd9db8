export type DemoBusinessKey = 'sarees' | 'clinic' | 'coaching'

export interface DemoBusiness {
  key: DemoBusinessKey
  tenantId: string
  name: string
  domain: string
  plan: 'starter' | 'growth' | 'enterprise'
  address: string
  gstin: string
  wabaId: string
  portfolioId: string
  phoneNumberId: string
  displayNumber: string
  invoicePrefix: string
  owner: { name: string; phone: string }
  agents: readonly string[]
  /** The number that the first of them has registered. */
  adminPhone?: string
  /** The business keeps the prompts its bots send to the language model. */
  logsPrompts: boolean
  systemPrompt: string
  knowledge: readonly string[]
  soldThings: readonly string[]
}

export const demoBusinesses: readonly DemoBusiness[] = [
  {
    key: 'sarees',
    tenantId: '5a4ee500-0000-4000-a000-000000000001',
    name: 'Rangoli Sarees',
    domain: 'rangoli-sarees.example',
    plan: 'growth',
    address: '14 Laxmi Market, Pune 411002',
    gstin: '27AAACR1000A1Z1',
    wabaId: '204400000000011',
    portfolioId: '308800000000011',
    phoneNumberId: '106600000000011',
    displayNumber: '+917000090111',
    invoicePrefix: 'RS',
    owner: { name: 'Rekha Bhosale', phone: '+917000080111' },
    agents: ['Tara Gite', 'Nilesh Pawar'],
    logsPrompts: false,
    systemPrompt: 'You answer customers of Rangoli Sarees: stock, prices, delivery. Reply in the language of the customer.',
    knowledge: [
      'Cotton sarees from ₹850, silk sarees from ₹4,200. Delivery in Pune is free above ₹1,500.',
      'Returns within 7 days with the tag. Fall and pico take two days.',
      'For wedding orders ask for Rekha tai at the shop.',
    ],
    soldThings: ['Cotton saree', 'Paithani saree', 'Fall and pico'],
  },
  {
    key: 'clinic',
    tenantId: 'c11a1c00-0000-4000-a000-000000000002',
    name: 'Sahyadri Family Clinic',
    domain: 'sahyadri-clinic.example',
    plan: 'starter',
    address: '3 Karve Road, Pune 411004',
    gstin: '27AAACS2000B1Z2',
    wabaId: '204400000000022',
    portfolioId: '308800000000022',
    phoneNumberId: '106600000000022',
    displayNumber: '+917000090222',
    invoicePrefix: 'SFC',
    owner: { name: 'Dr. Anand Kelkar', phone: '+917000080222' },
    agents: ['Seema Rao'],
    logsPrompts: false,
    systemPrompt: 'You book appointments for Sahyadri Family Clinic. Never give medical advice; in an emergency say: call 108.',
    knowledge: [
      'Open Monday to Saturday, 9 am to 1 pm and 5 pm to 9 pm. Consultation ₹500.',
      'Blood tests before 10 am on an empty stomach. Reports the next day.',
    ],
    soldThings: ['Consultation', 'Blood test', 'Vaccination'],
  },
  {
    key: 'coaching',
    tenantId: 'c0ac4100-0000-4000-a000-000000000003',
    name: 'Akshara Coaching Centre',
    domain: 'akshara-coaching.example',
    plan: 'enterprise',
    address: '22 Station Road, Nashik 422001',
    gstin: '27AAACA3000C1Z3',
    wabaId: '204400000000033',
    portfolioId: '308800000000033',
    phoneNumberId: '106600000000033',
    displayNumber: '+917000090333',
    invoicePrefix: 'ACC',
    owner: { name: 'Vikram Joshi', phone: '+917000045407' },
    agents: ['Gauri Desai', 'Amol Shinde', 'Rashid Khan'],
    adminPhone: '+917000046618',
    logsPrompts: true,
    systemPrompt: 'You answer parents and students of Akshara Coaching Centre: batches, fees, tests.',
    knowledge: [
      'Class 10 batch: 6 to 8 am. Class 12 science: 5 to 8 pm. Demo lecture free.',
      'Fees in three instalments. Scholarship test on the first Sunday of the month.',
    ],
    soldThings: ['Class 10 batch', 'Class 12 science batch', 'Test series'],
  },
]

export function demoBusiness(key: DemoBusinessKey): DemoBusiness {
  const found = demoBusinesses.find((business) => business.key === key)
  if (!found) throw new Error(`No demo business ${key}.`)
  return found
}

export interface DemoChannel {
  phoneNumberId: string
  wabaId: string
  portfolioId: string
  displayNumber: string
  business: string | null
  tenantId: string | null
  mode: 'dedicated' | 'shared'
}

/** CallMissed's own number for deletions, then each business's chat. */
export function demoChannels(): DemoChannel[] {
  const dedicated: DemoChannel = {
    phoneNumberId: '106600000000001',
    wabaId: '204400000000001',
    portfolioId: '308800000000001',
    displayNumber: '+917000090001',
    business: null,
    tenantId: null,
    mode: 'dedicated',
  }
  const shared = demoBusinesses.map(({ phoneNumberId, wabaId, portfolioId, displayNumber, name, tenantId }) => ({
    phoneNumberId,
    wabaId,
    portfolioId,
    displayNumber,
    business: name,
    tenantId,
    mode: 'shared' as const,
  }))
  return [dedicated, ...shared]
}
