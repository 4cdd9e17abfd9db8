import { tryDoors } from './support/try-doors.ts'

tryDoors(['e-mail', 'letter or call', 'Meta’s callback', 'public pages', 'undo link'])
