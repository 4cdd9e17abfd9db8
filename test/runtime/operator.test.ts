import { expect, it } from 'vitest'
import { type Known, whoWorks } from '../../src/runtime/operator.ts'

const names = new Map([
  [0, 'root'],
  [1000, 'asha'],
  [1001, 'ravi'],
])
const at = (known: Partial<Known>) =>
  whoWorks({ loginUid: undefined, nameOf: (uid) => names.get(uid), sudoUser: undefined, account: 'asha', ...known })

it.each<[string, Partial<Known>, string]>([
  ['whoever signed in, whatever name the environment has', { loginUid: 1000, sudoUser: 'ravi' }, 'asha'],
  ['whoever signed in, behind sudo', { loginUid: 1001, sudoUser: 'ravi', account: 'deletion-bot' }, 'ravi'],
  ['whoever signed in, behind su', { loginUid: 1001, account: 'root' }, 'ravi'],
  ['one who signed in to an account that is kept elsewhere, by its id', { loginUid: 70_001, sudoUser: 'ravi' }, 'uid-70001'],
  ['root, who signed in as such', { loginUid: 0, account: 'root', sudoUser: 'ravi' }, 'root'],
  ['where nobody signed in, whoever called by sudo', { loginUid: 4_294_967_295, sudoUser: 'ravi', account: 'root' }, 'ravi'],
  ['where nobody signed in, the account itself', { loginUid: 4_294_967_295, account: 'root' }, 'root'],
  ['where the system does not tell, the account itself', { sudoUser: '' }, 'asha'],
])('the hand at the command line is %s', (_, known, name) => {
  expect(at(known)).toBe(name)
})
