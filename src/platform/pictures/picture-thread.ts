import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { fonts } from './typeface.ts'

/** Draws the pictures that it was started with, and ends. */
const { drawings, scale } = workerData as { drawings: string[]; scale: number }

await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
const font = { fontBuffers: await fonts(), defaultFontFamily: 'Be Vietnam Pro', loadSystemFonts: false }

parentPort?.postMessage(
  drawings.map((drawing) => new Resvg(drawing, { font, fitTo: { mode: 'zoom', value: scale } }).render().asPng()),
)
