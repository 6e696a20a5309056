import { hash } from 'node:crypto';

/** Lower-case hex SHA-256 of bytes or of a text's UTF-8. */
export const sha256Hex = (data: Uint8Array | string): string => hash('sha256', data, 'hex');
