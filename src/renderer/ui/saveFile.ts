/** Offers a text as a file to keep. */
export const saveFile = (name: string, text: string, type: 'text/csv' | 'text/html' = 'text/csv'): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
