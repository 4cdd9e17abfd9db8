import type { Transcribe, Transcript } from './transcribe.ts'

export interface Guard {
  now: () => Date
  /** The endpoint has just failed several times in a row: nothing is asked of it for a while. */
  onDown(because: Exclude<Transcript['is'], 'heard'>): void
}

/** Fewer than the jobs that run at once: who writes is answered, however slowly others are heard. */
const AT_ONCE_MAX = 3
const FAILURES_IN_A_ROW = 3
const PAUSE_MS = 60_000

/** Spares an endpoint that is down, and the jobs that would wait for it: such a note is `silent` at once. Shared by everything in a process. */
export function guardedTranscribe(transcribe: Transcribe, { now, onDown }: Guard): Transcribe {
  let underWay = 0
  let failures = 0
  let restsUntil = 0
  return async (voice) => {
    const rests = failures >= FAILURES_IN_A_ROW && now().getTime() < restsUntil
    if (rests || underWay >= AT_ONCE_MAX) return { is: 'silent' }
    underWay += 1
    try {
      const transcript = await transcribe(voice)
      failures = isWell(transcript) ? 0 : failures + 1
      if (failures >= FAILURES_IN_A_ROW) restsUntil = now().getTime() + PAUSE_MS
      if (failures === FAILURES_IN_A_ROW && transcript.is !== 'heard') onDown(transcript.is)
      return transcript
    } finally {
      underWay -= 1
    }
  }
}

/** A recording that cannot be heard says nothing of the endpoint. */
function isWell(transcript: Transcript): boolean {
  return transcript.is === 'heard' || (transcript.is === 'refused' && [400, 413, 415, 422].includes(transcript.httpStatus))
}
