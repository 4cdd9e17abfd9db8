import type { ServerResponse } from 'node:http'
import { renderToString } from 'preact-render-to-string'
import { describeError } from '../runtime/log.ts'
import { Bubbles } from './bubbles.tsx'
import { CHAT_LINES, type ChatRow, linesOf, pulseOf } from './chat-store.ts'
import { harmless } from './mask.ts'
import type { Visit } from './visit.ts'

const LOOK_EVERY_MS = 2_000

/** Sends the chat, masked, whenever it has changed; ends with the session, whose idle time goes on meanwhile. */
export function liveChat({ bot, isStillIn }: Visit, chat: ChatRow, response: ServerResponse): void {
  let seen: string | undefined
  let isAtWork = false
  const send = (event: string, data: unknown) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const look = async () => {
    if (!(await isStillIn())) {
      send('over', 'Your session is over.')
      response.end()
      return
    }
    const pulse = await pulseOf(bot.db, chat)
    if (pulse === seen) return void response.write(': still here\n\n')
    seen = pulse
    const lines = await linesOf(bot.db, bot.keys, chat, undefined, CHAT_LINES)
    send('chat', harmless(renderToString(<Bubbles lines={lines} revealed={false} now={bot.clock.now()} />)))
  }
  const tick = async () => {
    if (isAtWork || response.writableEnded) return
    isAtWork = true
    await look().catch((error: unknown) => bot.log.warn({ error: describeError(error) }, 'a live chat could not be read'))
    isAtWork = false
  }
  const timer = setInterval(() => void tick(), LOOK_EVERY_MS)
  response.on('close', () => clearInterval(timer))
  bot.aside(tick())
}
