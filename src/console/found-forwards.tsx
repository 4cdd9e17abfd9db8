import { nameIn } from './case-list.tsx'
import type { FoundForward } from './find-store.ts'
import { forwardWord } from './forward-words.ts'
import { Moment } from './parts.tsx'

/** Which businesses told us of this person, when, and what the person said to it. */
export function FoundForwards({
  forwards,
  businesses,
}: {
  forwards: readonly FoundForward[]
  businesses: ReadonlyMap<string, string>
}) {
  if (forwards.length === 0) return null
  return (
    <>
      <h2>Passed on by businesses</h2>
      <ul>
        {forwards.map((forward) => (
          <li key={forward.id}>
            <bdi>{nameIn(businesses, forward.tenantId)}</bdi>, <Moment at={forward.createdAt} />: {forwardWord(forward)}
          </li>
        ))}
      </ul>
    </>
  )
}
