import { type PageLanguage, pageLanguages } from './words/words.ts'

const ACCEPTED_MAX = 500

/** The language of a page: chosen by name, else that of the matter, else the browser's first that we have, else English. */
export function pageLanguage(chosen: unknown, own: string | null, accepted: string | undefined): PageLanguage {
  return known(chosen) ?? known(own) ?? firstAccepted(accepted ?? '') ?? 'en'
}

function known(language: unknown): PageLanguage | undefined {
  return pageLanguages.find((each) => each === language)
}

/** `Accept-Language`, best first (RFC 9110, 12.5.4); region and script do not count. */
function firstAccepted(header: string): PageLanguage | undefined {
  const ranges = header
    .slice(0, ACCEPTED_MAX)
    .toLowerCase()
    .split(',')
    .flatMap((range) => {
      const [, tag = '', quality = '1'] =
        /^\s*([a-z]{2,3})(?:-[a-z0-9-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/.exec(range) ?? []
      return Number(quality) > 0 && tag !== '' ? [{ tag, quality: Number(quality) }] : []
    })
  const best = ranges.sort((a, b) => b.quality - a.quality)
  return best.map(({ tag }) => known(tag)).find((language) => language !== undefined)
}
