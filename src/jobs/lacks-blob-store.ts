import { blobPlaces } from '../erasure/blob-places.ts'
import type { Bot } from './bot.ts'

/** Rows name recordings, and nobody has said where these lie: what stands in `dataDir` is the demo's place for them. */
export function lacksBlobStore({ mode, blobStoreUrl }: Bot['config'], map: Bot['dataMap'], catalogue: Bot['catalogue']): boolean {
  return mode === 'production' && blobStoreUrl === undefined && blobPlaces(map, catalogue).length > 0
}
