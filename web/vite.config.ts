import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import { shellOfDriverPage } from './build/shell';

const server = loadEnv('', '.', 'DISPATCH_')['DISPATCH_SERVER'] ?? 'http://127.0.0.1:8110';

export default defineConfig({
  plugins: [react(), shellOfDriverPage()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    rolldownOptions: {
      input: {
        console: 'index.html',
        driver: 'driver.html',
        radio: 'radio.html',
        'driver-worker': 'driver/worker/worker.ts',
      },
      output: {
        // A service worker speaks for the folder it lies in, and its name must not change.
        entryFileNames: (chunk) => (chunk.name === 'driver-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
    chunkSizeWarningLimit: 1_200,
    // Inlined data: assets would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/tiles': server,
      '/hub': { target: server, ws: true },
      '/ws': { target: server, ws: true },
    },
  },
  test: { include: ['test/**/*.test.ts'], environment: 'node', css: true },
});
