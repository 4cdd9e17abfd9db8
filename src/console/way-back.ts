const INSIDE = /^\/console(\/[\w./-]*)?(\?[\w=&.%-]*)?$/

/** Where somebody was going before they had to sign in: within the console, or its first page. */
export function wayBack(to: unknown): string {
  return typeof to === 'string' && to.length <= 300 && INSIDE.test(to) && !/\.\.|\/sign-in/.test(to) ? to : '/console'
}
