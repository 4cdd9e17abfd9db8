const MINUTE_MS = 60_000
/** Meta's 24 hours after the person's last message, less five minutes for the way. */
export const WINDOW_MS = (24 * 60 - 5) * MINUTE_MS

/** True when the person is known to have written within the day. */
export function isWindowOpen(lastInboundAt: Date | null, at: Date): boolean {
  return lastInboundAt !== null && !isWindowClosed(lastInboundAt, at)
}

/** True when it is known that only a template gets through; a person who never wrote on this channel is left to Meta to judge. */
export function isWindowClosed(lastInboundAt: Date | null, now: Date): boolean {
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() > WINDOW_MS
}
