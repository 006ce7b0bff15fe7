import { crx } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import { makeManifest, type Target } from './manifest.config.ts';

const target = (process.env.TARGET ?? 'chromium') as Target;

export default defineConfig({
  define: { __TARGET__: JSON.stringify(target) },
  plugins: [crx({ manifest: makeManifest(target), browser: target === 'firefox' ? 'firefox' : 'chrome' })],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir: `dist/${target}`,
    emptyOutDir: true,
    target: target === 'firefox' ? 'firefox142' : 'chrome130',
    modulePreload: false,
    rollupOptions: {
      // Pages that the manifest does not name.
      input: {
        blocked: 'src/pages/blocked/index.html',
        calm: 'src/pages/calm/index.html',
        me: 'src/pages/me/index.html',
        welcome: 'src/pages/welcome/index.html',
      },
    },
  },
});
