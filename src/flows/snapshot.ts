/** One conversation as it lies in the store (sealed). `value` is the state's name; `context` is parsed on the way in. */
export interface StoredSnapshot {
  version: number
  value: string
  context: unknown
}
