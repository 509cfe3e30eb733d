import 'words:ui.list';
import type { AgencyKind, CertificateKind, Office, ProcurementMethod, Role, SizeClass } from '../../contract/kinds';
import { t } from './words';

/** The words of the closed lists in src/contract/kinds.ts. */
export const officeName = (office: Office): string => t(`ui.list.office.${office}`);
export const roleName = (role: Role): string => t(`ui.list.role.${role}`);
export const methodName = (method: ProcurementMethod): string => t(`ui.list.method.${method}`);
export const agencyKindName = (kind: AgencyKind): string => t(`ui.list.agency.${kind}`);
export const certificateName = (kind: CertificateKind): string => t(`ui.list.certificate.${kind}`);
export const sizeName = (size: SizeClass): string => t(`ui.list.size.${size}`);
