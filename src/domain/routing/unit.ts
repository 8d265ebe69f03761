/** 承办单位: departments and divisions in one tree (city → county → street → community → grid; departments under city or county). */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'city' | 'county' | 'street' | 'community' | 'grid' | 'department' | 'police_station';
  readonly parentId: string | null;
  /** For departments: its code in the responsibility list, e.g. `chengguan`. */
  readonly code: string | null;
  /** Duty telephone, or a grid worker's own; empty or absent when none is on file. */
  readonly phone?: string | undefined;
  /** Synthetic for demonstration; the screen says 演示. */
  readonly demo: boolean;
}
