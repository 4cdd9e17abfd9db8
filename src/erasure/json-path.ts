/** A json path without `*`, as PostgreSQL's `#>>` takes it. */
export function keyPath(path: readonly string[]): string {
  return `{${path.map((part) => (/^[A-Za-z0-9_]+$/.test(part) ? part : JSON.stringify(part))).join(',')}}`
}

/** The same as a jsonpath; `*` stands for every element of an array. */
export function elementPath(path: readonly string[]): string {
  return `$${path.map((part) => (part === '*' ? '[*]' : `.${JSON.stringify(part)}`)).join('')}`
}
