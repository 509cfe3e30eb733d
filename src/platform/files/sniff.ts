/**
 * What a file is, from its first bytes. Neither the name nor the sender's word counts. Only kinds that the product
 * shows or reads are known; everything else is refused.
 */
export type MediaType =
  'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf' | 'application/zip' | 'text/plain';

const startsWith = (bytes: Uint8Array, signature: number[], offset = 0) =>
  bytes.length >= offset + signature.length && signature.every((byte, i) => bytes[offset + i] === byte);

export function sniff(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))
    return 'image/webp';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'application/zip';
  return isText(bytes) ? 'text/plain' : null;
}

const TEXT_SAMPLE_BYTES = 4096;

function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE_BYTES);
  return sample.length > 0 && (isUtf16(sample) || !sample.some(isControl));
}

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32);

/** By its mark, or, where a program left that out, by the zero in every other byte of mostly Latin text. */
function isUtf16(sample: Uint8Array): boolean {
  if (startsWith(sample, [0xff, 0xfe]) || startsWith(sample, [0xfe, 0xff])) return true;
  const [even, odd] = [0, 1].map((first) => sample.filter((_byte, at) => at % 2 === first)) as [Uint8Array, Uint8Array];
  return [
    [even, odd],
    [odd, even],
  ].some(([zeros, letters]) => mostlyZero(zeros as Uint8Array) && !(letters as Uint8Array).some(isControl));
}

const mostlyZero = (bytes: Uint8Array) =>
  bytes.length > 0 && bytes.filter((byte) => byte === 0).length > bytes.length * 0.7;
