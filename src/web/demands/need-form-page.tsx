import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.needform';
import './demands.css';
import { rupiahShort } from '../../contract/format';
import { CERTIFICATE_KINDS } from '../../contract/kinds';
import { Refusal } from '../api/client';
import { changeDemand, createDemand, getDemand } from '../api/demands';
import { listPackages } from '../api/events';
import type { Demand } from '../api/types';
import { event, memberships } from '../identity/session';
import { ErrorSummary, fieldErrorsOf, SelectField, TextField, type FieldErrors } from '../ui/field';
import { certificateName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useCategories, useUnits } from '../ui/reference';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { EMPTY_NEED, fieldsOf, readNeed, type NeedFields } from './need-fields';
import { RegencyField } from './regency-field';

/** Writes a need, or completes one from a plan: what is known is saved, the rest may come later. */
export default function NeedFormPage() {
  const { id } = useRoute().params;
  const demand = useResource(id ? `demand/${id}` : null, () => getDemand(id!));
  return (
    <StaffShell place="needs">
      <p class="crumb">
        <a href={id ? `/kebutuhan/${id}` : '/kebutuhan'}>{t('ui.needform.back')}</a>
      </p>
      <div class="page-head">
        <PageTitle>{t(id ? 'ui.needform.edit' : 'ui.needform.new')}</PageTitle>
      </div>
      {id ? (
        <Shown of={demand} loading={t('ui.needform.loading')} failing={t('ui.needform.failing')}>
          {(found) => <NeedForm key={found.id} demand={found} />}
        </Shown>
      ) : (
        <NeedForm />
      )}
    </StaffShell>
  );
}

