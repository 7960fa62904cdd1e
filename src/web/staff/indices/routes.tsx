import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../root-route.tsx'
import { scoreRoutes } from './current/routes.tsx'
import { roundRoutes } from './rounds/routes.tsx'

const frame = createRoute({
  getParentRoute: () => insideRoute,
  path: '/chi-so',
  component: lazyRouteComponent(() => import('./IndexFrame.tsx'), 'IndexFrame'),
})
const inside = { getParentRoute: () => frame }

/** Indices: where we stand, one index in full, the whole field, what the editions ask, what was imported. */
export const indexRoutes = frame.addChildren([
  ...roundRoutes(frame),
  ...scoreRoutes(frame),
  createRoute({
    ...inside,
    path: '/',
    component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    ...inside,
    path: '/bo-tieu-chi',
    component: lazyRouteComponent(() => import('./EditionsPage.tsx'), 'EditionsPage'),
  }),
  createRoute({
    ...inside,
    path: '/nhap',
    component: lazyRouteComponent(() => import('./import/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework',
    component: lazyRouteComponent(() => import('./profile/ProfilePage.tsx'), 'ProfilePage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/so-sanh',
    component: lazyRouteComponent(() => import('./compare/ComparePage.tsx'), 'ComparePage'),
  }),
  createRoute({
    ...inside,
    path: '/muc-tieu',
    component: lazyRouteComponent(() => import('./targets/TargetsPage.tsx'), 'TargetsPage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/mat-diem',
    component: lazyRouteComponent(() => import('./lost/LostPage.tsx'), 'LostPage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/mat-diem/$code',
    component: lazyRouteComponent(() => import('./lost/LinePage.tsx'), 'LinePage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/tang-diem',
    component: lazyRouteComponent(() => import('./gains/GainsPage.tsx'), 'GainsPage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/gia-dinh',
    component: lazyRouteComponent(() => import('./whatif/WhatIfPage.tsx'), 'WhatIfPage'),
  }),
  createRoute({
    ...inside,
    path: '/$framework/$edition',
    component: lazyRouteComponent(() => import('./EditionPage.tsx'), 'EditionPage'),
  }),
])
