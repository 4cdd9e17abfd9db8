/** Somebody of the demo who walks the whole path. */
export interface Walker {
  key: 'imran' | 'meera'
  phone: string
  name: string
  /** What is said in a call of theirs, and stands in its files. */
  spoken: string
  /** The recording of that call, and the copy that its analysis kept. */
  recordings: readonly [recording: string, copy: string]
  /** A blob of somebody else, under a key that begins like theirs. */
  neighbour: string
}

/** Has little, and stands in somebody else’s message. */
export const IMRAN: Walker = {
  key: 'imran',
  phone: '+917000075532',
  name: 'Imran Qureshi',
  spoken: 'please send the timetable to my home',
  recordings: ['recordings/7f3a/call.ogg', 'analyses/7f3a/call.ogg'],
  neighbour: 'recordings/7f3a/call.ogg.of-somebody-else',
}

/** Stands in every table that can hold a customer. */
export const MEERA: Walker = {
  key: 'meera',
  phone: '+917000014821',
  name: 'Meera Nair',
  spoken: 'the blue one with the golden border, for my sister',
  recordings: ['recordings/917000014821-1.ogg', 'analyses/meera-nair.ogg'],
  neighbour: 'recordings/9170000148.ogg',
}
