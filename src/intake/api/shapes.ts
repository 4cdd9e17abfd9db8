import { z } from 'zod'
import { languages } from '../../flows/language.ts'
import { forwardStatuses } from '../../forwards/forward.ts'
import { grounds } from '../../requests/objection.ts'

const moment = z.iso.datetime()

export const idParam = z.object({ id: z.uuid() })

export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .describe('Of your own making, one per wish: a repetition with the same body is given the first answer, for 24 hours.'),
})

export const newRequest = z.strictObject({
  phone_number: z
    .string()
    .max(40)
    .describe(
      'The customer’s number, best in E.164 with +. Without a country code it is read as Indian, and refused with 422 where the same digits are a number abroad.',
    ),
  language: z.enum(languages).default('en').describe('In which the customer is written to.'),
})

const status = z
  .enum(forwardStatuses)
  .describe(
    'received: nothing that the customer did is known; so it stays for a number that is nobody’s. confirmed, completed, partial, cancelled: how the customer’s own request stands. refused: the customer said that this was not their wish, your objection was upheld, or CallMissed may not carry it out. expired: 30 days without an answer.',
  )

export const accepted = z.object({ id: z.uuid(), status: z.literal('received'), created_at: moment })

export const objectionShape = z.object({
  ground: z.enum(grounds),
  status: z.enum(['open', 'upheld', 'rejected', 'lapsed']),
  decide_by: moment.describe('Undecided by then, it lapses and the erasure goes on.'),
})

export const deletionRequest = z.object({
  id: z.uuid(),
  status,
  created_at: moment,
  expires_at: moment.nullable(),
  confirmed_at: moment.nullable(),
  erase_at: moment
    .nullable()
    .describe('Of confirmed: from when it is erased. It may change; a webhook `confirmed` then names the new one.'),
  finished_at: moment.nullable(),
  objection: objectionShape.nullable().describe('Your own, if there is one.'),
})

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional().describe('next_cursor of the page before.'),
})

export const listed = z.object({
  data: z.array(deletionRequest),
  has_more: z.boolean(),
  next_cursor: z.string().nullable(),
})

export const newObjection = z.strictObject({ ground: z.enum(grounds) })
