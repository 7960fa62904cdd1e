import { Inflate, ZipDeflate, type Zippable, Zip as ZipWriter, zipSync } from 'fflate'

export type ZipDamage = 'damaged' | 'encrypted' | 'expands_too_much' | 'too_many_entries'

export class ZipUnreadable extends Error {
  override name = 'ZipUnreadable'
  readonly code: ZipDamage
  constructor(code: ZipDamage) {
    super(`zip: ${code}`)
    this.code = code
  }
}

export type ZipEntry = {
  name: string
  size: number
  packed: number
  method: number
  offset: number
  encrypted: boolean
}

const END = 0x06054b50
const WIDE_END = 0x06064b50
/** A figure that stands in the ZIP64 field instead. */
const WIDE = 0xffffffff
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MAX_ENTRIES = 20_000

export type ZipDirectory = { offset: number; length: number }

/** Where the central directory of a zip begins, from the end of the file; undefined when it is no zip. */
export function findZipDirectory(tail: Uint8Array): ZipDirectory | undefined {
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue
    const [length, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    return offset === WIDE ? findWideDirectory(view, at) : { offset, length }
  }
  return undefined
}

// ZIP64, which some writers use for small files too: the record stands right before its locator and the common end.
function findWideDirectory(view: DataView, end: number): ZipDirectory | undefined {
  const at = end - 20 - 56
  if (at < 0 || view.getUint32(at, true) !== WIDE_END) return undefined
  const number = (from: number) => Number(view.getBigUint64(at + from, true))
  return { length: number(40), offset: number(48) }
}

/** The entries of a central directory (PKWARE APPNOTE 4.3.12). Throws `ZipUnreadable`. */
export function readZipDirectory(directory: Uint8Array): ZipEntry[] {
  const view = viewOf(directory)
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === CENTRAL; ) {
    entries.push(readEntry(directory, view, at))
    if (entries.length > MAX_ENTRIES) throw new ZipUnreadable('too_many_entries')
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readEntry(directory: Uint8Array, view: DataView, at: number): ZipEntry {
  const name = directory.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
  const extra = at + 46 + name.length
  const wide = wideFigures(view, extra, Math.min(directory.length, extra + view.getUint16(at + 30, true)))
  const figure = (from: number) => {
    const value = view.getUint32(at + from, true)
    return value === WIDE ? (wide.shift() ?? value) : value
  }
  // In the ZIP64 field the size comes first, then the packed size, then the offset.
  const [size, packed, offset] = [figure(24), figure(20), figure(42)] as const
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  return { name: new TextDecoder().decode(name), size, packed, method, offset, encrypted: (flags & 1) === 1 }
}

function wideFigures(view: DataView, start: number, end: number): number[] {
  const figures: number[] = []
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const last = Math.min(end, at + 4 + view.getUint16(at + 2, true))
    for (let from = at + 4; from + 8 <= last; from += 8) figures.push(Number(view.getBigUint64(from, true)))
  }
  return figures
}

/** An open zip in memory. Both unpack one entry and stop at the limit, whatever the entry says about its size. */
export type Zip = {
  entries: readonly ZipEntry[]
  read: (name: string) => Uint8Array | undefined
  /** The same in pieces as they are asked for, so that a large entry is never in memory as a whole. */
  pieces: (name: string) => Iterable<Uint8Array> | undefined
}

/** Opens a zip; all that is read from it together may not exceed `maxBytes` unpacked. Throws `ZipUnreadable`. */
export function openZip(bytes: Uint8Array, maxBytes: number): Zip {
  const found = findZipDirectory(bytes.subarray(Math.max(0, bytes.length - 65_557)))
  if (!found || found.offset + found.length > bytes.length) throw new ZipUnreadable('damaged')
  const entries = readZipDirectory(bytes.subarray(found.offset, found.offset + found.length))
  if (entries.length === 0) throw new ZipUnreadable('damaged')
  let left = maxBytes
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const pieces = (name: string) => {
    const entry = byName.get(name.toLowerCase())
    return entry && limited(unpack(bytes, entry))
  }
  function* limited(parts: Iterable<Uint8Array>) {
    for (const part of parts) {
      left -= part.length
      if (left < 0) throw new ZipUnreadable('expands_too_much')
      yield part
    }
  }
  const read = (name: string) => {
    const parts = pieces(name)
    return parts && joined([...parts])
  }
  return { entries, read, pieces }
}

function unpack(bytes: Uint8Array, entry: ZipEntry): Iterable<Uint8Array> {
  if (entry.encrypted) throw new ZipUnreadable('encrypted')
  const view = viewOf(bytes)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL)
    throw new ZipUnreadable('damaged')
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw new ZipUnreadable('damaged')
  if (entry.method === 0) return [packed]
  if (entry.method !== 8) throw new ZipUnreadable('damaged')
  return inflate(packed)
}

const STEP = 16 * 1024

// Small steps, so that a bomb is noticed before much of it has been unpacked.
function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  let parts: Uint8Array[] = []
  const stream = new Inflate((part) => {
    parts.push(part)
  })
  for (let at = 0; at < packed.length; at += STEP) {
    try {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    } catch {
      throw new ZipUnreadable('damaged')
    }
    yield* parts
    parts = []
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The zip writer reads local time fields, so this is the same instant of the file format in every time zone. */
export const zipEpoch = (): Date => new Date(1980, 0, 1)

/** A zip whose bytes depend on nothing but names and contents. The order of `files` is the order in the zip. */
export function packZip(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const zippable: Zippable = {}
  for (const [name, content] of files) zippable[name] = [content, { mtime: zipEpoch(), level: 6 }]
  return zipSync(zippable)
}

/** Opens a file of a zip that is written while it is sent. */
export function openPart(zip: ZipWriter, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  file.mtime = zipEpoch()
  zip.add(file)
  return file
}

/** Texts, whole or piece by piece, as a zip in chunks; the order of `files` is the order in the zip. */
export function* zipStream(
  files: readonly (readonly [name: string, text: string | Iterable<string>])[],
): Generator<Uint8Array> {
  const out: Uint8Array[] = []
  const encoder = new TextEncoder()
  const zip = new ZipWriter((error, chunk) => {
    if (error) throw error
    out.push(chunk)
  })
  for (const [name, text] of files) {
    const file = openPart(zip, name)
    for (const piece of typeof text === 'string' ? [text] : text) {
      file.push(encoder.encode(piece))
      yield* out.splice(0)
    }
    file.push(new Uint8Array(), true)
  }
  zip.end()
  yield* out
}
