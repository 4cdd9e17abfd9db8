/** `CM-7K3F-9QXD` from eight random letters. Says nothing and opens nothing; it is for reading aloud. */
export function referenceOf(letters: string): string {
  if (!/^[0-9A-Z]{8}$/.test(letters)) throw new Error('A reference is made of eight letters and digits.')
  return `CM-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The reference that was typed, however it was spelled. */
export function readReference(typed: string): string | undefined {
  const letters = /^(?:CM)?([0-9A-Z]{8})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''))?.[1]
  return letters === undefined ? undefined : referenceOf(letters)
}
