import { startDepartmentSimulator } from '../integrations/departments/department-simulator.ts';
import { demoDepartmentRecords } from './department-records.ts';

/** 仿真 departments as a process of its own: `node --import tsx bff/src/demo/department-service.ts <port> <secret>`. */
const [port = '8091', secret = 'demo'] = process.argv.slice(2);
const service = await startDepartmentSimulator({ secret, port: Number(port) }, demoDepartmentRecords, () => new Date());
process.stdout.write(`仿真 departments: ${service.url}\n`);
process.on('SIGTERM', () => void service.close());
