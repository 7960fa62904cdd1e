import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileKind } from '#lib/reader/file-kind.ts'
import { pdfFromImage } from '#lib/reader/image-pdf.ts'
import { findProgram, runProgram } from './run-program.ts'

const DPI = 110
const LIMITS = { timeoutMs: 30_000, maxBytes: 24 * 1024 * 1024, memoryMb: 1024 }

/** Whether the program that draws pages is installed (poppler-utils). */
export const canDrawPages = async (): Promise<boolean> => (await findProgram('pdftoppm')) !== undefined

/** One page, counted from 1, of a PDF or picture as PNG. Throws when the program is missing or the page is not there. */
export async function drawPage(bytes: Uint8Array, filename: string, page: number): Promise<Buffer> {
  const program = await findProgram('pdftoppm')
  const pdf = fileKind(bytes, filename).kind === 'pdf' ? bytes : pdfFromImage(bytes)
  if (!program || !pdf) throw new Error('This file has no pages that could be drawn.')
  const folder = await mkdtemp(join(tmpdir(), 'namro-page-'))
  try {
    const path = join(folder, 'pages.pdf')
    await writeFile(path, pdf)
    const which = ['-f', String(page), '-l', String(page)]
    return await runProgram(program, ['-png', '-gray', '-r', String(DPI), ...which, path], folder, LIMITS)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
