import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** Meta's contract for what we send, as JSON Schema. */
export function outboundSchema(): ValidateFunction {
  const schema: unknown = JSON.parse(readFileSync(new URL('./outbound-messages.schema.json', import.meta.url), 'utf8'))
  return new Ajv2020({ strict: false, discriminator: false, formats: { url: true, uri: true, date: true, email: true } }).compile(
    schema as object,
  )
}
