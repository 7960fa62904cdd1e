import { type Output, useRead } from '../api.ts'

type Survey = Output<'survey.list'>['surveys'][number]

/** Surveys of which a version of the results was published, the newest first. */
export function usePublishedSurveys(): Survey[] {
  const all = useRead('survey.list', {})
  const published = useRead('estimate.listPublic', {})
  const slugs = new Set(published.data?.results.map(({ slug }) => slug))
  return (all.data?.surveys ?? []).filter(({ slug }) => slugs.has(slug))
}
