/** `CM-7K3F-9QXD` from eight random letters. Says nothing and opens nothing; it is for reading aloud. */
export function referenceOf(letters: string): string {
  if (!/^[0-9A-Z]{8}$/.test(letters)) throw new Error('A reference is made of eight letters and digits.')
  return `CM-${letters.slice(0, 4)}-${letters.slice(4)}`
}
