/** The fields a column can be, for the person who matches them by hand; which of them a kind of file reads is the server's to say. */
export const IMPORT_FIELDS = [
  'rupCode', 'name', 'pagu', 'satkerName', 'satkerCodeText', 'klpdName', 'klpdCode', 'year', 'fund', 'mak', 'volume', 'description',
  'specification', 'method', 'kind', 'smallBusiness', 'selectionFrom', 'selectionTo', 'contractFrom', 'contractTo', 'useFrom', 'useTo',
  'nib', 'npwp', 'legalForm', 'ownerName', 'phone', 'email', 'regency', 'address', 'foundedOn', 'capitalRupiah', 'yearlySalesRupiah', 'kbli',
  'catalogueListed', 'agencyName', 'satkerCode', 'agencyKind', 'packageName', 'productName', 'category', 'unit', 'packSize', 'unitPrice', 'capacity', 'capacityPeriod', 'tkdn', 'minQuantity', 'areas', 'quantity', 'unitCeiling', 'minimumOrder',
  'leadDays', 'deliverFrom', 'deliverTo', 'spec', 'certificates',
] as const; // prettier-ignore
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const isKnownField = (field: string): field is ImportField =>
  (IMPORT_FIELDS as readonly string[]).includes(field);
