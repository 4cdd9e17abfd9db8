import { vi } from 'vitest'

// Test files follow one another in a process, which keeps the libraries loaded; our own modules begin anew with each file.
vi.resetModules()
