import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { looksLikeDeadline } from './deadline-likeness.ts'
import { parseDeadline } from './deadline-parse.ts'

const folder = join(import.meta.dirname, '../../../../shared/gold')
const skip = existsSync(folder) ? false : `${folder} is not there`

/** Gold parts carry no words of their own, and notes are the annotator's. */
function bare(deadline: unknown, top = true): unknown {
  if (Array.isArray(deadline)) return deadline.map((part) => bare(part, false))
  if (typeof deadline !== 'object' || deadline === null) return deadline
  const kept = Object.entries(deadline).filter(([key]) => key !== 'note' && (top || key !== 'raw'))
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, false)]))
}

test('D2 every deadline of the gold annotations comes out with its kind and keys', { skip }, () => {
  let count = 0
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      tasks: { kind: string; deadline: { raw: string } | null }[]
    }
    for (const { deadline, kind } of gold.tasks) {
      if (!deadline) continue
      count++
      assert.deepEqual(bare(parseDeadline(deadline.raw)), bare(deadline), `${name}: ${deadline.raw}`)
      if (kind === 'annexRow') assert.ok(looksLikeDeadline(deadline.raw) >= 0.5, deadline.raw)
    }
  }
  assert.ok(count > 50)
})
