/** The console's addresses of contracts, of the offers under which they are agreed, and of the hours that they count by. */
import { createRoute, redirect } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { desk } from "./console-desk.ts";
import { validateSearch } from "./root.ts";

const subscriptions = createRoute({
  getParentRoute: () => desk,
  path: "/subscriptions",
  validateSearch,
  component: lazyPage(
    () => import("../console/contracts/subscriptions-page.tsx"),
    "SubscriptionsPage",
    "contracts",
  ),
});
const subscription = createRoute({
  getParentRoute: () => desk,
  path: "/subscriptions/$id",
  component: lazyPage(
    () => import("../console/contracts/subscription-page.tsx"),
    "SubscriptionPage",
    "contracts",
  ),
});
const amendSubscription = createRoute({
  getParentRoute: () => desk,
  path: "/subscriptions/$id/amend",
  component: lazyPage(
    () => import("../console/contracts/amend-page.tsx"),
    "AmendPage",
    "contracts",
  ),
});
const renewSubscription = createRoute({
  getParentRoute: () => desk,
  path: "/subscriptions/$id/renew",
  component: lazyPage(
    () => import("../console/contracts/agreement-page.tsx"),
    "RenewPage",
    "contracts",
  ),
});
const newSubscription = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$id/subscriptions/new",
  component: lazyPage(
    () => import("../console/contracts/agreement-page.tsx"),
    "NewSubscriptionPage",
    "contracts",
  ),
});
const offers = createRoute({
  getParentRoute: () => desk,
  path: "/offers",
  component: lazyPage(
    () => import("../console/offers/offers-page.tsx"),
    "OffersPage",
    "offers",
    "contracts",
  ),
});
const newOffer = createRoute({
  getParentRoute: () => desk,
  path: "/offers/new",
  component: lazyPage(
    () => import("../console/offers/offer-form-pages.tsx"),
    "NewOfferPage",
    "offers",
    "contracts",
  ),
});
const offer = createRoute({
  getParentRoute: () => desk,
  path: "/offers/$id",
  component: lazyPage(
    () => import("../console/offers/offer-page.tsx"),
    "OfferPage",
    "offers",
    "contracts",
  ),
});
const editOffer = createRoute({
  getParentRoute: () => desk,
  path: "/offers/$id/edit",
  component: lazyPage(
    () => import("../console/offers/offer-form-pages.tsx"),
    "EditOfferPage",
    "offers",
    "contracts",
  ),
});

const calendars = createRoute({
  getParentRoute: () => desk,
  path: "/calendars",
  beforeLoad: () => {
    throw redirect({ to: "/console/calendars/$hours", params: { hours: "business_hours" } });
  },
});
const calendar = createRoute({
  getParentRoute: () => desk,
  path: "/calendars/$hours",
  component: lazyPage(
    () => import("../console/calendars/calendar-page.tsx"),
    "CalendarPage",
    "calendars",
    "contracts",
  ),
});
const editCalendar = createRoute({
  getParentRoute: () => desk,
  path: "/calendars/$hours/edit",
  component: lazyPage(
    () => import("../console/calendars/calendar-form-page.tsx"),
    "CalendarFormPage",
    "calendars",
    "contracts",
  ),
});

const objectives = createRoute({
  getParentRoute: () => desk,
  path: "/objectives",
  component: lazyPage(
    () => import("../console/objectives/objectives-page.tsx"),
    "ObjectivesPage",
    "objectives",
    "contracts",
  ),
});
const editObjectives = createRoute({
  getParentRoute: () => desk,
  path: "/objectives/edit",
  component: lazyPage(
    () => import("../console/objectives/objectives-form-page.tsx"),
    "ObjectivesFormPage",
    "objectives",
    "contracts",
    "offers",
  ),
});

export const contractRoutes = [
  subscriptions,
  subscription,
  amendSubscription,
  renewSubscription,
  newSubscription,
  offers,
  newOffer,
  offer,
  editOffer,
  calendars,
  calendar,
  editCalendar,
  objectives,
  editObjectives,
] as const;
