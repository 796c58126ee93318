import type { Plugin } from 'vite';

const WORKER = 'driver-worker.js';
const PAGE = 'driver.html';
const ALWAYS = ['/driver.webmanifest', '/driver-192.png', '/favicon.svg'];

interface Part {
  readonly type: 'chunk' | 'asset';
  readonly fileName: string;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
  readonly source?: string | Uint8Array;
  code?: string;
}

/** Tells the driver page's service worker which files make up the page: its entry, what it imports at once, their styles. */
export function shellOfDriverPage(): Plugin {
  return {
    name: 'dispatch-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const parts = Object.values(bundle) as unknown as Part[];
        const worker = parts.find((part) => part.fileName === WORKER);
        const entry = parts.find((part) => part.type === 'chunk' && part.facadeModuleId?.endsWith(PAGE));
        if (!worker?.code || !entry) this.error(`${WORKER} or ${PAGE} is missing from the build`);
        const files = ['/driver', ...ALWAYS, ...filesOf(entry, new Map(parts.map((part) => [part.fileName, part])))];
        const shell = JSON.stringify({
          version: await versionOf(
            files,
            parts.find((part) => part.fileName === PAGE),
          ),
          files,
        });
        worker.code = worker.code.replaceAll('__SHELL__', `(${shell})`);
      },
    },
  };
}

function filesOf(entry: Part, parts: ReadonlyMap<string, Part>): string[] {
  const found = new Set<string>();
  const add = (part: Part | undefined) => {
    if (!part || found.has(`/${part.fileName}`)) return;
    found.add(`/${part.fileName}`);
    for (const css of part.viteMetadata?.importedCss ?? []) found.add(`/${css}`);
    for (const name of part.imports ?? []) add(parts.get(name));
  };
  add(entry);
  return [...found].sort();
}

/** Names of built files carry the hash of their content; the page's own name does not. */
async function versionOf(files: readonly string[], page: Part | undefined): Promise<string> {
  const text = new TextEncoder().encode(`${files.join('\n')}\n${String(page?.source ?? '')}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return [...hash.slice(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
