import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import 'words:ui.app';
import type { Role } from '../contract/kinds';
import { homeOf, loadMe, me, meError, rememberedRole, role } from './identity/session';
import { returns } from './live/connection';
import { ErrorBoundary, PageTitle, screen } from './ui/page';
import { Failing, Loading } from './ui/states';
import { t } from './ui/words';

const SignIn = screen(() => import('./identity/sign-in-page'));
const LinkPage = screen(() => import('./identity/link-page'));
const PinPage = screen(() => import('./identity/pin-page'));
const Account = screen(() => import('./identity/account-page'));
const Board = screen(() => import('./live/board-page'));
const MyNeeds = screen(() => import('./matching/my-needs-page'));
const MyNeed = screen(() => import('./matching/my-need-page'));
const MyOffers = screen(() => import('./offers/my-offers-page'));
const Needs = screen(() => import('./demands/needs-page'));
const NeedForm = screen(() => import('./demands/need-form-page'));
const Help = screen(() => import('./matching/help-page'));
const Fair = screen(() => import('./matching/fair-page'));
const Sellers = screen(() => import('./matching/sellers-page'));
const Commitments = screen(() => import('./commitments/commitments-page'));
const Commitment = screen(() => import('./commitments/commitment-page'));
const Draft = screen(() => import('./commitments/draft-page'));
const Sign = screen(() => import('./commitments/sign-page'));
const MyMeetings = screen(() => import('./meetings/my-meetings-page'));
const SchedulePage = screen(() => import('./meetings/schedule-page'));
const Desk = screen(() => import('./commitments/desk-page'));
const Events = screen(() => import('./events/events-page'));
const EventPage = screen(() => import('./events/event-page'));
const PlanPage = screen(() => import('./matching/plan-page'));
const Imports = screen(() => import('./imports/imports-page'));
const ImportPage = screen(() => import('./imports/import-page'));
const NotFound = screen(() => import('./ui/not-found-page'));

type Places = Record<string, FunctionComponent>;
const EVERYONE: Places = { '/akun': Account, '/akun/pin': PinPage };
const SIGNING: Places = {
  '/komitmen': Commitments,
  '/komitmen/:id': Commitment,
  '/komitmen/:id/tanda-tangan': Sign,
};
const DRAFTING: Places = { '/komitmen/baru': Draft, '/komitmen/:id/ubah': Draft };
const EVENTS: Places = {
  '/acara': Events,
  '/acara/:id': EventPage,
  '/acara/:id/fasilitasi': Help,
  '/acara/:id/pemerataan': Fair,
  '/acara/:id/jadwal': SchedulePage,
  '/acara/:id/rencana': PlanPage,
  '/acara/:id/impor': Imports,
  '/acara/:id/impor/:importId': ImportPage,
  '/kebutuhan/:id': Sellers,
};

/** What each role can open. The server decides what it may see; this only decides what is offered. */
const PLACES: Record<Role, Places> = {
  umkm: {
    ...SIGNING,
    '/kebutuhan': MyNeeds,
    '/kebutuhan/:id': MyNeed,
    '/barang': MyOffers,
    '/jadwal': MyMeetings,
    '/meja': Desk,
  },
  officer: {
    ...DRAFTING,
    ...SIGNING,
    '/kebutuhan': Needs,
    '/kebutuhan/baru': NeedForm,
    '/kebutuhan/:id': Sellers,
    '/kebutuhan/:id/ubah': NeedForm,
    '/jadwal': MyMeetings,
    '/meja': Desk,
  },
  organiser: { ...SIGNING, ...EVENTS, '/kebutuhan/:id/ubah': NeedForm, '/meja': Desk },
  desk: { ...SIGNING, '/meja': Desk, '/jadwal': SchedulePage },
  auditor: {
    '/acara': Events,
    '/acara/:id': EventPage,
    '/acara/:id/rencana': PlanPage,
    '/acara/:id/jadwal': SchedulePage,
    '/komitmen': Commitments,
    '/komitmen/:id': Commitment,
  },
  screen: {},
};

// The screen this device opened last is fetched while the server says who is there; a phone's first visit is a maker's.
const START: Record<string, { preload: () => void }> = {
  umkm: MyNeeds,
  officer: Needs,
  organiser: EventPage,
  desk: Desk,
};
const PHONE_PX = 640;
if (location.pathname === '/' || location.pathname === '/kebutuhan') {
  START[rememberedRole() ?? (innerWidth < PHONE_PX ? 'umkm' : '')]?.preload();
}

export function App() {
  return (
    <LocationProvider>
      <Pages />
    </LocationProvider>
  );
}

function Pages() {
  const { path } = useLocation();
  useEffect(() => scrollTo(0, 0), [path]);
  const places = me.value ? { ...EVERYONE, ...(role.value ? PLACES[role.value] : {}) } : {};
  return (
    <ErrorBoundary place={path}>
      <Router>
        <Route path="/layar/:eventId" component={Board} />
        <Route path="/s/:token" component={LinkPage} />
        <Route path="/masuk" component={SignIn} />
        {Object.entries(places).map(([at, component]) => (
          <Route key={at} path={at} component={component} />
        ))}
        <Route default component={Elsewhere} />
      </Router>
    </ErrorBoundary>
  );
}

/** What no place answers: nobody is signed in yet, the start, or an address that leads nowhere. */
function Elsewhere() {
  const { path, route } = useLocation();
  const who = me.value;
  const away = who === null;
  const start = Boolean(who) && path === '/';
  // Asked at the start, and again whenever the server can be heard again and has not said yet.
  useEffect(() => returns.subscribe(() => void (me.peek() === undefined && loadMe())), []);
  useEffect(() => {
    if (away) route(path === '/' ? '/masuk' : `/masuk?ke=${encodeURIComponent(path)}`, true);
    else if (start) route(homeOf(role.value), true);
  }, [away, start]);
  if (who && !start) return <NotFound />;
  return (
    <main class="page" id="main">
      <PageTitle hidden name="Tapis" />
      {meError.value && who === undefined ? (
        <Failing what={t('ui.app.notOpened')} error={meError.value} retry={() => void loadMe()} />
      ) : (
        <Loading what={t('ui.app.opening')} />
      )}
    </main>
  );
}
