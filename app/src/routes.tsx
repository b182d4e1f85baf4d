import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { DiscoverLayout } from './features/discover/discover-layout.js';
import { HomePage } from './features/discover/home-page.js';
import { NotFoundPage } from './layout/not-found-page.js';
import { Shell } from './layout/shell.js';

// Every page but the first is fetched when it is opened.
const ResultsPage = lazy(async () => ({
  default: (await import('./features/discover/results-page.js')).ResultsPage,
}));
const SignInPage = lazy(async () => ({
  default: (await import('./features/account/sign-in-page.js')).SignInPage,
}));
const RegisterPage = lazy(async () => ({
  default: (await import('./features/account/register-page.js')).RegisterPage,
}));
const VerifyEmailPage = lazy(async () => ({
  default: (await import('./features/account/verify-email-page.js')).VerifyEmailPage,
}));
const ForgottenPasswordPage = lazy(async () => ({
  default: (await import('./features/account/forgotten-password-page.js')).ForgottenPasswordPage,
}));
const ResetPasswordPage = lazy(async () => ({
  default: (await import('./features/account/reset-password-page.js')).ResetPasswordPage,
}));
const ProviderReturnPage = lazy(async () => ({
  default: (await import('./features/account/provider-return-page.js')).ProviderReturnPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('./features/account/settings-page.js')).SettingsPage,
}));
const SessionsPage = lazy(async () => ({
  default: (await import('./features/account/sessions-page.js')).SessionsPage,
}));
const SavedPage = lazy(async () => ({
  default: (await import('./features/account/saved-page.js')).SavedPage,
}));
const MePage = lazy(async () => ({ default: (await import('./features/account/me-page.js')).MePage }));
const TastePage = lazy(async () => ({
  default: (await import('./features/account/taste-page.js')).TastePage,
}));
const MyPhotosPage = lazy(async () => ({
  default: (await import('./features/photos/my-photos-page.js')).MyPhotosPage,
}));
const MyReviewsPage = lazy(async () => ({
  default: (await import('./features/review/my-reviews-page.js')).MyReviewsPage,
}));
const CompanionsPage = lazy(async () => ({
  default: (await import('./features/companions/companions-page.js')).CompanionsPage,
}));
const AcceptPage = lazy(async () => ({
  default: (await import('./features/companions/accept-page.js')).AcceptPage,
}));
const TripPage = lazy(async () => ({ default: (await import('./features/trip/trip-page.js')).TripPage }));
const CalendarPage = lazy(async () => ({
  default: (await import('./features/calendar/calendar-page.js')).CalendarPage,
}));
const ReviewedFestivalPage = lazy(async () => {
  const [{ FestivalPage }, { Reviews }] = await Promise.all([
    import('./features/festival/festival-page.js'),
    import('./features/review/reviews.js'),
  ]);
  return { default: () => <FestivalPage reviews={(festival) => <Reviews festival={festival} />} /> };
});

/** The only place where features meet. */
export function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route element={<DiscoverLayout />}>
          <Route index element={<HomePage />} />
          <Route path="festivals" element={<ResultsPage />} />
        </Route>
        <Route path="calendar" element={<CalendarPage />} />
        <Route path="festivals/:id" element={<ReviewedFestivalPage />} />
        <Route path="sign-in" element={<SignInPage />} />
        <Route path="sign-in/:provider" element={<ProviderReturnPage />} />
        <Route path="register" element={<RegisterPage />} />
        <Route path="verify-email" element={<VerifyEmailPage />} />
        <Route path="forgotten-password" element={<ForgottenPasswordPage />} />
        <Route path="reset-password" element={<ResetPasswordPage />} />
        <Route path="saved" element={<SavedPage />} />
        <Route path="me" element={<MePage />} />
        <Route path="me/account" element={<SettingsPage />} />
        <Route path="me/sessions" element={<SessionsPage />} />
        <Route path="me/taste" element={<TastePage />} />
        <Route path="me/photos" element={<MyPhotosPage />} />
        <Route path="me/reviews" element={<MyReviewsPage />} />
        <Route path="me/companions" element={<CompanionsPage />} />
        <Route path="companions/accept" element={<AcceptPage />} />
        <Route path="trip" element={<TripPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
