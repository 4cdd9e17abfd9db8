import { standingOf } from '../requests/standing.ts'
import { may } from './authorisation.ts'
import { CaseActions, canBeWrittenTo } from './case-actions.tsx'
import { Matters } from './case-matters.tsx'
import { Objections } from './case-objections.tsx'
import { Facts, Failures, Notes, Timeline } from './case-parts.tsx'
import { Plan } from './case-plan.tsx'
import { Kept, Processors } from './case-progress.tsx'
import { Receipts } from './case-receipts.tsx'
import type { CaseViewed } from './case-viewed.ts'
import { InShort } from './in-short.tsx'
import { Notice, State } from './parts.tsx'
import { NotDone } from './unsent.tsx'

/** One request: how it stands, what happened, what may be done. */
export function CaseView(view: CaseViewed) {
  const { visit, request, matter, said, unsent } = view
  const canSeeChat = matter.chat !== null && may(visit.session.roles, 'see-chat')
  return (
    <>
      <h1>
        {request.reference} <State state={standingOf(request)} />
      </h1>
      {unsent && <NotDone unsent={unsent} isOffered={unsent.form === 'note' || canBeWrittenTo(view)} />}
      {said && <Notice {...(said.tone ? { tone: said.tone } : {})}>{said.words}</Notice>}
      {view.kept === undefined && (
        <Notice tone="warn">The platform does not answer: progress and kept rows are missing here.</Notice>
      )}
      <p class="inline">
        {canSeeChat && (
          <a class="button quiet" href={`/console/chats/${matter.chat}`}>
            The chat with the person
          </a>
        )}
        {matter.letters.all > 0 && may(visit.session.roles, 'read-post') && (
          <a class="button quiet" href={`/console/requests/${request.reference}/letters`}>
            {matter.letters.unposted > 0 ? `Letters to post (${matter.letters.unposted})` : 'Letters to the person'}
          </a>
        )}
        {may(visit.session.roles, 'take-evidence') && (
          <a class="button quiet" href={`/console/requests/${request.reference}/evidence`}>
            Evidence pack
          </a>
        )}
      </p>
      <div class="main-and-side">
        <div>
          <InShort {...view} />
          <Facts {...view} />
          <Timeline {...view} />
          <Plan {...view} />
          <Kept {...view} />
          <Processors {...view} />
          <Failures {...view} />
          <Receipts {...view} />
        </div>
        <div>
          <Objections {...view} />
          <CaseActions {...view} />
          {may(visit.session.roles, 'see-case') && <Matters {...view} />}
          {may(visit.session.roles, 'add-note') && <Notes {...view} />}
        </div>
      </div>
    </>
  )
}
