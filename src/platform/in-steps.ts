import { setImmediate } from 'node:timers/promises'

/** Takes long reckoning step by step; after each one whoever waits gets a turn. Answers what it comes to. */
export async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  let step = steps.next()
  while (!step.done) {
    await setImmediate()
    step = steps.next()
  }
  return step.value
}
