/** Milliseconds since this call, by a clock that nobody sets; for how long something took, never for when it was. */
export function stopwatch(): () => number {
  const from = performance.now()
  return () => performance.now() - from
}
