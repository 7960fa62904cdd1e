import type { FileHandle } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { findZipDirectory, readZipDirectory, ZipUnreadable } from '#lib/office/zip.ts'
import { oldOfficeStreams, readAt } from './media-type.ts'
import type { FileProblem } from './refused.ts'

const HEAD_BYTES = 64 * 1024
const MAX_DIRECTORY = 4 * 1024 * 1024
const MACROS = /vbaProject\.bin$|(?:^|\/)Basic\//i
/** Pages, Numbers and Keynote of Apple, as packages and as older ones. */
const APPLE = /^Index\/.*\.iwa$|^Index\.zip$|^index\.(?:xml|apxl)(?:\.gz)?$/

/** Why the bytes are nothing that may be kept: by what they are, so that the person is told what to do with them. */
export async function whyNotKept(file: FileHandle, size: number): Promise<FileProblem> {
  const head = await readAt(file, 0, Math.min(size, HEAD_BYTES))
  if (head.subarray(0, 2).toString('latin1') === 'PK') return ofZip(file, size)
  if (head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return ofOldOffice(file, head)
  const mime = (await fileTypeFromBuffer(head))?.mime ?? ''
  if (/^image\/(?:hei[cf]|avif)/.test(mime)) return 'file.phone_picture'
  if (mime.startsWith('image/')) return 'file.other_picture'
  return /(?:rar|7z|gzip|x-tar|bzip2|xz|zstd|zip)/.test(mime) ? 'file.packed' : 'file.type_not_allowed'
}

async function ofZip(file: FileHandle, size: number): Promise<FileProblem> {
  const directory = findZipDirectory(await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557)))
  if (!directory || directory.offset + directory.length > size) return 'file.cut'
  if (directory.length > MAX_DIRECTORY) return 'file.packed'
  try {
    const names = readZipDirectory(await readAt(file, directory.offset, directory.length)).map(({ name }) => name)
    if (names.some((name) => MACROS.test(name))) return 'file.macros'
    return names.some((name) => APPLE.test(name)) ? 'file.apple' : 'file.packed'
  } catch (error) {
    if (error instanceof ZipUnreadable) return 'file.packed'
    throw error
  }
}

async function ofOldOffice(file: FileHandle, head: Buffer): Promise<FileProblem> {
  const names = await oldOfficeStreams(file, head)
  if (names.includes('_VBA_PROJECT_CUR') || names.includes('Macros')) return 'file.macros'
  if (names.includes('EncryptedPackage')) return 'file.locked'
  if (names.includes('__nameid_version1.0')) return 'file.mail'
  return names.includes('PowerPoint Document') ? 'file.slides' : 'file.type_not_allowed'
}
