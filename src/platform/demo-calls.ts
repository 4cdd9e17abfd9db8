import { demoId } from './demo-accounts.ts'
import { type DemoBusiness, demoBusiness } from './demo-businesses.ts'
import { demoBytes } from './demo-chats.ts'
import type { DemoCustomer } from './demo-customers.ts'
import { type DemoRandom, demoRandom } from './demo-random.ts'
import { type DemoRows, hoursBefore } from './demo-rows.ts'
import { demoCallSummaries, demoExchanges } from './demo-texts.ts'

interface Call {
  customer: DemoCustomer & { phone: string }
  business: DemoBusiness
  startedAt: Date
  /** Without a conversation only the call's own metadata says who called. */
  hasConversation: boolean
  recorded: boolean
  analysed: boolean
}

/** Calls with transcripts, recordings and analyses: three of them recorded calls of one named person. */
export function addCalls(out: DemoRows, customers: readonly DemoCustomer[], now: Date): void {
  const random = demoRandom('calls')
  for (const customer of customers) {
    if (!hasPhone(customer)) continue
    const business = demoBusiness(customer.businesses[0] ?? 'sarees')
    if (customer.person === 'meera') {
      for (const [index, daysAgo] of [20, 9, 3].entries()) {
        const startedAt = hoursBefore(now, daysAgo * 24 + 5)
        addCall(out, random, { customer, business, startedAt, hasConversation: index > 0, recorded: true, analysed: index > 0 })
      }
    } else if (!customer.person && random.chance(0.18)) {
      const recorded = random.chance(0.85)
      addCall(out, random, {
        customer,
        business,
        startedAt: hoursBefore(now, customer.lastHoursAgo + random.int(1, 200)),
        hasConversation: random.chance(0.9),
        recorded,
        analysed: recorded && random.chance(0.7),
      })
    }
  }
}

const hasPhone = (customer: DemoCustomer): customer is DemoCustomer & { phone: string } => customer.phone !== null

function addCall(out: DemoRows, random: DemoRandom, call: Call): void {
  const { customer, business, startedAt } = call
  const id = random.uuid()
  const seconds = random.int(20, 240)
  const endedAt = new Date(startedAt.getTime() + seconds * 1000)
  const recordingKey = call.recorded ? `recordings/${business.tenantId}/${id}.ogg` : null
  if (recordingKey) out.blobs.set(recordingKey, demoBytes(random, 0x4f, 1800))
  out.rows.voice_session.push({
    id,
    tenant_id: business.tenantId,
    bot_id: demoId(`bot ${business.key} call`),
    conversation_id: call.hasConversation ? addVoiceConversation(out, random, call, seconds, endedAt) : null,
    livekit_room: `call-${customer.phone.replace('+', '')}-${random.hex(6)}`,
    recording_key: recordingKey,
    metadata: { caller: { phone: customer.phone, name: customer.name }, codec: 'opus' },
    end_reason: call.recorded ? 'caller_hung_up' : 'not_answered',
    started_at: startedAt,
    ended_at: endedAt,
  })
  const exchanges = Array.from({ length: random.int(2, 4) }, () => random.pick(demoExchanges[business.key][customer.language]))
  const turns = exchanges.flatMap(([question, answer]) => [
    { role: 'user' as const, transcript: question },
    { role: 'assistant' as const, transcript: answer.replace('{name}', customer.firstName) },
  ])
  if (!call.recorded) return
  out.rows.voice_turn.push(...turns.map((turn, position) => ({ id: random.uuid(), voice_session_id: id, position, ...turn })))
  if (!call.analysed || !recordingKey) return
  out.rows.call_analysis.push({
    id: random.uuid(),
    voice_session_id: id,
    recording_key: analysisKey(out, random, recordingKey),
    transcript: turns.map(({ role, transcript }) => ({ speaker: role === 'user' ? customer.name : 'Bot', text: transcript })),
    summary: random.pick(demoCallSummaries),
    sentiment: random.pick(['positive', 'neutral', 'negative'] as const),
    created_at: new Date(endedAt.getTime() + 60_000),
  })
}

function addVoiceConversation(out: DemoRows, random: DemoRandom, call: Call, seconds: number, endedAt: Date): string {
  const { customer, business, startedAt } = call
  const id = random.uuid()
  out.rows.conversation.push({
    id,
    tenant_id: business.tenantId,
    bot_id: demoId(`bot ${business.key} call`),
    channel: 'voice',
    external_id: customer.phone,
    status: 'closed',
    metadata: { contact: { name: customer.name, phone: customer.phone } },
    duration_seconds: seconds,
    created_at: startedAt,
    last_message_at: endedAt,
  })
  return id
}

/** An analysis either points at the call's recording or keeps a copy of its own, cut into speakers. */
function analysisKey(out: DemoRows, random: DemoRandom, recordingKey: string): string {
  if (random.chance(0.5)) return recordingKey
  const key = recordingKey.replace('recordings/', 'analyses/')
  out.blobs.set(key, demoBytes(random, 0x4f, 900))
  return key
}
