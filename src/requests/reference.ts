/** `CM-7K3F-9QXD` from eight random letters. Says nothing and opens nothing; it is for reading aloud. */
export function referenceOf(letters: string): string {
  if (!/^[0-9A-Z]{8}$/.test(letters)) throw new Error('A reference is made of eight letters and digits.')
  return `CM-${letters.slice(0, 4)}-${letters.slice(4)}`
}

const MAIL_CASE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether this names a case that came by mail: those have an id and no reference, for nobody proved to be anybody. */
export function isMailCaseId(named: string): boolean {
  return MAIL_CASE.test(named)
}

/** The case that was typed: a chat's by its reference, a mail's by its id. */
export function readCase(typed: string): string | undefined {
  const id = typed.trim().toLowerCase()
  return isMailCaseId(id) ? id : readReference(typed)
}

/** The reference that was typed, however it was spelled. */
export function readReference(typed: string): string | undefined {
  const letters = /^(?:CM)?([0-9A-Z]{8})$/.exec(typed.toUpperCase().replace(/[\s-]/g, ''))?.[1]
  return letters === undefined ? undefined : referenceOf(letters)
}
