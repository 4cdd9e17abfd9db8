const DAY_MS = 86_400_000
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The day that it is in India, yyyy-mm-dd. */
export const dayInIndia = (at: Date) => DAY.format(at)

/** Midnight of a day in India, and its last second. */
export const startOfDay = (day: string) => new Date(`${day}T00:00:00+05:30`)
export const endOfDay = (day: string) => new Date(`${day}T23:59:59+05:30`)

/** The day with which the overview's thirty begin: its numbers and their lists count from the same moment. */
export const monthAgo = (now: Date) => dayInIndia(new Date(now.getTime() - 30 * DAY_MS))
