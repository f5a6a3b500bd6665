// Serves dist/ as the shell does: with the CSP of src-tauri/tauri.conf.json, and nothing else.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const window = JSON.parse(
  await readFile(new URL('../../../src-tauri/tauri.conf.json', import.meta.url), 'utf8'),
);
const CSP = window.app.security.csp;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const root = new URL('../../dist/', import.meta.url).pathname;

createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
  try {
    const file = join(root, path === '/' ? 'index.html' : path);
    const body = await readFile(file);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(14173, '127.0.0.1');
