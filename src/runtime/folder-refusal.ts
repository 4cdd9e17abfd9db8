/** What the file system refused, as one sentence that says what to do; anything else comes back as it is. */
export function folderRefusal(error: unknown, dataDir: string): Error {
  const { code, path } = error as NodeJS.ErrnoException
  const where = path ?? dataDir
  if (code === 'ENOSPC')
    return new Error(`The disk that holds ${dataDir} is full: free some space, or set DATA_DIR to another disk.`)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Error(`${where} is closed to this user: change its owner, or set DATA_DIR to another folder.`)
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Error(`${where} is a file where a folder is needed: move it away, or set DATA_DIR to another folder.`)
  }
  return error instanceof Error ? error : new Error(String(error))
}
