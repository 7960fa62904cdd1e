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
    path: '/cuoc/$surveyId/mau',
    component: lazyRouteComponent(() => import('./sample/SamplePage.tsx'), 'SamplePage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/thuc-dia',
    component: lazyRouteComponent(() => import('./sample/FieldPage.tsx'), 'FieldPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/ket-qua',
    component: lazyRouteComponent(() => import('./sample/ResultsPage.tsx'), 'ResultsPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/dien-bien',
    component: lazyRouteComponent(() => import('./sample/SeriesPage.tsx'), 'SeriesPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/y-kien',
    component: lazyRouteComponent(() => import('./sample/TextsPage.tsx'), 'TextsPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/phieu-giay',
    component: lazyRouteComponent(() => import('./collection/PaperPage.tsx'), 'PaperPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc/$surveyId/phieu-tra-loi',
    component: lazyRouteComponent(() => import('./collection/AnswersPage.tsx'), 'AnswersPage'),
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
