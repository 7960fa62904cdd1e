/** Standard normal numbers by Box and Muller: the same seed gives the same field. */
export function normals(seed: number): () => number {
  const uniform = randomFrom(seed)
  let spare = Number.NaN
  return () => {
    if (!Number.isNaN(spare)) {
      const value = spare
      spare = Number.NaN
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** Numbers in [0, 1) that follow from a seed alone, on every machine: xoshiro128** (Blackman and Vigna 2021). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  const split = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
  const s = [split(), split(), split(), split()] as [number, number, number, number]
  return () => {
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9)
    const t = s[1] << 9
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotate(s[3], 11)
    return (result >>> 0) / 2 ** 32
  }
}
