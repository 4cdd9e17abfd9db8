import { istDay } from '../erasure/retention-bases.ts'
import { conversationsOf } from '../flows/conversation-store.ts'
import type { Spoken, Unheard } from '../flows/person-input.ts'
import { fetchVoice } from '../graph-api/fetch-voice.ts'
import { opusLengthMs } from '../transcription/opus.ts'
import type { InboundMessage, MessageContent } from '../webhook/event.ts'
import { countHandled, type WaitingEvent } from '../webhook/waiting-event-store.ts'
import type { Bot } from './bot.ts'

type Voice = Extract<MessageContent, { type: 'voice' }>

const LENGTH_MS_MAX = 60_000
const NOTES_A_DAY_MAX = 3
const DAY_MS = 86_400_000

/**
 * What a voice note says (conversation rules, safety 7). Sound and words live in memory while the note is answered and are kept nowhere: a
 * crash before the answer's commit hears it again. To be called outside any transaction.
 */
export async function hearVoice(bot: Bot, event: WaitingEvent, message: InboundMessage, voice: Voice): Promise<Spoken> {
  const spoken = await hear(bot, event, message, voice)
  bot.metrics.count('voice_notes_total', { outcome: spoken.type === 'spoken' ? 'heard' : spoken.why })
  return spoken
}

async function hear(bot: Bot, event: WaitingEvent, { forwarded }: InboundMessage, { mediaId }: Voice): Promise<Spoken> {
  const { transcribe } = bot
  const channel = bot.channels.byId(event.channelId)
  const [appSecret] = channel?.appSecrets ?? []
  // A forwarded note is somebody else's voice.
  if (!transcribe || !channel || appSecret === undefined || mediaId === undefined || forwarded) return unheard('off')
  if (channel.mode === 'shared' && !(await isOpen(bot, event))) return unheard('off')
  if ((await notesToday(bot, event)) >= NOTES_A_DAY_MAX) return unheard('many')
  if (channel.stoppedAt) return unheard('unclear')
  const fetched = await fetchVoice(bot.graph, { ...channel, appSecret }, mediaId)
  if (!fetched.ok) return unheard(fetched.because === 'too-large' ? 'long' : 'unclear')
  const lengthMs = opusLengthMs(fetched.bytes)
  if (lengthMs === undefined || lengthMs > LENGTH_MS_MAX) return unheard(lengthMs === undefined ? 'unclear' : 'long')
  const transcript = await transcribe(fetched.bytes)
  return transcript.is === 'heard' && transcript.words !== '' ? { type: 'spoken', words: transcript.words } : unheard('unclear')
}

function unheard(why: Unheard): Spoken {
  return { type: 'unheard', why }
}

/** In a business's chat the bot listens only while it has the floor. */
async function isOpen(bot: Bot, { personId, channelId }: WaitingEvent): Promise<boolean> {
  const conversations = await conversationsOf(bot.db, personId)
  return conversations.some((row) => row.channelId === channelId && row.holdsFloor)
}

/** The person's notes of that day in India that were answered, in whatever chat; this one, when it comes again, is not among them. */
async function notesToday(bot: Bot, { personId, eventAt }: WaitingEvent): Promise<number> {
  const from = new Date(`${istDay(eventAt)}T00:00:00+05:30`)
  return countHandled(bot.db, personId, 'voice', from, new Date(from.getTime() + DAY_MS))
}
