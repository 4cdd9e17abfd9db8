import type { ComponentChildren } from 'preact'

/** A list, one row each; a heading of figures stands on the right, above them. It may be wider than the screen: it scrolls by itself, by keyboard as well. */
export function Table(props: { label: string; heads: readonly (string | { number: string })[]; children: ComponentChildren }) {
  const { label, heads, children } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>{heads.map((head) => (typeof head === 'string' ? <Head>{head}</Head> : <Head isNumber>{head.number}</Head>))}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function Head({ children, isNumber }: { children: string; isNumber?: true }) {
  return (
    <th scope="col" {...(isNumber ? { class: 'number' } : {})}>
      {children}
    </th>
  )
}

/** The pages of a list, whatever it is sorted by. */
export function Pager({ first, next }: { first: string | undefined; next: string | undefined }) {
  if (!first && !next) return null
  return (
    <nav class="pages" aria-label="Pages">
      {first && <a href={first}>First page</a>}
      {next && (
        <a href={next} rel="next">
          Next page
        </a>
      )}
    </nav>
  )
}
