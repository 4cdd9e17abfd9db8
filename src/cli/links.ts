import { loadChannels } from '../db/channels.ts'
import { chatLink } from '../flows/copy/chat-link.ts'
import { translator } from '../flows/copy/translate.ts'
import type { Language } from '../flows/language.ts'
import { addLink, type LinkRow, listLinks, retireLink } from '../requests/link-store.ts'
import { newLinkCode } from '../runtime/ids.ts'
import { findBusiness } from './business-store.ts'
import { readMapFile } from './data-map.ts'
import type { Opened } from './open.ts'
import { inIndia, print, table } from './print.ts'
import { FOUND, Sentence } from './sentence.ts'

const TRIES = 20

/** `link create`: a short code for a business and a language, its WhatsApp link and its poster. */
export async function linkCreate(opened: Opened, given: { tenant: string; lang: Language }, json: boolean): Promise<void> {
  const { db, platform, config, now } = opened
  const number = await dedicatedNumber(opened)
  const { tenantId, name } = await findBusiness(platform, readMapFile(config.dataMapFile), given.tenant)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const link = { code: newLinkCode(), tenantId, business: name, language: given.lang, createdAt: now }
    if (!(await addLink(db, link))) continue
    const line = linkLine(opened, { ...link, retiredAt: null }, number)
    return print(json, line, () => [`Code    ${line.code}`, `Link    ${line.link}`, `Poster  ${line.poster}`])
  }
  throw new Error('No free code was found.')
}

/** `link list`: every code, with its link and poster while it is in use. */
export async function linkList(opened: Opened, json: boolean): Promise<void> {
  const rows = await listLinks(opened.db)
  const number = rows.length === 0 ? '' : await dedicatedNumber(opened)
  const lines = rows.map((row) => linkLine(opened, row, number))
  print(json, lines, () =>
    rows.length === 0
      ? ['There is no link yet: npm run cli -- link create --tenant … --lang en']
      : table([
          ['CODE', 'BUSINESS', 'LANGUAGE', 'CREATED', 'RETIRED', 'LINK', 'POSTER'],
          ...rows.map((row, i) => [
            row.code,
            row.business || '-',
            row.language,
            inIndia(row.createdAt),
            inIndia(row.retiredAt),
            lines[i]?.link ?? '-',
            lines[i]?.poster ?? '-',
          ]),
        ]),
  )
}

/** `link retire`: the code stands for nothing from now on; whoever still scans it is served like anybody else. */
export async function linkRetire({ db, now }: Opened, code: string, json: boolean): Promise<void> {
  const wanted = code.trim().toUpperCase()
  if (!(await retireLink(db, wanted, now)))
    throw new Sentence('There is no such code in use: `npm run cli -- link list` shows them.', FOUND)
  print(json, { code: wanted, retired: now.toISOString() }, () => [
    `${wanted} is retired: who follows it is asked like anybody else, and its poster page is gone.`,
  ])
}

function linkLine({ config }: Opened, { code, tenantId, business, language, createdAt, retiredAt }: LinkRow, number: string) {
  const isInUse = retiredAt === null
  return {
    code,
    tenantId,
    business,
    language,
    created: createdAt.toISOString(),
    retired: retiredAt?.toISOString() ?? null,
    // Written by `link create` alone, which takes the languages there are.
    link: isInUse ? chatLink(number, translator(language as Language)('link.text', { code })) : null,
    poster: isInUse ? `${config.publicUrl}/links/${code}` : null,
  }
}

async function dedicatedNumber({ db, keys }: Opened): Promise<string> {
  const channel = (await loadChannels(db, keys)).find(({ mode, displayNumber }) => mode === 'dedicated' && displayNumber !== '')
  if (channel) return channel.displayNumber
  throw new Sentence(
    'No dedicated channel has a number that people can dial: set WHATSAPP_DISPLAY_NUMBER and start once, or `channel add` one.',
  )
}
