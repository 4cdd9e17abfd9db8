import { fail, type Line, ok, warn } from './line.ts'

/** When each version of the Graph API ends. developers.facebook.com/docs/graph-api/changelog, as of 2026-11-23; null: no date is set. */
const expiries: Readonly<Record<string, string | null>> = {
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
  'v26.0': null,
}

const WARN_DAYS = 90
const DAY_MS = 86_400_000
const CHECK = 'graph version'
const SETTING = 'set GRAPH_API_VERSION to a newer one, and run the tests with it'

/** An expired version is not refused by Meta but answered as the oldest living one: nobody notices but by a table. */
export function checkGraphVersion(version: string, now: Date): Line {
  const expiry = expiries[version]
  if (expiry === undefined) {
    const newest = Object.keys(expiries).at(-1)
    const isNewer = Number(version.slice(1)) > Number(newest?.slice(1))
    return isNewer
      ? warn(
          CHECK,
          `${version} is newer than the table of expiries here`,
          'Look its expiry up in Meta’s changelog and add it to the table.',
        )
      : fail(CHECK, `${version} has expired`, `${SETTING}.`)
  }
  if (expiry === null) return ok(CHECK, `${version}, the newest`)
  const days = Math.ceil((Date.parse(expiry) - now.getTime()) / DAY_MS)
  if (days <= 0) return fail(CHECK, `${version} has expired on ${expiry}`, `${SETTING}.`)
  return days <= WARN_DAYS
    ? warn(CHECK, `${version} expires on ${expiry}`, `${SETTING}.`)
    : ok(CHECK, `${version}, until ${expiry}`)
}
