/** Signs that turn the text around them, or hide in it: in a file they stand as their numbers. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** JSON for a file that people open: the same values, and nothing in it changes how it is read. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
