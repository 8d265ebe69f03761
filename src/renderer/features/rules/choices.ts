/** What a field may choose from: cues of this rule set, categories and units of the city. */
export interface Choices {
  readonly cues: readonly { readonly value: string; readonly label: string }[];
  readonly categories: readonly { readonly value: string; readonly label: string }[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
}
