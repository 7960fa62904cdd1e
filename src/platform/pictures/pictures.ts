import { Worker } from 'node:worker_threads'

/** Twice as many points as the drawing has: sharp on paper. */
const SCALE = 2

/**
 * Drawings of our own (SVG text of lib/charts) as PNG, in their order: a third of a second for the first, some tens of
 * milliseconds for each further one, in a thread beside the server.
 */
export function pngOf(drawings: readonly string[]): Promise<Uint8Array[]> {
  const thread = new Worker(new URL('./picture-thread.ts', import.meta.url), {
    workerData: { drawings, scale: SCALE },
    resourceLimits: { maxOldGenerationSizeMb: 200 },
  })
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the pictures were not drawn (${code})`)))
  })
}

/** Width and height in points, as a PNG says them. */
export function sizeOf(png: Uint8Array): { width: number; height: number } {
  const { buffer, byteOffset } = png
  const view = new DataView(buffer, byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
