/** What one request's subject left, over the whole database. */
export interface NightlyFinding {
  requestId: string
  residue: { table: string; column: string; rows: number }[]
  mentions: { table: string; rows: number }[]
  /** Where the residue is, among other rows: by ctid, and only for as long as nobody writes there. */
  places?: { table: string; at: readonly string[] }[]
}
