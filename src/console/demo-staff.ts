import type { Role } from './authorisation.ts'

/** Who may be played in the demo. Two of a role: what needs a second person can be tried. */
export const demoStaff: readonly { id: string; name: string; roles: Role[] }[] = [
  { id: 'staff:demo-asha', name: 'Asha Kulkarni', roles: ['support'] },
  { id: 'staff:demo-dev', name: 'Dev Menon', roles: ['support'] },
  { id: 'staff:demo-priya', name: 'Priya Nair', roles: ['privacy'] },
  { id: 'staff:demo-irfan', name: 'Irfan Shaikh', roles: ['privacy'] },
  { id: 'staff:demo-anand', name: 'Anand Rao', roles: ['admin'] },
]
