/** Every message the conversation can say, by key, with typed parameters. */
export type Say = { key: 'greeting' }
