export type { RefusedFileReason } from '#shared/base/sheet.ts';
