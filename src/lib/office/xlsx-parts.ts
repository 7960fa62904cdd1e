import type { ColumnType } from './table.ts'
import { escapeXml } from './xml.ts'

/** The parts of a workbook that do not depend on its rows (ECMA-376 Part 1, § 18). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** 3 and 4 are formats that every program knows (ECMA-376 Part 1, § 18.8.30): #,##0 and #,##0.00. */
const FORMATS: Record<ColumnType, number> = {
  text: 0,
  integer: 3,
  number: 0,
  percent: 164,
  date: 165,
  datetime: 166,
  points: 4,
}
const ORDER = Object.keys(FORMATS) as ColumnType[]

export const HEADER_STYLE = 1

/** Index of the cell style of a column; `quoted` keeps text such as "=1+1" text when a person edits the cell. */
export function styleIndex(type: ColumnType, wrap: boolean, quoted = false): number {
  return 2 + (ORDER.indexOf(type) * 2 + (wrap ? 1 : 0)) * 2 + (quoted ? 1 : 0)
}

export function stylesPart(): string {
  const cell = (format: number, wrap: boolean, quoted: boolean) =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`
  const cells = ORDER.flatMap((type) =>
    [false, true].flatMap((wrap) => [false, true].map((quoted) => cell(FORMATS[type], wrap, quoted))),
  )
  const side = (name: string) => `<${name} style="thin"><color rgb="FFB8C2C4"/></${name}>`
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCEBEA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** `heads`: how many rows of heads each sheet has. */
export function workbookPart(names: readonly string[], heads: readonly number[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const titles = names.map(
    (name, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$${heads[i] ?? 1}</definedName>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

export function workbookRelations(count: number): string {
  const sheet = (i: number) =>
    `<Relationship Id="rId${i}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i}.xml"/>`
  const styles = `<Relationship Id="rId${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${from1(count).map(sheet).join('')}${styles}</Relationships>`
}

export function packageRelations(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
}

export function contentTypes(count: number): string {
  const sheet = (i: number) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${TYPE}.worksheet+xml"/>`
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${from1(count).map(sheet).join('')}</Types>`
}

export function sheetStart(widths: readonly number[], heads: number): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${heads}" topLeftCell="A${heads + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${heads + 1}" sqref="A${heads + 1}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols>${columns.join('')}</cols><sheetData>`
}

export function sheetEnd(lastCell: string, heads: number, merged: readonly string[]): string {
  const cells = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  const merges = merged.length === 0 ? '' : `<mergeCells count="${merged.length}">${cells}</mergeCells>`
  return `</sheetData><autoFilter ref="A${heads}:${lastCell}"/>${merges}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

const from1 = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
