/** Numbers of strings of bytes: 0, 1, … in the order in which they are first seen. Makes no object for what it knows. */
export class ByteKeys {
  readonly #most: number
  /** One more than the number of a key, at the place of its hash or the next free one; twice as many places as keys. */
  #places = new Int32Array(64)
  #hashes = new Int32Array(32)
  /** Where the bytes of each key begin in `#bytes`, and where the last ends. */
  #starts = new Int32Array(33)
  #bytes = new Uint8Array(1024)
  size = 0

  /** Beyond `most` keys none is added. */
  constructor(most: number) {
    this.#most = most
  }

  /** The number of the bytes from one place to before another; −1 where they are not known and there is no room left. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to)
    const mask = this.#places.length - 1
    let place = hash & mask
    for (let known = this.#places[place]!; known !== 0; known = this.#places[place]!) {
      if (this.#hashes[known - 1] === hash && this.#isKey(known - 1, bytes, from, to)) return known - 1
      place = (place + 1) & mask
    }
    return this.size < this.#most ? this.#add(hash, bytes.subarray(from, to)) : -1
  }

  #isKey(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[number]!
    if (this.#starts[number + 1]! - start !== to - from) return false
    const own = this.#bytes
    for (let i = from, at = start; i < to; i++, at++) if (bytes[i] !== own[at]) return false
    return true
  }

  #add(hash: number, key: Uint8Array): number {
    const start = this.#starts[this.size]!
    while (start + key.length > this.#bytes.length) this.#bytes = twice(this.#bytes)
    this.#bytes.set(key, start)
    this.#hashes[this.size] = hash
    const number = this.size++
    this.#starts[this.size] = start + key.length
    if (this.size === this.#hashes.length) this.#grow()
    else this.#put(number)
    return number
  }

  #put(number: number): void {
    const mask = this.#places.length - 1
    let place = this.#hashes[number]! & mask
    while (this.#places[place] !== 0) place = (place + 1) & mask
    this.#places[place] = number + 1
  }

  #grow(): void {
    const keys = this.#hashes.length
    this.#hashes = twice(this.#hashes)
    const starts = new Int32Array(2 * keys + 1)
    starts.set(this.#starts)
    this.#starts = starts
    this.#places = new Int32Array(4 * keys)
    for (let number = 0; number < this.size; number++) this.#put(number)
  }
}

/** FNV-1a (Fowler, Noll, Vo), its bits mixed once more, for places are told by the lowest. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash ^ (hash >>> 15)
}

function twice<T extends Uint8Array | Int32Array>(own: T): T {
  const made = new (own.constructor as new (length: number) => T)(2 * own.length)
  made.set(own)
  return made
}
