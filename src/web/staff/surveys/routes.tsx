import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../root-route.tsx'

const frame = createRoute({
  getParentRoute: () => insideRoute,
  path: '/khao-sat',
  component: lazyRouteComponent(() => import('./SurveyFrame.tsx'), 'SurveyFrame'),
})
const inside = { getParentRoute: () => frame }

/** Surveys and the questionnaires that they ask. */
export const surveyRoutes = frame.addChildren([
  createRoute({
    ...inside,
    path: '/',
    component: lazyRouteComponent(() => import('./SurveysPage.tsx'), 'SurveysPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId',
    component: lazyRouteComponent(() => import('./SurveyPage.tsx'), 'SurveyPage'),
  }),
  createRoute({
    ...inside,
    path: '/phieu',
    component: lazyRouteComponent(() => import('./QuestionnairesPage.tsx'), 'QuestionnairesPage'),
  }),
  createRoute({
    ...inside,
    path: '/phieu/$questionnaireId/$number',
    component: lazyRouteComponent(() => import('./QuestionnairePage.tsx'), 'QuestionnairePage'),
  }),
])
