/** Why somebody looks, searches, reveals or exports. */
export const lookReasons = [
  'asked-by-the-person',
  'complaint',
  'authority-asks',
  'technical-fault',
  'identity-in-doubt',
  'audit',
] as const
