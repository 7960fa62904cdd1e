import { leafCodes } from '#lib/scoring/crosswalk.ts'
import { decimalText, points } from '#lib/scoring/decimal.ts'
import type { Criterion, Edition } from '#lib/scoring/edition.ts'
import { methodLines } from '#lib/scoring/explain.ts'
import type { Effect, Node } from '#lib/scoring/method-shape.ts'
import { prepare, type Scorer } from '#lib/scoring/scorer.ts'
import { limitText } from '#lib/scoring/words.ts'
import type { EditionLine, EditionPage, EditionSummary } from './schema.ts'

const decimal = (value: number | null): string | null => (value === null ? null : decimalText(points(value)))

export function editionSummary({ framework, criteria }: Edition, digest: string): EditionSummary {
  return {
    framework: framework.framework,
    edition: framework.edition,
    name: framework.name.vi,
    issuer: framework.issuer,
    level: framework.level,
    years: framework.years,
    status: framework.status,
    maximum: decimal(framework.maximum),
    scored: leafCodes(criteria).length,
    unknown: criteria.filter((it) => it.max === null).length,
    digest,
  }
}

/** The whole edition as a readable tree: each rule in words. */
export function editionPage(edition: Edition, digest: string): EditionPage {
  const { framework, criteria } = edition
  const scorer = prepare(criteria)
  const plain = ({ number, date, title, note }: NonNullable<typeof framework.guide>) => ({
    number,
    date,
    title: title ?? null,
    note: note ?? null,
  })
  return {
    ...editionSummary(edition, digest),
    about: framework.about ?? null,
    legalBasis: framework.legalBasis.map(plain),
    guide: framework.guide ? plain(framework.guide) : null,
    classes: framework.classes?.bands ?? [],
    classesOf: framework.classes?.of ?? null,
    groups: framework.groups?.names ?? [],
    lines: inTreeOrder(criteria).map(({ criterion, depth }) => lineOf(edition, scorer, criterion, depth)),
    openQuestions: framework.openQuestions ?? [],
    unknownThings: framework.unknown ?? [],
    notes: framework.notes ?? [],
    sources: Object.values(framework.sources),
  }
}

function inTreeOrder(criteria: readonly Criterion[]): { criterion: Criterion; depth: number }[] {
  const children = Map.groupBy(criteria, (it) => it.parent)
  const below = (code: string | null, depth: number): { criterion: Criterion; depth: number }[] =>
    (children.get(code) ?? []).flatMap((criterion) => [{ criterion, depth }, ...below(criterion.code, depth + 1)])
  return below(null, 0)
}

function lineOf({ framework }: Edition, scorer: Scorer, criterion: Criterion, depth: number): EditionLine {
  const { code, max, method, cite } = criterion
  const isGroup = scorer.childrenOf.has(code)
  const off = (framework.switchedOff ?? []).filter((it) => it.code === code)
  const source = cite && [framework.sources[cite.source], cite.at, cite.guideAt].filter(Boolean).join(', ')
  return {
    code,
    parent: criterion.parent,
    depth,
    isGroup,
    name: criterion.name.vi,
    max: decimal(max),
    scoredBy: isGroup ? null : (criterion.scoredBy ?? 'unknown'),
    rule: method && max !== null ? methodLines(method, points(max)) : [],
    exceptions: [...exceptionWords(criterion), ...off.map((it) => `Năm ${it.year} không chấm: ${it.reason}.`)],
    figures: isGroup ? [] : figuresOf(scorer, code),
    evidence: criterion.evidence ?? [],
    verifier: criterion.verifier ?? null,
    dependsOn: criterion.dependsOn ?? [],
    divergence: criterion.divergence ? { table: criterion.divergence.table, guide: criterion.divergence.guide } : null,
    notes: [...(criterion.summary ? [criterion.summary] : []), ...(criterion.notes ?? [])],
    source: source || null,
    confidence: criterion.confidence,
  }
}

const effectWords: Record<Effect, string> = {
  full: 'đủ điểm',
  excluded: 'không tính vào điểm tối đa',
  zero: '0 điểm',
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** What changes the points besides the rule, for the line and for each of its parts. */
function exceptionWords(criterion: Criterion): string[] {
  const { method } = criterion
  const parts = method?.id === 'sum' ? method.parts : []
  return [
    ...nodeWords(criterion),
    ...parts.flatMap((part) => nodeWords(part).map((words) => `Phần (${part.id}): ${words}`)),
  ]
}

function nodeWords({
  notApplicable = [],
  zeroDenominator,
  penalties = [],
  gates = [],
}: Omit<Node, 'max' | 'method'>): string[] {
  const stated = zeroDenominator && zeroDenominator !== 'unstated' ? effectWords[zeroDenominator] : undefined
  return [
    ...notApplicable.map(({ when, effect }) => sentence(`${when}: ${effectWords[effect]}`)),
    ...(stated ? [sentence(`mẫu số bằng 0: ${stated}`)] : []),
    ...(zeroDenominator === 'unstated' ? ['Mẫu số bằng 0: văn bản không nêu, cần quyết định kèm lý do.'] : []),
    ...penalties.map(({ label, factor }) => sentence(`${label}: nhân ${limitText(factor)}`)),
    ...gates.map(({ label }) => sentence(`${label}: 0 điểm`)),
  ]
}

function figuresOf(scorer: Scorer, code: string): EditionLine['figures'] {
  return scorer.keysOf(code).flatMap((key) => {
    const figure = scorer.figure(code, key)
    return figure && !figure.insteadOf ? [{ key, label: figure.label }] : []
  })
}
