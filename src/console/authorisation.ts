/** Who may do what in the console: the one table. Routes name an action, never a role; the tests walk every route as every role. */
export const roles = ['support', 'privacy', 'admin'] as const
export type Role = (typeof roles)[number]

const everyone = roles
/** Who deals with people and their requests. */
const caseWork = ['support', 'privacy'] as const
const officers = ['privacy', 'admin'] as const

export const authorisation = {
  'see-overview': everyone,
  'see-failures': everyone,
  'export-failures': officers,
  'see-letters': officers,
  'export-letters': officers,
  'replay-letter': officers,
  'list-requests': everyone,
  'export-requests': officers,
  'find-person': caseWork,
  'see-request': everyone,
  'list-cases': caseWork,
  'export-cases': ['privacy'],
  'see-case': caseWork,
  'answer-case': caseWork,
  'list-objections': everyone,
  'export-objections': officers,
  'decide-objection': ['privacy'],
  'list-forwards': everyone,
  'export-forwards': officers,
  'list-proposals': everyone,
  'export-proposals': officers,
  'propose-start': caseWork,
  'see-queue': everyone,
  'see-chat': caseWork,
  'reveal-chat': ['privacy'],
  'take-evidence': ['privacy'],
  'retry-request': caseWork,
  'release-request': caseWork,
  'propose-action': caseWork,
  'decide-proposal': caseWork,
  'reply-to-person': caseWork,
  'list-post': caseWork,
  'export-post': ['privacy'],
  'read-post': caseWork,
  'post-letter': caseWork,
  'post-letters': ['privacy'],
  'assign-request': caseWork,
  'add-note': caseWork,
  'leave-console': everyone,
  'see-access-log': officers,
  'export-access-log': officers,
  'manage-staff': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof authorisation

/** As which of their roles somebody may do this; undefined: as none. Roles add up: whoever has two may do what either may. */
export function roleFor(has: readonly Role[], action: Action): Role | undefined {
  const allowed: readonly Role[] = authorisation[action]
  return roles.find((role) => has.includes(role) && allowed.includes(role))
}

export function may(has: readonly Role[], action: Action): boolean {
  return roleFor(has, action) !== undefined
}

export function isRole(word: unknown): word is Role {
  return roles.some((role) => role === word)
}
