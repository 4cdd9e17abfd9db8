import { may } from './authorisation.ts'
import type { Overview } from './overview-store.ts'
import type { Session } from './session-store.ts'

/** What waits in the machine, each number a way to its list. */
export function Machine({ numbers: { queue, letters }, session }: { numbers: Overview; session: Session }) {
  const canSee = may(session.roles, 'see-letters')
  return (
    <section class="card">
      <h2>The machine</h2>
      <dl class="facts">
        <dt>Messages to handle</dt>
        <dd>
          <a href="/console/queue#inbox">{queue.inbox}</a>
        </dd>
        <dt>Messages to send</dt>
        <dd>
          <a href="/console/queue#outbox">{queue.outbox}</a>
        </dd>
        <dt>Jobs that are due</dt>
        <dd>
          <a href="/console/queue#jobs">{queue.jobs}</a>
        </dd>
        <dt>Dead letters</dt>
        <dd>{canSee ? <a href="/console/letters">{letters}</a> : letters}</dd>
      </dl>
    </section>
  )
}
