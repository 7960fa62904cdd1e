import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Points as they are today: the list, and the ways to look at one agency. */
export const scoreRoutes = <Frame extends AnyRoute>(frame: Frame) => {
  const inside = { getParentRoute: () => frame }
  return [
    createRoute({
      ...inside,
      path: '/diem-hien-tai',
      component: lazyRouteComponent(() => import('./CurrentPage.tsx'), 'CurrentPage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score',
      component: lazyRouteComponent(() => import('./LedgerPage.tsx'), 'LedgerPage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score/tieu-chi/$code',
      component: lazyRouteComponent(() => import('./LinePage.tsx'), 'LinePage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score/so-lieu',
      component: lazyRouteComponent(() => import('./FiguresPage.tsx'), 'FiguresPage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score/gia-dinh',
      component: lazyRouteComponent(() => import('./WhatIfPage.tsx'), 'WhatIfPage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score/tang-diem',
      component: lazyRouteComponent(() => import('./GainsPage.tsx'), 'GainsPage'),
    }),
    createRoute({
      ...inside,
      path: '/diem-hien-tai/$score/dien-bien',
      component: lazyRouteComponent(() => import('./DaysPage.tsx'), 'DaysPage'),
    }),
  ]
}
