import axios, { type AxiosError, type AxiosRequestConfig, type AxiosResponse, isAxiosError } from 'axios'
import { hmacSha256Hex } from '../runtime/keys.ts'
import { openConnections } from './connection.ts'
import { isMediaAddress } from './media-address.ts'
import { type GraphFailure, type GraphResult, type ManagementResult, readAnswer, readManagement } from './result.ts'

/** What a send needs of a channel. */
export interface SendingChannel {
  phoneNumberId: string
  accessToken: string
  /** The current app secret, for `appsecret_proof`. */
  appSecret: string
}

export type JsonObject = { [key: string]: unknown }

export interface GraphClient {
  /** POSTs to `/{phone_number_id}/messages`. Never throws, never puts a token, number or URL into its answer. */
  post(channel: SendingChannel, body: JsonObject): Promise<GraphResult>
  /** DELETEs `/{phone_number_id}/{edge}`, with the same promises. */
  delete(channel: SendingChannel, edge: string, params: Readonly<Record<string, string>>): Promise<GraphResult>
  /** Any other call, for managing the account: `path` follows the version. The same promises; the answer's JSON is for the caller to read. */
  manage(channel: SendingChannel, call: ManagementCall): Promise<ManagementResult>
  /** GETs a file from where Meta says that it lies, into memory, if that is Meta's. The same promises. */
  download(channel: SendingChannel, url: string, bytesMax: number): Promise<DownloadResult>
  /** Closes idle connections. */
  close(): void
}

export interface ManagementCall {
  method: 'GET' | 'POST'
  path: string
  params?: Readonly<Record<string, string>>
  body?: JsonObject
  /** Instead of the channel's token; then no proof is sent along. */
  token?: string
}

/** `not-meta`: the token would have gone to somebody else, so nothing was asked. */
export type DownloadResult = { ok: true; bytes: Buffer; contentType: string } | GraphFailure | { ok: false; kind: 'not-meta' }

export interface GraphSettings {
  /** `GRAPH_API_BASE_URL`. */
  baseUrl: string
  /** `GRAPH_API_VERSION`, such as `v26.0`. */
  version: string
  /** For the whole exchange. */
  timeoutMs: number
  /** For the connection alone; at most `timeoutMs`. */
  connectTimeoutMs?: number
}

const ANSWER_BYTES_MAX = 256 * 1024
const CONNECT_TIMEOUT_MS = 3_000

/** The one client that speaks HTTP to Meta. Throws on settings that cannot work. https://developers.facebook.com/docs/graph-api */
export function createGraphClient({
  baseUrl,
  version,
  timeoutMs,
  connectTimeoutMs = CONNECT_TIMEOUT_MS,
}: GraphSettings): GraphClient {
  const root = checkSettings(baseUrl, version)
  const connections = openConnections(Math.min(connectTimeoutMs, timeoutMs))
  const http = axios.create({
    httpAgent: connections.httpAgent,
    httpsAgent: connections.httpsAgent,
    maxRedirects: 0,
    maxContentLength: ANSWER_BYTES_MAX,
    timeout: timeoutMs,
    proxy: false,
    responseType: 'text',
    transformResponse: (text: unknown) => text,
    validateStatus: () => true,
  })

  function exchange(channel: SendingChannel, path: string, request: AxiosRequestConfig): Promise<AxiosResponse<unknown>> {
    return http.request({
      ...request,
      url: `${root}/${path}`,
      params: { appsecret_proof: hmacSha256Hex(channel.appSecret, channel.accessToken), ...request.params },
      headers: { authorization: `Bearer ${channel.accessToken}`, accept: 'application/json', ...request.headers },
      // axios's own timeout restarts with every byte; this one ends the exchange.
      signal: AbortSignal.timeout(timeoutMs),
    })
  }

  async function call(channel: SendingChannel, edge: string, request: AxiosRequestConfig): Promise<GraphResult> {
    try {
      const answer = await exchange(channel, `${encodeURIComponent(channel.phoneNumberId)}/${edge}`, request)
      return readAnswer(answer.status, answer.data, retryAfter(answer))
    } catch (error) {
      return failure(error, connections.wasEstablished)
    }
  }

  async function manage(
    channel: SendingChannel,
    { method, path, params, body, token }: ManagementCall,
  ): Promise<ManagementResult> {
    const own = token === undefined ? {} : { authorization: `Bearer ${token}` }
    try {
      const answer = await exchange(channel, path, {
        method,
        params: { ...params, ...(token === undefined ? {} : { appsecret_proof: undefined }) },
        headers: { ...own, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { data: JSON.stringify(body) } : {}),
      })
      return readManagement(answer.status, answer.data, retryAfter(answer))
    } catch (error) {
      return failure(error, connections.wasEstablished)
    }
  }

  async function download(channel: SendingChannel, url: string, bytesMax: number): Promise<DownloadResult> {
    if (!isMediaAddress(url, baseUrl)) return { ok: false, kind: 'not-meta' }
    try {
      const { status, data, headers } = await http.get<ArrayBuffer>(url, {
        // The address is signed as it stands: nothing is added to it.
        headers: { authorization: `Bearer ${channel.accessToken}` },
        responseType: 'arraybuffer',
        transformResponse: (bytes: unknown) => bytes,
        maxContentLength: bytesMax,
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (status !== 200) return { ok: false, kind: 'refused', code: null, httpStatus: status, transient: status >= 500 }
      return { ok: true, bytes: Buffer.from(data), contentType: String(headers['content-type'] ?? '') }
    } catch (error) {
      return failure(error, connections.wasEstablished)
    }
  }

  return {
    post: (channel, body) =>
      call(channel, 'messages', {
        method: 'POST',
        data: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    delete: (channel, edge, params) => call(channel, edge, { method: 'DELETE', params }),
    manage,
    download,
    close: connections.close,
  }
}

function checkSettings(baseUrl: string, version: string): string {
  if (!/^https?:\/\/[^\s?#]+$/.test(baseUrl))
    throw new Error('GRAPH_API_BASE_URL must be a URL such as https://graph.facebook.com.')
  if (!/^v\d{1,3}\.\d$/.test(version)) throw new Error('GRAPH_API_VERSION must look like v26.0.')
  return `${baseUrl.replace(/\/+$/, '')}/${version}`
}

function retryAfter(answer: AxiosResponse<unknown>): string {
  return String(answer.headers['retry-after'] ?? '')
}

// An AxiosError carries token, number and URL, so it ends here. What never stood on a connection was surely not sent.
function failure(error: unknown, wasEstablished: (socket: unknown) => boolean): GraphFailure {
  const request = isAxiosError(error) ? requestOf(error) : undefined
  return { ok: false, kind: request === undefined || wasEstablished(request.socket) ? 'unknown' : 'unreachable' }
}

function requestOf(error: AxiosError): { socket?: unknown } | undefined {
  const request: unknown = error.request
  return typeof request === 'object' && request !== null ? request : undefined
}
