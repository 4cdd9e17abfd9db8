import { userInfo } from 'node:os'

/** Whose account runs this process; behind sudo, whoever called it: a service's account is shared. */
export function operatorName(): string {
  return process.env.SUDO_USER || accountName()
}

// A container may run under an id that has no name.
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}
