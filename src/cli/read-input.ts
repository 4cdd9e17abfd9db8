const LONGEST = 65_536

/** What is piped in, or typed until Ctrl-D (one line: until Enter). Secrets and numbers come this way, never as arguments. */
export async function readInput(prompt: string, options: { oneLine?: boolean } = {}): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write(prompt)
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if ((options.oneLine && text.includes('\n')) || text.length > LONGEST) break
  }
  return (options.oneLine ? (text.split('\n')[0] ?? '') : text).trim()
}
