npx biome check --write src/flows test/flows 2>&1 | grep -E "error|× "; npx tsc --noEmit 2>&1 | head -20
npx vitest run test/flows/intent.test.ts test/flows/copy.test.ts test/flows/catalogue.test.ts test/flows/intents 2>&1 | grep -E 'FAIL|AssertionError|Counterexample|^"|Tests|^.....[-+] ' | head -70; date -u
