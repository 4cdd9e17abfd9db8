import { Fragment } from 'preact'
import type { CaseViewed } from './case-viewed.ts'

type Part = CaseViewed['matter']['parts'][number]

/** Whoever comes with the reference of a wish that one business's objection has split finds the rest of it, and its whole. */
export function Parts({ request, matter: { parts } }: Pick<CaseViewed, 'request' | 'matter'>) {
  const of = (is: Part['is']) => parts.filter((part) => part.is === is)
  const [whole, split, before] = [of('whole'), of('part'), of('before')]
  const isOver = request.state === 'refused' && request.reason === 'objection-upheld'
  const isSplit = request.scope === 'number' && isOver
  const more = (parts[0]?.all ?? 0) - parts.length
  return (
    <>
      {whole.length > 0 && (
        <>
          {isOver ? ' It was a part of ' : ' It is what goes on of '}
          <References of={whole} />.
        </>
      )}
      {isSplit && split.length > 0 && (
        <>
          {' '}
          For the other businesses it goes on as <References of={split} />
          {more > 0 && ` and ${more} more`}.
        </>
      )}
      {isSplit && before.length > 0 && (
        <>
          {' '}
          What the person had asked for before goes on as it was: <References of={before} />.
        </>
      )}
    </>
  )
}

function References({ of }: { of: readonly Part[] }) {
  return (
    <>
      {of.map(({ reference }, index) => (
        <Fragment key={reference}>
          {index > 0 && ', '}
          <a href={`/console/requests/${reference}`}>{reference}</a>
        </Fragment>
      ))}
    </>
  )
}
