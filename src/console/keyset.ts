import { z } from 'zod'

/** Where a list goes on: behind this row. Rows that come in meanwhile move nothing. */
export interface After {
  at: Date
  id: string
}

const after = z
  .string()
  .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
  .transform((text): After => {
    const [at = '', id = ''] = text.split('_')
    return { at: new Date(Number(at)), id }
  })
  .optional()
  .catch(undefined)

export const readAfter = (text: unknown): After | undefined => after.parse(text)
export const writeAfter = ({ at, id }: After): string => `${at.getTime()}_${id}`

/** One page of rows that were read one further than it is long: `last` is where the next one goes on, if there is a next one. */
export function pageOf<Row>(rows: readonly Row[], size: number): { shown: Row[]; last: Row | undefined } {
  const shown = rows.slice(0, size)
  return { shown, last: rows.length > size ? shown.at(-1) : undefined }
}
