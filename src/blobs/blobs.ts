/** Where recordings and media lie. A key is a relative path with forward slashes, as the platform's rows hold it. */
export interface Blobs {
  put(key: string, bytes: Uint8Array): Promise<void>
  exists(key: string): Promise<boolean>
  /** Removes the blob and verifies that it is gone; a key that holds nothing is no error. */
  remove(key: string): Promise<void>
}
