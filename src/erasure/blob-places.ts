import type { Catalogue } from './catalogue.ts'
import type { DataMap, TableMap } from './data-map.ts'

export interface BlobPlace {
  table: string
  column: string
}

export const placeName = ({ table, column }: BlobPlace): string => `${table}.${column}`

export const blobColumnsOf = ({ columns }: Pick<TableMap, 'columns'>): string[] =>
  Object.keys(columns).filter((column) => columns[column] === 'blob key')

/** The columns that name blobs, as far as the live database has them. */
export function blobPlaces(map: DataMap, catalogue: Pick<Catalogue, 'tables'>): BlobPlace[] {
  return Object.entries(map).flatMap(([table, mapped]) =>
    blobColumnsOf(mapped)
      .filter((column) => catalogue.tables[table]?.columns[column])
      .map((column) => ({ table, column })),
  )
}
