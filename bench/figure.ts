/** One measured value of the bench. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string;
}

export const printFigures = (figures: readonly Figure[]): void => {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  console.table(Object.fromEntries(figures.map(({ name, value, unit, aim }) => [name, { value: Number(value.toPrecision(3)), unit, aim }])));
};
