import { TAKEN_BACK } from '../jobs/freeze-subject.ts'
import { wantsTwoToRelease } from '../jobs/release-request.ts'
import { whyParked } from '../jobs/why-parked.ts'
import { DENIED } from '../requests/answering-store.ts'
import { forgottenBy } from '../requests/deadline.ts'
import { MESSAGE_UNHEARD } from '../requests/unheard-store.ts'
import type { CaseViewed } from './case-viewed.ts'
import { Day } from './parts.tsx'

/** What the person may have said is looked at before anything else. */
const firstOf: Readonly<Record<string, string>> = {
  [TAKEN_BACK]: ' Ask the person first: they may have heard that their data stays.',
  [DENIED]: ' Ring the number first: without its yes, have it cancelled.',
  [MESSAGE_UNHEARD]: ' Read it first, by replaying its dead letter: it may say that the data stays.',
}

/** What is parked: why, and who lets it go on. */
export function Stopped({ request }: Pick<CaseViewed, 'request'>) {
  const { reason, finishedAt } = request
  const why = reason ? `: ${whyParked(reason)}` : ''
  const who = wantsTwoToRelease(request) ? 'two of the staff let it go on' : 'somebody of the staff looks at it and lets it go on'
  if (finishedAt === null)
    return (
      <>
        Stopped{why}.{reason && firstOf[reason]} Nothing goes on before {who}.
      </>
    )
  return (
    <>
      Erased but for a part, and stopped{why}. Nothing more is tried before {who}; on{' '}
      <Day at={new Date(forgottenBy(finishedAt.getTime()))} /> at the latest it ends as it is.
    </>
  )
}
