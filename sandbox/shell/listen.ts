/** HTTP servers on this machine. They listen before they know what to answer, because addresses are part of the world. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface LocalServer {
  port: number;
  /** From now on requests go here; before, they are answered with 503. */
  serve(fetch: (request: Request) => Response | Promise<Response>): void;
  close(): Promise<void>;
}

/** On 127.0.0.1; port 0 takes a free one. Rejects with a sentence when the port is taken. */
export async function listen(port: number, option: string): Promise<LocalServer> {
  let handle = (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(503, { 'retry-after': '1' }).end('Starting.');
  };
  const server = createServer((request, response) => {
    handle(request, response);
  });
  await bind(server, port, option);
  return {
    port: (server.address() as AddressInfo).port,
    serve(fetch) {
      const listener = getRequestListener(fetch);
      handle = (request, response) => void listener(request, response);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function bind(server: Server, port: number, option: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${String(port)} is in use. Choose another with ${option}.`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
}
