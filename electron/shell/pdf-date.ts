/**
 * Puts one moment (ISO, any offset) in the place of the two dates that Chromium writes into a PDF, so that the same page gives the same
 * bytes each time. The new dates are as long as the old ones: the table of positions in the file stays right.
 */
export const withPdfDate = (bytes: Uint8Array, at: string): Uint8Array => {
  const utc = new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    text.replace(/\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g, (_, key: string) => `/${key} (D:${utc}+00'00')`),
    'latin1',
  );
};
