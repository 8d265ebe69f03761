export interface FormSection {
  readonly heading: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
}

/**
 * Forms as one HTML document that needs nothing else: it prints on A4 and opens in an office program. Every text is escaped.
 * `foot` stands below, e.g. who printed it and when.
 */
export const formDocument = (title: string, sections: readonly FormSection[], foot: string, language: 'zh-CN' | 'en'): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page { size: A4; margin: 18mm 16mm; }
body { font: 11pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #000; margin: 0; }
section { break-inside: avoid; margin: 0 0 8mm; }
h1 { font-size: 15pt; text-align: center; margin: 0 0 3mm; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 0.3mm solid #000; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
th { width: 32mm; font-weight: 500; background: #f0f0f0; }
footer { font-size: 9pt; color: #333; }
</style></head><body>
${sections.map(sectionOf).join('\n')}
<footer>${escaped(foot)}</footer>
</body></html>
`;

const sectionOf = ({ heading, rows }: FormSection): string =>
  `<section><h1>${escaped(heading)}</h1><table>${rows.map(({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table></section>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
