import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { insideRoute } from '../root-route.tsx'

const inside = { getParentRoute: () => insideRoute }

/** Work from above and conclusions of meetings: beside the plans, of which they are a kind. */
export const directiveRoutes = [
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao',
    component: lazyRouteComponent(() => import('./ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao/moi',
    component: lazyRouteComponent(() => import('./NewPage.tsx'), 'NewPage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao/tu-tep',
    component: lazyRouteComponent(() => import('./FilePage.tsx'), 'FilePage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao/nhap',
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao/ty-le',
    component: lazyRouteComponent(() => import('./SharePage.tsx'), 'SharePage'),
  }),
  createRoute({
    ...inside,
    path: '/viec-cap-tren-giao/$planId',
    component: lazyRouteComponent(() => import('./DirectivePage.tsx'), 'DirectivePage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc-hop',
    component: lazyRouteComponent(() => import('../meetings/ListPage.tsx'), 'ListPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc-hop/moi',
    component: lazyRouteComponent(() => import('../meetings/MeetingPage.tsx'), 'NewMeetingPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc-hop/bieu-thang',
    component: lazyRouteComponent(() => import('../meetings/MonthPage.tsx'), 'MonthPage'),
  }),
  createRoute({
    ...inside,
    path: '/cuoc-hop/$meetingId',
    component: lazyRouteComponent(() => import('../meetings/MeetingPage.tsx'), 'MeetingPage'),
  }),
]
