export const languages = ['en', 'hi', 'mr'] as const
export type Language = (typeof languages)[number]
