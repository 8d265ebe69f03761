import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

export interface Graph {
  /** Names the markers in docs/architecture.md between which it stands. */
  readonly name: string;
  readonly folder: string;
  readonly collapse: string;
}

export const graphs: readonly Graph[] = [
  { name: 'layers', folder: 'src', collapse: '^src/[^/]+' },
  { name: 'domain', folder: 'src/domain', collapse: '^src/domain/[^/]+' },
];

/** A Mermaid flow chart of who imports whom, read from the sources. */
export const drawGraph = ({ folder, collapse }: Graph): string =>
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...[folder, '--config', '.dependency-cruiser.cjs', '--include-only', `^${folder}`],
      ...['--output-type', 'mermaid', '--collapse', collapse],
    ],
    { cwd: root, encoding: 'utf8' },
  ).trim();

/** `page` with every graph drawn anew. @throws Error when a graph's markers are missing. */
export const withGraphs = (page: string): string =>
  graphs.reduce((text, graph) => {
    const [begin, end] = [`<!-- graph:${graph.name} -->`, `<!-- /graph:${graph.name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`no place for the graph ${graph.name}: ${begin} … ${end}`);
    return `${text.slice(0, from)}${begin}\n\`\`\`mermaid\n${drawGraph(graph)}\n\`\`\`\n${text.slice(to)}`;
  }, page);
