/**
 * Shelves that a meeting or training package often holds without saying so (a seminar kit inside 'Sosialisasi … fullboard').
 * They are offered to the officer as a question; nothing is ever created from them.
 */
interface Likely {
  words: RegExp;
  shelves: readonly string[];
}

const LIKELY: readonly Likely[] = [
  {
    words:
      /\b(?:full ?board|full ?day|half ?day|paket meeting|meeting|rapat (?:kerja|koordinasi)|rakor|raker|fgd|konsinyering)\b/i,
    shelves: ['seminar-kit', 'suvenir', 'konsumsi-rapat'],
  },
  {
    words: /\b(?:sosialisasi|bimtek|bimbingan teknis|pelatihan|diklat|workshop|lokakarya|seminar|penyuluhan)\b/i,
    shelves: ['seminar-kit', 'konsumsi-rapat', 'spanduk', 'cetakan'],
  },
  { words: /\b(?:jamuan|kunjungan|tamu|studi banding)\b/i, shelves: ['suvenir', 'konsumsi-rapat'] },
  { words: /\b(?:peringatan|hari jadi|hut|lomba|festival|pameran)\b/i, shelves: ['suvenir', 'plakat', 'spanduk'] },
];

export function likelyInside(text: string, alreadyThere: readonly (string | null)[]): string[] {
  const found = LIKELY.filter(({ words }) => words.test(text)).flatMap(({ shelves }) => shelves);
  return [...new Set(found)].filter((shelf) => !alreadyThere.includes(shelf));
}
