import * as calls from '../api/calls';
import { sentence } from '../api/problem';
import { say, selectUnit } from '../app/ui';
import { fromMercator } from '../common/geo';
import { messages } from '../i18n';
import { cellCentre, parseCell } from '../live/cells';
import { units } from '../live/units';
import { theMap } from '../map/theMap';

/** Goes to a unit by id or call sign: at once when it is in view, else by asking the server for its cell. */
export async function findUnit(name: string): Promise<void> {
  const t = messages();
  const wanted = name.trim();
  const row = units.find(wanted) ?? byCallSign(wanted);
  if (row) {
    theMap()?.flyTo(row.lat, row.lon);
    selectUnit(row.id, true);
    say('good', t.units.found(row.callSign));
    return;
  }
  try {
    const unit = await calls.unit(wanted);
    const cell = unit?.cell ? parseCell(unit.cell) : null;
    if (!unit) return say('bad', t.units.notFound(wanted));
    if (!cell) return say('bad', t.units.noPosition(unit.callSign));
    const centre = cellCentre(cell);
    const { lat, lon } = fromMercator(centre.x, centre.y);
    theMap()?.flyTo(lat, lon);
    selectUnit(unit.id, true);
    say('good', t.units.found(unit.callSign));
  } catch (error) {
    say('bad', sentence(error, t), () => void findUnit(name));
  }
}

function byCallSign(name: string) {
  const slot = units.callSigns.indexOf(name);
  return slot < 0 ? null : units.row(slot);
}
