import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, over a minute each: begun first, so that no worker runs one of them alone at the end. */
const LONGEST = [
  'test/crash/every-checkpoint.test.ts',
  'test/doors/without-a-chat.test.ts',
  'test/erasure/every-statement.test.ts',
  'test/doors/chats.test.ts',
  'test/doors/businesses.test.ts',
  'test/start/demo.test.ts',
  'test/intake/pages-in-a-browser.test.ts',
  'test/console/every-page.test.ts',
  'test/crash/two-workers.test.ts',
  'test/crash/account.test.ts',
  'test/console/form-answers.test.ts',
  'test/crash/account-chat.test.ts',
]

/** On a fresh clone vitest goes by the files' sizes, and some of the longest runs stand in the smallest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
