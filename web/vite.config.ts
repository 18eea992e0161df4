import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { reactAriaLanguages } from './react-aria-languages.ts'

// The oldest browsers that people of the centres hold in their hands.
export const oldestBrowsers = ['chrome120', 'firefox121', 'safari16.4']

/** `npm run dev`: the app on its own port, the API from a running server. */
export default defineConfig(({ command, mode }) => ({
  base: command === 'build' ? '/assets/' : '/',
  publicDir: 'src/static',
  plugins: [react(), reactAriaLanguages()],
  build: {
    outDir: mode === 'gallery' ? 'dist/gallery' : 'dist/app',
    emptyOutDir: true,
    assetsDir: '',
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    manifest: 'manifest.json',
    // Fonts and pictures stay files: data: addresses would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The worker that reads PDFs is a module of its own.
  worker: { format: 'es' },
  server: {
    port: 42000,
    proxy: Object.fromEntries(
      ['/api', '/auth', '/config.json', '/media']
        .map((path) => [path, process.env['API'] ?? 'http://localhost:3000'])
        .concat(),
    ),
  },
}))
