import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../root-route.tsx'

const reportFrame = createRoute({
  getParentRoute: () => insideRoute,
  path: '/bao-cao',
  component: lazyRouteComponent(() => import('./ReportFrame.tsx'), 'ReportFrame'),
})

const roundPages = <Frame extends AnyRoute>(frame: Frame) => {
  const inside = { getParentRoute: () => frame }
  return [
    createRoute({
      ...inside,
      path: '/',
      component: lazyRouteComponent(() => import('./rounds/RoundsPage.tsx'), 'RoundsPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky/$roundId',
      component: lazyRouteComponent(() => import('./rounds/RoundPage.tsx'), 'RoundPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky/$roundId/so-ket',
      component: lazyRouteComponent(() => import('./rounds/EvaluationPage.tsx'), 'EvaluationPage'),
    }),
    createRoute({
      ...inside,
      path: '/phieu/$reportId',
      component: lazyRouteComponent(() => import('./sheet/ReportPage.tsx'), 'ReportPage'),
    }),
    createRoute({
      ...inside,
      path: '/phieu/$reportId/tong-hop',
      component: lazyRouteComponent(() => import('./together/ConsolidatedPage.tsx'), 'ConsolidatedPage'),
    }),
    createRoute({
      ...inside,
      path: '/phieu/$reportId/ban-chot',
      component: lazyRouteComponent(() => import('./frozen/FrozenPage.tsx'), 'FrozenPage'),
    }),
  ]
}

const settingPages = <Frame extends AnyRoute>(frame: Frame) => {
  const inside = { getParentRoute: () => frame }
  return [
    createRoute({
      ...inside,
      path: '/che-do',
      component: lazyRouteComponent(() => import('./series/SeriesListPage.tsx'), 'SeriesListPage'),
    }),
    createRoute({
      ...inside,
      path: '/che-do/moi',
      component: lazyRouteComponent(() => import('./series/NewSeriesPage.tsx'), 'NewSeriesPage'),
    }),
    createRoute({
      ...inside,
      path: '/che-do/$seriesId',
      component: lazyRouteComponent(() => import('./series/SeriesPage.tsx'), 'SeriesPage'),
    }),
    createRoute({
      ...inside,
      path: '/bieu-mau',
      component: lazyRouteComponent(() => import('./forms/FormsPage.tsx'), 'FormsPage'),
    }),
    createRoute({
      ...inside,
      path: '/bieu-mau/$code/$version',
      component: lazyRouteComponent(() => import('./forms/FormPage.tsx'), 'FormPage'),
    }),
  ]
}

/** Periodic reports: rounds, reports, regimes, forms. */
export const reportRoutes = reportFrame.addChildren([...roundPages(reportFrame), ...settingPages(reportFrame)])
