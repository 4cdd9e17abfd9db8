/** The contact books that Meta keeps, one for each portfolio. Entries are spelled `portfolioId userId`. */
export interface ContactBook {
  /** Deletions, oldest first. */
  forgotten: string[]
  /** Whoever wrote or was written to, and has not been deleted since. */
  has(entry: string): boolean
  /** Each message between the two, whichever way, makes an entry. */
  write(entry: string): void
  forget(entry: string): void
}

export function createContactBook(): ContactBook {
  const absent = new Set<string>()
  const forgotten: string[] = []
  return {
    forgotten,
    has: (entry) => !absent.has(entry),
    write: (entry) => void absent.delete(entry),
    forget(entry) {
      absent.add(entry)
      forgotten.push(entry)
    },
  }
}

export const entryOf = ({ portfolioId }: { portfolioId: string }, userId: string): string => `${portfolioId} ${userId}`
