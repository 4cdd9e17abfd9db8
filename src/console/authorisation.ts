/** Who may do what in the console: the one table. Routes name an action, never a role; the tests walk every route as every role. */
export const roles = ['support', 'privacy', 'admin'] as const
export type Role = (typeof roles)[number]

const everyone = roles

export const authorisation = {
  'see-overview': everyone,
  'leave-console': everyone,
  'manage-staff': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof authorisation

/** Roles add up: whoever has two may do what either may. */
export function may(has: readonly Role[], action: Action): boolean {
  const allowed: readonly Role[] = authorisation[action]
  return has.some((role) => allowed.includes(role))
}

export function isRole(word: unknown): word is Role {
  return roles.some((role) => role === word)
}
