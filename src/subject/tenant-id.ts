/** A business's id as text, whatever the platform's own type is: a number, a uuid, a short code. */
export const TENANT_ID = /^[0-9A-Za-z_-]{1,64}$/

/** The same for PostgreSQL. Nothing with a sign or a blank in it, so that no number, address or name of a person passes. */
export const TENANT_ID_SQL = '^[0-9A-Za-z_-]{1,64}$'

export const isTenantId = (text: string): boolean => TENANT_ID.test(text)
