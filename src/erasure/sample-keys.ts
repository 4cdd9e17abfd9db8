import { isKnown, isKnownThroughout } from './propose-names.ts'
import type { Place } from './sample.ts'

/** Stands for a key that is a number or an address. */
export const A_MENTION = '?'

/**
 * Where more keys than these stand beside each other and lead to the same, each in few documents, they are no format, nor is what stands
 * there more often, unless its words are known: of first names some are common.
 */
const SIBLINGS_MAX = 8
const FEW_DOCUMENTS = 0.02

type PlaceSeen = Place & { documents: number }

/**
 * The places whose keys belong to the documents' format, and the paths in front of the others: where every person has a key of their
 * own, a path would lead to one person and bear the name.
 */
export function withoutDataKeys(found: readonly PlaceSeen[], documents: number): { places: Place[]; dataKeys: string[][] } {
  const rare = new Set(found.filter((place) => place.documents <= Math.max(1, FEW_DOCUMENTS * documents)))
  const siblings = new Map<string, number>()
  for (const { path } of rare)
    for (const i of path.keys()) siblings.set(around(path, i), (siblings.get(around(path, i)) ?? 0) + 1)
  const places: Place[] = []
  const dataKeys = new Map<string, string[]>()
  for (const place of found) {
    const { path, seen, looksLike } = place
    const isOneOfMany = (key: string, i: number) =>
      (siblings.get(around(path, i)) ?? 0) > SIBLINGS_MAX && (rare.has(place) || !saysWhat(key))
    const at = path.findIndex((key, i) => key !== '*' && (looksLikeData(key) || isOneOfMany(key, i)))
    if (at < 0) places.push({ path, seen, looksLike })
    else dataKeys.set(JSON.stringify(path.slice(0, at)), path.slice(0, at))
  }
  return { places, dataKeys: [...dataKeys.values()] }
}

/** What is the same in all keys that stand beside each other at `i`. */
const around = (path: readonly string[], i: number): string => JSON.stringify([path.slice(0, i), path.slice(i + 1)])

const looksLikeData = (key: string): boolean =>
  key === A_MENTION || /^[0-9]|[0-9]{4}/.test(key) || (hasBlank(key) && !saysWhat(key))

// A blank, or what is not ASCII, is rather in a name or a heading.
const hasBlank = (key: string): boolean => /[^!-~]/.test(key)

/** The words of the key say what stands there, not whose it is: "Mobile No", but not "Anil Kumar (owner)". */
const saysWhat = (key: string): boolean => (hasBlank(key) ? isKnownThroughout(key) : isKnown(key))
