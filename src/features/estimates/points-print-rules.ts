import type { Annex, Block, Cell } from '#lib/office/document.ts'
import { besideTitle, hiddenWords, marginRows, pointWords, rangeWords, sourceWords } from './pictures/rules.ts'
import {
  inOrderOf,
  type PointsBlock,
  type PointsRow,
  type PointsTable,
  pointsTable,
  rankWords,
  type Unit,
} from './points/rules.ts'
import type { FittedMargin, Line, Part } from './schema.ts'

const MOST_WITH_RANKS = 5

/** Points of groups and places on pages that lie: a column for the total and for each score. */
export function pointsAnnex(part: Part): Annex[] {
  const table = pointsTable(part)
  if (table.blocks.length === 0) return []
  const hasPlaces = table.blocks.some(({ isPlaces }) => isPlaces)
  const order = table.columns[0]?.label ?? ''
  const everyRank = table.columns.length <= MOST_WITH_RANKS
  const words = [
    `${sourceWords[part.source]}. Dưới mỗi số là khoảng tin cậy 95 %.`,
    ...(hasPlaces
      ? [
          `Địa bàn xếp theo “${order}”; nơi không phân biệt được với nơi đầu nhóm thì cùng hạng, trong ngoặc là hạng có thể.`,
          ...(everyRank ? [] : ['Hạng theo từng nội dung có trong tệp Excel.']),
        ]
      : []),
  ]
  return [
    {
      title: besideTitle(table.columns.map(({ rule }) => rule)),
      landscape: true,
      blocks: [{ kind: 'paragraph', text: words.join(' ') }, gridOf(table, hasPlaces, everyRank)],
    },
  ]
}

function gridOf({ columns, whole, blocks }: PointsTable, hasPlaces: boolean, everyRank: boolean): Block {
  const isRanked = hasPlaces && !everyRank
  const own = (isRanked ? 74 : 82) / columns.length
  const rowOf = ({ label, cells }: PointsRow, bold = false): Cell[] => [
    { text: label, bold },
    ...(isRanked ? [rankWords(cells[0]?.rank)] : []),
    ...cells.map((cell, at) => ({ text: cellWords(cell, columns[at]?.rule ?? 'dimensions', everyRank), bold })),
  ]
  return {
    kind: 'table',
    columns: [
      { width: 18 },
      ...(isRanked ? [{ width: 8, align: 'right' as const }] : []),
      ...columns.map(() => ({ width: own, align: 'right' as const })),
    ],
    header: [
      ['Nhóm, địa bàn', ...(isRanked ? ['Hạng'] : []), ...columns.map(({ label }) => label)].map((text) => ({
        text,
        bold: true,
        align: 'center' as const,
      })),
    ],
    rows: [
      rowOf(whole, true),
      ...blocks.flatMap(printed).flatMap((block) => [
        [
          {
            text: titleOf(block),
            bold: true,
            columnSpan: columns.length + (isRanked ? 2 : 1),
            align: 'left' as const,
          },
        ],
        ...(block.isPlaces ? inOrderOf(block.rows, 0) : block.rows).map((row) => rowOf(row)),
      ]),
    ],
    size: 9,
  }
}

/** Groups that tell people apart: a question with one answer, or that was not asked, says nothing on paper. */
function printed(block: PointsBlock): PointsBlock[] {
  const rows = block.rows.filter(({ cells }) => cells.some((cell) => cell && isSaid(cell.line)))
  return rows.length > 1 ? [{ ...block, rows }] : []
}

/** Whether there were answers to a line, shown or not. */
export const isSaid = ({ figure, hidden }: Pick<Line, 'figure' | 'hidden'>): boolean =>
  figure !== null || hidden !== null

const titleOf = ({ label, isPlaces, rows }: PointsBlock) => (isPlaces ? `${label} (${rows.length})` : label)

function cellWords(cell: PointsRow['cells'][number] | undefined, rule: Unit, withRank: boolean): string {
  if (!cell) return ''
  const { line, rank } = cell
  if (line.hidden) return hiddenWords[line.hidden]
  if (!line.figure) return '–'
  const range = rangeWords(line, rule).replace(' – ', '–')
  const place = withRank ? rankWords(rank) : ''
  return [pointWords(line.figure.value, rule), range, place && `hạng ${place}`].filter(Boolean).join('\n')
}

/** What the weights were fitted to, a small table for each question. */
export function* marginBlocks(margins: readonly FittedMargin[]): Generator<Block> {
  for (const margin of margins) {
    yield {
      kind: 'table',
      columns: [{ width: 40 }, ...[20, 20, 20].map((width) => ({ width, align: 'right' as const }))],
      header: [
        ['Lựa chọn', 'Tổng quyền số', 'Trước khi khớp (%)', 'Sau khi khớp (%)'].map((text) => ({ text, bold: true })),
      ],
      rows: marginRows(margin).map(({ label, cells }) => [label, ...cells]),
      size: 11,
      caption: `Quyền số khớp theo: ${margin.label}`,
    }
  }
}
