import { BUCKETS } from './overview-store.ts'
import { Day } from './parts.tsx'
import { plain } from './words.ts'

/** By what a number of the overview has filtered the list behind it: no field of the form shows it. */
interface ByNumber {
  left?: string | undefined
  finished?: string | undefined
  because?: string | undefined
  took?: 'freeze' | 'complete' | undefined
  failing?: 'yes' | undefined
  late?: 'yes' | undefined
  overdue?: 'yes' | undefined
  unswept?: 'yes' | undefined
  unproven?: 'yes' | undefined
}

/** Says so, with the way to all of them. */
export function Chosen({ given }: { given: ByNumber }) {
  const { left, finished, because, took, failing, late, overdue, unswept, unproven } = given
  const parts = [
    left !== undefined && leftWords(left),
    because !== undefined && `because of “${plain(because).toLowerCase()}”`,
    took === 'freeze' && 'that were frozen within the 30 days',
    took === 'complete' && 'that were completed within the 30 days',
    failing && 'that broke off more than once and are tried again',
    late && 'that wait until after their thirty days are over',
    overdue && 'that are past their time and have not begun',
    unswept && 'that should have had their second look by now',
    unproven && 'that ended without proof',
  ].filter((part) => typeof part === 'string')
  if (parts.length === 0 && finished === undefined) return null
  return (
    <p class="notice">
      Only those {parts.join(', and ')}
      {finished !== undefined && (
        <>
          {parts.length > 0 && ', and '}that were finished on <Day at={new Date(finished)} />
        </>
      )}
      . <a href="/console/requests">All requests</a>
    </p>
  )
}

function leftWords(left: string): string {
  if (left === '..') return 'that are open'
  if (left === BUCKETS[0].left) return 'that are open and past their thirty days'
  const bucket = BUCKETS.find((each) => each.left === left)
  return bucket ? `that are open, with ${bucket.words} days left` : 'that are open, by the days left'
}
