import { z } from 'zod'
import { equalInConstantTime, hmacSha256Hex } from '../runtime/keys.ts'
import type { TaskState, Verb } from './processor-task.ts'

/** An answer older or younger than this is not believed: a copy of it is worthless soon. */
export const BELIEVED_MS = 5 * 60_000
const ANSWERS_MAX = 100

const answer = z.object({
  id: z.string().regex(/^[\w-]{8,64}$/),
  created_at: z.iso.datetime({ offset: true }),
  answers: z
    .array(z.object({ task: z.uuid(), status: z.enum(['done', 'scheduled', 'refused']) }))
    .min(1)
    .max(ANSWERS_MAX)
    .refine((answers) => new Set(answers.map(({ task }) => task)).size === answers.length),
})
export type Answer = z.infer<typeof answer>

export type ReadAnswer =
  | { is: 'answer'; answer: Answer }
  /** Not signed by this processor, or by nobody's secret at all: the same to whoever asks. */
  | { is: 'stranger' }
  | { is: 'stale' }
  | { is: 'unreadable' }

// What a name nobody has is checked against: it takes as long as the real thing.
const NOBODYS_SECRET = 'nobody'

/** Answers fit into this many bytes several times over. */
export const ANSWER_BYTES_MAX = 64 * 1024

/** Whether a task may become what its processor says of it: a day is named for what was asked to go on a day, and what is done stays done. */
export function judgeAnswer(
  { verb, state }: { verb: Verb; state: TaskState },
  status: Answer['answers'][number]['status'],
): 'fits' | 'not-asked' | 'contradicts' {
  if (status === 'scheduled' && verb !== 'erase-after') return 'not-asked'
  return state === 'done' && status !== 'done' ? 'contradicts' : 'fits'
}

/** Reads one answer: first who signed the bytes, then what they say, then when they were written. */
export function readAnswer(raw: Buffer, signature: string | undefined, secret: string | undefined, now: Date): ReadAnswer {
  const expected = `sha256=${hmacSha256Hex(secret ?? NOBODYS_SECRET, raw)}`
  const isSigned = equalInConstantTime(expected, signature ?? '')
  if (!isSigned || secret === undefined) return { is: 'stranger' }
  const read = answer.safeParse(parseJson(raw))
  if (!read.success) return { is: 'unreadable' }
  const ageMs = Math.abs(now.getTime() - Date.parse(read.data.created_at))
  return ageMs <= BELIEVED_MS ? { is: 'answer', answer: read.data } : { is: 'stale' }
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
