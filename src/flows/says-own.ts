import { readIntent } from './intent.ts'
import { hasOtherSign, isQuestion, normalise } from './intents/normalise.ts'
import { respelled } from './intents/respelled.ts'
import { alternatives, has, listOf, polite } from './intents/vocabulary.ts'
import { isOwnByTheVerb, joinsKinToData, speaksForKin } from './intents/whose-data.ts'
import { opensDeletion } from './opens-deletion.ts'

const AROUND = 'own|only|it|its|is|the|khud|ka|ki|hi|hai|खुद|का|की|ही|है|स्वतःचा|swatacha|aahe|आहे'
let words: RegExp | undefined

/** "My data", "mine", "mera data": the words of whose it is, and nothing besides. */
function isMine(plain: string): boolean {
  words ??= new RegExp(
    `^(?:${alternatives([...listOf('self'), ...listOf('ownData'), ...AROUND.split('|').map(normalise)])})$`,
    'u',
  )
  return has(plain, 'self') && plain.split(' ').every((word) => words?.test(word))
}

/**
 * Whether a text below "Whose data is it?" answers: the speaker's own. It only leads to message 1, which asks anew. "My mother is ill, delete
 * my data" said once more is believed; whoever stands for somebody, or names data of theirs, is not taken at one word.
 */
export function saysOwn(said: string, own: readonly string[] = []): boolean {
  if (isQuestion(said) || hasOtherSign(said)) return false
  const plain = respelled(normalise(said))
  const intent = readIntent(said)
  if (intent.is === 'delete') return intent.plain && has(plain, 'self') && opensDeletion(said, own) === true
  if (intent.is === 'none') return isMine(polite(plain))
  return intent.is === 'somebody-else' && isOwnByTheVerb(plain) && !names(plain)
}

const names = (plain: string) => has(plain, 'standsFor') || joinsKinToData(plain) || speaksForKin(plain)
