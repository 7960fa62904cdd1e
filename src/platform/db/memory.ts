import { createHash } from 'node:crypto'

type Kept = { value: Promise<unknown>; at: number; done: boolean }

const longestKey = 300

/** Thrown instead of waiting: another works out the same. Once `done`, who asks again finds it. */
export class WorkedOutElsewhere extends Error {
  readonly done: Promise<void>

  constructor(value: Promise<unknown>) {
    super('Another works this out.')
    this.done = value.then(nothing, nothing)
  }
}

const nothing = () => undefined

/**
 * What was worked out from one state of a province and holds until the next change. Many who ask at once wait for one
 * answer. What is kept belongs to all, so nobody may change it.
 */
export class Memory {
  #state = ''
  readonly #kept = new Map<string, Kept>()
  readonly #most: number
  readonly #oldest: number

  /** Keeps so many at most, each for so many milliseconds. */
  constructor({ most = 150, oldest = 60_000 } = {}) {
    this.#most = most
    this.#oldest = oldest
  }

  /**
   * `state` names the state of the province that the caller sees; what another state had is forgotten. Who need not
   * wait here, holding a connection, leaves by WorkedOutElsewhere while another works it out.
   */
  async recall<T>(state: string, name: string, work: () => Promise<T>, leave = false): Promise<T> {
    const key = name.length > longestKey ? createHash('sha256').update(name).digest('base64') : name
    if (state !== this.#state) this.#kept.clear()
    this.#state = state
    const kept = this.#kept.get(key)
    // What is changed past the door, by hand in the database, shows after a minute all the same.
    if (kept === undefined || performance.now() - kept.at > this.#oldest) return this.#keep(key, work())
    if (leave && !kept.done) throw new WorkedOutElsewhere(kept.value)
    // The failure of another (a lost connection, say) is not mine.
    return (kept.value as Promise<T>).catch(work)
  }

  /** Nothing of it stays. */
  clear(): void {
    this.#kept.clear()
  }

  #keep<T>(key: string, value: Promise<T>): Promise<T> {
    const kept: Kept = { value, at: performance.now(), done: false }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [first] = this.#kept.keys()
    if (this.#kept.size > this.#most && first !== undefined) this.#kept.delete(first)
    value.then(
      () => {
        kept.done = true
      },
      () => {
        if (this.#kept.get(key) === kept) this.#kept.delete(key)
      },
    )
    return value
  }
}
