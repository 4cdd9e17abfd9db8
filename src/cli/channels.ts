import { z } from 'zod'
import { addChannel, loadChannels, resumeChannel } from '../db/channels.ts'
import { explain } from '../graph-api/errors.ts'
import { explainOwnCode } from '../outbox/own-codes.ts'
import type { Config } from '../runtime/config.ts'
import { newId } from '../runtime/ids.ts'
import { sha256Hex } from '../runtime/keys.ts'
import { findBusiness } from './business-store.ts'
import { stopCodes } from './channel-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, remark, table } from './print.ts'
import { readInput } from './read-input.ts'
import { FOUND, Sentence } from './sentence.ts'

export interface GivenChannel {
  phoneNumberId: string
  wabaId: string
  portfolioId: string
  displayNumber: string
  mode: 'dedicated' | 'shared'
  business?: string
}

const identity = z.object({
  phoneNumberId: z.string().regex(/^\d{1,32}$/, '--phone-number-id wants the digits of Meta’s phone number id.'),
  wabaId: z.string().regex(/^\d{1,32}$/, '--waba-id wants the digits of the WhatsApp Business Account’s id.'),
  portfolioId: z.string().regex(/^\d{1,32}$/, '--portfolio-id wants the digits of the business portfolio’s id.'),
  displayNumber: z.string().regex(/^\+\d{7,15}$/, '--display-number wants the number as people dial it, with + and digits only.'),
})
const secrets = z.object({ accessToken: z.string().min(8), appSecrets: z.array(z.string().min(8)).min(1) })

/** `channel add`: a number the bot answers on, or new secrets for one it has. A stopped channel goes on: a new token is the mend. */
export async function channelAdd(opened: Opened, given: GivenChannel, json: boolean): Promise<void> {
  const { db, keys, now, config } = opened
  const checked = identity.safeParse(given)
  if (!checked.success) throw new Sentence(checked.error.issues[0]?.message ?? 'The channel is not described.')
  const own = config.whatsapp?.phoneNumberId === given.phoneNumberId ? config.whatsapp : undefined
  if (own && given.mode === 'shared') throw new Sentence(OWN_IS_DEDICATED)
  const owner = await ownerOf(opened, given)
  const { accessToken, appSecrets } = readSecrets(await readInput('Access token, then app secrets, one a line (Ctrl-D ends):\n'))
  const channel = { ...checked.data, mode: given.mode, ...owner, accessToken, appSecrets }
  const before = await loadChannels(db, keys)
  const id = await db.transaction(async (tx) => {
    const stored = await addChannel(tx, keys, now, newId(), channel)
    await resumeChannel(tx, stored)
    return stored
  })
  const undone = own ? settingsThatDiffer(own, channel) : []
  if (undone.length > 0)
    remark(`This is the number of the settings, and the next start goes by them: change ${undone.join(', ')} there, too.`)
  const renewed = before.some((each) => each.id === id)
  print(json, { id, phoneNumberId: channel.phoneNumberId, renewed }, () => [
    `The channel ${channel.phoneNumberId} was ${renewed ? 'renewed' : 'added'}: running servers use it within seconds.`,
  ])
}

const OWN_IS_DEDICATED =
  'This is the number of the settings, which is the bot’s own: leave --business out and give --mode dedicated, or set WHATSAPP_PHONE_NUMBER_ID to another one.'

/** What the next start would undo; the portfolio, of which no setting says anything, stays. */
function settingsThatDiffer(
  own: NonNullable<Config['whatsapp']>,
  given: { accessToken: string; appSecrets: readonly string[]; wabaId: string; displayNumber: string },
): string[] {
  const pairs: [setting: string, set: string, given: string][] = [
    ['WHATSAPP_ACCESS_TOKEN', own.accessToken, given.accessToken],
    ['WHATSAPP_APP_SECRET', own.appSecrets.join(), given.appSecrets.join()],
    ['WHATSAPP_WABA_ID', own.wabaId, given.wabaId],
    ['WHATSAPP_DISPLAY_NUMBER', own.displayNumber || given.displayNumber, given.displayNumber],
  ]
  return pairs.flatMap(([setting, set, said]) => (set === said ? [] : [setting]))
}

/** `channel list`: tokens and secrets as fingerprints, which tell two apart and open nothing. */
export async function channelList({ db, keys }: Opened, json: boolean): Promise<void> {
  const codes = await stopCodes(db)
  const channels = (await loadChannels(db, keys)).map(({ accessToken, appSecrets, ...channel }) => {
    const code = codes.get(channel.id)
    return {
      ...channel,
      token: fingerprint(accessToken),
      secrets: appSecrets.map(fingerprint),
      ...(code === undefined ? {} : { stopped: whyStopped(code) }),
    }
  })
  print(json, channels, () =>
    channels.length === 0
      ? ['There is no channel yet: `npm run cli -- channel add --help` says how to add one.']
      : [
          ...table([
            ['PHONE NUMBER ID', 'NUMBER', 'MODE', 'BUSINESS', 'TOKEN', 'SECRETS', 'SENDING'],
            ...channels.map((channel) => [
              channel.phoneNumberId,
              channel.displayNumber,
              channel.mode,
              channel.business ?? '-',
              channel.token,
              channel.secrets.join(' '),
              channel.stoppedAt === null ? 'yes' : `stopped ${inIndia(channel.stoppedAt)}`,
            ]),
          ]),
          ...channels.flatMap(({ phoneNumberId, stopped }) =>
            stopped ? [`${phoneNumberId} is stopped: ${stopped.meaning} (${stopped.code}). ${stopped.whatToDo}`] : [],
          ),
        ],
  )
}

function whyStopped(code: number): { code: number; meaning: string; whatToDo: string } {
  const { meaning, whatToDo } = explainOwnCode(code) ?? explain(code)
  return { code, meaning, whatToDo }
}

/** `channel resume`: sending goes on after staff have mended what stopped it. */
export async function channelResume({ db, keys }: Opened, phoneNumberId: string, json: boolean): Promise<void> {
  const channel = (await loadChannels(db, keys)).find((each) => each.phoneNumberId === phoneNumberId)
  if (!channel)
    throw new Sentence('There is no channel with this phone number id: `npm run cli -- channel list` shows them.', FOUND)
  await resumeChannel(db, channel.id)
  const wasStopped = channel.stoppedAt !== null
  print(json, { phoneNumberId, wasStopped }, () => [
    wasStopped ? 'Sending goes on: what waits leaves within a minute.' : 'The channel was not stopped: nothing was changed.',
  ])
}

async function ownerOf({ platform, config }: Opened, { mode, business }: GivenChannel) {
  if (mode === 'dedicated') {
    if (business !== undefined) throw new Sentence('A dedicated channel is no business’s: leave --business out.')
    return { tenantId: null, business: null }
  }
  if (business === undefined) throw new Sentence('A shared channel is a business’s: give --business, its tenant id or name.')
  const { tenantId, name } = await findBusiness(platform, readMapFile(config.dataMapFile), business)
  return { tenantId, business: name }
}

function readSecrets(text: string): z.infer<typeof secrets> {
  const [accessToken, ...appSecrets] = text.split(/\r?\n/).flatMap((line) => line.trim() || [])
  const read = secrets.safeParse(text.startsWith('{') ? parseJson(text) : { accessToken, appSecrets })
  if (read.success) return read.data
  throw new Sentence(
    'Standard input wants the access token and after it each app secret on a line of its own, or {"accessToken": …, "appSecrets": […]}.',
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fingerprint = (secret: string): string => `sha256:${sha256Hex(secret).slice(0, 8)}`
