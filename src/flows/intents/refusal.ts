import { spans } from './vocabulary.ts'

/** Stand before the verb: "do not delete", "mat delete karo". */
const before = new Set([
  ...[
    'dont',
    'not',
    'donot',
    'dnt',
    'never',
    'wont',
    'cannot',
    'shouldnt',
    'stop',
    'cancel',
    'avoid',
    'without',
    'मत',
    'ना',
    'न',
    'नहीं',
    'नही',
    'नको',
  ],
  ...['mat', 'mt', 'na', 'nahi', 'nahin', 'nhi', 'nako', 'naka'],
])
/** Stand behind it: "delete mat karo", "काढू नका", "delete nahi karna". */
const behind = new Set([
  ...['मत', 'नहीं', 'नही', 'नहि', 'न', 'ना', 'नको', 'नका', 'नकोस', 'नाही', 'नये'],
  ...['mat', 'mt', 'nahi', 'nahin', 'nhi', 'na', 'nako', 'naka', 'nakos', 'nahee', 'not', 'naye'],
])
/** At the end they only ask nicely: "delete karo na". */
const coaxing = new Set(['na', 'ना', 'न'])
/** Words that may stand between "do not" and the verb: "do not want to delete my …", "mat mera data delete karo". */
const between = new Set([
  ...[
    'want',
    'to',
    'you',
    'please',
    'plz',
    'pls',
    'just',
    'wait',
    'ever',
    'the',
    'abhi',
    'my',
    'your',
    'deletion',
    'of',
    'delete',
    'erase',
  ],
  ...['mera', 'data', 'मेरा', 'डेटा', 'डाटा'],
])
const REACH = 2

/** A no to the erasing itself, in the words next to its verb. A "not" anywhere else speaks of something else. */
export function isRefused(plain: string): boolean {
  const words = plain.split(' ')
  return spans(plain, 'erase').some(([first, end]) => isRefusedBefore(words, first) || isRefusedBehind(words, end))
}

function isRefusedBefore(words: readonly string[], verb: number): boolean {
  let at = verb - 1
  while (at >= 0 && between.has(words[at] ?? '') && verb - at <= 3) at -= 1
  return at >= 0 && before.has(words[at] ?? '')
}

function isRefusedBehind(words: readonly string[], end: number): boolean {
  return words.slice(end, end + REACH).some((word, index) => {
    const last = end + index === words.length - 1
    return behind.has(word) && !(last && coaxing.has(word))
  })
}
