import { nameIn } from './case-list.tsx'
import { Select } from './parts.tsx'

/** A list that is longer is looked through by nobody, and a page that holds it is slow. */
const OPTIONS_MAX = 200

interface Choice {
  /** Of those with a chat, and of whoever else the page speaks of. */
  names: ReadonlyMap<string, string>
  /** Those of which the page speaks: they can be chosen however many others there are. */
  here?: readonly (string | null)[]
  chosen: string | undefined
  any: string
}

/** One business of all: from a list while there are few; of many those that are at hand, and the way to any other. */
export function BusinessChoice({ names, here = [], chosen, any }: Choice) {
  const known = chosen === undefined ? names : new Map([...names, [chosen, nameIn(names, chosen)] as const])
  const isMany = names.size > OPTIONS_MAX
  const atHand = new Set([...here, chosen])
  const options = [...known].filter(([id]) => !isMany || atHand.has(id)).map(([value, words]) => ({ value, words }))
  return (
    <div>
      <Select
        name="business"
        id="business"
        label="Business"
        any={any}
        options={options.toSorted((one, other) => one.words.localeCompare(other.words, 'en'))}
        chosen={chosen ?? ''}
      />
      <p class="hint">
        {isMany ? `There are ${names.size.toLocaleString('en-IN')}: ` : 'Not in the list? '}
        <a href="/console/businesses">Find the business</a>
        {isMany ? '.' : ' first.'}
      </p>
    </div>
  )
}
