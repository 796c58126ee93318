// Positions by socket.io into Redis: node ingest-socketio.mjs PORT REDISPORT
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { believable, openFleet } from './fleet.mjs';

const [port, redisPort] = process.argv.slice(2).map(Number);
const fleet = await openFleet(redisPort);
const server = createServer();
new Server(server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false }).on('connection', (socket) => {
  let accepted = 0, messages = 0;
  socket.on('fix', async (fix) => {
    if (believable(fix)) {
      await fleet.keep([fix]);
      accepted++;
    }
    if (++messages % 100 === 0) socket.emit('totals', { accepted, refused: {}, dropped: 0 });
  });
});
server.listen(port, '127.0.0.1', 4096);
