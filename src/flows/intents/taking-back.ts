import { keepsData } from './keeping.ts'
import { forbidsErasing, isRefused } from './refusal.ts'
import { has, oneOf, polite, without } from './vocabulary.ts'

let lastNo: RegExp | undefined

/** "Delete no": right behind the verb, and the last word. */
function endsInNo(plain: string): boolean {
  lastNo ??= new RegExp(`(?:^| )${oneOf('literal')} ${oneOf('retracting')}$`, 'u')
  return lastNo.test(polite(plain))
}

/** "My mind changed, delete no", "by mistake, do not delete it": what is not gone yet is to stay, and nothing is wanted back. */
export function takesBack(plain: string, text: string, erase: boolean): boolean {
  const changed = has(plain, 'changedMind')
  if (changed && keepsData(without(plain, 'back'), text)) return true
  if (!erase || !(changed || has(plain, 'back'))) return false
  return isRefused(plain) || forbidsErasing(plain) || (changed && endsInNo(plain))
}
