import { tryDoors } from './support/try-doors.ts'

tryDoors(['dedicated chat', 'dedicated chat without a number'])
