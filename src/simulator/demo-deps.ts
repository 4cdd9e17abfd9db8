import { findBinding } from '../db/bindings.ts'
import { receiptsOf } from '../erasure/erasure-store.ts'
import { countHoldings } from '../erasure/holdings-store.ts'
import { retainedOf } from '../erasure/kept-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { lawNamed } from '../erasure/retention-bases.ts'
import type { Bot } from '../jobs/bot.ts'
import { stopWaitingAds } from '../jobs/stop-waiting-ads.ts'
import { sweep } from '../jobs/sweep.ts'
import { demoPeopleListing } from '../platform/demo-people.ts'
import { type RequestRow, requestsOf } from '../requests/request-store.ts'
import type { MovableClock } from '../runtime/clock.ts'
import type { Address } from '../subject/pseudonym.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { createBusiness } from './business.ts'
import type { Holding, RequestView, SimulatorDeps } from './deps.ts'

type Whose = { phone: string | null; userId?: string }

/** What the simulator shows and moves of the running demo. */
export function demoDeps(
  bot: Bot,
  clock: MovableClock,
  at: { secret: string; webhookUrl: () => string; intakeUrl: string },
): SimulatorDeps {
  const { intakeUrl, ...page } = at
  const { token, authservId } = bot.config.intake
  const { smtpUrl, folder } = bot.config.mail
  const business = createBusiness(bot.platform, () => new URL(at.webhookUrl()).origin)
  return {
    ...page,
    clock,
    ...(token === undefined || authservId === undefined
      ? {}
      : {
          mail: {
            folder: smtpUrl === undefined ? folder : undefined,
            intake: { url: intakeUrl, token, authservId },
            clock,
          },
        }),
    ...(bot.config.transcription?.key === undefined ? {} : { transcriptionKey: bot.config.transcription.key }),
    people: demoPeopleListing(clock.now()),
    channels: bot.channels.all().map(({ phoneNumberId, wabaId, portfolioId, displayNumber, accessToken, appSecrets }) => ({
      phoneNumberId,
      wabaId,
      portfolioId,
      displayNumber,
      accessToken,
      appSecret: appSecrets[0] ?? '',
    })),
    holdings: (person) => holdings(bot, person),
    requests: async (person) => (await requestsOfPerson(bot, person)).map((found) => viewOf(found)),
    businesses: bot.channels.all().flatMap(({ tenantId, business: name }) => (tenantId && name ? [{ tenantId, name }] : [])),
    passOn: (tenantId, { phone, locale }) => business.passOn(tenantId, phone ?? '', locale),
    async advanceTime(milliseconds) {
      clock.advance(milliseconds)
      await sweep(bot)
      await stopWaitingAds(bot)
    },
  }
}

async function holdings(bot: Bot, person: Whose): Promise<Holding[]> {
  const subject: SubjectIdentifiers = {
    phones: person.phone === null ? [] : [person.phone],
    userIds: person.userId === undefined ? [] : [person.userId],
    emails: [],
  }
  const now = bot.clock.now()
  const planned = planErasure({
    map: bot.dataMap,
    catalogue: bot.catalogue,
    subject,
    scope: { kind: 'number' },
    cutOff: now,
    now,
  })
  if ('refused' in planned) return []
  const requests = (await requestsOfPerson(bot, person)).map(({ request }) => request.id)
  const kept = await retainedOf(bot.platform, requests)
  return (await countHoldings(bot.platform, planned.plan, subject)).map(({ table, mine, all }) => {
    const here = kept.filter((each) => each.table === table)
    const rows = here.reduce((sum, each) => sum + each.rows, 0)
    // A kept row whose number was blanked is not found by the number any more, and still is about this person.
    const counted = Math.max(mine, rows)
    const because = here.map((each) => ({ rows: each.rows, until: each.until, because: lawNamed(each.basis).words.en }))
    return { table, mine: counted, others: all - counted, ...(because.length > 0 ? { kept: because } : {}) }
  })
}

interface Found {
  request: RequestRow
  receiptUrl: string | undefined
}

async function requestsOfPerson(bot: Bot, person: Whose): Promise<Found[]> {
  const persons = new Set<string>()
  for (const address of addressesOf(bot, person)) {
    const binding = await findBinding(bot.db, bot.keys, address)
    if (binding) persons.add(binding.personId)
  }
  const requests = (await Promise.all([...persons].map((id) => requestsOf(bot.db, id)))).flat()
  return Promise.all(
    requests.map(async (request) => {
      const receipt = (await receiptsOf(bot.db, request.id)).at(-1)
      return { request, receiptUrl: receipt && `${bot.config.publicUrl}/receipts/${receipt.id}` }
    }),
  )
}

function addressesOf(bot: Bot, { phone, userId }: Whose): Address[] {
  const portfolios = [...new Set(bot.channels.all().map(({ portfolioId }) => portfolioId))]
  return [
    ...(phone === null ? [] : [{ kind: 'phone' as const, phone }]),
    ...(userId === undefined ? [] : portfolios.map((portfolioId) => ({ kind: 'user_id' as const, portfolioId, userId }))),
  ]
}

function viewOf({ request, receiptUrl }: Found): RequestView {
  const { reference, state, eraseAt, deadlineAt } = request
  return {
    reference,
    state,
    ...(eraseAt ? { eraseAt: eraseAt.toISOString() } : {}),
    deadlineAt: deadlineAt.toISOString(),
    ...(receiptUrl ? { receiptUrl } : {}),
  }
}
