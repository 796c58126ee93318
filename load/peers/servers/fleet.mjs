// What the hand-built alternatives share: the fleet's positions in Redis GEO.
import { createClient } from 'redis';

export async function openFleet(port) {
  const redis = createClient({ socket: { host: '127.0.0.1', port }, commandOptions: { timeout: 60_000 } });
  redis.on('error', (error) => console.error(error.message)); // Without a listener the whole process ends.
  await redis.connect();
  return {
    /** One fix or many: one command, pipelined by the client with whatever else is under way. */
    keep: (fixes) => redis.geoAdd('fleet', fixes.map((fix) => ({ longitude: fix.lon, latitude: fix.lat, member: fix.unit }))),
    nearest: (lat, lon) =>
      redis.geoSearchWith('fleet', { latitude: lat, longitude: lon }, { radius: 3000, unit: 'm' }, ['WITHDIST', 'WITHCOORD'], { COUNT: 20, SORT: 'ASC' }),
  };
}

export function believable(fix) {
  return typeof fix.unit === 'string' && Math.abs(fix.lat) <= 85 && Math.abs(fix.lon) <= 180 && typeof fix.time === 'string';
}
