import 'words:ui.missing';
import { role } from '../identity/session';
import { PageTitle } from './page';
import { PhoneShell } from './phone-shell';
import { StaffShell } from './staff-shell';
import { t } from './words';

export default function NotFoundPage() {
  const page = (
    <div class="empty">
      <PageTitle>{t('ui.missing.title')}</PageTitle>
      <p>{t('ui.missing.hint')}</p>
      <a class="btn main" href="/">
        {t('ui.missing.home')}
      </a>
    </div>
  );
  return role.value === 'umkm' ? <PhoneShell>{page}</PhoneShell> : <StaffShell place="none">{page}</StaffShell>;
}
