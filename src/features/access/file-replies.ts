import { Readable } from 'node:stream'
import type { Sheet } from '#lib/office/table.ts'
import { xlsxStream } from '#lib/office/xlsx.ts'
import { zipStream } from '#lib/office/zip.ts'
import type { FileReply } from './operation.ts'

/** Of a name only what any file system takes is kept. */
const fileName = (name: string, ending: string): string =>
  `${name.replaceAll(/[^\p{L}\p{N} .–-]+/gu, '-').slice(0, 150)}.${ending}`

const streamed = (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>

/** A workbook, written while it is sent. */
export const workbookReply = (name: string, sheets: readonly Sheet[]): FileReply => ({
  filename: fileName(name, 'xlsx'),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: streamed(xlsxStream(sheets)),
})

/** A document that is drawn while it is sent: the transaction that has read for it is over, no connection waits. */
export function documentReply(name: string, make: () => Promise<Uint8Array>): FileReply {
  async function* drawn() {
    yield await make()
  }
  return {
    filename: fileName(name, 'docx'),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: streamed(drawn()),
  }
}

/** Texts in one archive, written while it is sent. */
export const zipReply = (
  name: string,
  files: readonly (readonly [name: string, text: string | Iterable<string>])[],
): FileReply => ({
  filename: fileName(name, 'zip'),
  mediaType: 'application/zip',
  body: streamed(zipStream(files)),
})
