/** What was proposed at the command line is decided there: whoever has a name here may be the one who proposed it. */
export function AtCommandLine({ proposal }: { proposal: string }) {
  return (
    <>
      Decided at the command line: <code>npm run cli -- request approve {proposal}</code>, or <code>decline</code>
    </>
  )
}
