import type { ComponentChildren } from 'preact'

const FORMAT = new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kolkata' })

/** A moment in India, where the people and the staff are. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{FORMAT.format(at)}</time>
}

/** What has just been done, or did not work. */
export function Notice({ children, bad = false }: { children: ComponentChildren; bad?: boolean }) {
  return (
    <p class={bad ? 'notice bad' : 'notice'} role={bad ? 'alert' : 'status'}>
      {children}
    </p>
  )
}
