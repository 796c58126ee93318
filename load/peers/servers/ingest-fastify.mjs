// Positions by HTTP into Redis, and the nearest 20: node ingest-fastify.mjs PORT REDISPORT
import Fastify from 'fastify';
import { openFleet } from './fleet.mjs';

const [port, redisPort] = process.argv.slice(2).map(Number);
const fleet = await openFleet(redisPort);
const app = Fastify();
const fix = {
  type: 'object', required: ['unit', 'lat', 'lon', 'time'],
  properties: { unit: { type: 'string' }, lat: { type: 'number', minimum: -85, maximum: 85 }, lon: { type: 'number', minimum: -180, maximum: 180 }, time: { type: 'string' } },
};
app.post('/api/v1/positions', { schema: { body: fix } }, async (request) => {
  await fleet.keep([request.body]);
  return { accepted: 1 };
});
const place = { type: 'object', required: ['lat', 'lon'], properties: { lat: { type: 'number' }, lon: { type: 'number' } } };
app.get('/nearest', { schema: { querystring: place } }, (request) => fleet.nearest(request.query.lat, request.query.lon));
await app.listen({ port, host: '127.0.0.1', backlog: 4096 });
