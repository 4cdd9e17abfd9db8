import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import { refuse } from './api/problem.ts'
import { errorPage, type Trouble } from './error-page.tsx'
import { sendPage } from './send-page.ts'
import { settingAsRead } from './setting.ts'

/**
 * What cannot be answered: for people a page in their language, for programs CallMissed's error. Neither repeats anything of the address,
 * which may hold a link's token, and neither asks the database, which may be the very thing that fails.
 */
export function answerError(bot: Bot, request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  if (isForPeople(request)) {
    const setting = settingAsRead(bot, request)
    return sendPage(reply.code(status), setting.language, 'holder', errorPage(setting, troubleOf(status)))
  }
  const [code, message] = REFUSALS[status] ?? (status < 500 ? UNREADABLE : FAULT)
  return refuse(reply.header('cache-control', 'no-store'), status, code, message)
}

/** Browsers name HTML among what they accept; whoever takes anything is a program. */
function isForPeople({ headers: { accept = '' }, url }: FastifyRequest): boolean {
  return accept.includes('text/html') && !accept.includes('application/json') && !/[?&]format=json\b/.test(url)
}

function troubleOf(status: number): Trouble {
  if (status === 429) return 'busy'
  return status >= 500 ? 'broken' : 'lost'
}

type Refusal = readonly [code: string, message: string]
const UNREADABLE: Refusal = ['invalid_request', 'The request cannot be read.']
const FAULT: Refusal = ['internal', 'Something went wrong here; it has been noted.']
const REFUSALS: Readonly<Record<number, Refusal>> = {
  404: ['not_found', 'There is nothing here.'],
  413: ['too_large', 'The body is too large.'],
  415: ['unsupported_media_type', 'A body of this type is not read here.'],
  429: ['rate_limited', 'Too many requests: try again in a minute.'],
  503: ['unavailable', 'The database does not answer: try again.'],
}
