import { SamplingFault } from './fault.ts'

/** Whole numbers from 0 to below k, each as likely; throws SamplingFault 'measureTooLarge' for k above 4,294,967,087. */
export type Below = (k: number) => number

const m1 = 4294967087
const m2 = 4294944443

type State = readonly [number, number, number, number, number, number]

/** SPEC A2. What R's set.seed makes of a seed for its generator "L'Ecuyer-CMRG"; every product stays below 2⁵³. */
function seeded(seed: number): State {
  if (!Number.isInteger(seed) || seed < 0 || seed > 2147483647) {
    throw new SamplingFault('seed', 'A seed is a whole number from 0 to 2,147,483,647', seed)
  }
  let word = seed
  const next = () => {
    word = (69069 * word + 1) % 4294967296
    return word
  }
  for (let i = 0; i < 50; i++) next()
  const words = Array.from({ length: 6 }, () => {
    next()
    while (word >= m2) next()
    return word
  })
  return words as unknown as State
}

type Jump = readonly (readonly bigint[])[]
// The generator's matrices to the power 2¹²⁷ (L'Ecuyer, Simard, Chen and Kelton 2002).
const jump1: Jump = [
  [2427906178n, 3580155704n, 949770784n],
  [226153695n, 1230515664n, 3580155704n],
  [1988835001n, 986791581n, 1230515664n],
]
const jump2: Jump = [
  [1464411153n, 277697599n, 1610723613n],
  [32183930n, 1464411153n, 1022607788n],
  [2824425944n, 32183930n, 2093834863n],
]

const jumped = (jump: Jump, part: readonly number[], modulus: number): number[] =>
  jump.map((row) => Number(row.reduce((sum, each, i) => (sum + each * BigInt(part[i]!)) % BigInt(modulus), 0n)))

const nextStream = (state: State): State =>
  [...jumped(jump1, state.slice(0, 3), m1), ...jumped(jump2, state.slice(3), m2)] as unknown as State

/** SPEC A1. L'Ecuyer's MRG32k3a (1999), in doubles that stay exact. */
function generator([...state]: State): () => number {
  const s = state as number[]
  return () => {
    const first = (1403580 * s[1]! - 810728 * s[0]!) % m1
    const second = (527612 * s[5]! - 1370589 * s[3]!) % m2
    s[0] = s[1]!
    s[1] = s[2]!
    s[2] = first < 0 ? first + m1 : first
    s[3] = s[4]!
    s[4] = s[5]!
    s[5] = second < 0 ? second + m2 : second
    const difference = s[2] - s[5]
    return (difference > 0 ? difference : difference + m1) - 1
  }
}

function below(draw: () => number): Below {
  return (k) => {
    if (!(k >= 1 && k <= m1)) throw new SamplingFault('measureTooLarge', 'More than can be drawn from at once', k)
    const limit = m1 - (m1 % k)
    let number = draw()
    while (number >= limit) number = draw()
    return number % k
  }
}

/** SPEC A. Streams of a seed by number, from 1; far apart in the one period, the same on every machine. */
export function streamsOf(seed: number): (stream: number) => Below {
  const states = [seeded(seed)]
  return (stream) => {
    if (!Number.isInteger(stream) || stream < 1) throw new SamplingFault('seed', 'Streams are counted from 1', stream)
    while (states.length < stream) states.push(nextStream(states.at(-1)!))
    return below(generator(states[stream - 1]!))
  }
}
