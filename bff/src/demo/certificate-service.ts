import { certificateServiceStandIn } from '../integrations/certificate-store/stand-in.ts';
import { demoCertificates } from './wallet-demo.ts';

/** 仿真 certificate service as a process of its own: `node --import tsx bff/src/demo/certificate-service.ts <port> <app key> <secret>`. */
const [port = '8090', appKey = 'demo', secret = 'demo'] = process.argv.slice(2);
const server = certificateServiceStandIn({ appKey, secret, certificates: demoCertificates() });
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  process.stdout.write(`仿真 certificate service: http://127.0.0.1:${bound}\n`);
});
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
});
