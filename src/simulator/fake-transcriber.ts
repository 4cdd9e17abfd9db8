import { type FastifyPluginAsync, type FastifyReply, fastify } from 'fastify'
import { equalInConstantTime } from '../runtime/keys.ts'
import { opusComment, opusLengthMs } from '../transcription/opus.ts'

export interface TranscriberPlay {
  key: string
  /** How many bytes each recording had that came with a right key, oldest first. */
  heard: number[]
  /** What the next calls meet instead of an answer: an HTTP status, or silence. */
  failNext: (number | 'silence')[]
}

/** The recordings of the demo carry what is said in them where a real one has its title. */
export const SAID = 'TRANSCRIPT='
const BODY_BYTES_MAX = 25 * 1024 * 1024

/** A speech endpoint in OpenAI's shape, `POST /audio/transcriptions`: it reads the words out of the demo's recordings, and hears none in others. */
export function fakeTranscriber({ key, heard, failNext }: TranscriberPlay): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX }, (_request, body, done) => done(null, body))
    app.post('/audio/transcriptions', async (request, reply) => {
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
      if (token === undefined || !equalInConstantTime(token, key)) return refuse(reply, 401, 'Incorrect API key provided.')
      const form = await formOf(request.body, request.headers['content-type'])
      const file = form?.get('file')
      if (!form || !(file instanceof Blob)) return refuse(reply, 400, 'file: field required')
      if (typeof form.get('model') !== 'string') return refuse(reply, 400, 'you must provide a model parameter')
      const bytes = Buffer.from(await file.arrayBuffer())
      heard.push(bytes.length)
      const fault = failNext.shift()
      if (fault === 'silence') return reply.hijack()
      if (fault !== undefined) return refuse(reply, fault, 'Told to fail.')
      const lengthMs = opusLengthMs(bytes)
      if (lengthMs === undefined) return refuse(reply, 400, 'Invalid file format.')
      const comment = opusComment(bytes) ?? ''
      const text = comment.startsWith(SAID) ? comment.slice(SAID.length) : ''
      const format = form.get('response_format') ?? 'json'
      if (format === 'json') return { text }
      if (format === 'verbose_json') return { task: 'transcribe', duration: lengthMs / 1000, text }
      return refuse(reply, 400, 'response_format is not one that is known here')
    })
  }
}

async function formOf(body: unknown, contentType: string | undefined): Promise<FormData | undefined> {
  if (!Buffer.isBuffer(body) || contentType === undefined) return undefined
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  } catch {
    return undefined
  }
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: { message, type: 'invalid_request_error', param: null, code: null } })
}

export interface StartedTranscriber extends TranscriberPlay {
  /** For `TRANSCRIPTION_URL`. */
  url: string
  close(): Promise<void>
}

/** The same on a port of its own, for tests. */
export async function startFakeTranscriber(key: string): Promise<StartedTranscriber> {
  const play: TranscriberPlay = { key, heard: [], failNext: [] }
  const app = fastify({ forceCloseConnections: true })
  await app.register(fakeTranscriber(play), { prefix: '/v1' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { ...play, url: `${url}/v1`, close: () => app.close() }
}
