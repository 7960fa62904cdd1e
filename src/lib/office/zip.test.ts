import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findZipDirectory, openZip, packZip, readZipDirectory, ZipUnreadable } from './zip.ts'

const text = 'nội dung '.repeat(50)
const plain = packZip([
  ['a/Một.xml', Buffer.from(text)],
  ['b', new Uint8Array()],
])

/** The same zip with its figures in ZIP64 fields, as some writers do for files of any size. */
function wide(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const { offset, length } = findZipDirectory(zip)!
  const entries: Buffer[] = []
  for (let at = offset; at < offset + length; ) {
    const [name, extra] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
    const entry = Buffer.from(bytes.subarray(at, at + 46 + name))
    const field = Buffer.alloc(28)
    field.writeUInt16LE(1, 0)
    field.writeUInt16LE(24, 2)
    for (const [i, from] of [24, 20, 42].entries()) {
      field.writeBigUInt64LE(BigInt(entry.readUInt32LE(from)), 4 + i * 8)
      entry.writeUInt32LE(0xffffffff, from)
    }
    entry.writeUInt16LE(field.length, 30)
    entries.push(entry, field)
    at += 46 + name + extra
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(2n, 32)
  end.writeBigUInt64LE(BigInt(directory.length), 40)
  end.writeBigUInt64LE(BigInt(offset), 48)
  end.writeUInt32LE(0x07064b50, 56)
  const common = Buffer.from(bytes.subarray(offset + length))
  common.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([bytes.subarray(0, offset), directory, end, common])
}

test('entries are read by name, whatever its case, with ordinary and with ZIP64 figures', () => {
  for (const bytes of [plain, wide(plain)]) {
    const zip = openZip(bytes, 10_000)
    assert.deepEqual(
      zip.entries.map(({ name, size }) => [name, size]),
      [
        ['a/Một.xml', Buffer.byteLength(text)],
        ['b', 0],
      ],
    )
    assert.equal(Buffer.from(zip.read('A/một.XML')!).toString(), text)
    assert.equal(zip.read('b')!.length, 0)
    assert.equal(zip.read('c'), undefined)
  }
})

test('the limit counts what is unpacked over all entries', () => {
  const zip = openZip(plain, Buffer.byteLength(text) + 10)
  zip.read('a/Một.xml')
  assert.throws(
    () => zip.read('a/Một.xml'),
    (error) => error instanceof ZipUnreadable && error.code === 'expands_too_much',
  )
})

test('damaged bytes are refused and never anything else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(plain, wide(plain)),
      fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { maxLength: 8 }),
      (good, changes) => {
        const bytes = Uint8Array.from(good)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        try {
          const zip = openZip(bytes, 100_000)
          for (const { name } of zip.entries) zip.read(name)
        } catch (error) {
          assert.ok(error instanceof ZipUnreadable, String(error))
        }
      },
    ),
    { numRuns: 500 },
  )
  assert.deepEqual(readZipDirectory(new Uint8Array(10)), [])
})
