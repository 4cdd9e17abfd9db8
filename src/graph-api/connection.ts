import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'

export interface Connections {
  httpAgent: HttpAgent
  httpsAgent: HttpsAgent
  /** Whether anything can have been written: true once TCP (and TLS) stood. */
  wasEstablished(socket: unknown): boolean
  close(): void
}

const IDLE_SOCKETS_MAX = 16

/** Keep-alive connections that give up when they do not stand within `connectTimeoutMs`. */
export function openConnections(connectTimeoutMs: number): Connections {
  const established = new WeakSet<object>()
  const options = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS_MAX }
  const agents = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }
  watch(agents.httpAgent, 'connect')
  watch(agents.httpsAgent, 'secureConnect')
  return {
    ...agents,
    wasEstablished: (socket) => typeof socket === 'object' && socket !== null && established.has(socket),
    close() {
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }

  function watch(agent: HttpAgent, ready: 'connect' | 'secureConnect'): void {
    const connect = agent.createConnection.bind(agent)
    agent.createConnection = (target, callback) => {
      const socket = connect(target, callback)
      // Node's agents answer with the socket itself; `null` belongs to custom ones that call back.
      if (socket) follow(socket as Socket, ready)
      return socket
    }
  }

  function follow(socket: Socket, ready: 'connect' | 'secureConnect'): void {
    const timer = setTimeout(() => socket.destroy(new ConnectTimeout()), connectTimeoutMs)
    socket.once(ready, () => {
      clearTimeout(timer)
      established.add(socket)
    })
    socket.once('close', () => clearTimeout(timer))
  }
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT'
}
