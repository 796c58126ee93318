import { UnitTable } from './unitTable';

/** The page's one table of units in view. */
export const units = new UnitTable();
