import axios from 'axios'
import { z } from 'zod'

export interface TranscriberSettings {
  /** `TRANSCRIPTION_URL`, such as https://api.example.com/v1; the path of the endpoint follows it. */
  url: string
  key: string | undefined
  model: string
  /** For the whole exchange. */
  timeoutMs: number
}

/** `silent`: no connection, no answer in time, or none that can be read. */
export type Transcript = { is: 'heard'; words: string } | { is: 'refused'; httpStatus: number } | { is: 'silent' }

/** Turns a voice note into words. Never throws; nothing of sound, words or key is in what it says besides. */
export type Transcribe = (voice: Uint8Array) => Promise<Transcript>

const ANSWER_BYTES_MAX = 64 * 1024
/** A minute of quick speech has some 200 words. */
const WORDS_MAX = 2_000
const answered = z.object({ text: z.string() })

/** The endpoint that CallMissed sells, in OpenAI's shape: POST /audio/transcriptions, multipart. platform.openai.com/docs/api-reference/audio */
export function createTranscribe({ url, key, model, timeoutMs }: TranscriberSettings): Transcribe {
  const endpoint = `${url.replace(/\/+$/, '')}/audio/transcriptions`
  return async (voice) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(voice)], { type: 'audio/ogg' }), 'voice.ogg')
    form.set('model', model)
    form.set('response_format', 'json')
    try {
      const { status, data } = await axios.post(endpoint, form, {
        headers: { accept: 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
        maxRedirects: 0,
        maxContentLength: ANSWER_BYTES_MAX,
        proxy: false,
        validateStatus: () => true,
        // axios's own timeout restarts with every byte; this one ends the exchange.
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (status < 200 || status >= 300) return { is: 'refused', httpStatus: status }
      const read = answered.safeParse(data)
      return read.success ? { is: 'heard', words: read.data.text.slice(0, WORDS_MAX).trim() } : { is: 'silent' }
    } catch {
      // An AxiosError carries key and recording, so it ends here.
      return { is: 'silent' }
    }
  }
}
