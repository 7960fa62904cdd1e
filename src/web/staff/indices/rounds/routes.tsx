import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Assessment rounds: the list, opening one, a round, the sheet of one agency. */
export const roundRoutes = <Frame extends AnyRoute>(frame: Frame) => {
  const inside = { getParentRoute: () => frame }
  return [
    createRoute({
      ...inside,
      path: '/ky-danh-gia',
      component: lazyRouteComponent(() => import('./RoundsPage.tsx'), 'RoundsPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky-danh-gia/mo',
      component: lazyRouteComponent(() => import('./OpenRoundPage.tsx'), 'OpenRoundPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky-danh-gia/$roundId',
      component: lazyRouteComponent(() => import('./RoundPage.tsx'), 'RoundPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky-danh-gia/$roundId/khao-sat',
      component: lazyRouteComponent(() => import('./surveys/TakeSurveyPage.tsx'), 'TakeSurveyPage'),
    }),
    createRoute({
      ...inside,
      path: '/ky-danh-gia/$roundId/phieu/$sheetId',
      component: lazyRouteComponent(() => import('./sheet/SheetPage.tsx'), 'SheetPage'),
    }),
  ]
}
