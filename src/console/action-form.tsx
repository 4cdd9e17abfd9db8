import type { ComponentChildren } from 'preact'
import type { CaseViewed } from './case-viewed.ts'
import { Csrf } from './layout.tsx'

interface FormProps {
  view: CaseViewed
  name: string
  title: string
  submit?: string
  children: ComponentChildren
}

/** What is done with one request: closed until somebody wants it. */
export function ActionForm({ view, name, title, submit, children }: FormProps) {
  return (
    <details open={view.unsent?.form === name}>
      <summary>{title}</summary>
      <form method="post" action={`/console/requests/${view.request.reference}/${name}`}>
        <Csrf session={view.visit.session} />
        {children}
        <button type="submit">{submit ?? title}</button>
      </form>
    </details>
  )
}
