import { app, session, type WebContents } from 'electron';
import { pageUrl, registerAppScheme, serveAppScheme } from './app-scheme.ts';

/** What Chromium would otherwise do by itself over the network, and a resolver that knows no name at all. */
const switches: Readonly<Record<string, string>> = {
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-features': 'OptimizationHints,MediaRouter,Translate,SpareRendererForSitePerProcess',
  'disable-sync': '',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  lang: 'zh-CN',
  'no-default-browser-check': '',
  'no-pings': '',
};

/** Before 'ready': the sandbox for every renderer, the scheme of the window, no talk to the outside by Chromium itself. */
export const prepareApplication = (): void => {
  // As root the sandbox can't start, and enabling it would end every child process in a loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerAppScheme();
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
  app.on('web-contents-created', (_, contents) => {
    guardContents(contents);
  });
};

/** After 'ready': serves the renderer's folder; denies every permission, download and connection that leaves the program. */
export const hardenSession = async (rendererDir: string): Promise<void> => {
  serveAppScheme(rendererDir);
  const web = session.defaultSession;
  web.setPermissionRequestHandler((_, __, decide) => {
    decide(false);
  });
  web.setPermissionCheckHandler(() => false);
  web.setDevicePermissionHandler(() => false);
  web.setSpellCheckerEnabled(false);
  web.on('will-download', (event) => {
    event.preventDefault();
  });
  const allowed = app.isPackaged ? /^(app:\/\/bundle\/|data:|blob:)/ : /^(app:\/\/bundle\/|data:|blob:|devtools:)/;
  web.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowed.test(details.url) });
  });
  await web.setProxy({ mode: 'direct' });
};

/** Holds for every page there will ever be: it stays where it is, opens nothing, embeds nothing, and WebRTC sends nothing. */
const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-frame-navigate', (details) => {
    if (details.url !== pageUrl('index') && details.url !== pageUrl('stage')) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
};
