import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { shellChannels, stageChannels, type BackendStatus, type Desk, type StartFailure } from '#shared/contract/shell.ts';
import type { StageState } from '#shared/contract/stage.ts';

let port: MessagePort | null = null;
const waiting: unknown[] = [];

const send = (request: unknown): void => {
  if (port) port.postMessage(request);
  else waiting.push(request);
};

/** Everything the window can reach: one port to the backend and the few shell calls. No path, no ipcRenderer crosses. */
const desk: Desk = {
  shell: {
    chooseFile: (purpose) => ipcRenderer.invoke(shellChannels.chooseFile, purpose),
    chooseFolder: () => ipcRenderer.invoke(shellChannels.chooseFolder),
    defaultExportFolder: () => ipcRenderer.invoke(shellChannels.defaultExportFolder),
    openFolder: (token) => ipcRenderer.invoke(shellChannels.openFolder, token),
    print: () => ipcRenderer.invoke(shellChannels.print),
    pdfOfPage: (page) => ipcRenderer.invoke(shellChannels.pdfOfPage, page),
    printPage: (page) => ipcRenderer.invoke(shellChannels.printPage, page),
    savePage: (page) => ipcRenderer.invoke(shellChannels.savePage, page),
    beginBook: (name) => ipcRenderer.invoke(shellChannels.beginBook, name),
    addToBook: (part) => ipcRenderer.invoke(shellChannels.addToBook, part),
    endBook: (end) => ipcRenderer.invoke(shellChannels.endBook, end),
    changeDataFolder: () => ipcRenderer.invoke(shellChannels.changeDataFolder),
    openStage: () => ipcRenderer.invoke(shellChannels.openStage),
    closeStage: () => ipcRenderer.invoke(shellChannels.closeStage),
    showOnStage: (show) => ipcRenderer.invoke(shellChannels.showOnStage, show),
    tokenOfDropped: (file) => ipcRenderer.invoke(shellChannels.tokenOfDropped, file instanceof File ? webUtils.getPathForFile(file) : ''),
  },
  connect: ({ onReply, onStatus, onStartFailure, onStage }) => {
    for (const channel of ['backend:port', 'backend:status', 'backend:start-failure', stageChannels.state])
      ipcRenderer.removeAllListeners(channel);
    // What is sent from here on waits for the new port; an answer on the old one would be lost.
    port?.close();
    port = null;
    ipcRenderer.on('backend:port', (event) => {
      port?.close();
      port = event.ports[0] ?? null;
      port?.addEventListener('message', (message) => {
        onReply(message.data);
      });
      port?.start();
      for (const request of waiting.splice(0)) send(request);
    });
    ipcRenderer.on('backend:status', (_, status: BackendStatus) => {
      if (status === 'gone') {
        port = null;
        waiting.length = 0; // the window has been told that these failed; they must not run after all
      }
      onStatus(status);
    });
    ipcRenderer.on('backend:start-failure', (_, failure: StartFailure) => {
      onStartFailure(failure);
    });
    ipcRenderer.on(stageChannels.state, (_, state: StageState) => {
      onStage(state);
    });
    ipcRenderer.send('backend:connect');
  },
  send,
  startOnDemo: process.argv.includes('--fairdraw-demo'),
};

contextBridge.exposeInMainWorld('desk', desk);
