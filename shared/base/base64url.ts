const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64 with the alphabet that survives addresses and file names, without padding (RFC 4648, section 5). */
export const toBase64url = (bytes: Uint8Array): string => {
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < Math.min(left, 3) + 1; digit += 1) out += alphabet[(bits >> (18 - digit * 6)) & 63] ?? '';
  }
  return out;
};
