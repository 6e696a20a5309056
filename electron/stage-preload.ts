import { contextBridge, ipcRenderer } from 'electron';
import { stageChannels, type StageDesk } from '#shared/contract/shell.ts';
import type { StageShow } from '#shared/contract/stage.ts';

let port: MessagePort | null = null;

/** Everything the stage can reach: a port that answers its two questions, and what the console has it show. */
const stage: StageDesk = {
  connect: ({ onReply, onPort, onShow }) => {
    ipcRenderer.on(stageChannels.port, (event) => {
      port?.close();
      port = event.ports[0] ?? null;
      port?.addEventListener('message', (message) => {
        onReply(message.data);
      });
      port?.start();
      onPort();
    });
    ipcRenderer.on(stageChannels.show, (_, show: StageShow, from: number) => {
      onShow(show, from);
    });
    ipcRenderer.send(stageChannels.ready);
  },
  send: (request) => {
    port?.postMessage(request);
  },
  tellShown: (run, shown) => {
    ipcRenderer.send(stageChannels.shown, run, shown);
  },
};

contextBridge.exposeInMainWorld('stage', stage);
