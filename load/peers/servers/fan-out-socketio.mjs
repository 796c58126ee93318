// An alert to each client, its own text, over socket.io: node fan-out-socketio.mjs PORT CONTROLPORT
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { serveControl, textOf } from './control.mjs';

const [port, control] = process.argv.slice(2).map(Number);
const server = createServer();
let answers = 0, wanted = 0, done = null;
const io = new Server(server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => socket.on('answer', () => { if (++answers === wanted) done(); }));
serveControl(control, (finished) => {
  const sockets = [...io.sockets.sockets.values()];
  [answers, wanted, done] = [0, sockets.length, finished];
  sockets.forEach((socket, unit) => socket.emit('alert', { t: 'alert', id: 'A1', seq: 1, unit, text: textOf(unit) }));
});
server.listen(port, '127.0.0.1', 4096);
