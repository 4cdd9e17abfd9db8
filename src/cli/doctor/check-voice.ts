import type { Config } from '../../runtime/config.ts'
import { silentOpus } from '../../transcription/opus.ts'
import { createTranscribe } from '../../transcription/transcribe.ts'
import { fail, type Line, ok } from './line.ts'

const CHECK = 'voice notes'
const TIMEOUT_MS = 20_000
const PROBE_MS = 1_000

/** Whether voice notes can be heard: a second of silence is sent, which nobody said. */
export async function checkVoice({ transcription, simulator }: Config): Promise<Line> {
  if (simulator) return ok(CHECK, 'the simulator hears them itself')
  if (!transcription) return ok(CHECK, 'off: none is fetched, and people are asked to write')
  const answer = await createTranscribe({ ...transcription, timeoutMs: TIMEOUT_MS })(silentOpus(PROBE_MS))
  switch (answer.is) {
    case 'heard':
      return ok(CHECK, 'the endpoint takes recordings')
    case 'silent':
      return fail(CHECK, 'the endpoint does not answer', 'Correct TRANSCRIPTION_URL, or see whether that service is up.')
    case 'refused':
      return fail(CHECK, `the endpoint answers ${answer.httpStatus}`, whatToDo(answer.httpStatus))
  }
}

function whatToDo(httpStatus: number): string {
  if (httpStatus === 401 || httpStatus === 403) return 'Put a key that may transcribe into TRANSCRIPTION_KEY.'
  if (httpStatus === 404)
    return 'TRANSCRIPTION_URL must end where /audio/transcriptions follows, as in https://api.example.com/v1; or the model is not there.'
  if (httpStatus === 400 || httpStatus === 422) return 'Set TRANSCRIPTION_MODEL to a model of that service.'
  return 'See what that service says of its state and of your limits there.'
}
