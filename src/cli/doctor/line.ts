/** One thing that was looked at. `fail`: something does not work, or will not; `warn`: it works, and somebody should look. */
export type Line =
  | { check: string; is: 'ok'; says: string }
  | { check: string; is: 'warn' | 'fail'; says: string; whatToDo: string }

export const ok = (check: string, says: string): Line => ({ check, is: 'ok', says })
export const warn = (check: string, says: string, whatToDo: string): Line => ({ check, is: 'warn', says, whatToDo })
export const fail = (check: string, says: string, whatToDo: string): Line => ({ check, is: 'fail', says, whatToDo })
