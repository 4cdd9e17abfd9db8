import { tryDoors } from './support/try-doors.ts'

tryDoors(['shared chat', 'business link', 'partner API'])
