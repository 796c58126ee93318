// Develops the page before the gateway is there: 20,000 units walking, the contract's calls in memory. Not shipped.
import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import ws from 'ws';
const WebSocketServer = ws.Server;

const PORT = Number(process.env.PORT ?? 8190);
const N = Number(process.env.UNITS ?? 20000);
const RATE = Number(process.env.RATE ?? 2000);
const dist = path.resolve(import.meta.dirname, '../dist');
const C = { lat: 43.84, lon: 126.55 };
const rnd = (a, b) => a + Math.random() * (b - a);
const g = () => (Math.random() + Math.random() + Math.random() - 1.5) / 1.5;
const mx = (lon) => (lon + 180) / 360;
const my = (lat) => (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
const cellOf = (u) => `14/${Math.floor(mx(u.lon) * 16384)}/${Math.floor(my(u.lat) * 16384)}`;
const pad = (n, k = 5) => String(n).padStart(k, '0');
const send = (ws, target, ...args) => ws.readyState === 1 && ws.send(JSON.stringify({ type: 1, target, arguments: args }) + RS);
const broadcast = (target, ...args) => { for (const ws of sockets) send(ws, target, ...args); };
const dirty = new Set();
const RS = '\x1e';
const sockets = new Set();
const units = [];
for (let i = 0; i < N; i++) {
  const police = i % 40 === 0, fire = i % 400 === 1, amb = i % 300 === 2, vol = i % 50 === 3;
  const kind = police ? (i % 80 ? 'officer' : 'patrolCar') : fire ? 'fireEngine' : amb ? 'ambulance' : vol ? 'volunteer' : 'taxi';
  const p = { officer: '警', patrolCar: '巡', fireEngine: '消', ambulance: '急', volunteer: '义', taxi: '吉B·T' }[kind];
  units.push({ id: `${kind === 'taxi' ? 'taxi' : kind.toLowerCase()}-${pad(i)}`, callSign: p + pad(i), lat: C.lat + g() * 0.11, lon: C.lon + g() * 0.16, heading: rnd(0, 360), speed: rnd(0, 15), at: Date.now() - rnd(0, 90000), kind, status: Math.random() < 0.8 ? 'available' : ['busy', 'enRoute', 'onScene', 'dispatched'][i % 4], onDuty: Math.random() < 0.95, occupied: kind === 'taxi' ? Math.random() < 0.4 : null, incident: null });
}
const byId = new Map(units.map((u) => [u.id, u]));
const types = [['robbery', '抢劫', 'Robbery', 'qiang jie', 'police', 1], ['theft', '盗窃', 'Theft', 'dao qie', 'police', 3], ['fight', '打架斗殴', 'Fight', 'da jia dou ou', 'police', 2], ['fire', '火警', 'Fire', 'huo jing', 'fire', 1], ['building-fire', '建筑火灾', 'Building fire', 'jian zhu huo zai', 'fire', 1], ['medical', '急病', 'Sudden illness', 'ji bing', 'medical', 2], ['crash', '交通事故', 'Traffic collision', 'jiao tong shi gu', 'traffic', 3], ['missing', '人员走失', 'Missing person', 'ren yuan zou shi', 'police', 2], ['noise', '噪音扰民', 'Noise', 'zao yin rao min', 'police', 4]].map(([code, zh, en, pinyin, family, defaultPriority]) => ({ code, zh, en, pinyin, family, defaultPriority, kinds: ['patrolCar', 'officer'] }));
const dispositions = [['resolved', '已处置', 'Resolved'], ['false-alarm', '误报', 'False alarm'], ['arrest', '抓获', 'Arrest'], ['duplicate', '重复报警', 'Duplicate'], ['handed-over', '移交', 'Handed over']].map(([code, zh, en]) => ({ code, zh, en }));
const incidents = new Map();
const now = () => new Date().toISOString();
const summary = (i) => ({ id: i.id, typeCode: i.report.typeCode, priority: i.report.priority, status: i.status, at: { lat: i.report.location.lat, lon: i.report.location.lon }, address: i.report.location.address, openedAt: i.openedAt, units: i.assignments.filter((a) => !a.endedAt).map((a) => a.unit), drill: i.report.drill, version: i.version });
const view = ({ log, ...i }) => i;
const log = (i, kind, body, by = { id: 'dispatcher.li', role: 'dispatcher' }) => { i.version++; i.log.push({ sequence: i.version, at: now(), by, key: null, fingerprint: null, kind, body: JSON.stringify(body), hash: '0'.repeat(64) }); broadcast('Incident', summary(i)); };
let nextId = 1;
function open(report, by = 'dispatcher.li', openedAt = now()) {
  const i = { id: `7Q4K${pad(nextId++, 6)}`, report: { drill: false, caller: null, description: null, ...report }, status: 'open', openedAt, openedBy: { id: by, role: 'dispatcher' }, assignments: [], disposition: null, closedAt: null, version: 0, log: [] };
  incidents.set(i.id, i); log(i, 'incident-opened', { report }); return i;
}
const ago = (s) => new Date(Date.now() - s * 1000).toISOString();
const seed = [['robbery', 1, 43.8512, 126.5601, '解放大路与江湾路路口', 35], ['building-fire', 1, 43.834, 126.542, '北京路 88 号 3 楼', 150], ['fight', 2, 43.8701, 126.531, '河南街夜市西口', 320], ['crash', 3, 43.825, 126.58, '滨江东路 吉林大桥南', 500], ['noise', 4, 43.846, 126.515, '天津街 12 号', 1500]];
for (const [typeCode, priority, lat, lon, address, s] of seed) open({ typeCode, priority, channel: 'phone', location: { lat, lon, address }, caller: { name: '王女士', number: '138 0000 2231' }, description: typeCode === 'robbery' ? '两名男子持刀抢劫出租车，深色轿车向北逃离，车牌尾号 27。' : null, drill: typeCode === 'noise' }, 'dispatcher.li', ago(s));
const dist2 = (u, l) => Math.hypot((u.lat - l.lat) * 111195, (u.lon - l.lon) * 80000);
const assign = (i, id) => { const u = byId.get(id); if (!u) return { unit: id, code: 'unknown-unit', message: 'There is no such unit.' }; if (u.incident) return { unit: id, code: 'promised-elsewhere', message: 'The unit is on another incident.' }; u.incident = i.id; u.status = 'dispatched'; dirty.add(u); i.assignments.push({ unit: id, callSign: u.callSign, step: 'dispatched', dispatchedAt: now(), acknowledgedAt: null, enRouteAt: null, onSceneAt: null, endedAt: null }); if (i.status === 'open') i.status = 'dispatched'; return null; };
const recommendFor = (i, count) => { const l = i.report.location; const c = units.filter((u) => ['patrolCar', 'officer'].includes(u.kind)).map((u) => ({ u, d: dist2(u, l) })).sort((a, b) => a.d - b.d); const free = c.filter(({ u }) => u.onDuty && u.status === 'available'); const ch = ({ u, d }) => ({ unit: u.id, callSign: u.callSign, kind: u.kind, distance: Math.round(d), eta: Math.round(d / 9 + 20), byRoad: true, fixAge: (Date.now() - u.at) / 1000, reason: 'nearest-by-eta' }); return { request: { count, kinds: [], capabilities: [], radius: 10000 }, chosen: free.slice(0, count).map(ch), reserves: free.slice(count, count + 3).map(ch), excluded: [{ reason: 'not-available', count: 41 }, { reason: 'stale-position', count: 7 }, { reason: 'outside-radius', count: 120 }], shortfall: count > free.length ? 'no-candidates' : null, at: now() }; };
{ const it = [...incidents.values()]; for (const k of [1, 2, 3]) { const r = recommendFor(it[k], k === 1 ? 3 : 1); for (const c of r.chosen) assign(it[k], c.unit); for (const c of r.chosen) log(it[k], 'unit-dispatched', { unit: c.unit, callSign: c.callSign }); } const a = it[1].assignments[0]; a.step = 'onScene'; a.acknowledgedAt = ago(80); a.enRouteAt = ago(70); a.onSceneAt = ago(20); a.dispatchedAt = ago(100); byId.get(a.unit).status = 'onScene'; const b = it[1].assignments[1]; b.step = 'enRoute'; b.dispatchedAt = ago(100); b.acknowledgedAt = ago(90); b.enRouteAt = ago(85); byId.get(b.unit).status = 'enRoute'; it[1].assignments[2].dispatchedAt = ago(100); it[1].status = 'inProgress'; }
let session = process.env.FRESH ? { password: 'one-time-secret', must: true } : { password: 'dispatch', must: false };
const tokens = new Set(process.env.OPEN ? ['open'] : []);
const done = new Map();
const problem = (res, status, code, detail, field) => { res.writeHead(status, { 'Content-Type': 'application/problem+json' }); res.end(JSON.stringify({ type: `https://dispatch.invalid/problems/${code}`, title: code, status, detail, field })); };
const json = (res, body, status = 200, headers = {}) => { res.writeHead(status, { 'Content-Type': 'application/json', ...headers }); res.end(JSON.stringify(body)); };
const csp = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
const server = http.createServer(async (req, res) => {
  const url = new URL(req.url, 'http://x');
  res.setHeader('Content-Security-Policy', csp);
  let raw = ''; for await (const c of req) raw += c;
  const body = raw ? JSON.parse(raw) : {};
  const cookie = /s=([^;]+)/.exec(req.headers.cookie ?? '')?.[1];
  const authed = process.env.OPEN || tokens.has(cookie);
  const p = url.pathname;
  if (p.startsWith('/api/v1')) {
    const r = p.slice(7);
    if (r === '/auth/login') { if (body.password !== session.password) return problem(res, 401, 'wrong-credentials', 'The account or the password is wrong.'); const s = randomUUID(); tokens.add(s); return json(res, {}, 200, { 'Set-Cookie': `s=${s}; Path=/; HttpOnly; SameSite=Strict` }); }
    if (!authed) return problem(res, 401, 'unauthenticated', 'Sign in.');
    if (r === '/auth/logout') { tokens.delete(cookie); res.writeHead(204); return res.end(); }
    if (r === '/auth/password') { if (body.old !== session.password) return problem(res, 401, 'wrong-credentials', 'The old password is wrong.', 'old'); session = { password: body.new, must: false }; return json(res, {}); }
    if (r === '/me') return json(res, { account: 'dispatcher.li', role: 'dispatcher', unit: null, displayName: '李调度', mustChangePassword: session.must });
    if (r === '/incident-types') return json(res, types);
    if (r === '/dispositions') return json(res, dispositions);
    const key = req.headers['idempotency-key'];
    if (req.method !== 'GET') { if (!key) return problem(res, 400, 'missing-key', 'Idempotency-Key is missing.'); const k = `${key}${raw}${p}`; if (done.has(k)) return json(res, done.get(k)); const end = res.end.bind(res); res.end = (b) => { if (b && res.statusCode < 300) done.set(k, JSON.parse(b)); end(b); }; }
    if (r === '/incidents' && req.method === 'GET') return json(res, [...incidents.values()].filter((i) => (url.searchParams.get('status') === 'closed') === (i.status === 'closed')).map(summary));
    if (r === '/incidents') return json(res, view(open(body)), 201);
    const m = /^\/incidents\/([^/]+)(?:\/([^/]+)(?:\/(.+))?)?$/.exec(r);
    if (m) {
      const i = incidents.get(m[1]); if (!i) return problem(res, 404, 'unknown-incident', `There is no incident ${m[1]}.`);
      switch (`${req.method} ${m[2] ?? ''}`) {
        case 'GET ': return json(res, view(i));
        case 'GET log': return json(res, { entries: i.log, verified: true, brokenAt: null });
        case 'POST recommendation': { const rec = recommendFor(i, body.count); log(i, 'recommendation-made', { result: rec }); return json(res, rec); }
        case 'POST dispatch': { const refused = body.units.map((u) => assign(i, u)).filter(Boolean); for (const u of body.units) log(i, 'unit-dispatched', { unit: u, callSign: byId.get(u)?.callSign }); return json(res, { incident: view(i), refused }); }
        case 'POST assignments': { const a = i.assignments.findLast((x) => x.unit === decodeURIComponent(m[3])); if (!a) return problem(res, 409, 'not-assigned', 'The unit is not on this incident.'); const u = byId.get(a.unit); a.step = body.step; const f = { acknowledged: 'acknowledgedAt', enRoute: 'enRouteAt', onScene: 'onSceneAt' }[body.step] ?? 'endedAt'; a[f] ??= now(); u.status = { enRoute: 'enRoute', onScene: 'onScene', acknowledged: 'dispatched' }[body.step] ?? 'available'; if (f === 'endedAt') u.incident = null; dirty.add(u); if (i.status === 'dispatched') i.status = 'inProgress'; log(i, 'assignment-progressed', { unit: a.unit, callSign: a.callSign, step: body.step, reason: body.reason }); return json(res, view(i)); }
        case 'POST notes': log(i, 'note-added', { text: body.text }); return json(res, view(i));
        case 'PATCH ': Object.assign(i.report, body); log(i, 'incident-revised', body); return json(res, view(i));
        case 'POST close': i.status = 'closed'; i.disposition = body.disposition; i.closedAt = now(); for (const a of i.assignments) if (!a.endedAt) { a.step = 'cleared'; a.endedAt = now(); const u = byId.get(a.unit); u.incident = null; u.status = 'available'; dirty.add(u); } log(i, 'incident-closed', body); return json(res, view(i));
        case 'POST reopen': i.status = 'open'; i.disposition = null; i.closedAt = null; log(i, 'incident-reopened', body); return json(res, view(i));
      }
    }
    const um = /^\/units\/([^/]+)$/.exec(r);
    if (um) { const u = byId.get(decodeURIComponent(um[1])); return u ? json(res, { profile: { id: u.id, callSign: u.callSign, kind: u.kind, agency: 'police', capabilities: [], synthetic: true }, onDuty: u.onDuty, status: u.status, label: null, statusSince: now(), task: null, cell: cellOf(u), version: 1 }) : problem(res, 404, 'unknown-unit', 'There is no such unit.'); }
    return problem(res, 404, 'not-found', 'No such path.');
  }
  if (p.startsWith('/hub/centre/negotiate')) return json(res, { connectionId: randomUUID(), connectionToken: randomUUID(), negotiateVersion: 1, availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }] });
  if (p.startsWith('/tiles')) { res.writeHead(404); return res.end(); }
  try { const f = p === '/' ? 'index.html' : p.slice(1); const data = await readFile(path.join(dist, path.normalize(f))); res.writeHead(200, { 'Content-Type': { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }[path.extname(f)] ?? 'application/octet-stream' }); res.end(data); } catch { res.writeHead(404); res.end(); }
});
const wss = new WebSocketServer({ server });
const epoch = randomUUID();
const seqs = new Map();
const row = (u) => [u.id, u.lat, u.lon, (Date.now() - u.at) / 1000, u.heading, u.speed, u.kind, u.status, u.onDuty, u.occupied, u.callSign, u.incident, true];
const cells = new Map();
const inCell = (c) => cells.get(c) ?? cells.set(c, new Set()).get(c);
for (const u of units) { u.cell = cellOf(u); inCell(u.cell).add(u); }
wss.on('connection', (ws) => {
  ws.view = new Set(); ws.overview = false; let hello = false;
  ws.on('message', (data) => {
    for (const text of String(data).split(RS).filter(Boolean)) {
      const m = JSON.parse(text);
      if (!hello) { hello = true; ws.send('{}' + RS); sockets.add(ws); send(ws, 'Incidents', [...incidents.values()].filter((i) => i.status !== 'closed').map(summary)); continue; }
      if (m.type === 6) ws.send('{"type":6}' + RS);
      if (m.target === 'SetView') { const next = new Set(m.arguments[0]); for (const c of next) if (!ws.view.has(c)) send(ws, 'Cell', { cell: c, epoch, seq: seqs.get(c) ?? 0, snapshot: true, units: [...inCell(c)].map(row), gone: [] }); ws.view = next; }
      if (m.target === 'SetOverview') { ws.overview = m.arguments[0]; if (ws.overview) overview(ws); }
    }
  });
  ws.on('close', () => sockets.delete(ws));
});
const overview = (ws) => send(ws, 'Overview', [...cells].filter(([, s]) => s.size).map(([c, s]) => [c, s.size, [...s].filter((u) => u.status === 'available').length, [...s].filter((u) => u.kind === 'taxi').length]));
let at = 0;
setInterval(() => {
  const changes = new Map();
  const note = (c) => changes.get(c) ?? changes.set(c, { units: [], gone: [] }).get(c);
  for (let k = 0; k < RATE / 5; k++) { const u = units[at++ % N]; if (at % 37 === 0) continue; u.at = Date.now(); u.heading = (u.heading + rnd(-20, 20) + 360) % 360; u.speed = rnd(4, 14); const d = u.speed * (N / RATE); u.lat += (Math.cos((u.heading * Math.PI) / 180) * d) / 111195; u.lon += (Math.sin((u.heading * Math.PI) / 180) * d) / 80000; if (Math.hypot(u.lat - C.lat, u.lon - C.lon) > 0.2) u.heading = (u.heading + 180) % 360; dirty.add(u); }
  for (const u of dirty) { const c = cellOf(u); if (c !== u.cell) { inCell(u.cell).delete(u); note(u.cell).gone.push(u.id); u.cell = c; inCell(c).add(u); } note(c).units.push(row(u)); }
  dirty.clear();
  for (const [c, ch] of changes) { const seq = (seqs.get(c) ?? 0) + 1; seqs.set(c, seq); for (const ws of sockets) if (ws.view.has(c)) send(ws, 'Cell', { cell: c, epoch, seq, snapshot: false, ...ch }); }
}, 200);
setInterval(() => { for (const ws of sockets) { if (ws.overview) overview(ws); send(ws, 'Stats', { reportsPerSecond: RATE, dropped: 0, unitsSeen: N, clients: sockets.size, serverTime: now(), synthetic: true }); } }, 1000);
server.listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT} ${createHash('sha1').update('x').digest('hex').slice(0, 4)}`));
