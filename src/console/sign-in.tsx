import { demoStaff } from './demo-staff.ts'
import { wayBack } from './way-back.ts'

/** The pages that somebody without a session sees. */
export function SignInPage({ to, by }: { to: string; by: 'oidc' | 'link' }) {
  return (
    <section class="card narrow">
      <h1>Sign in</h1>
      {by === 'oidc' ? (
        <>
          <p>Here you see deletion requests and step in where people wait. Every look at a case is written down.</p>
          <p>
            <a class="button" href={`/console/sign-in/start?to=${encodeURIComponent(wayBack(to))}`}>
              Sign in with your work account
            </a>
          </p>
        </>
      ) : (
        <p>
          This is not production: the start of the program printed a one-time link. Open it, or print another with{' '}
          <code>npm run cli -- console link</code>.
        </p>
      )}
    </section>
  )
}

export function ChooseStaffPage({ token }: { token: string }) {
  return (
    <section class="card narrow">
      <h1>Who are you today?</h1>
      <p>Invented people, for trying out. The link is used up with your choice.</p>
      <form method="post" action={`/console/sign-in/link/${token}`} class="choices">
        {demoStaff.map(({ id, name, roles }) => (
          <button key={id} type="submit" name="staff" value={id}>
            {name} <small>{roles.join(', ')}</small>
          </button>
        ))}
      </form>
    </section>
  )
}

interface Sentence {
  title: string
  children: string
  to?: { href: string; name: string }
  /** What somebody typed into a form that was not taken: it is kept nowhere else. */
  typed?: string
}

/** One sentence on a page of its own: what happened, and what to do. */
export function Said({ title, children, to, typed }: Sentence) {
  return (
    <section class="card narrow">
      <h1>{title}</h1>
      <p>{children}</p>
      {typed && (
        <div class="field">
          <label for="typed">What you wrote, to be copied: it is kept nowhere</label>
          <textarea id="typed" readOnly value={typed} />
        </div>
      )}
      {to && (
        <p>
          <a href={to.href}>{to.name}</a>
        </p>
      )}
    </section>
  )
}