function NeedForm({ demand }: { demand?: Demand }) {
  const { route } = useLocation();
  const { units, unit } = useUnits();
  const { categories } = useCategories();
  const eventId = demand?.eventId ?? event.value?.id ?? '';
  const agencyId = memberships.value[0]?.scope.id;
  const packages = useResource(demand ? null : `packages/${eventId}/${agencyId}`, () =>
    listPackages(eventId, { limit: 100, ...(agencyId ? { agencyId } : {}) }),
  );
  const [fields, setFields] = useState<NeedFields>(() => (demand ? fieldsOf(demand, language.value) : EMPTY_NEED));
  const [version, setVersion] = useState(demand?.version ?? 0);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const put = (change: Partial<NeedFields>) => setFields((now) => ({ ...now, ...change }));
  const bind = (name: Exclude<keyof NeedFields, 'certificates'>) => ({
    id: name,
    value: fields[name],
    error: errors[name],
    onValue: (value: string) => put({ [name]: value }),
  });
  // A shelf brings the unit that new lines of it start with.
  useEffect(() => {
    const first = categories.find((one) => one.id === fields.categoryId)?.unitId;
    if (first && !fields.unitId) put({ unitId: first });
  }, [fields.categoryId, categories.length]);

  const save = async () => {
    const read = readNeed(fields, unit(fields.unitId)?.steps ?? 1, language.value);
    setTurn((count) => count + 1);
    setFailure(undefined);
    if ('problems' in read) {
      setErrors(
        Object.fromEntries(
          Object.entries(read.problems).map(([name, problem]) => [name, t(`ui.needform.wrong.${problem}`)]),
        ),
      );
      return;
    }
    setErrors({});
    setBusy(true);
    try {
      const { packageId: _kept, ...changes } = read.body;
      const saved = demand ? await changeDemand(demand.id, version, changes) : await createDemand(eventId, read.body);
      route(`/kebutuhan/${saved.id}`);
    } catch (error) {
      setBusy(false);
      const found = fieldErrorsOf(error);
      setErrors(found);
      if (error instanceof Refusal && error.code === 'version_conflict' && demand) {
        // Someone else saved meanwhile: what was typed stays, and the next save is against their version.
        setVersion((await getDemand(demand.id)).version);
        setFailure(t('ui.needform.conflict'));
      } else if (Object.keys(found).length === 0)
        setFailure(error instanceof Refusal ? error.words : t('ui.needform.noAnswer'));
    }
  };

  return (
    <form
      class="need-form"
      noValidate
      onSubmit={(submit) => { submit.preventDefault(); if (!busy) void save(); }} /* prettier-ignore */
    >
      <ErrorSummary errors={errors} turn={turn} />
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      {!demand && (
        <fieldset>
          <legend>{t('ui.needform.budget')}</legend>
          <SelectField
            {...bind('packageId')}
            label={t('ui.needform.package')}
            options={[
              { value: '', label: t('ui.needform.localPackage') },
              ...(packages.data?.items ?? []).map((one) => ({
                value: one.id,
                label:
                  one.remaining === null ? one.name : `${one.name} (${rupiahShort(one.remaining, language.value)})`,
              })),
            ]}
          />
          {!fields.packageId && (
            <div class="two">
              <TextField {...bind('packageName')} label={t('ui.needform.packageName')} />
              <TextField
                {...bind('pagu')}
                label={t('ui.needform.pagu')}
                inputMode="numeric"
                help={t('ui.needform.paguHelp')}
              />
            </div>
          )}
        </fieldset>
      )}
      <fieldset>
        <legend>{t('ui.needform.what')}</legend>
        <TextField {...bind('name')} label={t('ui.needform.name')} help={t('ui.needform.nameHelp')} maxLength={200} />
        <SelectField
          {...bind('categoryId')}
          label={t('ui.needform.category')}
          options={[
            { value: '', label: t('ui.needform.choose') },
            ...categories.map((one) => ({ value: one.id, label: one.name[language.value] })),
          ]}
        />
        <TextField {...bind('spec')} label={t('ui.needform.spec')} multiline help={t('ui.needform.specHelp')} />
        <div class="two">
          <TextField
            {...bind('quantity')}
            label={t('ui.needform.quantity')}
            inputMode="decimal"
            help={t('ui.needform.quantityHelp')}
          />
          <SelectField
            {...bind('unitId')}
            label={t('ui.needform.unit')}
            options={[
              { value: '', label: t('ui.needform.choose') },
              ...units.map((one) => ({ value: one.id, label: one.name[language.value] })),
            ]}
          />
        </div>
        <TextField
          {...bind('unitCeiling')}
          label={t('ui.needform.ceiling')}
          inputMode="numeric"
          help={t('ui.needform.ceilingHelp')}
        />
      </fieldset>
      <fieldset>
        <legend>{t('ui.needform.when')}</legend>
        <div class="two">
          <TextField {...bind('deliverFrom')} label={t('ui.needform.from')} type="date" />
          <TextField {...bind('deliverTo')} label={t('ui.needform.to')} type="date" />
        </div>
        <RegencyField {...bind('regencyCode')} label={t('ui.needform.regency')} />
        <TextField {...bind('place')} label={t('ui.needform.place')} maxLength={300} />
      </fieldset>
      <fieldset>
        <legend>{t('ui.needform.certificates')}</legend>
        <div class="ticks">
          {CERTIFICATE_KINDS.map((kind) => (
            <label class="choice" key={kind}>
              <input
                type="checkbox"
                checked={fields.certificates.includes(kind)}
                onChange={(change) =>
                  put({
                    certificates: change.currentTarget.checked
                      ? [...fields.certificates, kind]
                      : fields.certificates.filter((one) => one !== kind),
                  })
                }
              />
              {certificateName(kind)}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="row">
        <button class="btn main" type="submit" aria-busy={busy}>
          {t(busy ? 'ui.needform.saving' : 'ui.needform.save')}
        </button>
        <a class="btn edge-btn" href={demand ? `/kebutuhan/${demand.id}` : '/kebutuhan'}>
          {t('ui.needform.cancel')}
        </a>
      </div>
    </form>
  );
}
