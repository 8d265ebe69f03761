/** resources/rules/duplicates.json */
export interface DuplicateRules {
  readonly version: string;
  /** Look-back of a category or of its parent; `*` is for all others. */
  readonly windows: readonly { readonly category: string; readonly hours: number }[];
  /** Likeness of words, 0..1, that is enough alone, with the same place, with the same caller. */
  readonly enough: { readonly alone: number; readonly samePlace: number; readonly sameCaller: number };
  readonly cluster: ClusterRules;
  readonly repeat: RepeatRules;
}

/** "10 分钟内 5 件相似": the city's numbers. */
export interface ClusterRules {
  readonly minutes: number;
  /** Callers, each counted once however often he calls; whoever cannot be told apart counts by report. */
  readonly atLeast: number;
  /** How long a cluster is shown after its last report. */
  readonly keepMinutes: number;
}

/** Disputes that come back to one address: what was mediated and did not hold. */
export interface RepeatRules {
  readonly days: number;
  readonly atLeast: number;
  /** Categories, or their parents, that count as disputes. */
  readonly categories: readonly string[];
}
