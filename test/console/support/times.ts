export const MINUTE = 60_000
export const HOUR_ = 3_600_000
export const DAY = 86_400_000
