interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface CategoryGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** The city's categories under their parents, for a searchable list; a parent without children stands for itself. */
export const categoryGroups = (categories: readonly Category[]): CategoryGroup[] =>
  categories
    .filter(({ parent }) => parent === null)
    .map(({ id, name }) => {
      const children = categories.filter(({ parent }) => parent === id);
      const items = children.length === 0 ? [{ value: id, label: name }] : children.map((child) => ({ value: child.id, label: child.name }));
      return { group: name, items };
    });
