import { createGraphClient, type GraphClient } from '../graph-api/client.ts'
import type { Config } from '../runtime/config.ts'

const TIMEOUT_MS = 10_000

/** Runs with a client for Meta, or in the demo for the running server's own WhatsApp. */
export async function withGraph<T>(config: Config, work: (graph: GraphClient) => Promise<T>): Promise<T> {
  const { host, port } = config
  const demo = `http://${host.includes(':') ? `[${host}]` : host}:${port}/simulator/graph`
  const graph = createGraphClient({ baseUrl: config.graph.baseUrl ?? demo, version: config.graph.version, timeoutMs: TIMEOUT_MS })
  try {
    return await work(graph)
  } finally {
    graph.close()
  }
}
