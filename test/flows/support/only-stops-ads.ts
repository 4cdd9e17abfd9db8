import type { Effect } from '../../../src/flows/effect.ts'
import type { ConversationStart } from '../../../src/flows/person-input.ts'

/** All that STOP does: nothing of a wish or a request is dropped, begun or taken back. `deleting`: while a request is open. */
export function onlyStopsAds({ channel, lastFour }: ConversationStart, deleting: boolean): Effect[] {
  const isHere = channel.mode === 'shared'
  const business = isHere ? channel.business : null
  return [
    { do: 'stop-ads', scope: isHere ? { kind: 'business', tenantId: channel.tenantId } : { kind: 'number' } },
    {
      do: 'say',
      say: !isHere && lastFour === null ? { key: 'ads-number', deleting } : { key: 'ads-stopped', business, deleting },
    },
  ]
}
