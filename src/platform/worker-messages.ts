import type { readTable } from '#lib/office/read-table.ts'
import type { ReadingHelp } from '#lib/reader/help.ts'

/** What the server and the process that reads a file say to each other. */

/** What is to be read. */
export type Assignment =
  | { reader: 'readWithSource'; input: [bytes: Uint8Array, filename: string] }
  | { reader: 'readTable'; input: Parameters<typeof readTable> }

/** The process asks for something outside; the server answers under the same number. */
export type Asked = { id: number; ask: Exclude<keyof ReadingHelp, 'expect'>; input: readonly unknown[] }
export type Answered = { id: number; value: unknown } | { id: number; failed: string }

/** How much work may pass until the next message of this kind (`ReadingHelp.expect`), in milliseconds. */
export type Expected = { expect: { most: number; more: number } }

/** Errors lose their class between processes; what is theirs to say goes along. */
export type Outcome =
  | { value: unknown }
  | { thrown: { name: string; message: string; code?: unknown; facts?: unknown } }
