export { type ScoreAsked, type Scored, type ScoredItem, scoredIn } from '#lib/questionnaire/scored.ts'
