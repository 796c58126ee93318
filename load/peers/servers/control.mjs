// GET /order on the control port: every client is sent its own text; the answer comes when every client has answered.
import { createServer } from 'node:http';

const PAD = ' Observe and report the crossing named here; do not stop, follow or approach anybody. Answer with one tap when you stand safely. Drill.';

export const textOf = (unit) => `Taxi T${String(unit).padStart(6, '0')}:${PAD}`;

export function serveControl(port, order) {
  createServer((request, response) => {
    if (request.url.startsWith('/order')) order(() => response.end('{}'));
    else response.end('{}');
  }).listen(port, '127.0.0.1');
}
