import { type Output, useRead } from '../api.ts'

type Survey = Output<'survey.list'>['surveys'][number]

/** Surveys of which a version of the results was published, the newest first; undefined until that is known. */
export function usePublishedSurveys(): Survey[] | undefined {
  const all = useRead('survey.list', {})
  const published = useRead('estimate.listPublic', {})
  if (!all.data || !published.data) return undefined
  const slugs = new Set(published.data.results.map(({ slug }) => slug))
  return all.data.surveys.filter(({ slug }) => slugs.has(slug))
}
