import { joined } from '../bytes/joined.ts'

/**
 * A JPEG (ITU-T T.81) without segments of applications and comments, but for the one that says how to read it (JFIF,
 * Adobe): what a camera or a browser wrote about it. What `withoutAbout` makes of the result is the result, so that a
 * device knows under which digest the server will keep it. Undefined when it is no JPEG. Browsers have no Buffer.
 */
export function bareJpeg(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  const kept: Uint8Array[] = [file.subarray(0, 2)]
  for (let at = 2, marker = 0; marker !== 0xda; ) {
    if (at + 4 > file.length || file[at] !== 0xff) return undefined
    marker = file[at + 1] ?? 0
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > file.length) return undefined
    const about = (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe
    if (!about) kept.push(file.subarray(at, end))
    at = end
    if (marker === 0xda) kept.push(file.subarray(at, endOf(file, at)))
  }
  return joined(...kept)
}

/** Behind the last end of a picture nothing of it stands. */
function endOf(file: Uint8Array, from: number): number {
  for (let at = file.length - 2; at >= from; at--) if (file[at] === 0xff && file[at + 1] === 0xd9) return at + 2
  return file.length
}
