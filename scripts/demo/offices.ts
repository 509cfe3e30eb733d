import type { AgencyKind, Office } from '../../src/contract/kinds.js';

/** An invented buyer. */
export interface BuyingOffice {
  name: string;
  kind: AgencyKind;
  regencyCode: string;
  /** How much it buys, beside an ordinary office. */
  size: number;
  /** How many of the 300 needs are its own. */
  needs: number;
  /** Who acts for it; the first binds it, the others may not. */
  signers: readonly Office[];
}

const GOVERNMENT: readonly Office[] = ['PPK', 'PP'];
const COMPANY: readonly Office[] = ['DIRECTOR', 'PROXY'];

// prettier-ignore
export const BUYING_OFFICES: readonly BuyingOffice[] = [
  { name: 'Balai Pelatihan Kerja Way Semangka', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 1, needs: 14, signers: GOVERNMENT },
  { name: 'Kantor Imigrasi Kelas II Siger', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 0.8, needs: 9, signers: GOVERNMENT },
  { name: 'Kantor Pelayanan Pajak Siger Raya', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 1, needs: 10, signers: ['KPA', 'PPK', 'PP'] },
  { name: 'Balai Veteriner Bukit Damar', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 0.8, needs: 8, signers: GOVERNMENT },
  { name: 'Balai Bahasa Siger', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 0.7, needs: 9, signers: GOVERNMENT },
  { name: 'Lapas Kelas IIA Way Siger', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.01', size: 0.9, needs: 8, signers: GOVERNMENT },
  { name: 'Kantor Pertanahan Kabupaten Inggoman', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.03', size: 0.7, needs: 8, signers: GOVERNMENT },
  { name: 'Kantor Statistik Kabupaten Way Semangka', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.06', size: 0.9, needs: 9, signers: GOVERNMENT },
  { name: 'Kantor Wilayah Urusan Agama Siger', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 1.3, needs: 13, signers: ['KPA', 'PPK', 'PP'] },
  { name: 'Politeknik Negeri Pucuk Rebung', kind: 'INSTANSI_VERTIKAL', regencyCode: '18.71', size: 1.2, needs: 12, signers: GOVERNMENT },
  { name: 'Direktorat Industri Kreatif, Kementerian Contoh', kind: 'KL', regencyCode: '18.71', size: 1.2, needs: 10, signers: GOVERNMENT },
  { name: 'Dinas Pendidikan Provinsi Siger', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1.6, needs: 16, signers: ['KPA', 'PPK', 'PP'] },
  { name: 'Dinas Pariwisata dan Kebudayaan Provinsi Siger', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1.2, needs: 16, signers: GOVERNMENT },
  { name: 'Sekretariat DPRD Provinsi Siger', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1.4, needs: 13, signers: GOVERNMENT },
  { name: 'RSUD Bukit Damar', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1.3, needs: 12, signers: GOVERNMENT },
  { name: 'Bappeda Provinsi Siger', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1, needs: 11, signers: GOVERNMENT },
  { name: 'Dinas Koperasi dan UKM Provinsi Siger', kind: 'OPD_PROVINSI', regencyCode: '18.71', size: 1.2, needs: 12, signers: GOVERNMENT },
  { name: 'Dinas Perdagangan Kabupaten Siger', kind: 'OPD_KABKOTA', regencyCode: '18.01', size: 0.9, needs: 10, signers: GOVERNMENT },
  { name: 'Dinas Pariwisata Kota Siger', kind: 'OPD_KABKOTA', regencyCode: '18.71', size: 0.9, needs: 11, signers: GOVERNMENT },
  { name: 'Dinas Sosial Kabupaten Way Semangka', kind: 'OPD_KABKOTA', regencyCode: '18.06', size: 1, needs: 9, signers: GOVERNMENT },
  { name: 'Dinas Kesehatan Kabupaten Bukit Damar', kind: 'OPD_KABKOTA', regencyCode: '18.02', size: 1, needs: 10, signers: GOVERNMENT },
  { name: 'Dinas Pertanian Kabupaten Umbul Kopi', kind: 'OPD_KABKOTA', regencyCode: '18.04', size: 0.9, needs: 8, signers: GOVERNMENT },
  { name: 'Sekretariat Daerah Kota Tajuk', kind: 'OPD_KABKOTA', regencyCode: '18.72', size: 1, needs: 11, signers: GOVERNMENT },
  { name: 'PT Pelabuhan Timur Contoh', kind: 'BUMN', regencyCode: '18.71', size: 1.3, needs: 9, signers: COMPANY },
  { name: 'PT Perkebunan Damar Contoh', kind: 'BUMN', regencyCode: '18.02', size: 1.2, needs: 9, signers: COMPANY },
  { name: 'PT Bank Pembangunan Siger Contoh', kind: 'BUMD', regencyCode: '18.71', size: 1.3, needs: 10, signers: COMPANY },
  { name: 'Perumda Air Minum Way Siger', kind: 'BUMD', regencyCode: '18.71', size: 0.9, needs: 8, signers: COMPANY },
  { name: 'Desa Sumber Damar', kind: 'DESA', regencyCode: '18.09', size: 0.5, needs: 5, signers: ['VILLAGE_HEAD', 'OTHER'] },
  { name: 'Hotel Bukit Siger Contoh', kind: 'SWASTA', regencyCode: '18.71', size: 0.8, needs: 6, signers: COMPANY },
  { name: 'Yayasan Pendidikan Rimba Sekala', kind: 'SWASTA', regencyCode: '18.10', size: 0.7, needs: 4, signers: COMPANY },
];
