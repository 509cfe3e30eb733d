import 'words:gap';
import { rupiah } from '../../contract/format';
import type { GapKind } from '../../contract/kinds';
import type { Gap } from '../api/types';
import { language, t } from '../ui/words';
import { type Pair, readable } from './match-words';

/** What is lacking: 'Sertifikat halal belum ada'. */
export const lackWords = ({ kind, params }: Gap): string => t(`gap.${kind}`, readable(params, NO_UNIT));

/** What would open it, with its figures: 'Tambah 50 kotak sehari'. */
export function stepWords({ kind, params }: Gap, unit: Pair): string {
  if (kind === 'price' && params.unitPrice === undefined) return t('gap.price');
  const { unitPrice, period, ...figures } = params;
  return t(`gap.step.${kind}`, {
    ...readable(figures, unit),
    ...(typeof unitPrice === 'number' ? { unitPrice: rupiah(unitPrice, language.value) } : {}),
    ...(period === undefined ? {} : { period: t(`gap.per.${period as 'day' | 'week' | 'month'}`) }),
  });
}

const NO_UNIT: Pair = { unit: '', steps: 1, to: 'officer' };

/** Steps whose words are more than the lack's: they carry figures. */
const MEASURED: ReadonlySet<GapKind> = new Set<GapKind>(['area', 'capacity', 'lead_time', 'minimum_order', 'price']);
export const isMeasured = ({ kind }: Gap): boolean => MEASURED.has(kind);
