import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'

/** No login began this process: a service, a container, a time table. */
const NO_LOGIN = 4_294_967_295

/**
 * Whose hand is at the command line. Where the system knows who signed in (/proc/self/loginuid, which nobody changes without privilege, also not
 * by sudo or su) it is that account, whatever SUDO_USER says. Elsewhere the account that runs this; behind sudo, whoever called it.
 */
export function operatorName(): string {
  return whoWorks({ loginUid: loginUid(), nameOf, sudoUser: process.env.SUDO_USER, account: accountName() })
}

export interface Known {
  loginUid: number | undefined
  nameOf(uid: number): string | undefined
  /** What the environment says, which whoever has a shell can set. */
  sudoUser: string | undefined
  account: string
}

export function whoWorks({ loginUid: uid, nameOf: name, sudoUser, account }: Known): string {
  if (uid === undefined || uid === NO_LOGIN) return sudoUser || account
  // An account that is kept elsewhere has no name here; its id is its own all the same.
  return name(uid) ?? `uid-${uid}`
}

function loginUid(): number | undefined {
  const text = readOrNothing('/proc/self/loginuid')?.trim()
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

function nameOf(uid: number): string | undefined {
  const accounts = readOrNothing('/etc/passwd')?.split('\n') ?? []
  return accounts.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[0]
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

// A container may run under an id that has no name.
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`
  }
}
