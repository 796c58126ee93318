// Positions by WebSocket (package ws) into Redis, one or an array a message; totals after every 100 messages, as Dispatch answers.
// node ingest-ws.mjs PORT REDISPORT
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { believable, openFleet } from './fleet.mjs';

const [port, redisPort] = process.argv.slice(2).map(Number);
const fleet = await openFleet(redisPort);
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  let accepted = 0, refused = 0, messages = 0;
  socket.on('message', async (message) => {
    const parsed = JSON.parse(message);
    const fixes = (Array.isArray(parsed) ? parsed : [parsed]);
    const good = fixes.filter(believable);
    await fleet.keep(good);
    accepted += good.length;
    refused += fixes.length - good.length;
    if (++messages % 100 === 0) socket.send(JSON.stringify({ accepted, refused: refused ? { invalid: refused } : {}, dropped: 0 }));
  });
});
server.listen(port, '127.0.0.1', 4096);
