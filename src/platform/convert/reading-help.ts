import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileKind, fileKind } from '#lib/reader/file-kind.ts'
import type { Raster, ReadingHelp } from '#lib/reader/help.ts'
import { pdfFromImage } from '#lib/reader/image-pdf.ts'
import { dotsForInch, pagesOfTiff } from '#lib/reader/image-size.ts'
import type { Refusal } from '#lib/reader/reading.ts'
import { readPgm, writePgm } from './pgm.ts'
import { findProgram, ProgramFailed, type ProgramLimits, runProgram } from './run-program.ts'

const MB = 1024 * 1024
/** Address space of a program; LibreOffice reserves some 2 GB of it and uses a tenth. */
const PROGRAM_MB = 4096
const INSTALL_RECOGNITION = 'apt-get install -y tesseract-ocr tesseract-ocr-vie poppler-utils'
const INSTALL_OFFICE = 'apt-get install -y libreoffice-writer'

const refusal = (code: Refusal['refused']['code'], message: string): Refusal => ({ refused: { code, message } })

const missing = {
  recognition: refusal(
    'needs_program',
    `Cần chương trình nhận dạng chữ mà máy chủ chưa có. Quản trị hệ thống cài bằng lệnh: ${INSTALL_RECOGNITION}`,
  ),
  office: refusal(
    'needs_program',
    `Tệp loại này (.doc, .odt, .rtf) cần LibreOffice để chuyển sang DOCX mà máy chủ chưa có. Quản trị hệ thống cài bằng lệnh: ${INSTALL_OFFICE} – hoặc mở tệp bằng Word, lưu thành .docx rồi tải lại.`,
  ),
}

/** Which kinds this machine can read besides those that need no other program, and what installs the others. */
export async function programsForReading() {
  const found = await Promise.all(['pdftoppm', 'tesseract', 'soffice'].map(findProgram))
  const [draw, recognise, office] = found.map((path) => path !== undefined)
  return {
    scans: { ready: draw === true && recognise === true, install: INSTALL_RECOGNITION },
    office: { ready: office === true, install: INSTALL_OFFICE },
  }
}

/** What programs of this machine do for the one file; `close` removes its folder. */
export type OpenHelp = ReadingHelp & { close(): Promise<void> }

export type HelpOptions = { signal?: AbortSignal | undefined; progress?: (done: number, of: number) => void }

/** Help for reading one file, in a folder of its own that is made when first needed. */
export function openReadingHelp(bytes: Uint8Array, filename: string, options: HelpOptions = {}): OpenHelp {
  const desk = new Desk(bytes, fileKind(bytes, filename), options.signal)
  return {
    docx: () => desk.attempt(() => desk.docx()),
    raster: (page, dpi) => desk.attempt(() => desk.raster(page, dpi)),
    words: (picture, layout) => desk.attempt(() => desk.words(picture, layout)),
    progress: (done, of) => options.progress?.(done, of),
    // The thread that reads is watched where it was started.
    expect: () => undefined,
    close: () => desk.close(),
  }
}

class Desk {
  private readonly bytes: Uint8Array
  private readonly kind: FileKind
  private readonly signal: AbortSignal | undefined
  private made: Promise<string> | undefined
  private kept: Promise<string | Refusal> | undefined
  private pictures = 0

  constructor(bytes: Uint8Array, kind: FileKind, signal: AbortSignal | undefined) {
    this.bytes = bytes
    this.kind = kind
    this.signal = signal
  }

  async attempt<T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof ProgramFailed) || error.reason === 'stopped') throw error
      if (error.reason === 'too_slow')
        return refusal('too_slow', 'Chuyển đổi tệp này mất quá nhiều thời gian nên đã dừng.')
      return refusal('damaged', 'Không mở được tệp này: tệp bị hỏng hoặc không đúng loại.')
    }
  }

  async docx(): Promise<Uint8Array | Refusal> {
    const soffice = await findProgram('soffice')
    if (!soffice) return missing.office
    const folder = await this.folder()
    const format = this.kind.kind === 'office' ? this.kind.format : 'doc'
    const name = `in.${format}`
    await writeFile(join(folder, name), this.bytes)
    // A profile of its own: two at once would wait for each other, and macros of a user's profile never run.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const args = [profile, '--headless', '--norestore', '--convert-to', 'docx', '--outdir', join(folder, 'out'), name]
    await runProgram(soffice, args, folder, this.limits(120_000))
    return readFile(join(folder, 'out', 'in.docx')).catch(() =>
      refusal('damaged', 'LibreOffice không mở được tệp này: tệp bị hỏng hoặc được đặt mật khẩu.'),
    )
  }

  async raster(page: number, dpi: number): Promise<Raster | Refusal> {
    const [draw, recognise] = await Promise.all([findProgram('pdftoppm'), findProgram('tesseract')])
    if (!draw || !recognise) return missing.recognition
    this.kept ??= this.pdf(recognise)
    const pdf = await this.kept
    if (typeof pdf !== 'string') return pdf
    const args = ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), pdf]
    const picture = readPgm(await runProgram(draw, args, await this.folder(), this.limits(60_000)), dpi)
    return picture ?? refusal('damaged', `Không vẽ được trang ${page} của tệp.`)
  }

  async words(picture: Raster, layout: 'page' | 'rows'): Promise<string | Refusal> {
    const recognise = await findProgram('tesseract')
    if (!recognise) return missing.recognition
    const folder = await this.folder()
    const file = join(folder, `page-${++this.pictures}.pgm`)
    await writeFile(file, writePgm(picture))
    try {
      const args = [
        file,
        'stdout',
        '-l',
        'vie',
        '--dpi',
        String(picture.dpi),
        '--psm',
        layout === 'page' ? '3' : '6',
        'tsv',
      ]
      return (await runProgram(recognise, args, folder, this.limits(120_000))).toString('utf8')
    } catch (error) {
      if (error instanceof ProgramFailed && /vie\.traineddata/.test(error.message)) return missing.recognition
      throw error
    } finally {
      await rm(file, { force: true })
    }
  }

  async close(): Promise<void> {
    if (this.made) await rm(await this.made, { recursive: true, force: true })
  }

  private folder(): Promise<string> {
    this.made ??= mkdtemp(join(tmpdir(), 'namro-read-'))
    return this.made
  }

  private limits(timeoutMs: number): ProgramLimits {
    return { timeoutMs, maxBytes: 128 * MB, memoryMb: PROGRAM_MB, signal: this.signal }
  }

  /** The file as PDF, on the disk: a picture becomes one of one page, a TIFF one of as many as it has. */
  private async pdf(recognise: string): Promise<string | Refusal> {
    const folder = await this.folder()
    const path = join(folder, 'pages.pdf')
    const wrapped = this.kind.kind === 'pdf' ? this.bytes : pdfFromImage(this.bytes)
    if (wrapped) {
      await writeFile(path, wrapped)
      return path
    }
    await writeFile(join(folder, 'picture'), this.bytes)
    // Its own page sizes follow what the file says of its dots, which the reader does not believe.
    const dpi = String(Math.min(2400, Math.max(70, dotsForInch(pagesOfTiff(this.bytes)))))
    await runProgram(recognise, ['picture', 'pages', '-l', 'vie', '--dpi', dpi, 'pdf'], folder, this.limits(600_000))
    return path
  }
}
