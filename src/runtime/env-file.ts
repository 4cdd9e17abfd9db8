import { existsSync } from 'node:fs'

/**
 * Loaded ahead of the program by `npm start` and `npm run cli`, and by nothing else, so that no test and no benchmark reads somebody's
 * settings: the `.env` of the folder. What the environment has already stands.
 */
const FILE = '.env'

if (existsSync(FILE)) {
  try {
    process.loadEnvFile(FILE)
  } catch {
    // Going on without it would start the demo, or work on another database than was meant.
    process.stderr.write('The file .env cannot be read: let this user read it, or move it away.\n')
    process.exit(2)
  }
}
