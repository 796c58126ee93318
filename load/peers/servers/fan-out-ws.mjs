// An alert to each client, its own text, over package ws: node fan-out-ws.mjs PORT CONTROLPORT
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { serveControl, textOf } from './control.mjs';

const [port, control] = process.argv.slice(2).map(Number);
const server = createServer();
let answers = 0, wanted = 0, done = null;
const clients = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: true }).on('connection', (socket) => {
  socket.on('message', () => { if (++answers === wanted) done(); });
}).clients;
serveControl(control, (finished) => {
  [answers, wanted, done] = [0, clients.size, finished];
  let unit = 0;
  for (const socket of clients) socket.send(JSON.stringify({ t: 'alert', id: 'A1', seq: 1, unit, text: textOf(unit++) }));
});
server.listen(port, '127.0.0.1', 4096);
