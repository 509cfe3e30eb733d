import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.imports';
import './imports.css';
import { moment } from '../../contract/format';
import { TEMPLATE_LAYOUTS } from '../../contract/imports';
import { Refusal } from '../api/client';
import { listImports, templateUrl, uploadImport } from '../api/imports';
import type { ImportView } from '../api/types';
import { zone } from '../identity/session';
import { Icon, type IconName } from '../ui/icon';
import { Badge, Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { language, t } from '../ui/words';

const MAX_FILE_MIB = 5;
const LOOK: Record<
  ImportView['state'],
  { tone: 'positive' | 'warning' | 'info' | 'quiet' | 'danger'; icon: IconName }
> = {
  parsing: { tone: 'info', icon: 'clock' },
  ready: { tone: 'warning', icon: 'search' },
  committing: { tone: 'info', icon: 'clock' },
  committed: { tone: 'positive', icon: 'check' },
  undone: { tone: 'quiet', icon: 'undo' },
  failed: { tone: 'danger', icon: 'x' },
};

/** Where imports begin: a template, a file; and what was imported before. */
export default function ImportsPage() {
  const { id = '' } = useRoute().params;
  const imports = useResource(`imports/${id}`, () => listImports(id));
  return (
    <StaffShell place="imports">
      <div class="page-head">
        <div>
          <PageTitle>{t('ui.imports.title')}</PageTitle>
          <p>{t('ui.imports.hint')}</p>
        </div>
      </div>
      <div class="import-start">
        <Upload eventId={id} />
        <section class="pane" aria-labelledby="template-title">
          <h2 id="template-title">{t('ui.imports.templates')}</h2>
          <p class="quiet">{t('ui.imports.templatesHint')}</p>
          <ul class="templates">
            {TEMPLATE_LAYOUTS.map((layout) => (
              <li key={layout}>
                <span>{t(`ui.imports.layout.${layout}`)}</span>
                <a class="btn edge-btn" href={templateUrl(layout, 'xlsx')} download>
                  XLSX<span class="sr"> {t(`ui.imports.layout.${layout}`)}</span>
                </a>
                <a class="btn edge-btn" href={templateUrl(layout, 'csv')} download>
                  CSV<span class="sr"> {t(`ui.imports.layout.${layout}`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <h2 class="list-title">{t('ui.imports.earlier')}</h2>
      <Shown of={imports} loading={t('ui.imports.loading')} failing={t('ui.imports.failing')}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{t('ui.imports.none')}</p>
          ) : (
            <table class="list-table">
              <caption class="sr">{t('ui.imports.earlier')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('ui.imports.file')}</th>
                  <th scope="col">{t('ui.imports.state')}</th>
                  <th scope="col" class="r">
                    {t('ui.imports.rows')}
                  </th>
                  <th scope="col" class="r">
                    {t('ui.imports.created')}
                  </th>
                  <th scope="col" class="r">
                    {t('ui.imports.refused')}
                  </th>
                  <th scope="col">{t('ui.imports.when')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <a href={`/acara/${id}/impor/${one.id}`}>{one.fileName}</a>
                    </th>
                    <td data-l={t('ui.imports.state')}>
                      <Badge {...LOOK[one.state]}>{t(`ui.imports.state.${one.state}`)}</Badge>
                    </td>
                    <td class="r" data-l={t('ui.imports.rows')}>
                      {one.counts.rows}
                    </td>
                    <td class="r" data-l={t('ui.imports.created')}>
                      {one.counts.created}
                    </td>
                    <td class="r" data-l={t('ui.imports.refused')}>
                      {one.counts.refused}
                    </td>
                    <td data-l={t('ui.imports.when')}>
                      {moment(one.committedAt ?? one.createdAt, zone.value, language.value)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Shown>
    </StaffShell>
  );
}

function Upload({ eventId }: { eventId: string }) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [over, setOver] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file || busy) return;
    setFailure(undefined);
    if (file.size > MAX_FILE_MIB * 1024 * 1024) return setFailure(t('ui.imports.tooLarge', { limit: MAX_FILE_MIB }));
    if (!/\.(csv|xlsx|tsv|txt)$/i.test(file.name)) return setFailure(t('ui.imports.wrongType'));
    setBusy(true);
    try {
      const made = await uploadImport(eventId, file, null);
      route(`/acara/${eventId}/impor/${made.id}`);
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.imports.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <section class="pane" aria-labelledby="upload-title">
      <h2 id="upload-title">{t('ui.imports.upload')}</h2>
      <p class="quiet">{t('ui.imports.uploadHint')}</p>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <label
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void send(event.dataTransfer?.files[0]); }} /* prettier-ignore */
      >
        <Icon name="up" />
        <span>{t(busy ? 'ui.imports.sending' : 'ui.imports.choose')}</span>
        <input
          class="sr"
          type="file"
          accept=".csv,.xlsx,.tsv,.txt"
          disabled={busy}
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
      </label>
    </section>
  );
}
