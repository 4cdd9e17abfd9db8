import type { Language } from '../language.ts'
import type { Translate } from './translate.ts'
import { day } from './when.ts'

/** Below the word of an end, for whoever has no chat: what stays, where the proof is, and when the backups go (`backupsUntil` is yyyy-mm-dd). */
export function proofLines(
  { proofUrl, backupsUntil }: { proofUrl: string | null; backupsUntil: string },
  t: Translate,
  language: Language,
): string[] {
  const backups = t('finished.backups', { backups: day(backupsUntil, language) })
  return [t('letter.kept'), ...(proofUrl === null ? [] : [t('letter.proof', { link: proofUrl })]), backups]
}
