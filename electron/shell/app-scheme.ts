import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';

export const scheme = 'app';
const host = 'bundle';

/** Where the window's page comes from; its files are the built renderer's and no others. */
export const origin = `${scheme}://${host}`;

/** The pages of the two windows; no window ever shows another address. */
export const pageUrl = (page: 'index' | 'stage'): string => `${origin}/${page}.html`;

/** The page's own meta element says the same. Styles inline because the UI kit writes them at run time. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mimeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before 'ready', as Electron requires. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
};

/** Serves `app://bundle/` from this folder alone. */
export const serveAppScheme = (rendererDir: string): void => {
  protocol.handle(scheme, async (request) => {
    const filePath = servedPath(rendererDir, request.url);
    const bytes = filePath === null ? null : await readFile(filePath).catch(() => null);
    if (filePath === null || bytes === null) return new Response('', { status: 404 });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mimeByExtension[path.extname(filePath)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
};

/** The file of an address; null for another host, a broken escape, or a path that leaves the folder. */
export const servedPath = (rendererDir: string, url: string): string | null => {
  const { host: asked, pathname } = new URL(url);
  if (asked !== host) return null;
  try {
    const filePath = path.join(rendererDir, decodeURIComponent(pathname));
    return filePath.startsWith(rendererDir + path.sep) && !filePath.includes('\0') ? filePath : null;
  } catch {
    return null;
  }
};
